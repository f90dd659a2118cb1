package dictionary

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/align/segment"
)

// lookUp looks up the words of two texts in a lexicon.
func lookUp(t *testing.T, l *lexicon.Lexicon, source, target *tokens.Text) *Finding {
	t.Helper()
	f, err := Find(t.Context(), l, source, target)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func read(t testing.TB, text string) *tokens.Text {
	t.Helper()
	r, err := tokens.Read(t.Context(), text, slices.Collect(segment.Lines(text)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// glossary makes a lexicon of lines "source<TAB>target".
func glossary(t testing.TB, from, to language.Tag, lines ...string) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.ReadGlossary(t.Context(), strings.NewReader(strings.Join(lines, "\n")), from, to)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func probability(table translation.Table, from, to *tokens.Text, a, b string) float32 {
	for _, e := range table[slices.Index(from.Words, a)].Entries {
		if to.Words[e.Word] == b {
			return e.P
		}
	}
	return 0
}

func TestTables(t *testing.T) {
	l := glossary(t, language.Indonesian, language.German, "tulis\tschreiben", "rumah\thaus", "anak\tkind", "taman\tgarten")
	source := read(t, "menulis rumah anak taman aneh")
	target := read(t, "schreiben Hauses Kindgarten seltsam")
	forward, backward, err := lookUp(t, l, source, target).Tables(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		what, source, target string
	}{
		{"a source word by its stem", "menulis", "schreiben"},
		{"a target word by its stem", "rumah", "hauses"},
		{"the head of a compound", "anak", "kindgarten"},
		{"the rest of a compound", "taman", "kindgarten"},
	} {
		if probability(forward, source, target, test.source, test.target) == 0 ||
			probability(backward, target, source, test.target, test.source) == 0 {
			t.Errorf("%s: %q and %q are not found in both directions", test.what, test.source, test.target)
		}
	}
	if row := forward[slices.Index(source.Words, "aneh")]; row.Mass() != 0 {
		t.Errorf("an unknown word has %v", row)
	}
	for _, table := range []translation.Table{forward, backward} {
		for w, row := range table {
			if row.Mass() > 1.0001 {
				t.Errorf("the probabilities of word %d sum to %g", w, row.Mass())
			}
		}
	}
}

func TestTheWordItselfComesBeforeItsRelatives(t *testing.T) {
	l := glossary(t, language.English, language.German, "house\thaus")
	source, target := read(t, "house"), read(t, "haus hauses")
	forward, _, err := lookUp(t, l, source, target).Tables(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if probability(forward, source, target, "house", "haus") == 0 || probability(forward, source, target, "house", "hauses") != 0 {
		t.Errorf("row %v", forward[0])
	}
}

func TestWhatIsAbsentCounts(t *testing.T) {
	l := glossary(t, language.English, language.German, "house\thaus")
	forward, _, err := lookUp(t, l, read(t, "house"), read(t, "garten")).Tables(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(forward[0].Entries) > 0 || forward[0].Elsewhere <= 0 || forward[0].Elsewhere > 1 {
		t.Errorf("row %v", forward[0])
	}
}

func TestReverse(t *testing.T) {
	l := glossary(t, language.Indonesian, language.English, "rumah\thouse").Reverse()
	source, target := read(t, "house"), read(t, "rumah")
	forward, _, err := lookUp(t, l, source, target).Tables(t.Context(), nil)
	if err != nil || probability(forward, source, target, "house", "rumah") == 0 {
		t.Errorf("table %v, error %v", forward, err)
	}
}

func TestAGlossaryKnowsNoFrequencies(t *testing.T) {
	text := read(t, "haus")
	if source, target := lookUp(t, glossary(t, language.German, language.English, "haus\thouse"), text,
		read(t, "house")).Frequencies(nil); source != nil || target != nil {
		t.Errorf("frequencies %v and %v, want none", source, target)
	}
}
