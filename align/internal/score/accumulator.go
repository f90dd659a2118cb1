package score

// An accumulator sums by number of a word or a sentence.
type accumulator struct {
	sums    []float64
	touched []int32 // those with a sum
}

func newAccumulator(size int) *accumulator { return &accumulator{sums: make([]float64, size)} }

func (a *accumulator) add(n int32, x float64) {
	if a.sums[n] == 0 {
		a.touched = append(a.touched, n)
	}
	a.sums[n] += x
}

// clear sets all sums to 0.
func (a *accumulator) clear() {
	for _, n := range a.touched {
		a.sums[n] = 0
	}
	a.touched = a.touched[:0]
}
