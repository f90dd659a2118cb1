package versions_test

import (
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
)

// TestCalibration wants the confidence of links to be how often they are right:
// about documents of one story, and whether they keep its order.
func TestCalibration(t *testing.T) {
	if testing.Short() {
		t.Skip("measures accuracy, which takes seconds")
	}
	finder := newFinder(t)
	var right, confidence [10]float64
	links := 0
	add := func(documents []align.Document, ordered bool) {
		groups, err := finder.Find(t.Context(), documents)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range groups {
			for _, l := range g.Links {
				bin := min(9, int(l.Confidence*10))
				links++
				confidence[bin] += l.Confidence
				if filepath.Dir(g.Documents[l.A].ID) == filepath.Dir(g.Documents[l.B].ID) && ordered == (l.Kind != versions.SameStory) {
					right[bin]++
				}
			}
		}
	}
	add(stories(t), true)
	for _, set := range []string{"ntrex-noisy", "ntrex-story"} {
		for _, folder := range glob(t, "bench/"+set+"/*-*/*") {
			tags := strings.Split(filepath.Base(filepath.Dir(folder)), "-")
			add([]align.Document{
				readLines(t, filepath.Join(folder, "src.txt"), tags[0]),
				readLines(t, filepath.Join(folder, "tgt.txt"), tags[1]),
			}, set == "ntrex-noisy")
		}
	}
	wrong := 0.0
	for bin := range right {
		wrong += math.Abs(right[bin]-confidence[bin]) / float64(links)
	}
	t.Logf("%d links: expected calibration error %.3f", links, wrong)
	if wrong > 0.06 {
		t.Error("want an expected calibration error of at most 0.06")
	}
}
