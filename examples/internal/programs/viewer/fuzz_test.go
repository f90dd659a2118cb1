package viewer

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/examples/internal/pages"
)

// FuzzRequests holds that whatever is asked, with whatever body, is answered or refused
// and never fails, and that afterwards the project is one that can be written, read and
// undone.
func FuzzRequests(f *testing.F) {
	for kind, body := range []string{
		`{"edition":%d,"verb":"reject","row":1,"sentence":-1}`, `{"revision":%d,"verb":"join","bead":0}`,
		`{"revision":%d,"verb":"pair","source":[0,2],"target":[1,2]}`, `{"revision":%d,"verb":"split","bead":0,"sentence":-1}`,
		`{"language":"de","force":true}`, `{"force":true}`, `{"a":0,"b":1}`, `{"edition":%d}`, "", "{",
	} {
		f.Add(uint(kind), uint(0), body)
		f.Add(uint(kind), uint(1), body)
	}
	s, err := newServer(settings{"127.0.0.1", pages.NewReader(false), lexicon.EmbeddedSet(), "", 1 << 30})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, kind, number uint, body string) {
		b := browser{t, s}
		heap := b.openGroup()
		h, err := s.shelf.get(strings.TrimPrefix(heap, "/api/heaps/"))
		if err != nil {
			t.Fatal(err)
		}
		defer s.shelf.remove(h)
		paths := []string{"/groups/%d/corrections", "/pairs/%d-2/corrections", "/pairs/%d-2/corrections", "/pairs/%d-2/corrections",
			"/documents/%d", "/documents/%d/remove", "/pairs", "/undo", "/redo", "/groups/%d/remove", "/pairs/%d-2/align"}
		path := heap + strings.Replace(paths[kind%uint(len(paths))], "%d", fmt.Sprint(number), 1)
		for range 2 {
			of := h.project.Len()
			if strings.Contains(path, "/pairs/") {
				of = h.project.Revision(int(number), 2)
			}
			r := httptest.NewRequest("POST", path, strings.NewReader(strings.Replace(body, "%d", fmt.Sprint(of), 1)))
			r.Host = "127.0.0.1"
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			if w.Code >= http.StatusInternalServerError {
				t.Errorf("%s with %q: %d %s", path, body, w.Code, w.Body)
			}
		}
		var text strings.Builder
		if err := project.Write(&text, h.project); err != nil {
			t.Fatal(err)
		}
		again, err := project.Read(strings.NewReader(text.String()))
		if err != nil {
			t.Fatal(err)
		}
		for undo, _ := again.Steps(); len(undo) > 0; undo = undo[1:] {
			if _, err := again.Undo(); err != nil {
				t.Fatal(err)
			}
		}
	})
}
