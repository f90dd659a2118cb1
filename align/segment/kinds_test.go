package segment

import (
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// A caseOfKind is a text of a kind that the rules of package segment are about: its
// sentences with marks between them.
type caseOfKind struct{ kind, lang, marked string }

func (c caseOfKind) cut(text string) []string { return texts(For(language.MustParse(c.lang)), text) }

// readCases reads a file of lines of a language, a tab and sentences. "## " begins the name of
// the kind that the lines after it are of, and "# " a comment.
func readCases(t *testing.T, path string) []caseOfKind {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var cases []caseOfKind
	kind := ""
	for line := range strings.Lines(string(raw)) {
		line = strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(strings.TrimSpace(line))
		if name, ok := strings.CutPrefix(line, "## "); ok {
			kind = name
		} else if lang, marked, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "# ") {
			cases = append(cases, caseOfKind{kind, lang, marked})
		}
	}
	return cases
}

// TestKinds cuts the texts of testdata/kinds.txt, which tells how its lines are written.
func TestKinds(t *testing.T) {
	tested := make(map[string]int)
	for _, c := range readCases(t, "testdata/kinds.txt") {
		tested[c.lang+"/"+c.kind]++
		text := strings.NewReplacer("|", " ", "¦", "").Replace(c.marked)
		want := strings.FieldsFunc(c.marked, func(r rune) bool { return r == '|' || r == '¦' })
		if got := c.cut(text); !slices.Equal(got, want) {
			t.Errorf("%s: %s: cut into\n%q, want\n%q", c.kind, c.lang, got, want)
		}
		checkScanner(t, For(language.MustParse(c.lang)), text)
	}
	for kind, n := range tested {
		if n < 5 {
			t.Errorf("%s: %d texts", kind, n)
		}
	}
	if len(tested) < 3*8 {
		t.Errorf("%d kinds, counted in each of three languages", len(tested))
	}
}

// TestSharedCases counts the texts that are cut as a careful reader would. A |
// stands for a blank; in a few of them for nothing or for a line break.
func TestSharedCases(t *testing.T) {
	right, all := make(map[string]int), make(map[string]int)
	for _, c := range readCases(t, shared(t, "bench/segment/cases.tsv")) {
		want := strings.Split(c.marked, "|")
		all[c.lang]++
		if slices.ContainsFunc([]string{" ", "", "\n"}, func(gap string) bool {
			return slices.Equal(c.cut(strings.Join(want, gap)), want)
		}) {
			right[c.lang]++
		} else {
			t.Logf("%s: cut into\n%q, want\n%q", c.lang, c.cut(strings.Join(want, " ")), want)
		}
	}
	for _, lang := range []string{"id", "en", "de"} {
		t.Logf("%s: %d of %d", lang, right[lang], all[lang])
		if right[lang]*100 < all[lang]*93 {
			t.Errorf("%s: %d of %d texts are cut right, want 93%%", lang, right[lang], all[lang])
		}
	}
}
