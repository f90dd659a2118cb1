package viewer

import (
	"net/http"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
)

func TestProgressIsToldWhileWorkIsDone(t *testing.T) {
	b := newBrowser(t)
	progress := func() (w wireProgress) {
		b.ask(http.StatusOK, &w, "GET", "/api/progress", nil)
		return w
	}
	if w := progress(); w.Total != 0 {
		t.Errorf("before any work: %+v", w)
	}
	done, err := b.server.working(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	source, target := align.Parse("a", language.Indonesian, kapal), align.Parse("b", language.English, ferry)
	if _, err := b.server.aligner.Align(t.Context(), source, target); err != nil {
		t.Fatal(err)
	}
	if w := progress(); w.Of != "steps" || w.Done != w.Total || w.Total < 2 {
		t.Errorf("of one pair: %+v", w)
	}
	b.server.progress.compared(versions.Progress{Done: 3, Total: 7})
	if w := progress(); w != (wireProgress{3, 7, "pairs"}) {
		t.Errorf("of many pairs: %+v", w)
	}
	done()
	if w := progress(); w.Total != 0 {
		t.Errorf("after the work: %+v", w)
	}
}
