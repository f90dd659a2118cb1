package wordalign

import (
	"math"
	"slices"
	"testing"

	"github.com/sejajar/sejajar/align/internal/translation"
)

// Words that always stand side by side are alike for model 1; their order
// tells them apart.
func TestAgreementLearnsFromOrder(t *testing.T) {
	pairs := []Pair{
		{[]int32{0, 1}, []int32{0, 1}, 1},
		{[]int32{0, 1, 2}, []int32{0, 1, 2}, 1},
		{[]int32{2, 0, 1}, []int32{2, 0, 1}, 1},
		{[]int32{3, 2, 0, 1}, []int32{3, 2, 0, 1}, 1},
	}
	ahead, back, err := Train(t.Context(), pairs, 4, 4, agreeing)
	if err != nil {
		t.Fatal(err)
	}
	for s := range int32(4) {
		for _, row := range [][]int32{best(ahead[s].Entries), best(back[s].Entries)} {
			if len(row) != 1 || row[0] != s {
				t.Errorf("word %d: best translations %v", s, row)
			}
		}
	}
}

// Neither side is the source: exchanged pairs teach the exchanged tables.
func TestAgreementTreatsBothSidesAlike(t *testing.T) {
	pairs := text(60, 8, 40)
	for k := range pairs { // what one word says on one side are two on the other
		for x, w := range pairs[k].Target {
			if w < 20 {
				pairs[k].Target[x] = w / 2
			}
		}
	}
	reversed := make([]Pair, len(pairs))
	for k, p := range pairs {
		reversed[k] = Pair{p.Target, p.Source, p.Weight}
	}
	ahead, back, err := Train(t.Context(), pairs, 40, 40, agreeing)
	if err != nil {
		t.Fatal(err)
	}
	exchangedBack, exchangedAhead, err := Train(t.Context(), reversed, 40, 40, agreeing)
	if err != nil {
		t.Fatal(err)
	}
	for w := range ahead {
		for _, rows := range [][2]translation.Row{{ahead[w], exchangedAhead[w]}, {back[w], exchangedBack[w]}} {
			if len(rows[0].Entries) != len(rows[1].Entries) {
				t.Fatalf("word %d: %v, exchanged %v", w, rows[0], rows[1])
			}
			for k, e := range rows[0].Entries {
				other := slices.IndexFunc(rows[1].Entries, func(o translation.Entry) bool { return o.Word == e.Word })
				if other < 0 || math.Abs(float64(e.P-rows[1].Entries[other].P)) > 1e-3 {
					t.Errorf("word %d: %v, exchanged %v", w, rows[0].Entries[k], rows[1])
				}
			}
		}
	}
}

// Words taken one by one cannot be told apart by their order, but both directions
// must still agree on them.
func TestWordsOfLongPairsAreTakenOneByOne(t *testing.T) {
	pairs := []Pair{
		{[]int32{0, 1}, []int32{0, 1}, 1},
		{[]int32{2, 0, 1}, []int32{2, 0, 1}, 1},
		{[]int32{2, 3}, []int32{2, 3}, 1},
		{[]int32{3, 4}, []int32{3, 4}, 1},
		{[]int32{4}, []int32{4}, 1},
	}
	apart := agreeing
	apart.MostJumps = 1
	ahead, back, err := Train(t.Context(), pairs, 5, 5, apart)
	if err != nil {
		t.Fatal(err)
	}
	for s := range int32(5) {
		for _, row := range [][]int32{best(ahead[s].Entries), best(back[s].Entries)} {
			if order := s < 2; (len(row) == 2) != order || !order && row[0] != s {
				t.Errorf("word %d: best translations %v", s, row)
			}
		}
	}
}

func TestSharesOfARowSumToAtMostOne(t *testing.T) {
	ahead, back, err := Train(t.Context(), text(200, 12, 300), 300, 300, agreeing)
	if err != nil {
		t.Fatal(err)
	}
	for s := range ahead {
		if a, b := ahead[s].Mass(), back[s].Mass(); a > 1.0001 || b > 1.0001 {
			t.Errorf("word %d: sums %g and %g", s, a, b)
		}
	}
}

// best returns the words of the greatest probability.
func best(row []translation.Entry) (words []int32) {
	var most float32
	for _, e := range row {
		if e.P > most {
			words, most = words[:0], e.P
		}
		if e.P == most {
			words = append(words, e.Word)
		}
	}
	return words
}
