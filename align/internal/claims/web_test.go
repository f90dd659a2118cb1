package claims

import (
	"fmt"
	"testing"

	"github.com/sejajar/sejajar/align"
)

// What both of two sentences surely report with a sentence of a third page makes it surer
// that they report the same, and what none does less sure; two pages alone stay as they are.
func TestThirdPages(t *testing.T) {
	pair := &Pair{a: 0, b: 1, rows: 2, columns: 2, worth: []worth{{0, 0, 0.5}, {1, 1, 0.5}}}
	first := &Pair{a: 0, b: 2, rows: 2, columns: 1, worth: []worth{{0, 0, 3}}}
	ordered := Known(2, 1, &align.Alignment{Beads: []align.Bead{{Source: one(0), Target: one(0), Confidence: 0.9}}})
	other := Known(2, 1, &align.Alignment{Beads: []align.Bead{{Source: one(0), Target: one(0), Confidence: 0.4}}})
	for _, test := range []struct {
		name  string
		pairs []*Pair
		want  string
	}{
		{"alone", []*Pair{pair}, "0.62 0.62"},
		{"a third page that only one was compared with", []*Pair{pair, first}, "0.62 0.62"},
		{"a third page", []*Pair{pair, first, ordered}, "0.88 0.48"},
		{"a third page that is not sure", []*Pair{pair, first, other}, "0.48 0.48"},
	} {
		p := NewWeb(test.pairs).probabilities(pair)
		if got := fmt.Sprintf("%.2f %.2f", p[0][0], p[1][1]); got != test.want {
			t.Errorf("%s: the probabilities are %s, want %s", test.name, got, test.want)
		}
		if p[0][1] != 0 {
			t.Errorf("%s: what is worth nothing has %g", test.name, p[0][1])
		}
	}
}
