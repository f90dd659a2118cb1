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

// A Match is what two pages of a story, a and b, report alike.
type Match struct {
	// Beads are the sentences that report the same claim, each with the probability that
	// a reader would say so: single sentences, and runs of neighbours against one. A
	// sentence can be in several. They are in the order of a, then of b, and among them
	// the sentences of a that are in none; those of b follow at the end.
	Beads []align.Bead

	// Shared are the rarest names and figures that both have, as a writes them.
	Shared []string
}

// Match returns what pages a and b report alike.
//
// Aligned is what matching the two pages one to one has found. Of pages with more
// pairs of sentences than [MostPairs] that is all that is known.
func (s *Story) Match(ctx context.Context, a, b int, aligned *align.Alignment) (*Match, error) {
	if n, m := len(s.pages[a].told), len(s.pages[b].told); m > 0 && n > MostPairs/m {
		return &Match{Beads: aligned.Beads}, nil
	}
	c, err := s.compare(ctx, a, b)
	if err != nil {
		return nil, err
	}
	p, err := c.probabilities(ctx, aligned)
	if err != nil {
		return nil, err
	}
	here, there := alone(p, len(c.b.told))
	beads := runs(p)
	for i, row := range p {
		for j, p := range row {
			if p >= Least {
				beads = append(beads, align.Bead{Source: one(i), Target: one(j), Confidence: p})
			}
		}
	}
	return &Match{withAlone(beads, here, there), c.shared()}, nil
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

// probabilities returns by sentence of a and of b how probably they report the same
// claim. What every sentence of the story could be said to report is none: so they are
// weighed twice, the second time against the rivals of both.
func (c *comparison) probabilities(ctx context.Context, aligned *align.Alignment) ([][]float64, error) {
	said, err := c.said(ctx, aligned)
	if err != nil {
		return nil, err
	}
	here, there := make([]float64, len(c.a.told)), make([]float64, len(c.b.told))
	for i, row := range said {
		for j, x := range row {
			p := odds.Probability(x)
			here[i] += p
			there[j] += p
		}
	}
	for i, row := range said {
		for j, x := range row {
			others := here[i] + there[j] - 2*odds.Probability(x)
			row[j] = odds.Probability(min(mostOdds, x+rivals*math.Log1p(max(0, others))))
		}
	}
	return said, nil
}

// said returns by sentence of a and of b the log odds that they report the same claim,
// rivals apart.
func (c *comparison) said(ctx context.Context, aligned *align.Alignment) ([][]float64, error) {
	x := make([][]float64, len(c.a.told))
	for i := range x {
		x[i] = make([]float64, len(c.b.told))
	}
	for pair := range aligned.Posterior() {
		x[pair.Source][pair.Target] = pair.Probability
	}
	for i, row := range x {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c.a.answers.add(c.a.told[i], c.a.table)
		for j := range row {
			c.b.answers.add(c.b.told[j], c.b.table)
			row[j] = c.odds(i, j, c.a.answered(i, c.b.answers), c.b.answered(j, c.a.answers), row[j])
			c.b.answers.clear()
		}
		c.a.answers.clear()
	}
	return x, nil
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
