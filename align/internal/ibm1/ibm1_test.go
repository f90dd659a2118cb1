package ibm1

import (
	"context"
	"errors"
	"testing"
)

var settings = Settings{Rounds: 5, Discount: 0.1, Silence: 0.5, Least: 0.05}

// The house and the book of every introduction: das Haus, das Buch, ein Buch.
func TestLearnsFromContrast(t *testing.T) {
	const das, haus, buch, ein = 0, 1, 2, 3
	pairs := []Pair{
		{[]int32{das, haus}, []int32{das, haus}, 1},
		{[]int32{das, buch}, []int32{das, buch}, 1},
		{[]int32{ein, buch}, []int32{ein, buch}, 1},
	}
	table, err := Train(t.Context(), pairs, 5, 4, settings)
	if err != nil {
		t.Fatal(err)
	}
	for s := range int32(4) {
		best, sum := table[s].Entries[0], float32(0)
		for _, e := range table[s].Entries {
			if sum += e.P; e.P > best.P {
				best = e
			}
		}
		if best.Word != s || sum > 1 {
			t.Errorf("word %d: best translation %v, sum %g", s, best, sum)
		}
	}
	if len(table[4].Entries) > 0 {
		t.Errorf("a word that never occurs translates as %v", table[4])
	}
}

func TestWeightZeroTeachesNothing(t *testing.T) {
	table, err := Train(t.Context(), []Pair{{[]int32{0}, []int32{0}, 0}, {nil, []int32{0}, 1}, {[]int32{0}, nil, 1}}, 1, 1, settings)
	if err != nil || len(table[0].Entries) > 0 {
		t.Errorf("table %v, error %v", table, err)
	}
}

func TestTrainStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Train(ctx, []Pair{{[]int32{0}, []int32{0}, 1}}, 1, 1, settings); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}
