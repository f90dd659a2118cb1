package versions

import (
	"testing"

	"github.com/sejajar/sejajar/align"
)

func span(start, end int) align.Span { return align.Span{Start: start, End: end} }

func TestThirdVersion(t *testing.T) {
	one := func(p float64) []bead { return []bead{{span(0, 1), span(0, 1), p}} }
	for _, test := range []struct {
		name     string
		xy, xz   []bead
		yz       []bead
		from, to float64 // the probability that sentences 0 of x and y correspond
	}{
		{"speaks for what corresponds with the same", one(0.4), one(0.9), one(0.9), 0.7, 1},
		{"speaks for what nobody thought of", nil, one(0.99), one(0.99), 0.3, 0.9},
		{"speaks a little for what it has left out", one(0.4), nil, nil, 0.39, 0.45},
		{"speaks against what it has for one alone", one(0.6), one(0.95), nil, 0.3, 0.45},
		{"speaks against what corresponds with different things", one(0.6), one(0.95), []bead{{span(0, 1), span(1, 2), 0.95}}, 0.3, 0.45},
		{"does not count against all", one(0.99), one(0.99), nil, 0.95, 0.99},
		{"says nothing where it groups otherwise", one(0.6), []bead{{span(0, 2), span(0, 1), 0.98}}, nil, 0.55, 0.65},
	} {
		sizes := []int{2, 2, 2}
		known := newTables(3)
		known.put(0, 1, test.xy, sizes)
		known.put(0, 2, test.xz, sizes)
		known.put(1, 2, test.yz, sizes)
		p := newTable(known.consistent(0, 1), 2).at(span(0, 1), span(0, 1))
		if p < test.from || p > test.to {
			t.Errorf("a third version %s: probability %.3f, want %g to %g", test.name, p, test.from, test.to)
		}
	}
}

func TestTable(t *testing.T) {
	known := newTable([]bead{
		{span(1, 2), span(3, 4), 0.2}, {span(1, 3), span(3, 4), 0.3}, {span(1, 2), span(2, 3), 0.4}, {span(1, 2), span(3, 4), 0.1},
	}, 4)
	if p := known.at(span(1, 2), span(3, 4)); p != 0.2 {
		t.Errorf("a bead given twice has the probability %g, want the greater one", p)
	}
	if n := len(known.of(span(1, 2))); n != 2 {
		t.Errorf("%d beads of a sentence, want 2", n)
	}
	if n := len(known.of(span(3, 4))); n != 0 {
		t.Errorf("%d beads of a sentence that has none", n)
	}
	if p := known.null(span(0, 1)); p != 1 {
		t.Errorf("a sentence without beads has no counterpart with the probability %g", p)
	}
	back := known.transposed(5)
	if p := back.at(span(3, 4), span(1, 3)); p != 0.3 {
		t.Errorf("a transposed bead has the probability %g", p)
	}
}

func TestSeveralBeadsTogether(t *testing.T) {
	known := newTable([]bead{{span(0, 1), span(0, 1), 0.9}, {span(1, 2), span(1, 3), 0.8}}, 2)
	if p := known.together(span(0, 2), span(0, 3)); p != 0.8 {
		t.Errorf("two beads together have the probability %g, want that of the lesser", p)
	}
}
