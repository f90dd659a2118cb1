package versions_test

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
	"github.com/sejajar/sejajar/align/internal/fixture"
)

var update = flag.Bool("update", false, "write testdata/accuracy.tsv anew")

// TestAccuracyOfRows demands that rows become no worse than testdata/accuracy.tsv
// has them; the flag -update writes the new figures. Nor may the alignments that rows are
// made of say better what corresponds in all versions.
func TestAccuracyOfRows(t *testing.T) {
	file := filepath.Join("testdata", "accuracy.tsv")
	floors, err := fixture.ReadFigures(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	stories, err := fixture.Stories()
	if err != nil {
		t.Fatal(err)
	}
	finder := newFinder(t)
	rows, alone := make(map[string]*fixture.Measure), make(map[string]*fixture.Measure)
	for seed := range uint64(9) {
		set := "clean"
		if seed > 0 {
			set = "thinned"
		}
		for _, story := range stories {
			if seed > 0 {
				story = story.Thinned(seed)
			}
			group, err := finder.Align(t.Context(), story.Documents)
			if err != nil {
				t.Fatal(err)
			}
			requireRows(t, story.Documents, group.Rows)
			for _, l := range group.Links {
				what := fmt.Sprintf("%s %v-%v", set, story.Documents[l.A].Language, story.Documents[l.B].Language)
				if rows[what] == nil {
					rows[what], alone[what] = new(fixture.Measure), new(fixture.Measure)
				}
				pair := story.Pair(l.A, l.B)
				rows[what].Add(pair, evaluate.BeadsOf(group.Pair(l.A, l.B)))
				alone[what].Add(pair, evaluate.BeadsOf(l.Alignment))
			}
		}
	}
	measured := make(map[string]fixture.Figures)
	for what, m := range rows {
		measured[what] = m.Figures()
		t.Logf("%s: %.4f, the alignments %.4f", what, measured[what], alone[what].Figures())
		if floor, known := floors[what]; !*update && !known {
			t.Errorf("%s has no figures in %s: write them with -update", what, file)
		} else if worse := measured[what].Worse(floor, m.Margin()); !*update && worse != "" {
			t.Errorf("%s: %s", what, worse)
		}
		if got, want := measured[what].F1, alone[what].Figures().F1; got < want-m.Margin() {
			t.Errorf("%s: F1 of rows is %.4f, of the alignments %.4f", what, got, want)
		}
	}
	if *update {
		if err := fixture.WriteFigures(file, measured); err != nil {
			t.Fatal(err)
		}
	}
}

// Pages of newsrooms that tell of one event in their own words are versions of one
// text, and pages of other events are not.
func TestRetoldEvents(t *testing.T) {
	events, err := fixture.Events()
	if err != nil {
		t.Fatal(err)
	}
	var documents []align.Document
	var of []string // the event of each document
	for _, e := range events {
		for _, page := range e.Pages {
			documents = append(documents, page)
			of = append(of, e.Name)
			if strings.HasPrefix(page.ID, "other") {
				of[len(of)-1] += page.ID
			}
		}
	}
	groups, err := newFinder(t).Find(t.Context(), documents)
	if err != nil {
		t.Fatal(err)
	}
	parts := make(map[string]int) // of each event, the groups
	for _, g := range members(groups) {
		for _, d := range g {
			if of[d] != of[g[0]] {
				t.Errorf("%s of %s is in a group with %s of %s", documents[d].ID, of[d], documents[g[0]].ID, of[g[0]])
			}
		}
		parts[of[g[0]]]++
	}
	for _, e := range events {
		if n := parts[e.Name]; n != 1 {
			t.Errorf("%s is in %d groups, want one", e.Name, n)
		}
	}
}
