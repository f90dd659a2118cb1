package lattice

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"testing"
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

// enumerate visits every path through the lattice with its likelihood ratio.
func enumerate(p *pass, i, j, state int, likelihood float64, beads []Bead, visit func(float64, []Bead)) {
	if i == p.rows && j == p.columns {
		visit(likelihood, beads)
		return
	}
	t := &p.parameters.Transition
	if i < p.rows && t[state][sourceOnly] > 0 {
		enumerate(p, i+1, j, sourceOnly, likelihood*t[state][sourceOnly], beads, visit)
	}
	if j < p.columns {
		enumerate(p, i, j+1, targetOnly, likelihood*t[state][targetOnly], beads, visit)
	}
	for k, s := range Shapes {
		if i+s.Source <= p.rows && j+s.Target <= p.columns {
			w := likelihood * t[state][match] * p.weight[p.node(i, j)][k]
			enumerate(p, i+s.Source, j+s.Target, match, w, append(beads[:len(beads):len(beads)], Bead{I: i, J: j, Shape: s}), visit)
		}
	}
}

func TestPosteriorsAreThoseOfAllPaths(t *testing.T) {
	for seed := range uint64(5) {
		words := random(4, 5, seed)
		s, target := measure(sizes(4)), measure(sizes(5))
		p := newPass(4, 5)
		if err := p.run(t.Context(), words, prior, newLengthModel(s, target, &prior), newNullModel(s, target, nil, nil)); err != nil {
			t.Fatal(err)
		}
		var total float64
		share := map[Bead]float64{}
		enumerate(p, 0, 0, match, 1, nil, func(likelihood float64, beads []Bead) {
			total += likelihood
			for _, b := range beads {
				share[b] += likelihood
			}
		})
		ratio, exponent := p.likelihood()
		if got := math.Ldexp(ratio, exponent); math.Abs(got/total-1) > 1e-9 {
			t.Errorf("seed %d: likelihood %g, all paths sum to %g", seed, got, total)
		}
		for i := range 4 {
			for j := range 5 {
				for k, s := range Shapes {
					want := share[Bead{I: i, J: j, Shape: s}] / total
					if got := p.posterior(i, j, k); math.Abs(got-want) > 1e-9 {
						t.Errorf("seed %d: posterior of %v at (%d,%d) = %g, want %g", seed, s, i, j, got, want)
					}
				}
			}
		}
	}
}

func TestExpectedCountsSumToThePath(t *testing.T) {
	words := random(9, 7, 1)
	p := newPass(9, 7)
	left, right := measure(sizes(9)), measure(sizes(7))
	if err := p.run(t.Context(), words, prior, newLengthModel(left, right, &prior), newNullModel(left, right, nil, nil)); err != nil {
		t.Fatal(err)
	}
	c := p.count()
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

func TestDecodeHoldsEverySentenceOnce(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		rows, columns := r.IntN(12), r.IntN(12)
		l, err := Fit(t.Context(), random(rows, columns, seed), sizes(rows), sizes(columns))
		if err != nil {
			t.Fatal(err)
		}
		i, j := 0, 0
		for _, b := range l.Decode() {
			if b.I != i || b.J != j || b.Shape.Source+b.Shape.Target == 0 || !(b.Probability >= 0 && b.Probability <= 1) {
				t.Fatalf("seed %d: bead %+v at (%d,%d)", seed, b, i, j)
			}
			i, j = i+b.Shape.Source, j+b.Shape.Target
		}
		if i != rows || j != columns {
			t.Errorf("seed %d: path ends at (%d,%d), want (%d,%d)", seed, i, j, rows, columns)
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
	l, err := Fit(t.Context(), words, sizes(headings+body), sizes(body))
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

func TestConnectJoinsWindows(t *testing.T) {
	windows := []window{{0, 1}, {9, 9}, {4, 5}, {3, 4}, {7, 8}}
	connect(windows)
	for i, w := range windows[1:] {
		before := windows[i]
		if w.from < before.from || w.to < before.to || w.from >= before.to {
			t.Errorf("rows %d and %d: %v then %v", i, i+1, before, w)
		}
	}
}

func TestFitStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Fit(ctx, random(3, 3, 0), sizes(3), sizes(3)); !errors.Is(err, context.Canceled) {
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
