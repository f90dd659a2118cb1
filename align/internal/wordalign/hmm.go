package wordalign

import (
	"math"
)

const (
	// silent is how often a word is translated by nothing.
	silent = 0.1
	// farthest is the distance beyond which jumps are not told apart.
	farthest = 10
	// faint is the share of a column's probability below which a state leads
	// nowhere: in most columns few states are left.
	faint = 1e-6
	// telling is the probability of a place from which jumps are counted.
	telling = 1e-3
)

// jumps are how often the places of two neighbouring words' translations are so
// far apart, from -farthest to farthest.
type jumps [2*farthest + 1]float64

// steady is what is believed before: mostly one step ahead.
func steady() (j jumps) {
	for d := range j {
		j[d] = math.Exp(-0.7 * math.Abs(float64(d-farthest-1)))
	}
	return j
}

// rare are jumps hardly ever seen, so that none is impossible.
func rare() (j jumps) {
	for d := range j {
		j[d] = 1e-3
	}
	return j
}

func (j *jumps) of(distance int) *float64 {
	return &j[max(-farthest, min(distance, farthest))+farthest]
}

func (j *jumps) add(other *jumps) {
	for d, n := range other {
		j[d] += n
	}
}

// A reader runs the forward and backward algorithms over one sentence as a
// translation of another. Its states are the places of the given words; from
// each, the next predicted word is either written by the word at another
// place, or by nothing, and then the place stays.
type reader struct {
	places, words int  // of the given sentence, of the predicted one
	apart         bool // each word is read for itself

	emit   []float64 // p(predicted word y | given word x), at y*places + x
	null   []float64 // p(predicted word y | nothing)
	linked []float64 // what read finds: the probability that x translates y, at y*places + x

	steps   []float64 // p(next place x | place z), at z*places + x
	forward []float64 // by y and place, scaled to the sum 1
	written []float64 // the part of forward in which the place wrote y
	scale   []float64 // by y: what forward was multiplied by
	to      []float64 // by place
	able    []int     // the places that can have written the word at hand
	back    []float64
	next    []float64
}

// begin makes ready for a sentence of so many words, given one of so many
// places. Then emit, all zero, and null are to be filled in. Where the words are to be
// read apart, jumps do not matter.
func (r *reader) begin(places, words int, j *jumps, apart bool) {
	r.places, r.words, r.apart = places, words, apart
	for _, s := range []*[]float64{&r.emit, &r.linked, &r.forward, &r.written} {
		*s = zeros(*s, places*words)
	}
	r.null, r.scale = zeros(r.null, words), zeros(r.scale, words)
	r.to, r.back, r.next = zeros(r.to, places), zeros(r.back, places), zeros(r.next, places)
	if r.apart {
		return
	}
	r.steps = zeros(r.steps, places*places)
	for z := range places {
		row := r.steps[z*places : (z+1)*places]
		var sum float64
		for x := range row {
			row[x] = *j.of(x - z)
			sum += row[x]
		}
		for x := range row {
			row[x] /= sum
		}
	}
}

func zeros(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// row returns the part of a slice that belongs to predicted word y.
func (r *reader) row(of []float64, y int) []float64 { return of[y*r.places : (y+1)*r.places] }

// read sets linked, and adds to the jumps seen, each as often as the weight says.
func (r *reader) read(seen *jumps, weight float64) {
	if r.apart {
		r.scan()
		return
	}
	for y := range r.words {
		r.ahead(y)
	}
	for x := range r.back {
		r.back[x] = 1
	}
	for y := r.words - 1; y >= 0; y-- {
		linked, written := r.row(r.linked, y), r.row(r.written, y)
		for x, p := range r.back {
			linked[x] = written[x] * p
		}
		if y > 0 {
			r.behind(y, seen, weight)
		}
	}
}

// scan sets linked as model 1 has it, whatever the places of the words around.
func (r *reader) scan() {
	for y := range r.words {
		sum := r.null[y] * float64(r.places)
		emit, linked := r.row(r.emit, y), r.row(r.linked, y)
		for _, p := range emit {
			sum += p
		}
		for x, p := range emit {
			linked[x] = p / max(sum, least)
		}
	}
}

// ahead is the step of the forward algorithm.
func (r *reader) ahead(y int) {
	forward, written, emit := r.row(r.forward, y), r.row(r.written, y), r.row(r.emit, y)
	clear(r.to)
	stay := r.to // before the first word all places are alike
	if y == 0 {
		for x := range r.to {
			r.to[x] = 1 / float64(r.places)
		}
	} else {
		stay = r.row(r.forward, y-1)
		r.able = r.able[:0]
		for x, e := range emit {
			if e > 0 {
				r.able = append(r.able, x)
			}
		}
		for z, p := range stay {
			if p < faint {
				continue
			}
			steps := r.row(r.steps, z)
			for _, x := range r.able {
				r.to[x] += p * steps[x]
			}
		}
	}
	var sum float64
	null := silent * r.null[y]
	for x, p := range r.to {
		written[x] = (1 - silent) * p * emit[x]
		forward[x] = written[x] + null*stay[x]
		sum += forward[x]
	}
	r.scale[y] = 1 / max(sum, least)
	for x := range forward {
		forward[x] *= r.scale[y]
		written[x] *= r.scale[y]
	}
}

// behind is the step of the backward algorithm from word y to the one before.
func (r *reader) behind(y int, seen *jumps, weight float64) {
	before, emit := r.row(r.forward, y-1), r.row(r.emit, y)
	var most float64
	null, word := silent*r.null[y]*r.scale[y], (1-silent)*r.scale[y]
	for x, p := range r.back {
		r.next[x] = null * p
		r.to[x] = word * emit[x] * p
		most = max(most, r.to[x])
	}
	r.able = r.able[:0]
	for x, p := range r.to {
		if p > most*faint {
			r.able = append(r.able, x)
		}
	}
	for z, q := range before {
		if q < faint {
			continue
		}
		steps, sum := r.row(r.steps, z), r.next[z]
		if q > telling {
			for _, x := range r.able {
				*seen.of(x - z) += weight * q * r.to[x] * steps[x]
			}
		}
		for _, x := range r.able {
			sum += r.to[x] * steps[x]
		}
		r.next[z] = sum
	}
	r.back, r.next = r.next, r.back
}
