package score

// An accumulator sums by word number.
type accumulator struct {
	sum     []float64
	touched []int32 // the words with a sum
}

func newAccumulator(words int) *accumulator { return &accumulator{sum: make([]float64, words)} }

func (a *accumulator) add(w int32, x float64) {
	if a.sum[w] == 0 {
		a.touched = append(a.touched, w)
	}
	a.sum[w] += x
}

// clear sets all sums to 0.
func (a *accumulator) clear() {
	for _, w := range a.touched {
		a.sum[w] = 0
	}
	a.touched = a.touched[:0]
}
