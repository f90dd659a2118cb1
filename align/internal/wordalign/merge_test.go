package wordalign

import (
	"reflect"
	"testing"
)

// A pair that is told again counts as often as it is told, wherever it stands.
func TestEqualPairsAreMerged(t *testing.T) {
	a, b := Pair{[]int32{0, 1}, []int32{1}, 1}, Pair{[]int32{0}, []int32{1, 1}, 0.5}
	twice := a
	twice.Weight = 2
	if got, want := merge([]Pair{a, b, a}), []Pair{twice, b}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if a.hash() == b.hash() {
		t.Error("words of one side are taken for those of the other")
	}
}

// What is learned does not depend on how the pairs are divided into blocks.
func TestBlocksAreSumsOfOneText(t *testing.T) {
	pairs := text(500, 12, 300)
	c := newCorpus(pairs, 300, 300)
	ahead, err := model1(t.Context(), c, agreeing, func() {})
	if err != nil {
		t.Fatal(err)
	}
	back, err := model1(t.Context(), c.reversed(), agreeing, func() {})
	if err != nil {
		t.Fatal(err)
	}
	with := func(blockCells int) *agreement {
		a, err := newAgreement(t.Context(), c, ahead, back, 0)
		if err != nil {
			t.Fatal(err)
		}
		a.blockCells = blockCells
		return a
	}
	whole, divided := with(blockCells), with(1)
	for range 2 {
		for _, a := range []*agreement{whole, divided} {
			if err := a.round(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	if !reflect.DeepEqual(whole.counts, divided.counts) {
		t.Error("blocks count otherwise than the whole")
	}
}

func TestSeldomWordsAreLeftOut(t *testing.T) {
	pairs := []Pair{{[]int32{0, 1, 1}, []int32{2, 0}, 1}, {[]int32{0, 2}, []int32{1, 2}, 0.5}}
	want := []Pair{{[]int32{0}, []int32{2}, 1}, {[]int32{0}, []int32{2}, 0.5}}
	if got := withoutSeldom(pairs, 3, 3, 2); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if len(pairs[0].Source) != 3 || pairs[0].Source[1] != 1 {
		t.Errorf("the pairs given are %v now", pairs)
	}
}
