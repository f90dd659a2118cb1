package score

import "math"

// An accumulator sums by word number, and remembers what follows from the sums.
type accumulator struct {
	sum     []float64
	touched []int32 // the words with a sum
	gains   []gain
	round   int32
}

// A gain is what a word's sum has come to in one round.
type gain struct {
	nats  float32
	round int32
}

func newAccumulator(words int) *accumulator {
	return &accumulator{sum: make([]float64, words), gains: make([]gain, words)}
}

func (a *accumulator) add(w int32, p float64) {
	if a.sum[w] == 0 {
		a.touched = append(a.touched, w)
	}
	a.sum[w] += p
}

// clear sets all sums to 0.
func (a *accumulator) clear() {
	for _, w := range a.touched {
		a.sum[w] = 0
	}
	a.touched = a.touched[:0]
}

// forget begins a round in which no gain is known.
func (a *accumulator) forget() { a.round++ }

// gain returns log(1+x), which is the same for a word throughout a round.
func (a *accumulator) gain(w int32, x float64) float64 {
	g := &a.gains[w]
	if g.round != a.round {
		*g = gain{float32(math.Log(1 + x)), a.round}
	}
	return float64(g.nats)
}
