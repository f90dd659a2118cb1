package score

// An accumulator sums by word number.
type accumulator struct {
	sums    []sum
	touched []int32 // the words with a sum
}

// A sum is what the words of a group say of a predicted word: how much more probable it is
// than by chance, and, if one of them is a counterpart of it, what that says.
type sum struct{ ratio, answer float64 }

func newAccumulator(words int) *accumulator { return &accumulator{sums: make([]sum, words)} }

func (a *accumulator) at(w int32) *sum {
	s := &a.sums[w]
	if *s == (sum{}) {
		a.touched = append(a.touched, w)
	}
	return s
}

func (a *accumulator) add(w int32, x float64) { a.at(w).ratio += x }

func (a *accumulator) answer(w int32, x float64) { a.at(w).answer = x }

// clear sets all sums to 0.
func (a *accumulator) clear() {
	for _, w := range a.touched {
		a.sums[w] = sum{}
	}
	a.touched = a.touched[:0]
}
