package lattice

import (
	"context"
	"errors"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/sejajar/sejajar/align/internal/band"
)

// made is evidence made up for a test: the score of the bead of one sentence
// each at (i, j); larger beads score the sum of their diagonal.
type made struct {
	rows, columns int
	scores        []float64
}

func (m made) Bead(i, a, j, b int) (sum float64) {
	for k := range max(a, b) {
		sum += m.scores[(i+min(k, a-1))*m.columns+j+min(k, b-1)]
	}
	return sum - float64(max(a, b)-1)
}

func (m made) Band() band.Band { return band.Full(m.rows, m.columns) }

func (m made) Score(context.Context, iter.Seq[Bead]) error { return nil }

func random(rows, columns int, seed uint64) made {
	r := rand.New(rand.NewPCG(seed, 0))
	m := made{rows, columns, make([]float64, rows*columns)}
	for x := range m.scores {
		m.scores[x] = r.NormFloat64() * 3
	}
	return m
}

func sizes(n int) []int {
	sizes := make([]int, n)
	for i := range sizes {
		sizes[i] = 40 + 17*i%50
	}
	return sizes
}

// lay lays sentences out as one paragraph.
func lay(lengths []int) Layout {
	return Layout{lengths, make([]bool, len(lengths)), make([]Signs, len(lengths))}
}

func nodes(at ...int) (nodes []Node) {
	for k := 0; k < len(at); k += 2 {
		nodes = append(nodes, Node{I: at[k], J: at[k+1]})
	}
	return nodes
}

// enumerate visits every path through the lattice with its likelihood ratio.
func enumerate(p *pass, i, j, state int, likelihood float64, beads []Bead, visit func(float64, []Bead)) {
	t := &p.model.Transition
	if slices.Contains(p.fixed, Node{I: i, J: j}) {
		likelihood *= t[state][match]
		state = match
	}
	if i == p.rows && j == p.columns {
		visit(likelihood*t[state][match], beads)
		return
	}
	step := func(s Shape, to int, weight float64) {
		if i+s.Source <= p.rows && j+s.Target <= p.columns && weight > 0 {
			enumerate(p, i+s.Source, j+s.Target, to, likelihood*weight, append(beads[:len(beads):len(beads)], Bead{I: i, J: j, Shape: s}), visit)
		}
	}
	step(Shape{1, 0}, sourceOnly, t[state][sourceOnly])
	step(Shape{0, 1}, targetOnly, t[state][targetOnly])
	first, starting := p.from(p.node(i, j))
	for k, b := range starting {
		step(Shapes[b.shape], match, t[state][match]*p.weight[first+k])
	}
}

// believed is the pass over all beads under what is believed before.
func believed(t *testing.T, words Words, rows, columns int, decided fixed) *pass {
	f := newFitting(nil, lay(sizes(rows)), lay(sizes(columns)), decided)
	windows := words.Band()
	decided.cut(windows)
	m := f.believe(prior)
	end := Node{I: rows, J: columns}
	g, err := newGraph(t.Context(), nil, windows, 0, func(i, j, k int) bool {
		next := decided.after(i, j, end)
		return i+Shapes[k].Source <= next.I && j+Shapes[k].Target <= next.J
	})
	if err != nil {
		t.Fatal(err)
	}
	err = g.sift(t.Context(), nil, func(i, j, k int) (float32, bool) {
		return float32(words.Bead(i, Shapes[k].Source, j, Shapes[k].Target)), true
	})
	if err != nil {
		t.Fatal(err)
	}
	p := newPass(nil, g, decided, newSums(nil, g, true))
	if err := p.run(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	return p
}

// separated reports whether each bead of a path lies wholly before or wholly
// after each of the nodes.
func separated(beads []Bead, nodes []Node) bool {
	for _, b := range beads {
		for _, n := range nodes {
			before := b.I+b.Shape.Source <= n.I && b.J+b.Shape.Target <= n.J
			if after := b.I >= n.I && b.J >= n.J; !before && !after {
				return false
			}
		}
	}
	return true
}

func TestPosteriorsAreThoseOfAllPaths(t *testing.T) {
	for seed, fixed := range [][]Node{nil, nil, nodes(2, 3), nodes(1, 1, 3, 4), nodes(0, 2), nodes(4, 2), nodes(2, 1, 2, 3),
		nodes(1, 2, 3, 2), nodes(0, 0, 4, 5)} {
		words := random(4, 5, uint64(seed))
		p := believed(t, words, 4, 5, fixed)
		var total float64
		share := map[Bead]float64{}
		enumerate(p, 0, 0, match, 1, nil, func(likelihood float64, beads []Bead) {
			if !separated(beads, fixed) {
				return
			}
			total += likelihood
			for _, b := range beads {
				share[b] += likelihood
			}
		})
		if got := math.Ldexp(p.ratio, p.exponent); math.Abs(got/total-1) > 1e-6 {
			t.Errorf("seed %d: likelihood %g, all paths sum to %g", seed, got, total)
		}
		for i := range 4 {
			for j := range 5 {
				for k, s := range Shapes {
					want := share[Bead{I: i, J: j, Shape: s}] / total
					got := 0.0
					if p.within(i, j) {
						if bead, ok := p.find(p.node(i, j), uint8(k)); ok {
							got = float64(p.belief[bead])
						}
					}
					if math.Abs(got-want) > 1e-6 {
						t.Errorf("seed %d: posterior of %v at (%d,%d) = %g, want %g", seed, s, i, j, got, want)
					}
				}
			}
		}
	}
}

func TestFixedBeadsAreGoneThrough(t *testing.T) {
	const rows, columns = 12, 15
	fixed := nodes(0, 3, 4, 5, 4, 9, 11, 9)
	for seed := range uint64(20) {
		l, err := Fit(t.Context(), nil, random(rows, columns, seed), lay(sizes(rows)), lay(sizes(columns)), 0, fixed...)
		if err != nil {
			t.Fatal(err)
		}
		beads := l.Decode()
		if !separated(beads, fixed) {
			t.Errorf("seed %d: a bead lies on both sides of a fixed one: %v", seed, beads)
		}
		if ratio := l.LogRatio(); math.IsNaN(ratio) || math.IsInf(ratio, 0) {
			t.Errorf("seed %d: log ratio %g", seed, ratio)
		}
	}
}

func TestExpectedCountsSumToThePath(t *testing.T) {
	words := random(9, 7, 1)
	p := believed(t, words, 9, 7, nil)
	c := &p.counted
	var source, target float64 // sentences written
	for k, s := range Shapes {
		source += c.share[k] * float64(s.Source)
		target += c.share[k] * float64(s.Target)
	}
	for from := range c.transition {
		source += c.transition[from][sourceOnly]
		target += c.transition[from][targetOnly]
	}
	if math.Abs(source-9) > 1e-3 || math.Abs(target-7) > 1e-3 {
		t.Errorf("expected counts write %g and %g sentences, want 9 and 7", source, target)
	}
}

func TestPathsHoldEverySentenceOnce(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		rows, columns := r.IntN(12), r.IntN(12)
		l, err := Fit(t.Context(), nil, random(rows, columns, seed), lay(sizes(rows)), lay(sizes(columns)), 0)
		if err != nil {
			t.Fatal(err)
		}
		for name, path := range map[string][]Bead{"decoded": l.Decode(), "doubted": l.Doubt(l.Decode())} {
			i, j := 0, 0
			for _, b := range path {
				if b.I != i || b.J != j || b.Shape.Source+b.Shape.Target == 0 || !(b.Probability >= 0 && b.Probability <= 1) {
					t.Fatalf("seed %d, %s: bead %+v at (%d,%d)", seed, name, b, i, j)
				}
				i, j = i+b.Shape.Source, j+b.Shape.Target
			}
			if i != rows || j != columns {
				t.Errorf("seed %d, %s: path ends at (%d,%d), want (%d,%d)", seed, name, i, j, rows, columns)
			}
		}
	}
}

