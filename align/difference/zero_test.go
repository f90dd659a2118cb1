package difference_test

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/difference"
)

// TestFindersWithoutLexiconsKnowNoWord checks the zero Finder and one without a
// set: they tell figures and spellings, and of other names nothing.
func TestFindersWithoutLexiconsKnowNoWord(t *testing.T) {
	source := align.FromSentences("source", language.Indonesian, "Menurut Witkoff, harganya 5 juta di Jerman.")
	target := align.FromSentences("target", language.English, "According to Whitkov, the price was 6 million in France.")
	whole := []align.Bead{{Source: align.Span{End: 1}, Target: align.Span{End: 1}}}
	var zero difference.Finder
	for name, finder := range map[string]*difference.Finder{"zero": &zero, "New(nil)": difference.New(nil)} {
		found, err := finder.Between(t.Context(), source, target, whole)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range found {
			got = append(got, d.Kind.String()+" "+d.Subject.String()+" "+d.Source.In(source.Text))
		}
		if want := "variant name Witkoff, changed number 5 juta"; strings.Join(got, ", ") != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestNothingToCompare(t *testing.T) {
	var finder difference.Finder
	if _, err := finder.Of(t.Context(), nil); err == nil || !strings.Contains(err.Error(), "Of(nil)") {
		t.Errorf("Of(nil): got error %v", err)
	}
	if found, err := finder.Of(t.Context(), new(align.Alignment)); err != nil || len(found) != 0 {
		t.Errorf("an empty alignment: got %v, error %v", found, err)
	}
	if found, err := finder.Between(t.Context(), align.Document{}, align.Document{}, nil); err != nil || len(found) != 0 {
		t.Errorf("empty documents: got %v, error %v", found, err)
	}
	if k, s := difference.Kind(-1).String(), difference.Subject(99).String(); k != "Kind(-1)" || s != "Subject(99)" {
		t.Errorf("values that do not exist are %s and %s", k, s)
	}
}
