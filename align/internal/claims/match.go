package claims

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/odds"
	"github.com/sejajar/sejajar/align/internal/translation"
)

const (
	// Least is the probability from which on two sentences are told to report the
	// same claim, found on the retold events.
	Least = 0.5
	// joined is the probability from which on neighbours that report the same claim
	// as one sentence are one run, and longestRun how many these are at most.
	joined     = 0.93
	longestRun = 3
	// MostPairs is how many pairs of sentences two pages may have to be compared each
	// with each.
	MostPairs = 250_000
)

// A comparison is two pages of a story, a and b.
type comparison struct{ a, b side }

// A side is one of two pages.
type side struct {
	*page
	weights []float64         // by word, in nats, less where the other page is full of answers
	table   translation.Table // of its words to those of the other
	answers *answers          // of the other's words by some of its own
	marked  []int             // scratch, by word: the last time it was seen
	now     int
}

// beadsOf returns the beads of what two pages, of which the second has so many sentences,
// probably report alike.
func beadsOf(p [][]float64, columns int) []align.Bead {
	here, there := alone(p, columns)
	beads := runs(p)
	for i, row := range p {
		for j, p := range row {
			if p >= Least {
				beads = append(beads, align.Bead{Source: one(i), Target: one(j), Confidence: p})
			}
		}
	}
	return withAlone(beads, here, there)
}

// alone returns by sentence of each page how probably nothing of the other reports the
// same.
func alone(p [][]float64, columns int) (here, there []float64) {
	here, there = slices.Repeat([]float64{1}, len(p)), slices.Repeat([]float64{1}, columns)
	for i, row := range p {
		for j, p := range row {
			here[i] *= 1 - p
			there[j] *= 1 - p
		}
	}
	return here, there
}

// withAlone sorts beads and puts the sentences among them that are in none, which have
// the confidences given.
func withAlone(beads []align.Bead, here, there []float64) []align.Bead {
	source, target := make([]bool, len(here)), make([]bool, len(there))
	for _, b := range beads {
		for i := b.Source.Start; i < b.Source.End; i++ {
			source[i] = true
		}
		for j := b.Target.Start; j < b.Target.End; j++ {
			target[j] = true
		}
	}
	for i, told := range source {
		if !told {
			beads = append(beads, align.Bead{Source: one(i), Confidence: here[i]})
		}
	}
	slices.SortFunc(beads, func(a, b align.Bead) int {
		return cmp.Or(cmp.Compare(a.Source.Start, b.Source.Start), cmp.Compare(a.Target.Start, b.Target.Start))
	})
	for j, told := range target {
		if !told {
			beads = append(beads, align.Bead{Target: one(j), Confidence: there[j]})
		}
	}
	return beads
}

func one(i int) align.Span { return align.Span{Start: i, End: i + 1} }

func (s *Story) compare(ctx context.Context, a, b int) (*comparison, error) {
	x, y := s.pages[a], s.pages[b]
	ahead, back, err := s.tables(ctx, x, y)
	if err != nil {
		return nil, err
	}
	n, m := len(x.text.Words), len(y.text.Words)
	return &comparison{
		side{x, discounted(x, y, back), ahead, newAnswers(m), make([]int, n), 0},
		side{y, discounted(y, x, ahead), back, newAnswers(n), make([]int, m), 0},
	}, nil
}

// weighed returns by sentence of a and of b the log odds that they report the same
// claim. What every sentence of the story could be said to report is none: so they are
// weighed twice, the second time against the rivals of both.
func (c *comparison) weighed(ctx context.Context, aligned *align.Alignment) ([][]float64, error) {
	said := make([][]float64, len(c.a.told))
	for i := range said {
		said[i] = make([]float64, len(c.b.told))
	}
	err := c.each(ctx, aligned, func(i, j int, e evidence) { said[i][j] = e.odds() + c.alike(i, j) })
	if err != nil {
		return nil, err
	}
	for i, row := range crowds(said) {
		for j, crowd := range row {
			said[i][j] += rivals * crowd
		}
	}
	return said, nil
}

// crowds returns by sentence of two pages the log of 1 and of how many others either one
// reports the same as, by the log odds of all.
func crowds(said [][]float64) [][]float64 {
	list := make([][]float64, len(said))
	here, there := make([]float64, len(said)), []float64(nil)
	for i, row := range said {
		if i == 0 {
			there = make([]float64, len(row))
		}
		list[i] = make([]float64, len(row))
		for j, x := range row {
			p := odds.Probability(x)
			list[i][j] = p
			here[i] += p
			there[j] += p
		}
	}
	for i, row := range list {
		for j, p := range row {
			row[j] = math.Log1p(max(0, here[i]+there[j]-2*p))
		}
	}
	return list
}

// each calls weigh with the evidence of every sentence of a and of b.
func (c *comparison) each(ctx context.Context, aligned *align.Alignment, weigh func(i, j int, e evidence)) error {
	matched := make(map[[2]int]float64)
	for pair := range aligned.Posterior() {
		matched[[2]int{pair.Source, pair.Target}] = pair.Probability
	}
	for i, sentence := range c.a.told {
		if err := ctx.Err(); err != nil {
			return err
		}
		c.a.answers.add(sentence, c.a.table)
		for j, other := range c.b.told {
			c.b.answers.add(other, c.b.table)
			weigh(i, j, c.evidence(i, j, c.a.answered(i, c.b.answers), c.b.answered(j, c.a.answers), matched[[2]int{i, j}]))
			c.b.answers.clear()
		}
		c.a.answers.clear()
	}
	return nil
}

// runs returns neighbours of one page that each report the same claim as one sentence
// of the other, as one bead of the confidence that the least of them has, and leaves
// them without probability.
func runs(p [][]float64) (beads []align.Bead) {
	if len(p) == 0 {
		return nil
	}
	for j := range p[0] {
		for i := 0; i < len(p); i++ {
			least, end := 1.0, i
			for end < min(len(p), i+longestRun) && p[end][j] >= joined {
				least = min(least, p[end][j])
				end++
			}
			if end-i < 2 {
				continue
			}
			beads = append(beads, align.Bead{Source: align.Span{Start: i, End: end}, Target: one(j), Confidence: least})
			for ; i < end; i++ {
				p[i][j] = 0
			}
			i--
		}
	}
	for i, row := range p {
		for j := 0; j < len(row); j++ {
			least, end := 1.0, j
			for end < min(len(row), j+longestRun) && row[end] >= joined {
				least = min(least, row[end])
				end++
			}
			if end-j < 2 {
				continue
			}
			beads = append(beads, align.Bead{Source: one(i), Target: align.Span{Start: j, End: end}, Confidence: least})
			for ; j < end; j++ {
				row[j] = 0
			}
			j--
		}
	}
	return beads
}
