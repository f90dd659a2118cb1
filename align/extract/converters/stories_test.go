package converters_test

import (
	"fmt"
	"html"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/extract"
	"github.com/sejajar/sejajar/align/extract/converters"
	"github.com/sejajar/sejajar/testdata"
)

var stories = []string{"ferry", "football", "lake"}

// A pair is two sentences or more that an alignment puts together.
type pair struct{ source, target string }

// TestStoriesInAllFormats holds that a text as a document, a book or a page is
// aligned as the text is. Files are made by pandoc and LibreOffice.
func TestStoriesInAllFormats(t *testing.T) {
	if testing.Short() {
		t.Skip("starts LibreOffice")
	}
	folder := t.TempDir()
	writeStories(t, folder)
	for _, test := range []struct {
		format string
		least  float64 // share of the pairs
		needs  []string
		make   func(t *testing.T, folder, format string)
	}{
		{"html", 1, nil, nil},
		{"docx", 1, []string{"pandoc"}, pandoc},
		{"odt", 1, []string{"pandoc"}, pandoc},
		{"epub", 1, []string{"pandoc"}, pandoc},
		{"pdf", .95, []string{"soffice", "pdftotext"}, soffice},
		{"rtf", 1, []string{"soffice"}, soffice},
		{"doc", 1, []string{"soffice"}, soffice},
	} {
		t.Run(test.format, func(t *testing.T) {
			for _, program := range test.needs {
				if _, err := exec.LookPath(program); err != nil {
					t.Skipf("%s is not installed", program)
				}
			}
			if test.make != nil {
				test.make(t, folder, test.format)
			}
			all, found := 0, 0
			for _, story := range stories {
				for _, languages := range [][2]string{{"id", "en"}, {"de", "en"}} {
					if test.format == "rtf" || test.format == "doc" {
						if story != "lake" {
							continue // each takes LibreOffice a second or two
						}
					}
					want := pairs(t, readStory(t, story, languages[0]), readStory(t, story, languages[1]))
					got := pairs(t, readFile(t, folder, story, languages[0], test.format), readFile(t, folder, story, languages[1], test.format))
					for p, confidence := range want {
						all++
						if its, ok := got[p]; ok && math.Abs(its-confidence) <= .02 {
							found++
						} else if ok || test.least == 1 {
							t.Logf("%s %v: %.3f, as text %.3f: %+v", story, languages, its, confidence, p)
						}
					}
					if test.least == 1 && len(got) != len(want) {
						t.Errorf("%s %v: %d pairs, want %d", story, languages, len(got), len(want))
					}
				}
			}
			t.Logf("%d of %d pairs", found, all)
			if all == 0 || float64(found) < test.least*float64(all) {
				t.Errorf("%d of %d pairs", found, all)
			}
		})
	}
}

// writeStories writes the stories as web pages, a paragraph for each.
func writeStories(t *testing.T, folder string) {
	t.Helper()
	for _, story := range stories {
		for _, tag := range []string{"id", "en", "de"} {
			var page strings.Builder
			fmt.Fprintf(&page, "<!DOCTYPE html>\n<html lang=%s><head><meta charset=utf-8></head><body>\n", tag)
			text, ends := readStory(t, story, tag).Text, "\n\n"
			if !strings.Contains(text, ends) {
				ends = "\n"
			}
			for paragraph := range strings.SplitSeq(text, ends) {
				fmt.Fprintf(&page, "<p>%s</p>\n", html.EscapeString(strings.TrimSpace(paragraph)))
			}
			page.WriteString("</body></html>\n")
			if err := os.WriteFile(file(folder, story, tag, "html"), []byte(page.String()), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func file(folder, story, tag, format string) string {
	return filepath.Join(folder, story+"-"+tag+"."+format)
}

// pandoc makes files of another format of all pages in a folder.
func pandoc(t *testing.T, folder, format string) {
	t.Helper()
	pages, err := filepath.Glob(filepath.Join(folder, "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		out, err := exec.Command("pandoc", "--wrap=none", "-o", strings.TrimSuffix(page, "html")+format, page).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
}

// soffice makes files of another format of all pages in a folder.
func soffice(t *testing.T, folder, format string) {
	t.Helper()
	pages, err := filepath.Glob(filepath.Join(folder, "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	filters := map[string]string{"pdf": "pdf:writer_pdf_Export", "rtf": "rtf:Rich Text Format", "doc": "doc:MS Word 97"}
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--infilter=HTML (StarWriter)",
		"--convert-to", filters[format], "--outdir", folder}
	out, err := exec.Command("soffice", append(args, pages...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

func readStory(t *testing.T, story, tag string) align.Document {
	t.Helper()
	name := "stories/" + story + "/" + tag + ".txt"
	content, err := fs.ReadFile(testdata.Files, name)
	if err != nil {
		t.Fatal(err)
	}
	return align.Parse(name, language.MustParse(tag), string(content))
}

func readFile(t *testing.T, folder, story, tag, format string) align.Document {
	t.Helper()
	name := file(folder, story, tag, format)
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	read, err := extract.Parse(t.Context(), name, content, converters.All()...)
	if err != nil {
		t.Fatal(err)
	}
	if string(read.Format) != format {
		t.Errorf("%s is taken for %s", name, read.Format)
	}
	return read.Document(language.MustParse(tag))
}

// pairs aligns two documents.
func pairs(t *testing.T, source, target align.Document) map[pair]float64 {
	t.Helper()
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	alignment, err := aligner.Align(t.Context(), source, target)
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[pair]float64)
	for _, bead := range alignment.Beads {
		p := pair{spaced(source.Slice(bead.Source)), spaced(target.Slice(bead.Target))}
		if p.source != "" && p.target != "" {
			found[p] = bead.Confidence
		}
	}
	return found
}

func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }
