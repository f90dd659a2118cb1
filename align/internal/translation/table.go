// Package translation holds what is known of which words translate each other,
// by the numbers that words have in two texts.
package translation

// An Entry is one possible translation of a word: the word of the other text,
// and the probability that it is the translation.
type Entry struct {
	Word int32
	P    float32
}

// A Table holds the translations of each word of one text among the words of
// another. The probabilities of a row sum to at most 1; what is missing is the
// chance that the word is translated by something the table does not know.
type Table [][]Entry

// Mass returns the sum of each row's probabilities.
func (t Table) Mass() []float64 {
	mass := make([]float64, len(t))
	for s, row := range t {
		for _, e := range row {
			mass[s] += float64(e.P)
		}
	}
	return mass
}

// Join returns the table that trusts second where first is silent: each row
// of first as it is, and that of second in the share of probability that
// first leaves open.
func Join(first, second Table) Table {
	joined := make(Table, len(first))
	for s, row := range first {
		open := 1.0
		merged := make([]Entry, 0, len(row)+len(second[s]))
		for _, e := range row {
			open -= float64(e.P)
			merged = append(merged, e)
		}
		for _, e := range second[s] {
			merged = add(merged, e.Word, float64(e.P)*max(open, 0))
		}
		joined[s] = merged
	}
	return joined
}

func add(row []Entry, word int32, p float64) []Entry {
	for i := range row {
		if row[i].Word == word {
			row[i].P += float32(p)
			return row
		}
	}
	return append(row, Entry{word, float32(p)})
}
