package difference

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/testdata"
)

// TestAlteredPairs compares sentences with translations of which half say
// something else at one place.
func TestAlteredPairs(t *testing.T) {
	raw, err := fs.ReadFile(testdata.Files, "differences/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	finder := New(lexicon.EmbeddedSet())
	var wanted, told, same, cried int
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		from, to, _ := strings.Cut(fields[0], "-")
		source := align.FromSentences("source", language.Make(from), fields[1])
		target := align.FromSentences("target", language.Make(to), fields[2])
		found, err := finder.Between(t.Context(), source, target, []align.Bead{{Source: align.Span{End: 1}, Target: align.Span{End: 1}}})
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, d := range found {
			list = append(list, fmt.Sprintf("%s %s %s|%s", d.Kind, d.Subject, d.Source.In(source.Text), d.Target.In(target.Text)))
		}
		got := strings.Join(list, "; ")
		if fields[3] == "" {
			same++
			if got != "" {
				cried++
				t.Logf("%s\n%s\n  told %s, want nothing", fields[1], fields[2], got)
			}
			continue
		}
		wanted++
		if matches(got, fields[3]) {
			told++
		} else {
			t.Logf("%s\n%s\n  told %q, want %q", fields[1], fields[2], got, fields[3])
		}
	}
	t.Logf("told %d of %d changes, and %d of %d pairs without any", told, wanted, cried, same)
	if float64(told) < 0.95*float64(wanted) || float64(cried) > mostFalse*float64(same) || wanted+same < 60 {
		t.Error("too many changes are missed, or too many told that are none")
	}
}

// matches compares what was told with what must be; the figures told may be
// wider than those expected, as "pukul 14.30 WIB" is than "14.30".
func matches(got, want string) bool {
	gotKind, got, _ := cutKind(got)
	wantKind, want, _ := cutKind(want)
	gotSource, gotTarget, _ := strings.Cut(got, "|")
	wantSource, wantTarget, _ := strings.Cut(want, "|")
	return gotKind == wantKind && strings.Contains(gotSource, wantSource) && strings.Contains(gotTarget, wantTarget) &&
		!strings.Contains(gotTarget, ";")
}

// cutKind cuts "changed number" off.
func cutKind(s string) (kind, rest string, ok bool) {
	fields := strings.SplitN(s, " ", 3)
	if len(fields) < 3 {
		return s, "", false
	}
	return fields[0] + " " + fields[1], fields[2], true
}

// mostOfStory is the greatest share of a story's beads that may have a change
// told: the versions of the stories do differ here and there.
const mostOfStory = 0.2

func TestStoriesHaveFewDifferences(t *testing.T) {
	finder := New(lexicon.EmbeddedSet())
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range testdata.Stories() {
		for _, pair := range []string{"id-en", "de-en", "id-de"} {
			from, to, _ := strings.Cut(pair, "-")
			a, err := aligner.Align(t.Context(), story(t, name, from), story(t, name, to))
			if err != nil {
				t.Fatal(err)
			}
			found, err := finder.Of(t.Context(), a)
			if err != nil {
				t.Fatal(err)
			}
			changed, beads := 0, 0
			for _, b := range a.Beads {
				if !b.Null() {
					beads++
				}
			}
			for _, d := range found {
				if d.Subject != Sentence && d.Kind != Variant {
					changed++
					t.Logf("%s %s: %s %s %q %q", name, pair, d.Kind, d.Subject, d.Source.In(a.Source.Text), d.Target.In(a.Target.Text))
				}
			}
			if float64(changed) > mostOfStory*float64(beads) {
				t.Errorf("%s %s: %d changes in %d beads", name, pair, changed, beads)
			}
		}
	}
}

func story(t testing.TB, name, tag string) align.Document {
	t.Helper()
	text, err := fs.ReadFile(testdata.Files, "stories/"+name+"/"+tag+".txt")
	if err != nil {
		t.Fatal(err)
	}
	return align.Parse(name+"/"+tag, language.Make(tag), string(text))
}
