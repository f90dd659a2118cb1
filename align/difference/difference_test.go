package difference

import (
	"context"
	"errors"
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/countdown"
	"github.com/sejajar/sejajar/align/lexicon"
)

func TestSentencesOfOneSideComeInTheirPlace(t *testing.T) {
	source := align.FromSentences("source", language.English, "One.", "Only here.", "It cost 5 euros.")
	target := align.FromSentences("target", language.English, "One.", "It cost 6 euros.", "Only there.")
	want := []Difference{
		{OnlySource, Sentence, align.Range{Start: 5, End: 15}, align.Range{Start: 4, End: 4}},
		{Changed, Number, align.Range{Start: 24, End: 31}, align.Range{Start: 13, End: 20}},
		{OnlyTarget, Sentence, align.Range{Start: 32, End: 32}, align.Range{Start: 22, End: 33}},
	}
	got, err := New(lexicon.EmbeddedSet()).Of(t.Context(),
		&align.Alignment{Source: source, Target: target, Unordered: true, Beads: []align.Bead{
			{Source: align.Span{Start: 2, End: 3}, Target: align.Span{Start: 1, End: 2}},
			{Source: align.Span{Start: 0, End: 1}, Target: align.Span{Start: 0, End: 1}},
		}})
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, error %v, want %v", got, err, want)
	}
}

func TestBeadsOfOtherDocumentsAreLeftOut(t *testing.T) {
	d := align.FromSentences("d", language.English, "One.")
	got, err := New(lexicon.EmbeddedSet()).Between(t.Context(), d, d,
		[]align.Bead{{Source: align.Span{Start: -1, End: 1}, Target: align.Span{Start: 0, End: 7}}})
	if err != nil || len(got) != 2 {
		t.Errorf("got %v, error %v", got, err)
	}
}

func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	d := align.FromSentences("d", language.English, "One.")
	_, err := New(lexicon.EmbeddedSet()).Between(ctx, d, d, []align.Bead{{Source: align.Span{End: 1}, Target: align.Span{End: 1}}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

// Wherever the context ends, its error comes, and no differences.
func TestItStopsWhereverTheContextEnds(t *testing.T) {
	lines := slices.Repeat([]string{"Der Pegel stieg um 3,5 Meter, sagte Lea Milis am 4. Mai.", "Niemand kam."}, 20)
	source, target := align.FromSentences("de", language.German, lines...), align.FromSentences("en", language.English, lines...)
	var beads []align.Bead
	for i := range lines[1:] {
		beads = append(beads, align.Bead{Source: align.Span{Start: i, End: i + 1}, Target: align.Span{Start: i, End: i + 1}})
	}
	for checks := 0; ; checks++ {
		differences, err := New(lexicon.EmbeddedSet()).Between(countdown.New(t.Context(), checks), source, target, beads)
		if err == nil {
			if checks < len(beads) || len(differences) == 0 {
				t.Errorf("%d differences after %d checks of the context", len(differences), checks)
			}
			return
		}
		if !errors.Is(err, context.Canceled) || differences != nil {
			t.Fatalf("%d differences, error %v", len(differences), err)
		}
	}
}

func TestSpellingsOfOneName(t *testing.T) {
	for _, group := range [][]string{
		{"witkoff", "whitkov", "witkev"},
		{"zelenskyy", "zellinski", "selenskyj", "zelenski"},
		{"gaddafi", "ghadafi"},
		{"tschaikowski", "tchaikovsky"},
		{"soeharto", "suharto"},
		{"bjørn", "bjorn"},
	} {
		for _, a := range group {
			for _, b := range group {
				if s := similarity(sound(a), sound(b)); s < alike {
					t.Errorf("%s and %s: %.2f", a, b, s)
				}
			}
		}
	}
	for _, pair := range [][2]string{{"witkoff", "kushner"}, {"trump", "tusk"}, {"berlin", "bandung"}} {
		if s := similarity(sound(pair[0]), sound(pair[1])); s >= alike {
			t.Errorf("%s and %s: %.2f", pair[0], pair[1], s)
		}
	}
}

func FuzzBetween(f *testing.F) {
	f.Add("Am 28. Mai kam Witkoff.", "On 29 May Whitkov’s D'Angelo came.", true)
	finder := New(lexicon.EmbeddedSet())
	f.Fuzz(func(t *testing.T, a, b string, german bool) {
		tag := language.Indonesian
		if german {
			tag = language.German
		}
		source, target := align.Parse("a", tag, a), align.Parse("b", language.English, b)
		found, err := finder.Between(t.Context(), source, target, []align.Bead{{
			Source: align.Span{End: len(source.Sentences)}, Target: align.Span{End: len(target.Sentences)},
		}})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range found {
			if d.Source.Start > d.Source.End || d.Target.Start > d.Target.End || d.Source.In(a) == "" && d.Target.In(b) == "" {
				t.Errorf("%v of %q and %q", d, a, b)
			}
		}
	})
}
