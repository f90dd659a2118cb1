package align_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/fixture"
)

func TestEvidenceOfBeads(t *testing.T) {
	for _, how := range []struct {
		name string
		pair func(*align.Aligner, fixture.Pair) (*align.Alignment, error)
	}{
		{"in order", func(a *align.Aligner, p fixture.Pair) (*align.Alignment, error) {
			return a.Align(t.Context(), p.Source, p.Target)
		}},
		{"in any order", func(a *align.Aligner, p fixture.Pair) (*align.Alignment, error) {
			return a.Match(t.Context(), p.Source, p.Target)
		}},
	} {
		t.Run(how.name, func(t *testing.T) {
			p := story(t)
			var aligner align.Aligner
			a, err := how.pair(&aligner, p)
			if err != nil {
				t.Fatal(err)
			}
			e, err := aligner.Evidence(t.Context(), a)
			if err != nil {
				t.Fatal(err)
			}
			beads, spoken := 0, 0
			for _, b := range a.Beads {
				checkLinks(t, a, b, e.Links(b))
				s, ok := e.Score(b)
				if ok == b.Null() {
					t.Errorf("%v: a score is told: %t", b, ok)
				}
				if !b.Null() && b.Confidence > 0.9 {
					beads++
					if s.Total() > 0 {
						spoken++
					}
				}
			}
			if beads < 10 || spoken < beads {
				t.Errorf("the score is for %d of %d sure beads", spoken, beads)
			}
		})
	}
}

// checkLinks checks that links are of words of the bead.
func checkLinks(t *testing.T, a *align.Alignment, b align.Bead, links []align.WordLink) {
	t.Helper()
	if b.Null() {
		if links != nil {
			t.Errorf("%v: the null bead has links", b)
		}
		return
	}
	source, target := a.Source.Words(b.Source), a.Target.Words(b.Target)
	for _, l := range links {
		if l.Source != source[l.SourceIndex] || l.Target != target[l.TargetIndex] {
			t.Errorf("%v: the link %+v is not of words %v and %v", b, l, source[l.SourceIndex], target[l.TargetIndex])
		}
		for _, p := range []float64{l.Probability, l.Lexicon, l.Document, l.Alike} {
			if !(p >= 0 && p <= 1) {
				t.Errorf("%v: the link %+v has a probability that is none", b, l)
			}
		}
	}
}

// story returns two versions of a story that comes with the library.
func story(t *testing.T) fixture.Pair {
	t.Helper()
	pairs, err := fixture.Pairs("id", "en")
	if err != nil {
		t.Fatal(err)
	}
	return pairs[0]
}

