package claims

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/fixture"
	"github.com/sejajar/sejajar/align/internal/odds"
	"github.com/sejajar/sejajar/align/lexicon"
)

// TestEachEventLeftOut measures each of the retold events by a model that is fitted on the
// two others: what the confidence of pages that the constants do not know is worth.
func TestEachEventLeftOut(t *testing.T) {
	if testing.Short() {
		t.Skip("fits three models, which takes seconds")
	}
	events := readEvents(t)
	var all, sure fixture.Retelling
	var calibration [10]float64 // by confidence: what was said, less what was right
	for k, e := range events {
		for p, table := range fit(slices.Concat(events[:k], events[k+1:])).tables(e.pairs) {
			var beads, surely []align.Bead
			for _, bead := range beadsOf(table, len(p.b.Sentences)) {
				if bead.Null() {
					continue
				}
				beads = append(beads, bead)
				if bead.Confidence >= 0.9 {
					surely = append(surely, bead)
				}
				calibration[min(9, int(10*bead.Confidence))] += bead.Confidence - right(e.Event, p.a, p.b, bead)
			}
			all.Add(e.Event, p.a, p.b, beads)
			sure.Add(e.Event, p.a, p.b, surely)
		}
	}
	wrong := 0.0
	for _, bin := range calibration {
		wrong += math.Abs(bin) / float64(all.Found)
	}
	f1 := 2 * all.Precision() * all.Recall() / (all.Precision() + all.Recall())
	t.Logf("precision %.3f, recall %.3f, F1 %.3f; at 0.9 %.3f and %.3f; calibration error %.3f",
		all.Precision(), all.Recall(), f1, sure.Precision(), sure.Recall(), wrong)
	if f1 < 0.84 || sure.Precision() < 0.96 || sure.Recall() < 0.6 || wrong > 0.04 {
		t.Error("want an F1 of 0.84, a precision of 0.96 and a recall of 0.6 at 0.9, and an error of 0.04 at most")
	}
}

// An event is two pages of it each, with what is known of them.
type event struct {
	fixture.Event
	pairs []*sample
}

type sample struct {
	*Pair
	a, b     align.Document
	evidence [][]evidence // by sentence of both
	right    [][]float64  // by sentence of both: 1 where they report the same, else 0
}

func readEvents(t *testing.T) []event {
	told, err := fixture.Events()
	if err != nil {
		t.Fatal(err)
	}
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	events := make([]event, len(told))
	for k, e := range told {
		events[k].Event = e
		pages := slices.DeleteFunc(slices.Clone(e.Pages), func(d align.Document) bool { return strings.HasPrefix(d.ID, "other") })
		story, err := New(t.Context(), pages, lexicon.EmbeddedSet(), nil)
		if err != nil {
			t.Fatal(err)
		}
		for b := range pages {
			for a := range b {
				aligned, err := aligner.Match(t.Context(), pages[a], pages[b])
				if err != nil {
					t.Fatal(err)
				}
				c, err := story.compare(t.Context(), a, b)
				if err != nil {
					t.Fatal(err)
				}
				s := &sample{a: pages[a], b: pages[b], Pair: &Pair{a: a, b: b, rows: len(c.a.told), columns: len(c.b.told)}}
				s.evidence, s.right = make([][]evidence, s.rows), make([][]float64, s.rows)
				err = c.each(t.Context(), aligned, func(i, j int, x evidence) {
					s.evidence[i] = append(s.evidence[i], x)
					s.right[i] = append(s.right[i], right(e, s.a, s.b, align.Bead{Source: one(i), Target: one(j)}))
				})
				if err != nil {
					t.Fatal(err)
				}
				events[k].pairs = append(events[k].pairs, s)
			}
		}
	}
	return events
}

// right returns 1 if a bead overlaps with what corresponds by hand, else 0.
func right(e fixture.Event, a, b align.Document, bead align.Bead) float64 {
	var r fixture.Retelling
	r.Add(e, a, b, []align.Bead{bead})
	return float64(r.Right)
}

// A model is the weights of the evidence, of the crowd and of 1, and those of all that
// together, of what third pages say, and of 1.
type model struct{ own, web []float64 }

