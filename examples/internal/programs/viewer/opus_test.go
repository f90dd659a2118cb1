package viewer

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// A group comes as documents and the links of all of its pairs, in a zip; documents of one
// name are two.
func TestOPUS(t *testing.T) {
	b := newBrowser(t)
	h := b.open(file{"kapal.txt", kapal}, file{"ferry.txt", ferry}, file{"boot.txt", boot},
		file{"ferry.txt", ferry + "\nNobody was hurt at all."})
	heap := "/api/heaps/" + h.ID
	for path, want := range map[string][]string{
		heap + "/groups/0": {"xml/de/boot.xml", "xml/en/ferry-2.xml", "xml/en/ferry.xml", "xml/id/kapal.xml",
			"xml/de-en.xml", "xml/en-de.xml", "xml/en-en.xml", "xml/id-de.xml", "xml/id-en.xml"},
		heap + "/pairs/0-1": {"xml/en/ferry.xml", "xml/id/kapal.xml", "xml/id-en.xml"},
	} {
		response := b.do("GET", path+"/download?format=opus&least=0.5", nil)
		content, err := io.ReadAll(response.Body)
		if err != nil || response.StatusCode != http.StatusOK {
			t.Fatalf("%s: %s, %v", path, response.Status, err)
		}
		archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, f := range archive.File {
			names = append(names, f.Name)
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(r)
			if err != nil || !strings.HasPrefix(string(text), "<?xml") {
				t.Errorf("%s: %.40q, %v", f.Name, text, err)
			}
			if f.Name == "xml/id-en.xml" && !strings.Contains(string(text), `fromDoc="id/kapal.xml" toDoc="en/ferry.xml"`) {
				t.Errorf("%s does not lead to the documents:\n%s", f.Name, text)
			}
		}
		if !slices.Equal(names, want) {
			t.Errorf("%s: the files are %q, want %q", path, names, want)
		}
	}
	b.refused(http.StatusBadRequest, "GET", heap+"/pairs/0-1/download?format=opus&least=2", nil)
}
