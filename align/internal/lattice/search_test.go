package lattice

import (
	"errors"
	"math"
	"testing"

	"github.com/sejajar/sejajar/align/internal/band"
)

// What the words of a larger bead are taken to say at most is the mean, over both sides, of what they say of
// each sentence with the best of the other side within the band, and beyond.
func TestWhatLargerBeadsAreTakenToSay(t *testing.T) {
	const n = 7
	words := random(n, n, 5)
	whole, narrow := band.Full(n, n), band.Full(n, n)
	for i := range narrow { // two to each side of the diagonal
		narrow[i] = band.Window{From: max(0, i-2), To: min(n, i+2) + 1}
	}
	f := newFitting(nil, lay(sizes(n)), lay(sizes(n)), nil)
	for _, windows := range []band.Band{whole, narrow} {
		by, err := f.byTwos(t.Context(), windows, words)
		if err != nil {
			t.Fatal(err)
		}
		best := func(i, j, a, b int) (most float64) {
			most = math.Inf(-1)
			for x := i; x < i+a; x++ {
				for y := j; y < j+b; y++ {
					if windows[x].Has(y) && windows[x+1].Has(y+1) {
						most = max(most, words.Bead(x, 1, y, 1))
					}
				}
			}
			if math.IsInf(most, -1) {
				return 0
			}
			return most
		}
		for _, s := range Shapes[1:] {
			for i := range n - s.Source + 1 {
				for j := range n - s.Target + 1 {
					if !windows[i].Has(j) || !windows[i+s.Source].Has(j+s.Target) {
						continue
					}
					want := float64(beyond)
					for x := range s.Source {
						want += best(i+x, j, 1, s.Target) / 2
					}
					for y := range s.Target {
						want += best(i, j+y, s.Source, 1) / 2
					}
					if got := by.most(i, j, s); math.Abs(got-want) > 1e-4 {
						t.Errorf("%v at (%d,%d): %g, want %g", s, i, j, got, want)
					}
				}
			}
		}
	}
}

// The beads that are left count, and not those that words are asked for.
func TestAsManyBeadsAsAreLeftAreEnough(t *testing.T) {
	const n = 30
	words := random(n, n, 5)
	layout := lay(sizes(n))
	l, err := Fit(t.Context(), nil, words, layout, layout, 0)
	if err != nil {
		t.Fatal(err)
	}
	left := len(l.graph.beads)
	if _, err := Fit(t.Context(), nil, words, layout, layout, left); err != nil {
		t.Errorf("%d beads are left: %v", left, err)
	}
	for _, most := range []int{left - 1, 1} {
		var size *SizeError
		if _, err := Fit(t.Context(), nil, words, layout, layout, most); !errors.As(err, &size) || size.Beads <= most || size.Most != most {
			t.Errorf("%d beads are left, %d may be: %v", left, most, err)
		}
	}
}
