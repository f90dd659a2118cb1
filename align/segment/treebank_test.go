package segment

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// shared returns the path of a file of the benchmarks, which lie beside the
// checkout. It skips the test where they do not.
func shared(t testing.TB, path string) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			break
		}
		folder = filepath.Dir(folder)
	}
	path = filepath.Join(folder, "..", "shared", filepath.FromSlash(path))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no benchmark data at %s", path)
	}
	return path
}

// A treebank is running text and the ends of its sentences.
type treebank struct {
	text string
	ends map[int]bool
}

// readTreebank reads a file of one sentence on a line and a blank line between
// paragraphs. The sentences of a paragraph are joined with one space.
func readTreebank(t testing.TB, name string) treebank {
	t.Helper()
	raw, err := os.ReadFile(shared(t, "bench/segment/"+name))
	if err != nil {
		t.Fatal(err)
	}
	tb := treebank{ends: map[int]bool{}}
	var b strings.Builder
	for i, paragraph := range strings.Split(strings.TrimSpace(string(raw)), "\n\n") {
		if i > 0 {
			b.WriteString("\n\n")
		}
		for j, s := range strings.Split(strings.TrimSpace(paragraph), "\n") {
			if j > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strings.TrimSpace(s))
			tb.ends[b.Len()] = true
		}
	}
	tb.text = b.String()
	return tb
}

// f1 scores the ends of the sentences found.
func (tb treebank) f1(found []string) (precision, recall, f1 float64) {
	right, at := 0, 0
	for _, sentence := range found {
		at += strings.Index(tb.text[at:], sentence) + len(sentence)
		if tb.ends[at] {
			right++
		}
	}
	precision, recall = float64(right)/float64(len(found)), float64(right)/float64(len(tb.ends))
	return precision, recall, 2 * precision * recall / (precision + recall)
}

func TestTreebanks(t *testing.T) {
	for _, tt := range []struct {
		name string
		tag  language.Tag
		bar  float64
	}{
		{"csui-train.id.txt", language.Indonesian, 0.985},
		{"gsd-dev.de.txt", language.German, 0.985},
		{"ewt-dev.en.txt", language.English, 0.93},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tb := readTreebank(t, tt.name)
			p, r, f := tb.f1(texts(For(tt.tag), tb.text))
			up, ur, uf := tb.f1(unicodeTexts(tb.text))
			t.Logf("precision %.4f, recall %.4f, F1 %.4f; the Unicode rules alone %.4f, %.4f, %.4f", p, r, f, up, ur, uf)
			if f < tt.bar {
				t.Errorf("F1 %.4f, want %.4f", f, tt.bar)
			}
		})
	}
}
