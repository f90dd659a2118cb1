package versions

import "testing"

func TestAside(t *testing.T) {
	for sentence, want := range map[string]bool{
		"Leave a Reply":                            true,
		"Required fields are marked *":             true,
		"Lea Milis Reuters":                        true,
		"Tinggalkan Balasan":                       true,
		"What is at stake":                         true,
		"Associated Press.":                        true,
		"https://example.org/images/ferry-12.jpeg": true,
		"2025-08-17 18:31:00":                      true,
		"":                                         true,
		"Staff: 3,200":                             false,
		"STAY TUNED!”":                             false,
		"What happens now?":                        false,
		"Nobody was hurt.":                         false,
		"Your email address will not be published.":                         false,
		"Orvania's top court strikes down the permit for a mine in Karvela": false,
		"沒有人受傷。": false,
	} {
		if got := aside(sentence); got != want {
			t.Errorf("%q is an aside: %t", sentence, got)
		}
	}
}