func TestEvidenceTellsByWhatWordsAreLinked(t *testing.T) {
	source := align.FromSentences("a", language.Indonesian, "Kapal Wulanggeni tiba pada 1949.")
	target := align.FromSentences("b", language.English, "The ship Wulangeni arrived in 1949.")
	one := align.Span{End: 1}
	a := &align.Alignment{Source: source, Target: target, Beads: []align.Bead{{Source: one, Target: one}}}
	var aligner align.Aligner
	e, err := aligner.Evidence(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	by := make(map[string]align.WordLink)
	for _, l := range e.Links(a.Beads[0]) {
		by[l.Source.In(source.Text)+"="+l.Target.In(target.Text)] = l
	}
	if l := by["Kapal=ship"]; l.Lexicon < 0.1 || l.Alike > 0 {
		t.Errorf("the lexicon does not tell of %+v", l)
	}
	for _, pair := range []string{"Wulanggeni=Wulangeni", "1949=1949"} {
		if l := by[pair]; l.Alike < 0.3 || l.Probability < 0.5 {
			t.Errorf("%s: it is not seen that both are alike, %+v", pair, l)
		}
	}
	for _, l := range by {
		if l.Document > 0 {
			t.Errorf("a bead that nobody believes taught %+v", l)
		}
	}
}

// What documents repeat they teach, without any lexicon.
func TestEvidenceOfWhatDocumentsTeach(t *testing.T) {
	sentences := func(words ...string) (list []string) {
		for i := range words {
			list = append(list, words[i]+" "+words[(i+1)%len(words)]+" "+words[(i+3)%len(words)]+".")
		}
		return slices.Concat(list, list)
	}
	source := align.FromSentences("a", language.French, sentences("porte", "ciel", "arbre", "chien", "nuage", "fleuve")...)
	target := align.FromSentences("b", language.Dutch, sentences("deur", "hemel", "boom", "hond", "wolk", "rivier")...)
	a := &align.Alignment{Source: source, Target: target}
	for i := range source.Sentences {
		one := align.Span{Start: i, End: i + 1}
		a.Beads = append(a.Beads, align.Bead{Source: one, Target: one, Confidence: 1})
	}
	aligner, err := align.New(align.Lexicons(nil))
	if err != nil {
		t.Fatal(err)
	}
	e, err := aligner.Evidence(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range e.Links(a.Beads[0]) {
		if l.SourceIndex != l.TargetIndex || l.Document < 0.5 || l.Lexicon > 0 {
			t.Errorf("%s = %s, %+v", l.Source.In(source.Text), l.Target.In(target.Text), l)
		}
	}
	if n := len(e.Links(a.Beads[0])); n != 3 {
		t.Errorf("%d words are linked, want 3", n)
	}
}

func TestEvidenceOfWhatIsNotThere(t *testing.T) {
	var aligner align.Aligner
	if _, err := aligner.Evidence(t.Context(), nil); err == nil {
		t.Error("there is evidence of no alignment")
	}
	source := align.FromSentences("a", language.Indonesian, "Satu.", "Dua.")
	bad := source
	bad.Text = "S"
	var wrong *align.SentenceError
	if _, err := aligner.Evidence(t.Context(), &align.Alignment{Source: bad, Target: source}); !errors.As(err, &wrong) ||
		!strings.Contains(err.Error(), "evidence for a with a") {
		t.Errorf("sentences that are not of the text: %v", err)
	}
	two := align.Span{End: 2}
	beyond := align.Bead{Source: align.Span{Start: 1, End: 3}, Target: two, Confidence: 1}
	a := &align.Alignment{Source: source, Target: source, Beads: []align.Bead{beyond, {Source: two, Target: align.Span{Start: 2, End: 1}}}}
	e, err := aligner.Evidence(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range append(a.Beads, align.Bead{Source: align.Span{Start: -1, End: 1}, Target: two}) {
		if _, ok := e.Score(b); ok || e.Links(b) != nil {
			t.Errorf("there is evidence for %v", b)
		}
	}
}

func TestEvidenceIsForManyGoroutines(t *testing.T) {
	p := story(t)
	var aligner align.Aligner
	a, err := aligner.Align(t.Context(), p.Source, p.Target)
	if err != nil {
		t.Fatal(err)
	}
	e, err := aligner.Evidence(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	type told struct {
		links []align.WordLink
		score align.BeadScore
	}
	tell := func() (all []told) {
		for _, b := range a.Beads {
			score, _ := e.Score(b)
			all = append(all, told{e.Links(b), score})
		}
		return all
	}
	want := tell()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if got := tell(); !slices.EqualFunc(got, want, func(a, b told) bool {
				return a.score == b.score && slices.Equal(a.links, b.links)
			}) {
				t.Error("many goroutines are told something else than one")
			}
		})
	}
	group.Wait()
}

func BenchmarkEvidence(b *testing.B) {
	pairs, err := fixture.Pairs("id", "en")
	if err != nil {
		b.Fatal(err)
	}
	p := fixture.Join(pairs)
	var aligner align.Aligner
	a, err := aligner.Align(b.Context(), p.Source, p.Target)
	if err != nil {
		b.Fatal(err)
	}
	e, err := aligner.Evidence(b.Context(), a)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("documents", func(b *testing.B) {
		for b.Loop() {
			if _, err := aligner.Evidence(b.Context(), a); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("align", func(b *testing.B) {
		for b.Loop() {
			if _, err := aligner.Align(b.Context(), p.Source, p.Target); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("bead", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			bead := a.Beads[n%len(a.Beads)]
			e.Links(bead)
			e.Score(bead)
		}
	})
}
