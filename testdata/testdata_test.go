package testdata_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/sejajar/sejajar/testdata"
)

var (
	languages = []string{"id", "en", "de"}
	pairs     = [][2]string{{"id", "en"}, {"de", "en"}, {"id", "de"}}
)

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := fs.ReadFile(testdata.Files, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// sentences returns the lines of a version's sentences that are not blank.
func sentences(t *testing.T, story, language string) []string {
	t.Helper()
	return linesOf(t, "stories/"+story+"/"+language+".sentences.txt")
}

func linesOf(t *testing.T, name string) []string {
	t.Helper()
	lines := strings.Split(read(t, name), "\n")
	return slices.DeleteFunc(lines, func(l string) bool { return strings.TrimSpace(l) == "" })
}

type bead struct{ source, target []int }

func (b bead) null() bool     { return len(b.source) == 0 || len(b.target) == 0 }
func (b bead) oneToOne() bool { return len(b.source) == 1 && len(b.target) == 1 }

func gold(t *testing.T, story, source, target string) []bead {
	t.Helper()
	return beads(t, "stories/"+story+"/"+source+"-"+target+".gold.txt")
}

func beads(t *testing.T, name string) []bead {
	t.Helper()
	var beads []bead
	for line := range strings.Lines(read(t, name)) {
		var b bead
		s, g, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ":")
		if !ok || json.Unmarshal([]byte(s), &b.source) != nil || json.Unmarshal([]byte(g), &b.target) != nil {
			t.Fatalf("%s: not a bead: %q", name, line)
		}
		beads = append(beads, b)
	}
	return beads
}

// forEachStory runs a test on every story, and fails where there is none.
func forEachStory(t *testing.T, test func(*testing.T, string)) {
	t.Helper()
	stories := testdata.Stories()
	if len(stories) < 3 {
		t.Fatalf("stories: %q, want three or more", stories)
	}
	for _, story := range stories {
		t.Run(story, func(t *testing.T) { test(t, story) })
	}
}

func TestSentencesPutTogetherAreThePage(t *testing.T) {
	forEachStory(t, func(t *testing.T, story string) {
		for _, language := range languages {
			page := withoutSpace(read(t, "stories/"+story+"/"+language+".txt"))
			cut := withoutSpace(strings.Join(sentences(t, story, language), ""))
			if cut != page {
				at := commonPrefix(cut, page)
				t.Errorf("%s: sentences go on with %.40q, the page with %.40q", language, cut[at:], page[at:])
			}
		}
	})
}

func withoutSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func commonPrefix(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

func TestVersionsAreStoriesOfSomeLength(t *testing.T) {
	forEachStory(t, func(t *testing.T, story string) {
		for _, language := range languages {
			if n := len(sentences(t, story, language)); n < 15 {
				t.Errorf("%s has %d sentences, want 15 or more", language, n)
			}
		}
	})
}

func TestGoldHoldsEverySentenceOnceInOrder(t *testing.T) {
	forEachStory(t, func(t *testing.T, story string) {
		for _, pair := range pairs {
			var source, target []int
			for _, b := range gold(t, story, pair[0], pair[1]) {
				source, target = append(source, b.source...), append(target, b.target...)
			}
			name := pair[0] + "-" + pair[1]
			if want := upTo(len(sentences(t, story, pair[0]))); !slices.Equal(source, want) {
				t.Errorf("%s: source sentences are %v, want %v", name, source, want)
			}
			if want := upTo(len(sentences(t, story, pair[1]))); !slices.Equal(target, want) {
				t.Errorf("%s: target sentences are %v, want %v", name, target, want)
			}
		}
	})
}

func upTo(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func TestGoldHasEveryKindOfBead(t *testing.T) {
	shapes := map[string]int{}
	forEachStory(t, func(t *testing.T, story string) {
		for _, pair := range pairs {
			lines, null := 0, 0
			for _, b := range gold(t, story, pair[0], pair[1]) {
				n := len(b.source) + len(b.target)
				lines += n
				if b.null() {
					null += n
				}
				shapes[fmt.Sprintf("%d-%d", len(b.source), len(b.target))]++
			}
			if share := float64(null) / float64(lines); share < 0.15 || share > 0.40 {
				t.Errorf("%s-%s: %.0f%% of the sentences have no counterpart, want 15%% to 40%%", pair[0], pair[1], 100*share)
			}
		}
	})
	for _, shape := range []string{"0-1", "1-0", "1-1", "1-2", "2-1", "2-2", "1-3", "3-1"} {
		if shapes[shape] == 0 {
			t.Errorf("no story has a %s bead", shape)
		}
	}
}

// Where an Indonesian and a German sentence are both the whole of one English
// sentence, they are each other's counterpart.
func TestGoldOfThreePairsAgrees(t *testing.T) {
	forEachStory(t, func(t *testing.T, story string) {
		german := map[int]int{}
		for _, b := range gold(t, story, "de", "en") {
			if b.oneToOne() {
				german[b.target[0]] = b.source[0]
			}
		}
		together := map[[2]int]bool{}
		for _, b := range gold(t, story, "id", "de") {
			for _, s := range b.source {
				for _, g := range b.target {
					together[[2]int{s, g}] = true
				}
			}
		}
		for _, b := range gold(t, story, "id", "en") {
			if !b.oneToOne() {
				continue
			}
			if g, ok := german[b.target[0]]; ok && !together[[2]int{b.source[0], g}] {
				t.Errorf("id %d = en %d = de %d, but not id = de", b.source[0], b.target[0], g)
			}
		}
	})
}

func TestTextsAreWholeAndAligned(t *testing.T) {
	texts := testdata.Texts()
	if len(texts) < 8 {
		t.Fatalf("texts: %q, want eight or more", texts)
	}
	for _, text := range texts {
		for _, pair := range pairs {
			folder := "texts/" + text + "/"
			var source, target []int
			for _, b := range beads(t, folder+pair[0]+"-"+pair[1]+".gold.txt") {
				source, target = append(source, b.source...), append(target, b.target...)
			}
			if n := len(linesOf(t, folder+pair[0]+".txt")); n < 20 || !slices.Equal(source, upTo(n)) {
				t.Errorf("%s, %s-%s: source sentences are %v of %d", text, pair[0], pair[1], source, n)
			}
			if n := len(linesOf(t, folder+pair[1]+".txt")); n < 20 || !slices.Equal(target, upTo(n)) {
				t.Errorf("%s, %s-%s: target sentences are %v of %d", text, pair[0], pair[1], target, n)
			}
		}
	}
}

func TestNoiseRepeatsNoLine(t *testing.T) {
	for _, language := range languages {
		lines := linesOf(t, "noise/"+language+".txt")
		if slices.Sort(lines); len(lines) < 30 || len(slices.Compact(slices.Clone(lines))) < len(lines) {
			t.Errorf("noise/%s.txt has %d lines, want 30 or more, each once", language, len(lines))
		}
	}
}

func TestRetoldGoldIsOfItsPages(t *testing.T) {
	for _, event := range testdata.Retold() {
		lines := linesOf(t, "retold/"+event+"/gold.tsv")
		if len(lines) < 100 {
			t.Errorf("%s: gold of %d lines", event, len(lines))
		}
		for _, line := range lines {
			var a, b string
			var from, to, start, end, grade int
			_, err := fmt.Sscanf(line, "%s %d %d %s %d %d %d", &a, &from, &to, &b, &start, &end, &grade)
			if err != nil || from >= to || start >= end || grade < 1 || grade > 2 ||
				to > len(read(t, "retold/"+event+"/"+a+".txt")) || end > len(read(t, "retold/"+event+"/"+b+".txt")) {
				t.Errorf("%s: %q, %v", event, line, err)
			}
		}
	}
}

func TestFilesAreUTF8(t *testing.T) {
	err := fs.WalkDir(testdata.Files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !utf8.ValidString(read(t, name)) {
			t.Errorf("%s is not UTF-8", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestOneOtherPageForEachLanguage(t *testing.T) {
	for _, language := range languages {
		if len(read(t, "others/"+language+".txt")) < 1000 {
			t.Errorf("others/%s.txt is too short for a page", language)
		}
	}
}
