// Package translation holds what is known of which words translate each other,
// by the numbers that words have in two texts.
package translation

// A Table holds, for each word of one text, its translations in another.
type Table []Row

// A Row is what is known of one word's translations. The probabilities,
// Elsewhere among them, sum to at most 1; what is missing is the chance that
// the word is translated by something that nobody knows.
type Row struct {
	Entries []Entry
	// Elsewhere is the probability of translations that the other text does
	// not have.
	Elsewhere float32
}

// An Entry is one possible translation: a word of the other text, and the
// probability that it is the translation.
type Entry struct {
	Word int32
	P    float32
}

// Mass is the sum of the row's probabilities.
func (r Row) Mass() float64 {
	mass := float64(r.Elsewhere)
	for _, e := range r.Entries {
		mass += float64(e.P)
	}
	return mass
}

// Coverage is how many of the words of a text with the given counts, by number,
// the table has.
func (t Table) Coverage(counts []int32) int {
	n := 0
	for w, row := range t {
		if len(row.Entries) > 0 || row.Elsewhere > 0 {
			n += int(counts[w])
		}
	}
	return n
}

// Join returns the table that trusts second where first is silent: each row
// of first as it is, and that of second in the share of probability that
// first leaves open.
func Join(first, second Table) Table {
	joined := make(Table, len(first))
	for s, row := range first {
		if other := second[s]; len(row.Entries) == 0 && row.Elsewhere == 0 {
			joined[s] = other
		} else {
			joined[s] = row.join(other)
		}
	}
	return joined
}

func (r Row) join(other Row) Row {
	open := float32(max(0, 1-r.Mass()))
	joined := Row{
		Entries:   make([]Entry, len(r.Entries), len(r.Entries)+len(other.Entries)),
		Elsewhere: r.Elsewhere + open*other.Elsewhere,
	}
	copy(joined.Entries, r.Entries)
	for _, e := range other.Entries {
		joined.add(e.Word, open*e.P)
	}
	return joined
}

func (r *Row) add(word int32, p float32) {
	for i := range r.Entries {
		if r.Entries[i].Word == word {
			r.Entries[i].P += p
			return
		}
	}
	r.Entries = append(r.Entries, Entry{word, p})
}
