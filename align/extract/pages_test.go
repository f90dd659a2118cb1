package extract

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// News pages, each with the text of its article, are outside the project.
const newsPages = "../../../shared/bench/pages"

// TestArticlesOfNewsPages holds that of news pages nearly all sentences of the
// article are kept, and most other words gone.
func TestArticlesOfNewsPages(t *testing.T) {
	list, err := os.ReadFile(filepath.Join(newsPages, "articles.json"))
	if err != nil {
		t.Skipf("no pages: %v", err)
	}
	var articles map[string]string
	if err := json.Unmarshal(list, &articles); err != nil {
		t.Fatal(err)
	}
	var sentences, kept, others, gone, lost, whole int
	for id, article := range articles {
		page := readGzip(t, filepath.Join(newsPages, id+".html.gz"))
		file, err := Parse(t.Context(), id+".html", page)
		if err != nil {
			t.Fatal(err)
		}
		prose, all := wordsOf(file.Prose()), wordsOf(file.Text)
		has := " " + strings.Join(prose, " ") + " "
		n, k := 0, 0
		for _, s := range align.Parse(id, language.English, article).Sentences {
			sentence := wordsOf(s.In(article))
			if len(sentence) == 0 {
				continue
			}
			n++
			if strings.Contains(has, " "+strings.Join(sentence, " ")+" ") {
				k++
			}
		}
		words := wordsOf(article)
		around := len(all) - shared(all, words)
		stays := len(prose) - shared(prose, words)
		sentences, kept, others, gone = sentences+n, kept+k, others+around, gone+around-stays
		if 5*k < 4*n {
			lost++
		}
		if file.Whole {
			whole++
		}
		if 5*k < 4*n || file.Whole || 3*stays > around+200 {
			t.Logf("%s: %d of %d sentences, %d of %d other words, whole %v, article %d bytes", id, k, n, stays, around, file.Whole, len(article))
		}
	}
	t.Logf("%d pages: %.1f%% of %d sentences kept, %.1f%% of %d other words gone, %d pages lose more than a fifth, %d are kept whole",
		len(articles), 100*float64(kept)/float64(sentences), sentences, 100*float64(gone)/float64(others), others, lost, whole)
	if 100*kept < 99*sentences || 10*gone < 9*others || lost > 3 {
		t.Error("want 99% of the sentences, 90% of the other words, 3 pages")
	}
}

func readGzip(t *testing.T, name string) []byte {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
