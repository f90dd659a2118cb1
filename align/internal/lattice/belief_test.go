package lattice

import (
	"context"
	"iter"
	"testing"

	"github.com/sejajar/sejajar/align/internal/band"
)

// An oracle is words that say much of the sentences that correspond where they are
// known, little where not, and against all others.
type oracle struct {
	windows band.Band
	counter []int // of each source sentence, -1 for none
	known   func(i int) bool
}

func (o *oracle) Band() band.Band { return o.windows }

func (o *oracle) Score(context.Context, iter.Seq[Bead]) error { return nil }

func (o *oracle) Bead(i, a, j, b int) (said float64) {
	for x := i; x < i+a; x++ {
		switch at := o.counter[x]; {
		case !o.known(x):
			said -= 0.1
		case j <= at && at < j+b:
			said += 10
		default:
			said -= 6
		}
	}
	return said
}

// Runs of titles of which the words tell nothing, each facing its translation.
func TestTitlesOfAFaithfulDocumentArePaired(t *testing.T) {
	const n = 120
	title := func(i int) bool { return i%20 < 8 }
	o := &oracle{band.Full(n, n), nil, func(i int) bool { return !title(i) }}
	layout := lay(make([]int, n))
	for i := range n {
		o.counter = append(o.counter, i)
		layout.Lengths[i], layout.Signs[i] = 80+i%40, Signs{upper, stop}
		if title(i) {
			layout.Lengths[i], layout.Signs[i] = 12+i%9, Signs{upper, lower}
		}
	}
	l, err := Fit(t.Context(), nil, o, layout, layout, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range l.Decode() {
		if b.Shape != (Shape{1, 1}) || b.I != b.J {
			t.Errorf("bead %v at (%d,%d)", b.Shape, b.I, b.J)
		}
	}
}

// The same titles on a page on which titles have no counterparts elsewhere.
func TestTitlesOfANoisyPageAreNot(t *testing.T) {
	const n = 120
	title := func(i int) bool { return i%4 == 0 }
	var source, target Layout
	o := &oracle{known: func(i int) bool { return source.Signs[i].End == stop }}
	add := func(l *Layout, length int, signs Signs) {
		l.Lengths, l.Begins, l.Signs = append(l.Lengths, length), append(l.Begins, false), append(l.Signs, signs)
	}
	for i := range n {
		if title(i) {
			o.counter = append(o.counter, -1)
			add(&source, 10+i%30, Signs{upper, lower})
			if i%8 == 0 { // sometimes one of the other side's stands there too
				add(&target, 40-i%23, Signs{upper, lower})
			}
			continue
		}
		o.counter = append(o.counter, len(target.Lengths))
		add(&source, 80+i%40, Signs{upper, stop})
		add(&target, 80+i%40, Signs{upper, stop})
	}
	o.windows = band.Full(len(source.Lengths), len(target.Lengths))
	l, err := Fit(t.Context(), nil, o, source, target, 0)
	if err != nil {
		t.Fatal(err)
	}
	paired := 0
	for _, b := range l.Decode() {
		if b.Shape == (Shape{1, 1}) && title(b.I) {
			paired++
		}
	}
	if paired > 2 {
		t.Errorf("%d titles are paired", paired)
	}
}
