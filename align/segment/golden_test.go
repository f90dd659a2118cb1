package segment

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

type rule struct {
	Rule      string
	Text      string
	Sentences []string
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

func TestGoldenRules(t *testing.T) {
	for _, tt := range []struct {
		path string
		tag  language.Tag
	}{{"bench/segment/golden.en.jsonl", language.English}, {"bench/segment/golden.de.jsonl", language.German}} {
		rules := readRules(t, shared(t, tt.path))
		right := 0
		for _, r := range rules {
			var found []string
			for s := range For(tt.tag).Sentences(r.Text) {
				found = append(found, s.In(r.Text))
			}
			if r.holds(found) {
				right++
			} else {
				t.Logf("%s\n%q\n%q", r.Rule, found, r.Sentences)
			}
		}
		t.Logf("%v: %d of %d", tt.tag, right, len(rules))
	}
}