// fit fits a model on events.
func fit(events []event) model {
	m := model{own: make([]float64, len(evidence{})+2)}
	const rounds = 4 // each with the crowds of the one before
	for range rounds {
		var x [][]float64
		var y []float64
		for _, e := range events {
			for _, s := range e.pairs {
				m.each(s, func(i, j int, row []float64) { x, y = append(x, row), append(y, s.right[i][j]) })
			}
		}
		m.own = logistic(x, y)
	}
	var x [][]float64
	var y []float64
	for _, e := range events {
		web := m.weigh(e.pairs)
		for _, s := range e.pairs {
			say, _ := web.thirds(s.Pair.a, s.Pair.b)
			for _, w := range s.worth {
				x, y = append(x, []float64{w.odds, say[[2]int{w.i, w.j}], 1}), append(y, s.right[w.i][w.j])
			}
		}
	}
	m.web = logistic(x, y)
	return m
}

// each calls visit with what the weights of the model's own are of, for all sentences.
func (m model) each(s *sample, visit func(i, j int, row []float64)) {
	said := make([][]float64, s.rows)
	for i, row := range s.evidence {
		said[i] = make([]float64, s.columns)
		for j, e := range row {
			said[i][j] = dot(m.own, append(e[:len(e):len(e)], 0, 1))
		}
	}
	for i, row := range crowds(said) {
		for j, crowd := range row {
			e := s.evidence[i][j]
			visit(i, j, append(e[:len(e):len(e)], crowd, 1))
		}
	}
}

// weigh gives the samples of an event their worth by the model.
func (m model) weigh(samples []*sample) *Web {
	var pairs []*Pair
	for _, s := range samples {
		s.worth = nil
		m.each(s, func(i, j int, row []float64) { s.worth = append(s.worth, worth{i, j, dot(m.own, row)}) })
		pairs = append(pairs, s.Pair)
	}
	return NewWeb(pairs)
}

// tables returns by sentence of the pages of each sample how probably they report the same.
func (m model) tables(samples []*sample) map[*sample][][]float64 {
	web, tables := m.weigh(samples), make(map[*sample][][]float64)
	for _, s := range samples {
		say, _ := web.thirds(s.Pair.a, s.Pair.b)
		table := make([][]float64, s.rows)
		for i := range table {
			table[i] = make([]float64, s.columns)
		}
		for _, w := range s.worth {
			table[w.i][w.j] = odds.Probability(min(mostOdds, dot(m.web, []float64{w.odds, say[[2]int{w.i, w.j}], 1})))
		}
		tables[s] = table
	}
	return tables
}

// logistic returns the weights of a logistic regression of y on x, found by Newton's
// method.
func logistic(x [][]float64, y []float64) []float64 {
	const steps, ridge = 12, 0.03
	weights := make([]float64, len(x[0]))
	for range steps {
		n := len(weights)
		equations := make([][]float64, n) // of the Hessian, with the gradient behind it
		for k := range equations {
			equations[k] = make([]float64, n+1)
			equations[k][k], equations[k][n] = ridge, -ridge*weights[k]
		}
		for r, row := range x {
			p := odds.Probability(dot(weights, row))
			for k, e := range equations {
				for l := range n {
					e[l] += p * (1 - p) * row[k] * row[l]
				}
				e[n] += (y[r] - p) * row[k]
			}
		}
		for k, step := range solve(equations) {
			weights[k] += step
		}
	}
	return weights
}

// solve solves linear equations of a positive definite matrix, with the right side behind
// it.
func solve(equations [][]float64) []float64 {
	for k, e := range equations {
		for l, other := range equations {
			if l == k {
				continue
			}
			factor := other[k] / e[k]
			for c := range other {
				other[c] -= factor * e[c]
			}
		}
	}
	solution := make([]float64, len(equations))
	for k, e := range equations {
		solution[k] = e[len(e)-1] / e[k]
	}
	return solution
}

func dot(a, b []float64) (sum float64) {
	for k, x := range a {
		sum += x * b[k]
	}
	return sum
}
