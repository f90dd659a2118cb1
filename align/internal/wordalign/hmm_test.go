package wordalign

import (
	"math"
	"math/rand/v2"
	"testing"
)

// every way to link the words of a sentence, one by one: the probability that
// place x wrote word y.
func enumerate(r *reader) []float64 {
	linked, total := make([]float64, r.places*r.words), 0.0
	var walk func(y, at int, p float64, links []int)
	walk = func(y, at int, p float64, links []int) {
		if y == r.words {
			total += p
			for y, x := range links {
				if x >= 0 {
					linked[y*r.places+x] += p
				}
			}
			return
		}
		for x := range r.places {
			step := 1 / float64(r.places)
			if y > 0 {
				step = r.steps[at*r.places+x]
			}
			walk(y+1, x, p*step*(1-silent)*r.emit[y*r.places+x], append(links, x))
			if y == 0 || x == at {
				stay := silent * r.null[y]
				if y == 0 {
					stay /= float64(r.places)
				}
				walk(y+1, x, p*stay, append(links, none))
			}
		}
	}
	walk(0, 0, 1, nil)
	for i := range linked {
		linked[i] /= total
	}
	return linked
}

func TestLinksAreThoseOfAllWays(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var r reader
	for _, size := range [][2]int{{1, 1}, {1, 4}, {4, 1}, {3, 5}, {5, 4}} {
		j := steady()
		r.begin(size[0], size[1], &j, false)
		for i := range r.emit {
			r.emit[i] = random.Float64()
		}
		for y := range r.null {
			r.null[y] = random.Float64()
		}
		want := enumerate(&r)
		var seen jumps
		r.read(&seen, 1)
		for i, p := range r.linked {
			if math.Abs(p-want[i]) > 1e-4 {
				t.Errorf("%d places, %d words: cell %d has %g, want %g", size[0], size[1], i, p, want[i])
			}
		}
		var jumped, most float64
		for _, n := range seen {
			jumped += n
		}
		if most = float64(size[1] - 1); jumped > most {
			t.Errorf("%d words: %g jumps", size[1], jumped)
		}
	}
}

func TestWordsThatNothingTranslates(t *testing.T) {
	var r reader
	j := steady()
	r.begin(3, 2, &j, false)
	r.read(new(jumps), 1)
	for _, p := range r.linked {
		if p != 0 {
			t.Errorf("links %v", r.linked)
		}
	}
}

// However short the sentence, the next word stands somewhere in it.
func TestStepsFromAPlaceSumToOne(t *testing.T) {
	var r reader
	for _, j := range []jumps{steady(), rare()} {
		for places := 1; places < 2*farthest+4; places++ {
			r.begin(places, 2, &j, false)
			for z := range places {
				var sum float64
				for _, p := range r.steps[z*places : (z+1)*places] {
					sum += p
				}
				if math.Abs(sum-1) > 1e-9 {
					t.Errorf("the steps from place %d of %d sum to %g", z, places, sum)
				}
			}
		}
	}
}
