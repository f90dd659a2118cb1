package evaluate

// Counts compares the predicted beads of some documents with the gold ones, by
// four measures. The zero Counts is of no documents.
type Counts struct {
	// Strict is over beads that are not null: a predicted bead is right if the
	// gold has the identical bead, and a gold bead is found if it was predicted.
	Strict Tally

	// Vecalign is the strict measure of vecalign's scorer, in which the figures
	// for Text+Berg are published: precision counts null beads too, right if the
	// identical null bead is in the gold; recall does not.
	Vecalign Tally

	// Lax is the lax measure of vecalign's scorer: a predicted bead is right if one
	// of its source sentences and one of its target sentences are together in a
	// gold bead, and a gold bead is found likewise. A null bead has to be
	// identical. Precision counts null beads, recall does not.
	Lax Tally

	// Nulls is over the sentences of both documents that have no counterpart. A
	// sentence that is in no bead has none.
	Nulls Tally
}

// Add adds the counts of other documents.
func (c *Counts) Add(other Counts) {
	c.Strict.Add(other.Strict)
	c.Vecalign.Add(other.Vecalign)
	c.Lax.Add(other.Lax)
	c.Nulls.Add(other.Nulls)
}

// Beads compares predicted beads with gold ones, of a source document of n
// sentences and a target document of m. The beads are taken as sets: their
// order, and a bead given twice, make no difference.
func Beads(gold, predicted []Bead, n, m int) Counts {
	var c Counts
	g, p := newBeadSet(gold, nonNull), newBeadSet(predicted, nonNull)
	everyG, everyP := newBeadSet(gold, all), newBeadSet(predicted, all)

	found, laxFound := g.in(p)
	c.Strict = Tally{Right: found, Predicted: len(p.beads), Found: found, Gold: len(g.beads)}

	right, laxRight := everyP.in(everyG)
	c.Vecalign = Tally{Right: right, Predicted: len(everyP.beads), Found: found, Gold: len(g.beads)}
	c.Lax = Tally{Right: laxRight, Predicted: len(everyP.beads), Found: laxFound, Gold: len(g.beads)}

	c.Nulls = nulls(g.sources(), p.sources(), n)
	c.Nulls.Add(nulls(g.targets(), p.targets(), m))
	return c
}

// in counts the beads of s that are right by reference: strictly, and laxly.
func (s beadSet) in(reference beadSet) (strict, lax int) {
	bySource := make(map[int][]int)
	for k, b := range reference.beads {
		for _, i := range b.Source {
			bySource[i] = append(bySource[i], k)
		}
	}
	for _, b := range s.beads {
		if reference.has(b) {
			strict++
			lax++
		} else if b.touches(reference.beads, bySource) {
			lax++
		}
	}
	return strict, lax
}

// touches reports whether the bead shares a source and a target sentence with
// one of beads, whose places bySource holds under their source sentences.
func (b Bead) touches(beads []Bead, bySource map[int][]int) bool {
	targets := make(map[int]bool, len(b.Target))
	for _, j := range b.Target {
		targets[j] = true
	}
	looked := make(map[int]bool)
	for _, i := range b.Source {
		for _, k := range bySource[i] {
			if looked[k] {
				continue
			}
			looked[k] = true
			for _, j := range beads[k].Target {
				if targets[j] {
					return true
				}
			}
		}
	}
	return false
}

// nulls compares the sentences, of n in a document, that are not among those
// with a counterpart.
func nulls(gold, predicted map[int]bool, n int) Tally {
	var g, p, both int
	for i := range gold {
		if i >= 0 && i < n {
			g++
			if predicted[i] {
				both++
			}
		}
	}
	for i := range predicted {
		if i >= 0 && i < n {
			p++
		}
	}
	right := n - (g + p - both)
	return Tally{Right: right, Predicted: n - p, Found: right, Gold: n - g}
}

func (s beadSet) sources() map[int]bool {
	return s.sentences(func(b Bead) []int { return b.Source })
}

func (s beadSet) targets() map[int]bool {
	return s.sentences(func(b Bead) []int { return b.Target })
}

func (s beadSet) sentences(side func(Bead) []int) map[int]bool {
	set := make(map[int]bool)
	for _, b := range s.beads {
		for _, i := range side(b) {
			set[i] = true
		}
	}
	return set
}
