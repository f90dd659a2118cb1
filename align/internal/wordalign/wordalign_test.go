package wordalign

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"testing"

	"github.com/sejajar/sejajar/align/internal/translation"
)

var settings = Settings{Rounds: 5, Discount: 0.1, Silence: 0.5, Least: 0.05}

var agreeing = Settings{Rounds: 5, Agreements: 3, Discount: 0.1, Silence: 0.5, Least: 0.05}

func train(t testing.TB, pairs []Pair, words int, settings Settings) translation.Table {
	t.Helper()
	table, _, err := Train(t.Context(), pairs, words, words, settings)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// The house and the book of every introduction: das Haus, das Buch, ein Buch.
func TestLearnsFromContrast(t *testing.T) {
	const das, haus, buch, ein = 0, 1, 2, 3
	table := train(t, []Pair{
		{[]int32{das, haus}, []int32{das, haus}, 1},
		{[]int32{das, buch}, []int32{das, buch}, 1},
		{[]int32{ein, buch}, []int32{ein, buch}, 1},
	}, 5, settings)
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

func TestTheDiagonalPrefersLikePlaces(t *testing.T) {
	along := settings
	along.Diagonal = 8
	pairs := []Pair{{[]int32{0, 1, 2}, []int32{0, 1, 2}, 1}}
	for s, row := range train(t, pairs, 3, along) {
		for _, e := range row.Entries {
			if (e.P > 0.5) != (e.Word == int32(s)) {
				t.Errorf("p(%d|%d) = %g", e.Word, s, e.P)
			}
		}
	}
	for s, row := range train(t, pairs, 3, settings) {
		for _, e := range row.Entries {
			if e.P > 0.34 {
				t.Errorf("without a diagonal p(%d|%d) = %g", e.Word, s, e.P)
			}
		}
	}
}

func TestLongPairsTeachNothing(t *testing.T) {
	limited := settings
	limited.Longest = 2
	pairs := []Pair{{[]int32{0, 1, 1}, []int32{2}, 1}, {[]int32{0}, []int32{2, 1, 1}, 1}, {[]int32{0, 0}, []int32{1, 1}, 1}}
	table := train(t, pairs, 3, limited)
	if len(table[0].Entries) != 1 || table[0].Entries[0].Word != 1 || len(table[1].Entries) > 0 {
		t.Errorf("%v", table)
	}
}

func TestThePairsOfMostCellsGoFirst(t *testing.T) {
	a, b, c := Pair{[]int32{0, 1}, []int32{0, 1}, 1}, Pair{[]int32{0}, []int32{0}, 1}, Pair{[]int32{1}, []int32{1, 2}, 1}
	for most, want := range map[int][]Pair{0: {a, b, c, b}, 8: {a, b, c, b}, 7: {b, c, b}, 4: {b, c, b}, 3: {b, b}, 1: {b}} {
		if got := (Settings{MostCells: most}).choose([]Pair{a, b, c, b}); !reflect.DeepEqual(got, want) {
			t.Errorf("up to %d cells: %v, want %v", most, got, want)
		}
	}
}

func TestWeightZeroTeachesNothing(t *testing.T) {
	table := train(t, []Pair{{[]int32{0}, []int32{0}, 0}, {nil, []int32{0}, 1}, {[]int32{0}, nil, 1}}, 1, settings)
	if len(table[0].Entries) > 0 {
		t.Errorf("table %v", table)
	}
}

func TestTellsEachRound(t *testing.T) {
	var rounds []int
	telling := settings
	telling.Done = func(round int) { rounds = append(rounds, round) }
	train(t, []Pair{{[]int32{0}, []int32{0}, 1}}, 1, telling)
	if !reflect.DeepEqual(rounds, []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}) || telling.All() != 10 {
		t.Errorf("rounds %v", rounds)
	}
}

func TestTrainStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := Train(ctx, []Pair{{[]int32{0}, []int32{0}, 1}}, 1, 1, settings); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

// text makes pairs whose words are distributed somewhat as words are.
func text(pairs, length, words int) []Pair {
	random := rand.New(rand.NewPCG(1, 2))
	text := make([]Pair, pairs)
	for i := range text {
		text[i].Weight = 1
		for range length {
			w := int32(float64(words) * math.Pow(random.Float64(), 4))
			text[i].Source = append(text[i].Source, w)
			text[i].Target = append(text[i].Target, w)
		}
	}
	return text
}

func TestTheSameBitsForAnyNumberOfCores(t *testing.T) {
	pairs := text(500, 20, 1000)
	wantAhead, wantBack, err := Train(t.Context(), pairs, 1000, 1000, agreeing)
	if err != nil {
		t.Fatal(err)
	}
	for _, cores := range []int{1, 2, 3, 8} {
		before := runtime.GOMAXPROCS(cores)
		ahead, back, err := Train(t.Context(), pairs, 1000, 1000, agreeing)
		runtime.GOMAXPROCS(before)
		if err != nil || !reflect.DeepEqual(ahead, wantAhead) || !reflect.DeepEqual(back, wantBack) {
			t.Errorf("%d cores: other tables, error %v", cores, err)
		}
	}
}

func BenchmarkTrain(b *testing.B) {
	for _, size := range []struct {
		name         string
		pairs, words int
	}{{"document", 40, 500}, {"corpus", 5000, 20_000}} {
		b.Run(size.name, func(b *testing.B) {
			pairs := text(size.pairs, 20, size.words)
			for b.Loop() {
				train(b, pairs, size.words, agreeing)
			}
		})
	}
}
