package splitmix

import "testing"

// The first numbers of the generator, which mixes multiples of the constant it adds, from the seed 1234567.
func TestMix(t *testing.T) {
	state := uint64(1234567)
	for k, want := range []uint64{6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821} {
		if got := Mix(state); got != want {
			t.Errorf("number %d: %d, want %d", k, got, want)
		}
		state += 0x9e3779b97f4a7c15
	}
}
