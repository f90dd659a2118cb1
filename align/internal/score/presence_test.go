package score

import (
	"math"
	"testing"

	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// present is what the presence of counterparts says, word by word.
func present(given, predicted []int32, all, others *tokens.Text, table translation.Table, rarity []float64) (sum float64) {
	in := make(map[int32]bool)
	for _, g := range given {
		in[g] = true
	}
	k := knowledge{text: all, other: others, names: names(nil, all)}
	for _, t := range predicted {
		var chance float64
		met := false
		for _, e := range table[t].Entries {
			if e.P >= counted {
				chance += 1 / rarity[e.Word]
				met = met || in[e.Word]
			}
		}
		a := k.translated(int(t), table[t])
		switch {
		case met:
			sum += math.Log(1 + a/chance/float64(len(given)))
		case tokens.IsNumber(all.Words[t]):
			sum += math.Log(lost) / told
		default:
			sum += math.Log(1 - a)
		}
	}
	return sum
}

// weigh scores the first sentences of two texts, of whose words the tables tell all that is known.
func weigh(t *testing.T, source, target string, tables func(s, u *tokens.Text) (ahead, back translation.Table)) float64 {
	t.Helper()
	s, u := read(t, source), read(t, target)
	ahead, back := tables(s, u)
	n, m := len(s.Sentences), len(u.Sentences)
	matrix, err := New(t.Context(), nil, s, u, ahead, back, Usage{}, band.Full(n, m))
	if err != nil {
		t.Fatal(err)
	}
	return matrix.Bead(0, 1, 0, 1)
}

// known makes each word of a text the translation of the word at its number in the
// other, where there is one, and else of one that is elsewhere.
func known(s, u *tokens.Text) (ahead, back translation.Table) {
	side := func(from, to *tokens.Text) translation.Table {
		table := make(translation.Table, len(from.Words))
		for w := range table {
			if w < len(to.Words) {
				table[w].Entries = []translation.Entry{{Word: int32(w), P: 0.9}}
			} else {
				table[w].Elsewhere = 0.9
			}
		}
		return table
	}
	return side(s, u), side(u, s)
}

func unknown(s, u *tokens.Text) (ahead, back translation.Table) {
	return make(translation.Table, len(s.Words)), make(translation.Table, len(u.Words))
}

func TestKnownWordsWithoutACounterpartSpeakAgainst(t *testing.T) {
	const source, other = "anjing itu menggonggong keras\nsuku bunga naik lagi pekan ini",
		"rates rose again yesterday\nthe dog barked loudly in town"
	if said := weigh(t, source, other, func(s, u *tokens.Text) (ahead, back translation.Table) {
		ahead, back = known(s, u)
		for _, w := range s.Sentences[0] {
			ahead[w] = translation.Row{Elsewhere: 0.9}
		}
		for _, w := range u.Sentences[0] {
			back[w] = translation.Row{Elsewhere: 0.9}
		}
		return ahead, back
	}); said > -2 {
		t.Errorf("of words that all lack their counterparts: %g", said)
	}
	if said := weigh(t, source, other, known); said < 2 {
		t.Errorf("of words that all have them: %g", said)
	}
	if said := weigh(t, source, other, unknown); math.Abs(said) > 1e-6 {
		t.Errorf("of words that nobody knows: %g", said)
	}
}

// What is not there says less where words are translated freely, more where they are translated
// literally, and so does what is there.
func TestTheMannerOfATranslationCounts(t *testing.T) {
	const source, other = "anjing itu menggonggong keras\nsuku bunga naik lagi pekan ini", "rates rose again yesterday\nthe dog barked loudly"
	said := func(answered bool, manner Manner) float64 {
		s, u := read(t, source), read(t, other)
		ahead, back := known(s, u)
		if !answered {
			for w := range ahead {
				ahead[w] = translation.Row{Elsewhere: 0.9}
			}
			for w := range back {
				back[w] = translation.Row{Elsewhere: 0.9}
			}
		}
		return matrix(t, s, u, ahead, back, Usage{Manner: manner}).Bead(0, 1, 0, 1)
	}
	free, usual, literal := said(false, Free), said(false, Usual), said(false, Literal)
	if free >= 0 || free < 0.7*usual || literal > usual-1 {
		t.Errorf("words without a counterpart say %g, translated freely %g, literally %g", usual, free, literal)
	}
	free, usual, literal = said(true, Free), said(true, Usual), said(true, Literal)
	if free <= 0 || free > usual || literal < usual {
		t.Errorf("words with one say %g, translated freely %g, literally %g", usual, free, literal)
	}
}

func TestNumbersThatDifferSpeakAgainst(t *testing.T) {
	alike := func(s, u *tokens.Text) (ahead, back translation.Table) {
		ahead, back, err := Cognates(t.Context(), nil, s, u)
		if err != nil {
			t.Fatal(err)
		}
		return ahead, back
	}
	same, different := weigh(t, "pasal 3\nlain lagi", "page 3\nsonst noch", alike), weigh(t, "pasal 3\nlain lagi", "page 9\nsonst noch", alike)
	if same <= 0 || different > -2 {
		t.Errorf("the same number says %g, another one %g", same, different)
	}
}

// Of a word that is never translated as the lexicon has it, what counts most is the first time.
func TestAWordWithoutACounterpartSaysLessTheNextTime(t *testing.T) {
	only := func(s, u *tokens.Text) (ahead, back translation.Table) {
		ahead, back = unknown(s, u)
		ahead[number(t, s, "sistem")].Elsewhere = 0.45
		for w, word := range u.Words {
			if word == "system" {
				ahead[number(t, s, "sistem")].Entries = []translation.Entry{{Word: int32(w), P: 0.5}}
			}
		}
		return ahead, back
	}
	const page = "\nsistem baru\nsistem lama\nsistem lagi"
	once := weigh(t, "bangun sistem\nsaja\nini\nitu", "build it\nnew\nold\nmore", only)
	always := weigh(t, "bangun sistem"+page, "build it\nnew\nold\nmore", only)
	elsewhere := weigh(t, "bangun sistem"+page, "build it\nnew system\nold system\nthe system again", only)
	if always >= 0 || always < 0.6*once {
		t.Errorf("a word that never has its counterpart says %g in one of four sentences, %g where it is in one alone", always, once)
	}
	if elsewhere > always-0.2 {
		t.Errorf("a word that has its counterpart everywhere else says %g, one that never has says %g", elsewhere, always)
	}
}

// Small words are translated freely; a rare one whose translation is missing says more.
func TestARareWordWithoutACounterpartSaysMore(t *testing.T) {
	const of = 0.8
	rare, usual, common := ofRarity(of, 1e-6), ofRarity(of, typical), ofRarity(of, 0.02)
	if math.Abs(usual-of) > 1e-9 || rare <= usual || common >= usual || rare > 1-never || ofRarity(0.999, 1e-9) != 1-never || common <= 0 {
		t.Errorf("a rare word has a known translation with %g, a common one with %g, one as frequent as most with %g", rare, common, usual)
	}
}

// A name that no lexicon has and nobody has heard of on the other side speaks against a bead,
// unless all nouns have capitals.
func TestANameWithoutACounterpartSpeaksAgainst(t *testing.T) {
	elsewhere := func(text *tokens.Text) []float64 {
		f := make([]float64, len(text.Words))
		for w := range f {
			if text.Words[w] != "wulanggeni" && text.Words[w] != "rumah" {
				f[w] = typical
			}
		}
		return f
	}
	said := func(source string) float64 {
		s, u := read(t, source+"\nini saja yang lain\ndan itu lagi pula"), read(t, "the ship came there today\nthis only\nand that")
		ahead, back := unknown(s, u)
		return matrix(t, s, u, ahead, back, Usage{Source: elsewhere(s), Target: elsewhere(u)}).Bead(0, 1, 0, 1)
	}
	if name, word := said("kapal Wulanggeni tiba di sana"), said("kapal wulanggeni tiba di sana"); name > -0.4 || math.Abs(word) > 1e-6 {
		t.Errorf("a name says %g, a word that is none %g", name, word)
	}
	if noun := said("Das Rumah Wulanggeni kam Heute"); math.Abs(noun) > 1e-6 {
		t.Errorf("a noun where all have capitals says %g", noun)
	}
}
