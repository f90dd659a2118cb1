package score

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/internal/band"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
	"github.com/sejajar/sejajar/align/segment"
)

func read(t testing.TB, text string) *tokens.Text {
	t.Helper()
	r, err := tokens.Read(t.Context(), text, slices.Collect(segment.Lines(text)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func number(t testing.TB, text *tokens.Text, word string) int32 {
	t.Helper()
	n := slices.Index(text.Words, word)
	if n < 0 {
		t.Fatalf("no word %q", word)
	}
	return int32(n)
}

func TestCognates(t *testing.T) {
	source := read(t, "Witkoff 32 Regierung Präsident und xyzzy")
	target := read(t, "Whitkov 32 government Presiden dan")
	ahead, back, err := Cognates(t.Context(), nil, source, target)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		source, target string
		least, most    float64
	}{
		{"32", "32", sameNumber, sameNumber},
		{"witkoff", "whitkov", 0.05, alike},
		{"präsident", "presiden", 0.05, alike},
		{"und", "dan", 0, 0},
	} {
		s, w := number(t, source, test.source), number(t, target, test.target)
		var p float32
		for _, e := range ahead[s].Entries {
			if e.Word == w {
				p = e.P
			}
		}
		if p < float32(test.least) || p > float32(test.most) {
			t.Errorf("p(%s|%s) = %g, want %g to %g", test.target, test.source, p, test.least, test.most)
		}
	}
	for _, table := range []translation.Table{ahead, back} {
		for w, row := range table {
			if row.Mass() > 1 {
				t.Errorf("the probabilities of word %d sum to %g", w, row.Mass())
			}
		}
	}
	if len(ahead[number(t, source, "xyzzy")].Entries) > 0 {
		t.Error("a word like no other has a translation")
	}
}

// Words of a megabyte are compared as well, without looking at every pair of
// the one with every pair of the other.
func TestCognatesOfEndlessWords(t *testing.T) {
	word := strings.Repeat("kata", 1<<18)
	ahead, back, err := Cognates(t.Context(), nil, read(t, word), read(t, word+"x"))
	if err != nil {
		t.Fatal(err)
	}
	if len(ahead[0].Entries) != 1 || len(back[0].Entries) != 1 || ahead[0].Entries[0].P < 0.99*alike {
		t.Errorf("tables %v and %v", ahead, back)
	}
}

// What is not looked at of the index makes no difference to a word like few others.
func TestCognatesAmongManyWords(t *testing.T) {
	var many strings.Builder
	for n := range 3 * commonest {
		fmt.Fprintf(&many, "%s ", strings.NewReplacer("0", "a", "1", "b").Replace(fmt.Sprintf("%016b", n)))
	}
	source, target := read(t, "quartz"), read(t, many.String()+"quarz")
	ahead, _, err := Cognates(t.Context(), nil, source, target)
	if err != nil {
		t.Fatal(err)
	}
	if row := ahead[0].Entries; len(row) != 1 || target.Words[row[0].Word] != "quarz" {
		t.Errorf("entries %v", row)
	}
}

// direct is the formula of the package comment, for one direction.
func direct(given, predicted []int32, table translation.Table, rarity []float64) (sum float64) {
	for _, t := range predicted {
		background := 1 / rarity[t]
		p := background
		for _, s := range given {
			p += (1 - table[s].Mass()) * background
			for _, e := range table[s].Entries {
				if e.Word == t {
					p += float64(e.P)
				}
			}
		}
		p = (1-smoothing)*p/float64(len(given)+1) + smoothing*background
		sum += math.Log(p / background)
	}
	return sum
}

func TestBeadIsTheFormula(t *testing.T) {
	source := read(t, "Berlin hat 4 Seen\nWitkoff sagte am Montag\nNATO und EU\nBerlin 4 4")
	target := read(t, "Whitkov said on Monday\nthe NATO and the EU\nBerlin has 4 lakes\nin Berlin 4")
	ahead, back, err := Cognates(t.Context(), nil, source, target)
	if err != nil {
		t.Fatal(err)
	}
	m, err := New(t.Context(), nil, source, target, ahead, back, Usage{}, band.Full(4, 4))
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Score(t.Context(), all(source, target)); err != nil {
		t.Fatal(err)
	}
	rarityAhead := newSide(nil, source, target, ahead, view{topic: topicShare, absent: 1}).rarity
	rarityBack := newSide(nil, target, source, back, view{topic: topicShare, absent: 1}).rarity
	for i := range 4 {
		for j := range 4 {
			for a := 1; i+a <= 4; a++ {
				for b := 1; j+b <= 4; b++ {
					s, u := slices.Concat(source.Sentences[i:i+a]...), slices.Concat(target.Sentences[j:j+b]...)
					want := told / 2 * (direct(s, u, ahead, rarityAhead) + direct(u, s, back, rarityBack))
					want += told / 2 * (present(s, u, target, source, back, rarityBack) + present(u, s, source, target, ahead, rarityAhead))
					want -= idleShare * float64(m.idle(i, a, j, b))
					if got := m.Bead(i, a, j, b); math.Abs(got-want) > 1e-4 {
						t.Errorf("bead %d+%d, %d+%d: %g, want %g", i, a, j, b, got, want)
					}
				}
			}
		}
	}
	if right, wrong := m.Bead(0, 1, 2, 1), m.Bead(0, 1, 0, 1); right <= 0 || wrong >= 0 {
		t.Errorf("a translation scores %g, an unrelated sentence %g", right, wrong)
	}
}

func TestUnknownWordsProveNothing(t *testing.T) {
	source, target := read(t, "aaa bbb\nccc ddd"), read(t, "111x 222x\n333x 444x")
	m, err := New(t.Context(), nil, source, target, make(translation.Table, 4), make(translation.Table, 4), Usage{}, band.Full(2, 2))
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Bead(0, 1, 0, 1); math.Abs(got) > 1e-6 {
		t.Errorf("score %g, want 0", got)
	}
}
