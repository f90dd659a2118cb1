package versions

import (
	"cmp"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/odds"
)

// Tuned together on ntrex-versions; DESIGN.md tells how much each matters.
const (
	// oddsScale scales the log odds of posteriors, which are too sure of themselves.
	oddsScale = 0.45
	// mostOdds is the largest log odds that a posterior is taken to have, in nats.
	mostOdds = 20
	// unseen is the probability that a bead starts with which the alignment of its two
	// versions does not have, only the way through a third version.
	unseen = 0.05
	// leastWay is the probability of the way through a third version from which on it
	// adds a bead.
	leastWay = 0.05
	// mostContradiction is how much, in nats, one third version can speak against a
	// bead: an alignment that went astray contradicts all that is right.
	mostContradiction = 1
	// smoothing keeps the likelihood ratio of a third version finite.
	smoothing = 0.001
	// leastKept is the probability below which a bead is left out.
	leastKept = 0.001
)

// A bead is a group of sentences of one version with one of another, and the
// probability that exactly these correspond.
type bead struct {
	source, target align.Span
	p              float64
}

func compareSpans(a, b align.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// A table is the beads of two versions, a source and a target.
type table struct {
	beads   []bead    // by source and then by target
	first   []int     // by source sentence: of the first bead that starts there or later
	covered []float64 // by source sentence: the probability that it has a counterpart
}

// newTable makes the table of beads, of a source version of n sentences. Of
// beads given twice the likeliest counts.
func newTable(beads []bead, n int) *table {
	slices.SortFunc(beads, func(a, b bead) int {
		return cmp.Or(compareSpans(a.source, b.source), compareSpans(a.target, b.target), cmp.Compare(b.p, a.p))
	})
	beads = slices.CompactFunc(beads, func(a, b bead) bool { return a.source == b.source && a.target == b.target })
	t := &table{beads, make([]int, n+1), make([]float64, n)}
	k := 0
	for i := range t.first {
		for k < len(beads) && beads[k].source.Start < i {
			k++
		}
		t.first[i] = k
	}
	for _, b := range beads {
		for i := b.source.Start; i < b.source.End; i++ {
			t.covered[i] = min(1, t.covered[i]+b.p)
		}
	}
	return t
}

// transposed returns the table with source and target exchanged, of a target
// version of n sentences.
func (t *table) transposed(n int) *table {
	beads := make([]bead, len(t.beads))
	for k, b := range t.beads {
		beads[k] = bead{b.target, b.source, b.p}
	}
	return newTable(beads, n)
}

// of returns the beads of exactly the source sentences given.
func (t *table) of(source align.Span) []bead {
	beads := t.beads[t.first[source.Start]:t.first[source.Start+1]]
	from, _ := slices.BinarySearchFunc(beads, source.End, func(b bead, end int) int { return cmp.Compare(b.source.End, end) })
	to := from
	for to < len(beads) && beads[to].source.End == source.End {
		to++
	}
	return beads[from:to]
}

// at returns the probability of a bead.
func (t *table) at(source, target align.Span) float64 {
	for _, b := range t.of(source) {
		if b.target == target {
			return b.p
		}
	}
	return 0
}

// null returns the probability that none of the source sentences has a
// counterpart.
func (t *table) null(source align.Span) float64 {
	return 1 - slices.Max(t.covered[source.Start:source.End])
}

// Tables are those of all pairs of versions, by source and target; nil where
// two versions are not linked by an alignment.
type tables [][]*table

func newTables(versions int) tables {
	t := make(tables, versions)
	for x := range t {
		t[x] = make([]*table, versions)
	}
	return t
}

// put sets the table of versions x and y of the given numbers of sentences.
func (t tables) put(x, y int, beads []bead, sizes []int) {
	t[x][y] = newTable(beads, sizes[x])
	t[y][x] = t[x][y].transposed(sizes[y])
}

// posteriors returns the beads that an alignment holds for possible, with
// probabilities less sure than its own.
func posteriors(a *align.Alignment) []bead {
	var beads []bead
	for b := range a.Possible() {
		beads = append(beads, bead{b.Source, b.Target, odds.Probability(oddsScale * clampedOdds(b.Confidence))})
	}
	return beads
}

// consistent returns the beads of versions x and y with the probabilities they
// have in the light of every third version.
//
// ProbCons (Do et al. 2005, "ProbCons: Probabilistic consistency-based multiple
// sequence alignment", section 2.4) takes the mean over the versions z of the sums of
// P(x,z)P(z,y). With that, a sentence that z has left out counts against x with y. So
// here z is asked how likely its own beads are if x and y correspond and if they do
// not: if they do, it has the same counterpart for both or none for either. The odds
// are multiplied by that ratio.
func (t tables) consistent(x, y int) []bead {
	var beads []bead
	for _, b := range t.candidates(x, y) {
		sum := clampedOdds(max(b.p, unseen))
		for z := range t {
			if t[x][z] != nil && t[y][z] != nil {
				sum += max(-mostContradiction, ratio(t[x][z], t[y][z], b))
			}
		}
		if b.p = odds.Probability(sum); b.p >= leastKept {
			beads = append(beads, b)
		}
	}
	return beads
}

// clampedOdds returns the log odds of a probability, within mostOdds.
func clampedOdds(p float64) float64 { return max(-mostOdds, min(mostOdds, odds.Of(p))) }

// candidates returns the beads of x and y and those that the way through some third
// version adds, each once.
func (t tables) candidates(x, y int) []bead {
	beads := slices.Clone(t[x][y].beads)
	for z := range t {
		if t[x][z] == nil || t[z][y] == nil {
			continue
		}
		for _, first := range t[x][z].beads {
			for _, second := range t[z][y].of(first.target) {
				if first.p*second.p > leastWay {
					beads = append(beads, bead{first.source, second.target, 0})
				}
			}
		}
	}
	return newTable(beads, len(t[x][y].covered)).beads
}

// ratio returns the logarithm of the likelihood of what a third version says of the
// sentences of a bead if they correspond, over that if they do not. The tables are
// those of the source and of the target with the third version. It is 0 where
// the third version groups sentences in another way.
func ratio(source, target *table, b bead) float64 {
	var foundSource, foundTarget, same float64
	for _, s := range source.of(b.source) {
		foundSource += s.p
		same += s.p * target.at(b.target, s.target)
	}
	for _, t := range target.of(b.target) {
		foundTarget += t.p
	}
	foundSource, foundTarget = min(1, foundSource), min(1, foundTarget)
	noSource := min(1-foundSource, source.null(b.source))
	noTarget := min(1-foundTarget, target.null(b.target))
	otherwise := 1 - (foundSource+noSource)*(foundTarget+noTarget) + smoothing // that it groups otherwise
	together := noSource*noTarget + same
	apart := noSource*noTarget + foundSource*noTarget + noSource*foundTarget + max(0, foundSource*foundTarget-same)
	return math.Log((together + otherwise) / (apart + otherwise))
}
