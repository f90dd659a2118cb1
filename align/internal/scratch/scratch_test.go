package scratch

import (
	"slices"
	"sync"
	"testing"
)

func TestSlicesAreZeroAndApart(t *testing.T) {
	var pool Pool
	for range 5 {
		pad := pool.Take()
		var all [][]int32
		for n := range 1000 {
			s := Make[int32](pad, n)
			if len(s) != n || slices.ContainsFunc(s, func(x int32) bool { return x != 0 }) {
				t.Fatalf("%d of %d elements, or not all zero", len(s), n)
			}
			for k := range s {
				s[k] = int32(n)
			}
			all = append(all, append(s, -1)[:n])
		}
		for n, s := range all {
			if slices.ContainsFunc(s, func(x int32) bool { return int(x) != n }) {
				t.Fatalf("slice %d was changed by another", n)
			}
		}
		pool.GiveBack(pad)
	}
}

func TestGivenBackPadsHoldNothing(t *testing.T) {
	var pool Pool
	pad := pool.Take()
	*New[*int](pad) = new(int)
	words := Room[string](pad, 3)
	words = append(words, "a", "b", "c")
	pool.GiveBack(pad)
	if words[0] != "" || words[2] != "" {
		t.Errorf("the pad still holds %q", words)
	}
}

func TestLargePadsAreNotKept(t *testing.T) {
	var pool Pool
	pad := pool.Take()
	Make[byte](pad, mostKept+1)
	pool.GiveBack(pad)
	if pool.Take() == pad {
		t.Error("the pad is kept")
	}
}

func TestPadsServeManyGoroutines(t *testing.T) {
	pad := new(Pool).Take()
	var working sync.WaitGroup
	for g := range 8 {
		working.Go(func() {
			for n := range 500 {
				s := Make[int](pad, n)
				for k := range s {
					if s[k] != 0 {
						t.Error("another goroutine has the same slice")
						return
					}
					s[k] = g + 1
				}
			}
		})
	}
	working.Wait()
}

func TestTheNilPadMakesSlices(t *testing.T) {
	if s := Make[string](nil, 3); len(s) != 3 {
		t.Errorf("%d elements", len(s))
	}
	if New[int](nil) == nil {
		t.Error("no value")
	}
}

func TestTheZeroPadMakesSlices(t *testing.T) {
	pad := new(Pad)
	if s := Make[struct{}](pad, 3); len(s) != 3 {
		t.Errorf("%d elements", len(s))
	}
	if a, b := New[int](pad), New[int](pad); a == b {
		t.Error("two values are one")
	}
	new(Pool).GiveBack(pad)
}

// Of what is large there is room for what is asked for, and not for many more.
func TestLargeElementsTakeNoMoreRoom(t *testing.T) {
	pad := new(Pad)
	New[[1 << 16]byte](pad)
	if bytes := pad.slabs[(*[1 << 16]byte)(nil)].reset(); bytes != 1<<16 {
		t.Errorf("%d bytes", bytes)
	}
}

func BenchmarkMake(b *testing.B) {
	var pool Pool
	b.ReportAllocs()
	for b.Loop() {
		pad := pool.Take()
		for range 100 {
			Make[float64](pad, 100)
		}
		pool.GiveBack(pad)
	}
}
