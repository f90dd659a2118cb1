package viewer

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestPairsAreDownloadedLineByLine(t *testing.T) {
	b := newBrowser(t)
	path := b.openStory()
	full := 0
	for _, bead := range b.pair(path).Beads {
		if bead[0] < bead[1] && bead[2] < bead[3] {
			full++
		}
	}
	for query, want := range map[string]string{
		"moses&side=0": "128 penumpang", "moses&side=1": "128 passengers", "words": " ||| ", "pharaoh": "0-0",
	} {
		response := b.do("GET", path+"/download?format="+query, nil)
		text, err := io.ReadAll(response.Body)
		if err != nil || response.StatusCode != http.StatusOK {
			t.Fatalf("%s: %s, %v", query, response.Status, err)
		}
		if lines := strings.Count(string(text), "\n"); lines != full || !strings.Contains(string(text), want) {
			t.Errorf("%s has %d lines, want %d with %q: %s", query, lines, full, want, text)
		}
	}
	b.refused(http.StatusBadRequest, "GET", path+"/download?format=moses", nil)
	b.refused(http.StatusBadRequest, "GET", path+"/download?format=moses&side=2", nil)
	b.refused(http.StatusBadRequest, "GET", path+"/download?format=words&least=2", nil)
}
