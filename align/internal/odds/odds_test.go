package odds

import (
	"math"
	"testing"
)

func TestOdds(t *testing.T) {
	for _, test := range []struct{ p, odds float64 }{
		{0, math.Inf(-1)}, {0.1, -math.Log(9)}, {0.5, 0}, {0.75, math.Log(3)}, {1, math.Inf(1)},
	} {
		if got := Of(test.p); got != test.odds && math.Abs(got-test.odds) > 1e-12 {
			t.Errorf("the log odds of %g are %g, want %g", test.p, got, test.odds)
		}
		if got := Probability(test.odds); math.Abs(got-test.p) > 1e-12 {
			t.Errorf("the probability of log odds of %g is %g, want %g", test.odds, got, test.p)
		}
	}
}
