package segment

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/sentences"
	"golang.org/x/text/language"
)

// A rule is a text and the sentences it must be cut into. One that the Unicode
// rules keep too says what wrong cut it guards against.
type rule struct {
	Rule      string
	Text      string
	Sentences []string
	Guards    string
}

func readRules(t *testing.T, path string) []rule {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var rules []rule
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var r rule
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		rules = append(rules, r)
	}
	if len(rules) == 0 {
		t.Fatalf("%s: no rules", path)
	}
	return rules
}

func (r rule) holds(found []string) bool {
	if len(found) != len(r.Sentences) {
		return false
	}
	for i, s := range found {
		if strings.Join(strings.Fields(s), " ") != strings.Join(strings.Fields(r.Sentences[i]), " ") {
			return false
		}
	}
	return true
}

func texts(s Segmenter, text string) []string {
	var found []string
	for sentence := range s.Sentences(text) {
		found = append(found, sentence.In(text))
	}
	return found
}

// unicodeTexts cuts text by the Unicode rules alone.
func unicodeTexts(text string) []string {
	var found []string
	for tokens := sentences.FromString(text); tokens.Next(); {
		if s := strings.TrimSpace(tokens.Value()); s != "" {
			found = append(found, s)
		}
	}
	return found
}

func TestRules(t *testing.T) {
	for _, tag := range []language.Tag{language.Indonesian, language.English, language.German} {
		for _, r := range readRules(t, "testdata/rules."+tag.String()+".jsonl") {
			t.Run(tag.String()+"/"+r.Rule, func(t *testing.T) {
				if found := texts(For(tag), r.Text); !r.holds(found) {
					t.Errorf("cut into %q, want %q", found, r.Sentences)
				}
				if r.Guards == "" && r.holds(unicodeTexts(r.Text)) {
					t.Errorf("the Unicode rules keep it too: %q", r.Text)
				}
			})
		}
	}
}

func TestGoldenRules(t *testing.T) {
	for _, tt := range []struct {
		path string
		tag  language.Tag
		bar  int
	}{{"bench/segment/golden.en.jsonl", language.English, 50}, {"bench/segment/golden.de.jsonl", language.German, 4}} {
		rules := readRules(t, shared(t, tt.path))
		right, unicodeRight := 0, 0
		for _, r := range rules {
			if found := texts(For(tt.tag), r.Text); r.holds(found) {
				right++
			} else {
				t.Logf("%s: cut into %q, want %q", r.Rule, found, r.Sentences)
			}
			if r.holds(unicodeTexts(r.Text)) {
				unicodeRight++
			}
		}
		t.Logf("%v: %d of %d; by the Unicode rules alone %d", tt.tag, right, len(rules), unicodeRight)
		if right < tt.bar {
			t.Errorf("%v: %d of %d rules hold, want %d", tt.tag, right, len(rules), tt.bar)
		}
	}
}
