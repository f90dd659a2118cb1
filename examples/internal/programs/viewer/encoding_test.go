package viewer

import (
	"net/http"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/extract"
)

func TestEncodingsOfTheMenuAreKnown(t *testing.T) {
	for _, name := range encodings {
		if e, err := extract.ParseEncoding(name); err != nil || e.String() != name {
			t.Errorf("%s is %v, %v", name, e, err)
		}
	}
}

// What the page shows offers a menu, and names no flag of the command line.
func TestAnEncodingCanBeChosen(t *testing.T) {
	b := newBrowser(t)
	binary := "Die F\xe4hre\x00\x01\x02\xff\xfe\x00 lief auf Grund.\x00"
	body, kind := form(t, file{"kapal.txt", kapal}, file{"faehre.txt", binary})
	var h wireHeap
	b.ask(http.StatusOK, &h, "POST", "/api/heaps", body, "Content-Type", kind)
	if len(h.Skipped) != 1 || !h.Skipped[0].Encoding || strings.Contains(h.Skipped[0].Reason, "-encoding") {
		t.Errorf("skipped are %+v", h.Skipped)
	}

	body, kind = form(t, file{"faehre.txt", binary})
	var none struct{ Skipped []wireSkip }
	b.ask(http.StatusUnprocessableEntity, &none, "POST", "/api/heaps", body, "Content-Type", kind)
	if len(none.Skipped) != 1 || !none.Skipped[0].Encoding {
		t.Errorf("of a file alone, skipped are %+v", none.Skipped)
	}

	body, kind = form(t, file{"faehre.txt", "Die F\x84hre lief auf Grund."}) // as in MS-DOS
	b.ask(http.StatusOK, &h, "POST", "/api/heaps?encoding=ibm850", body, "Content-Type", kind)
	body, kind = form(t, file{"faehre.txt", kapal})
	b.refused(http.StatusBadRequest, "POST", "/api/heaps?encoding=nonsense", body, "Content-Type", kind)
}
