package score

import (
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// What each part of the score is for, in the order of the ablation table in
// align/DESIGN.md.

// words makes the tables of words that translate each other.
func words(t *testing.T, source, target *tokens.Text, pairs ...[2]string) (ahead, back translation.Table) {
	t.Helper()
	ahead = make(translation.Table, len(source.Words))
	for _, p := range pairs {
		s := number(t, source, p[0])
		ahead[s].Entries = append(ahead[s].Entries, translation.Entry{Word: number(t, target, p[1]), P: 0.5})
	}
	return ahead, ahead.Transpose(len(target.Words))
}

// all ranges over all beads of two texts.
func all(source, target *tokens.Text) iter.Seq[lattice.Bead] {
	return func(yield func(lattice.Bead) bool) {
		for i := range source.Sentences {
			for j := range target.Sentences {
				for a := 1; a <= min(lattice.MaxGroup, len(source.Sentences)-i); a++ {
					for b := 1; b <= min(lattice.MaxGroup, len(target.Sentences)-j); b++ {
						if !yield(lattice.Bead{I: i, J: j, Shape: lattice.Shape{Source: a, Target: b}}) {
							return
						}
					}
				}
			}
		}
	}
}

func matrix(t *testing.T, source, target *tokens.Text, ahead, back translation.Table, elsewhere Usage) *Matrix {
	t.Helper()
	within := band.Full(len(source.Sentences), len(target.Sentences))
	m, err := New(t.Context(), nil, source, target, ahead, back, elsewhere, within)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Score(t.Context(), all(source, target)); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestEqualStringsAndNumbersTranslateEachOther(t *testing.T) {
	source, target := read(t, "1949 Witkoff und"), read(t, "dan Witkoff 1949")
	ahead, back, err := Cognates(t.Context(), nil, source, target)
	if err != nil {
		t.Fatal(err)
	}
	probability := func(table translation.Table, from, to *tokens.Text, word string) float32 {
		for _, e := range table[number(t, from, word)].Entries {
			if e.Word == number(t, to, word) {
				return e.P
			}
		}
		return 0
	}
	for _, word := range []string{"1949", "witkoff"} {
		if a, b := probability(ahead, source, target, word), probability(back, target, source, word); a < 0.2 || b < 0.2 {
			t.Errorf("%s is translated by itself with %g and %g", word, a, b)
		}
	}
	if probability(ahead, source, target, "1949") <= probability(ahead, source, target, "witkoff") {
		t.Error("a number is no surer than a word")
	}
}

func TestSimilarWordsShareWhatTheBestOneHas(t *testing.T) {
	source, target := read(t, "Regierungspräsidenten"), read(t, "Regierungspräsident Regierungspräsidentin xyzzy")
	ahead, back, err := Cognates(t.Context(), nil, source, target)
	if err != nil {
		t.Fatal(err)
	}
	alone, _, err := Cognates(t.Context(), nil, source, read(t, "Regierungspräsident xyzzy"))
	if err != nil {
		t.Fatal(err)
	}
	if len(ahead[0].Entries) != 2 || len(alone[0].Entries) != 1 || len(back[2].Entries) > 0 {
		t.Fatalf("rows %v, %v and %v", ahead[0], alone[0], back[2])
	}
	if most := float64(max(alone[0].Entries[0].P, alike)); ahead[0].Mass() > most+1e-6 {
		t.Errorf("two similar words have %g together, one has %g", ahead[0].Mass(), alone[0].Mass())
	}
}

// A word that the whole of the other text predicts is no evidence for any of
// its sentences.
func TestTheTopicIsInTheBackground(t *testing.T) {
	source := read(t, "banjir satu\nbanjir dua\nbanjir tiga\nbanjir empat\nmenteri lima")
	target := read(t, "flood one\nminister two")
	ahead, back := words(t, source, target, [2]string{"banjir", "flood"}, [2]string{"menteri", "minister"})
	m := matrix(t, source, target, ahead, back, Usage{})
	flood, minister := m.ahead.rarity[number(t, target, "flood")], m.ahead.rarity[number(t, target, "minister")]
	if flood >= minister {
		t.Errorf("1/p is %g of the topic and %g of another word that occurs as often", flood, minister)
	}
}

// What is common everywhere is no evidence, though it be rare in one document.
func TestFrequenciesElsewhereCount(t *testing.T) {
	source, target := read(t, "gestern Witkoff\nheute Ndilu"), read(t, "yesterday Witkoff\ntoday Ndilu")
	ahead, back := words(t, source, target, [2]string{"gestern", "yesterday"}, [2]string{"ndilu", "ndilu"})
	frequencies := func(text *tokens.Text, common string) []float64 {
		f := slices.Repeat([]float64{1e-6}, len(text.Words))
		f[number(t, text, common)] = 0.4
		return f
	}
	common, rare := frequencies(source, "gestern"), frequencies(source, "heute")
	commonTarget, rareTarget := frequencies(target, "yesterday"), frequencies(target, "today")
	plain := matrix(t, source, target, ahead, back, Usage{Source: rare, Target: rareTarget}).Bead(0, 1, 0, 1)
	for name, elsewhere := range map[string]Usage{
		"source": {Source: common, Target: rareTarget}, "target": {Source: rare, Target: commonTarget},
	} {
		if got := matrix(t, source, target, ahead, back, elsewhere).Bead(0, 1, 0, 1); got >= plain {
			t.Errorf("a word common in texts of the %s language says %g nats, a rare one %g", name, got, plain)
		}
	}
}

// What a lexicon expects and does not find counts against a sentence.
func TestAbsentTranslationsCountAgainstASentence(t *testing.T) {
	source, target := read(t, "Haus Garten"), read(t, "house tree")
	ahead, back := words(t, source, target, [2]string{"haus", "house"})
	before := matrix(t, source, target, ahead, back, Usage{}).Bead(0, 1, 0, 1)
	ahead[number(t, source, "garten")].Elsewhere = 0.4
	if after := matrix(t, source, target, ahead, back, Usage{}).Bead(0, 1, 0, 1); after >= before {
		t.Errorf("%g nats with a translation that is absent, %g without", after, before)
	}
}

func TestIdleSentencesCountLess(t *testing.T) {
	const paragraph = "Witkoff 4 Berlin NATO 17 23 Kyjiw 32 1949"
	others := func(line string) string { return strings.Repeat("\n"+line, 40) } // make the words rare
	source, target := read(t, "NATO\n"+paragraph+others("lain lagi")), read(t, paragraph+others("sonst noch"))
	ahead, back, err := Cognates(t.Context(), nil, source, target)
	if err != nil {
		t.Fatal(err)
	}
	m := matrix(t, source, target, ahead, back, Usage{})
	mean := float64(m.forward.sum(0, 2, 0, 1)+m.backward.sum(0, 1, 0, 2)) / 2
	if m.idle(0, 2, 0, 1) <= 0 {
		t.Fatal("the heading is not idle")
	}
	if got := m.Bead(0, 2, 0, 1); got >= mean {
		t.Errorf("the bead with an idle heading scores %g, the mean of both directions is %g", got, mean)
	}
	if got, mean := m.Bead(1, 1, 0, 1), float64(m.forward.sum(1, 1, 0, 1)+m.backward.sum(0, 1, 1, 1))/2; got < mean-1e-4 {
		t.Errorf("the bead without it scores %g, want %g", got, mean)
	}
}

// Both directions count: swapping the texts changes nothing.
func TestScoresAreThoseOfTheTextsExchanged(t *testing.T) {
	source := read(t, "Berlin hat 4 Seen\nWitkoff sagte am Montag\nNATO und EU")
	target := read(t, "Whitkov said on Monday\nthe NATO and the EU and NATO\nBerlin has 4 lakes\nin Berlin")
	ahead, back, err := Cognates(t.Context(), nil, source, target)
	if err != nil {
		t.Fatal(err)
	}
	m, exchanged := matrix(t, source, target, ahead, back, Usage{}), matrix(t, target, source, back, ahead, Usage{})
	for i := range 3 {
		for j := range 4 {
			if a, b := m.Bead(i, 1, j, 1), exchanged.Bead(j, 1, i, 1); max(a-b, b-a) > 1e-4 {
				t.Errorf("sentences %d and %d score %g, exchanged %g", i, j, a, b)
			}
		}
	}
}