// A table of contents matches headings all over the text; the text itself must
// still be found, however much likelier the headings are at first.
func TestNothingIsLostToUnderflow(t *testing.T) {
	const headings, body = 30, 60
	words := made{headings + body, body, make([]float64, (headings+body)*body)}
	for x := range words.scores {
		words.scores[x] = -20
	}
	for h := range headings {
		words.scores[h*body+2*h] = 300
	}
	for i := range body {
		words.scores[(headings+i)*body+i] = 400
	}
	l, err := Fit(t.Context(), nil, words, lay(sizes(headings+body)), lay(sizes(body)), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range l.Decode() {
		if b.Shape == (Shape{1, 1}) && b.I != b.J+headings {
			t.Errorf("bead %+v", b)
		}
		if b.I >= headings && b.Shape != (Shape{1, 1}) {
			t.Errorf("bead %+v, want one sentence with one", b)
		}
	}
}

func TestFitStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Fit(ctx, nil, random(3, 3, 0), lay(sizes(3)), lay(sizes(3)), 0); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

func TestTimes2(t *testing.T) {
	for _, n := range []int{0, 1, -1, 1000, -1000, 1023, 1024, -1022, -1023, 5000, -5000} {
		for _, v := range []float64{0, 1, 1.5, 3e200, 2e-250} {
			if got, want := times2(v, n), math.Ldexp(v, n); got != want {
				t.Errorf("times2(%g, %d) = %g, want %g", v, n, got, want)
			}
		}
	}
}

// stairs is evidence against everything, within a band.
type stairs struct {
	diagonal
	score float64
}

func (s stairs) Bead(i, a, j, b int) float64 {
	for _, n := range nodes(i, j, i+a, j+b) {
		if w := s.within[n.I]; n.J < w.From || n.J >= w.To {
			panic("a bead outside the band")
		}
	}
	return s.score
}

func TestEveryBandIsGoneThrough(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 2))
		rows, columns := 1+r.IntN(40), 1+r.IntN(40)
		within := make(band.Band, rows+1)
		for i := range within {
			at := columns * i / rows
			within[i] = band.Window{From: max(0, at-r.IntN(3)), To: min(columns, at+r.IntN(2)) + 1}
		}
		within[0].From, within[rows].To = 0, columns+1
		within.Connect()
		for _, score := range []float64{-1e6, -50, 0, 1e6} {
			l, err := Fit(t.Context(), nil, stairs{diagonal{within}, score}, lay(sizes(rows)), lay(sizes(columns)), 0)
			if err != nil {
				t.Fatal(err)
			}
			i, j := 0, 0
			for _, b := range l.Decode() {
				if !(b.Probability >= 0 && b.Probability <= 1) {
					t.Fatalf("seed %d, score %g: bead %+v", seed, score, b)
				}
				i, j = i+b.Shape.Source, j+b.Shape.Target
			}
			if ratio := l.LogRatio(); i != rows || j != columns || math.IsNaN(ratio) || math.IsInf(ratio, 0) {
				t.Errorf("seed %d, score %g: path ends at (%d,%d) of (%d,%d), log ratio %g", seed, score, i, j, rows, columns, ratio)
			}
		}
	}
}
