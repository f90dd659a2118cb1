package versions_test

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
)

// TestDevelopmentStories measures the rows of ntrex-versions against the
// alignments of the pairs alone.
func TestDevelopmentStories(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", "bench", "ntrex-versions", "*"))
	if err != nil || len(folders) == 0 {
		t.Skip("no ntrex-versions in the shared folder beside the checkout")
	}
	tags := []string{"en", "de", "id"} // as the columns of gold.txt
	finder := newFinder(t)
	alone, joint := make(map[string]*evaluate.Tally), make(map[string]*evaluate.Tally)
	for _, folder := range folders {
		var documents []align.Document
		for _, tag := range tags {
			text, err := os.ReadFile(filepath.Join(folder, tag+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			documents = append(documents, align.ParseLines(tag, language.Make(tag), string(text)))
		}
		rows := readRows(t, filepath.Join(folder, "gold.txt"))
		group, err := finder.Align(t.Context(), documents)
		if err != nil {
			t.Fatal(err)
		}
		requireRows(t, documents, group.Rows)
		for _, l := range group.Links {
			var gold []evaluate.Bead
			for _, row := range rows {
				gold = append(gold, evaluate.Bead{Source: row[l.A], Target: row[l.B]})
			}
			pair := tags[l.A] + "-" + tags[l.B]
			if alone[pair] == nil {
				alone[pair], joint[pair] = new(evaluate.Tally), new(evaluate.Tally)
			}
			n, m := len(documents[l.A].Sentences), len(documents[l.B].Sentences)
			alone[pair].Add(evaluate.Beads(gold, evaluate.BeadsOf(l.Alignment), n, m).Strict)
			joint[pair].Add(evaluate.Beads(gold, evaluate.BeadsOf(group.Pair(l.A, l.B)), n, m).Strict)
		}
	}
	var together, separately evaluate.Tally
	for pair := range joint {
		t.Logf("%s: strict F1 of rows %.4f, of the pair alone %.4f", pair, joint[pair].F1(), alone[pair].F1())
		if joint[pair].F1() < 0.97 {
			t.Errorf("%s: strict F1 of rows is %.4f, want at least 0.97", pair, joint[pair].F1())
		}
		together.Add(*joint[pair])
		separately.Add(*alone[pair])
	}
	if together.F1() <= separately.F1() {
		t.Errorf("strict F1 of rows is %.4f, of the pairs alone %.4f", together.F1(), separately.F1())
	}
}

// readRows reads a gold.txt of rows as "0,1|0|", the sentences of each version.
func readRows(t *testing.T, name string) (rows [][][]int) {
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var row [][]int
		for _, cell := range strings.Split(lines.Text(), "|") {
			var sentences []int
			for _, field := range strings.FieldsFunc(cell, func(r rune) bool { return r == ',' }) {
				i, err := strconv.Atoi(field)
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				sentences = append(sentences, i)
			}
			row = append(row, sentences)
		}
		rows = append(rows, row)
	}
	return rows
}
