package versions_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/fixture"
	"github.com/sejajar/sejajar/align/versions"
)

// TestRetoldClaims demands that what the pages of an event report alike is found, surely
// where the confidence says so, in each two languages.
func TestRetoldClaims(t *testing.T) {
	events, err := fixture.Events()
	if err != nil {
		t.Fatal(err)
	}
	finder := newFinder(t)
	var all, sure fixture.Retelling
	var calibration [10]struct{ said, right, pairs float64 }
	byPair := make(map[string]*fixture.Retelling)
	for _, e := range events {
		groups, err := finder.Find(t.Context(), e.Pages)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range groups {
			requireClaims(t, g)
			for _, l := range g.Links {
				a, b := g.Documents[l.A], g.Documents[l.B]
				languages := a.Language.String() + "-" + b.Language.String()
				if byPair[languages] == nil {
					byPair[languages] = new(fixture.Retelling)
				}
				var surely []align.Bead
				for _, bead := range l.Alignment.Beads {
					if bead.Null() {
						continue
					}
					if bead.Confidence >= 0.9 {
						surely = append(surely, bead)
					}
					var one fixture.Retelling
					one.Add(e, a, b, []align.Bead{bead})
					bin := &calibration[min(9, int(10*bead.Confidence))]
					bin.said += bead.Confidence
					bin.right += float64(one.Right)
					bin.pairs++
				}
				all.Add(e, a, b, l.Alignment.Beads)
				byPair[languages].Add(e, a, b, l.Alignment.Beads)
				sure.Add(e, a, b, surely)
			}
		}
	}
	wrong := 0.0
	for _, bin := range calibration {
		wrong += math.Abs(bin.said - bin.right)
	}
	wrong /= float64(all.Found)
	t.Logf("precision %.3f, recall %.3f; at 0.9 %.3f and %.3f; calibration error %.3f",
		all.Precision(), all.Recall(), sure.Precision(), sure.Recall(), wrong)
	if f1(all) < 0.85 || sure.Precision() < 0.97 || sure.Recall() < 0.62 || wrong > 0.04 {
		t.Error("want an F1 of 0.85, a precision of 0.97 and a recall of 0.62 at 0.9, and an error of 0.04 at most")
	}
	for languages, r := range byPair {
		t.Logf("%s: F1 %.3f of %d", languages, f1(*r), r.Gold)
		if r.Gold > 0 && f1(*r) < 0.65 {
			t.Errorf("%s: F1 is %.3f, want at least 0.65", languages, f1(*r))
		}
	}
}

func f1(r fixture.Retelling) float64 {
	return 2 * r.Precision() * r.Recall() / max(1e-9, r.Precision()+r.Recall())
}

// requireClaims fails unless every sentence of a group is in exactly one claim.
func requireClaims(t *testing.T, g versions.Group) {
	t.Helper()
	if len(g.Rows) == 0 {
		return
	}
	told := make([]map[int]bool, len(g.Documents))
	for d := range told {
		told[d] = make(map[int]bool)
	}
	for _, c := range g.Claims(versions.DefaultClaim) {
		if !(c.Confidence >= 0 && c.Confidence <= 1) {
			t.Errorf("a claim has the confidence %g", c.Confidence)
		}
		for d, spans := range c.Told {
			last := -1
			for _, s := range spans {
				if s.Start <= last || s.Len() == 0 {
					t.Errorf("a claim has the spans %v", spans)
				}
				last = s.End
				for i := s.Start; i < s.End; i++ {
					if told[d][i] {
						t.Errorf("sentence %d of %s is in two claims", i, g.Documents[d].ID)
					}
					told[d][i] = true
				}
			}
		}
	}
	for d, document := range g.Documents {
		if len(told[d]) != len(document.Sentences) {
			t.Errorf("claims hold %d of %d sentences of %s", len(told[d]), len(document.Sentences), document.ID)
		}
	}
}

// In order, claims are the rows.
func TestClaimsOfOneOrderAreRows(t *testing.T) {
	group, err := newFinder(t).Align(t.Context(), story(t, "lake", "id", "de", "en"))
	if err != nil {
		t.Fatal(err)
	}
	claims := group.Claims(versions.DefaultClaim)
	if len(claims) != len(group.Rows) {
		t.Fatalf("%d claims of %d rows", len(claims), len(group.Rows))
	}
	requireClaims(t, group)
	for k, row := range group.Rows {
		for d, cell := range row.Cells {
			want := "[]"
			if cell.Span.Len() > 0 {
				want = fmt.Sprint([]align.Span{cell.Span})
			}
			if got := fmt.Sprint(claims[k].Told[d]); got != want {
				t.Errorf("claim %d has %s of document %d, want %s", k, got, d, want)
			}
		}
	}
}

// Pages of one story say which names and figures they share.
func TestStoriesSayWhatTheyShare(t *testing.T) {
	events, err := fixture.Events()
	if err != nil {
		t.Fatal(err)
	}
	groups, err := newFinder(t).Find(t.Context(), events[0].Pages)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range groups[0].Links {
		shared := strings.Join(l.Shared, " ")
		if story := l.Kind == versions.SameStory; story != (shared != "") || story && !strings.Contains(shared, "Narwal") {
			t.Errorf("%v of %d and %d: %q", l.Kind, l.A, l.B, shared)
		}
	}
}
