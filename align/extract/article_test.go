package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const menu = `<nav><ul><li><a href="/">Home</a><li><a href="/s">Sport</a></ul></nav>`

// prose is text that an article could have.
func prose(sentences int) string {
	var text strings.Builder
	for k := range sentences {
		fmt.Fprintf(&text, "Kapal nomor %d berangkat dari pelabuhan pada pukul %d, dengan %d penumpang. ", k, k%24, 3*k)
	}
	return strings.TrimSpace(text.String())
}

func TestArticles(t *testing.T) {
	article := "<h1>Kapal berangkat</h1><article><p>" + prose(4) + "<p>" + prose(3) + "</article>"
	for _, test := range []struct {
		name, page string
		options    []Option
		whole      bool
		prose      []string // the blocks that are
		furniture  []string
	}{
		{"an article among menus", menu + article + `<aside><a href="/x">Baca juga</a></aside><footer>Imprint</footer>`, nil, false,
			[]string{"heading*: Kapal berangkat", "paragraph: " + prose(4), "paragraph: " + prose(3)},
			[]string{"furniture: Home", "furniture: Sport", "furniture: Baca juga", "furniture: Imprint"}},
		{"all that is wanted", menu + article, []Option{Whole()}, true,
			[]string{"furniture: Home", "furniture: Sport", "heading*: Kapal berangkat", "paragraph: " + prose(4), "paragraph: " + prose(3)}, nil},
		{"a page without menus", "<p>Satu.<p>Dua.", nil, false, []string{"paragraph: Satu.", "paragraph: Dua."}, nil},
		{"too little text", menu + "<p>Satu.", nil, true, []string{"furniture: Home", "furniture: Sport", "paragraph: Satu."}, nil},
		{"comments below", menu + article + `<section class="comments">` + strings.Repeat("<div><p>"+prose(4)+"</div>", 8) + `</section>`, nil,
			false,
			[]string{"heading*: Kapal berangkat", "paragraph: " + prose(4), "paragraph: " + prose(3)},
			slices.Concat([]string{"furniture: Home", "furniture: Sport"}, slices.Repeat([]string{"furniture: " + prose(4)}, 8))},
	} {
		t.Run(test.name, func(t *testing.T) {
			file, err := Parse(t.Context(), "a.html", []byte(test.page), test.options...)
			if err != nil {
				t.Fatal(err)
			}
			if got := described(file); !slices.Equal(got, slices.Concat(test.prose, test.furniture)) || file.Whole != test.whole {
				t.Errorf("whole %v, got %q", file.Whole, got)
			}
			var want []string
			for _, block := range test.prose {
				_, text, _ := strings.Cut(block, ": ")
				want = append(want, text)
			}
			if got := file.Prose(); got != strings.Join(want, "\n\n") {
				t.Errorf("the prose is %q", got)
			}
			checkFile(t, file, []byte(test.page))
		})
	}
}

func TestListsAndForumsAreKeptWhole(t *testing.T) {
	teasers := strings.Repeat(`<div class="teaser"><h2><a href="/a">Judul</a></h2><p>`+prose(3)+`</p></div>`, 12)
	t.Run("a list of articles", func(t *testing.T) {
		page := menu + "<main>" + teasers + "</main>"
		file, err := Parse(t.Context(), "a.html", []byte(page))
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(file.Prose(), "Kapal nomor 2"); n != 12 {
			t.Errorf("%d of 12 teasers are kept, whole %v", n, file.Whole)
		}
	})
	t.Run("a forum", func(t *testing.T) {
		var page strings.Builder
		page.WriteString(menu)
		for k := range 12 {
			fmt.Fprintf(&page, `<table class=post><tr><td><a href="/u%d">User %d</a><td><div class=message>Pesan %d. %s</div></table>`, k, k, k,
				prose(3))
		}
		file, err := Parse(t.Context(), "a.html", []byte(page.String()))
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(file.Prose(), "Pesan "); n != 12 {
			t.Errorf("%d of 12 posts are kept, whole %v", n, file.Whole)
		}
	})
}

// A page that is made to take the library long is not given to it.
func TestPagesMadeToTakeLong(t *testing.T) {
	page := strings.Repeat("<div>", 400) + strings.Repeat("<p>Satu dua tiga empat lima enam tujuh, lapan.", 40_000) + "<a>"
	file, err := Parse(t.Context(), "a.html", []byte(page))
	if err != nil || !file.Whole {
		t.Errorf("got %v", err)
	}
}
