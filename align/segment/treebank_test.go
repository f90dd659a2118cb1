package segment

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/sentences"
	"golang.org/x/text/language"
)

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

type treebank struct {
	text string
	ends map[int]bool
}

func readTreebank(t testing.TB, name string) treebank {
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

func (tb treebank) f1(ends []int) (p, r, f float64) {
	right := 0
	for _, e := range ends {
		if tb.ends[e] {
			right++
		}
	}
	p, r = float64(right)/float64(len(ends)), float64(right)/float64(len(tb.ends))
	return p, r, 2 * p * r / (p + r)
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
		tb := readTreebank(t, tt.name)
		var ends, uax []int
		for s := range For(tt.tag).Sentences(tb.text) {
			ends = append(ends, s.End)
		}
		tokens := sentences.FromString(tb.text)
		for tokens.Next() {
			if v := strings.TrimRight(tokens.Value(), " \n"); v != "" {
				uax = append(uax, tokens.Start()+len(v))
			}
		}
		p, r, f := tb.f1(ends)
		up, ur, uf := tb.f1(uax)
		t.Logf("%s: %.4f %.4f %.4f   uax29 %.4f %.4f %.4f", tt.name, p, r, f, up, ur, uf)
		if os.Getenv("SHOW") != "" && strings.HasPrefix(tt.name, os.Getenv("SHOW")) {
			got := map[int]bool{}
			for _, e := range ends {
				got[e] = true
				if !tb.ends[e] {
					fmt.Printf("WRONG  %q | %q\n", tb.text[max(0, e-50):e], tb.text[e:min(len(tb.text), e+40)])
				}
			}
			for e := range tb.ends {
				if !got[e] {
					fmt.Printf("MISSED %q | %q\n", tb.text[max(0, e-50):e], tb.text[e:min(len(tb.text), e+40)])
				}
			}
		}
		if f < tt.bar {
			t.Errorf("F1 %.4f, want %.4f", f, tt.bar)
		}
	}
}
