package viewer

import (
	"bufio"
	"fmt"
	"io/fs"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/testdata"
)

const boot = "Die Fähre Laut Biru lief am Montag nahe der Insel Wangi-Wangi auf Grund. Niemand wurde verletzt.\n" +
	"Kapitän Rahman sagte, 128 Passagiere seien mit Fischerbooten an Land gebracht worden.\n"

// openGroup opens three versions of a story and returns the path of the heap.
func (b browser) openGroup() (heap string) {
	b.Helper()
	h := b.open(file{"kapal.txt", kapal}, file{"ferry.txt", ferry}, file{"boot.txt", boot})
	if len(h.Groups) != 1 || len(h.Groups[0].Links) != 3 || !h.Groups[0].Rows {
		b.Fatalf("found %+v", h.Groups)
	}
	return "/api/heaps/" + h.ID
}

func (b browser) group(path string) (g wireRows) {
	b.Helper()
	b.ask(http.StatusOK, &g, "GET", path, nil)
	return g
}

func TestAllVersionsSideBySide(t *testing.T) {
	b := newBrowser(t)
	heap := b.openGroup()
	g := b.group(heap + "/groups/0")
	if len(g.Texts) != 3 || len(g.Rows) != 3 || fmt.Sprint(g.Rows[1].Cells) != "[[1 2] [1 2] [1 2]]" {
		t.Fatalf("the group is %+v", g)
	}
	for _, format := range g.Formats {
		response := b.do("GET", heap+"/groups/0/download?format="+string(format), nil)
		if format == bitext.XLSX {
			if start, err := bufio.NewReader(response.Body).Peek(2); err != nil || string(start) != "PK" {
				t.Errorf("a workbook begins with %q, %v", start, err)
			}
			continue
		}
		units := 0
		for unit, err := range bitext.Read(response.Body, format) {
			if err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			if len(unit.Versions) != 3 {
				t.Errorf("%s: a unit has %d versions", format, len(unit.Versions))
			}
			units++
		}
		if units != 3 {
			t.Errorf("%s: %d units", format, units)
		}
	}
	if why := b.refused(http.StatusBadRequest, "GET", heap+"/groups/0/download?format=tsv", nil); !strings.Contains(why, "two versions") {
		t.Errorf("refused with %q", why)
	}
	for _, group := range []string{"1", "-1", "x"} {
		b.refused(http.StatusNotFound, "GET", heap+"/groups/"+group, nil)
	}
}

// Of rows in which nothing is told the page knows, also after a correction.
func TestAsidesAreTold(t *testing.T) {
	b := newBrowser(t)
	menu := "\n\nWeitere Artikel\n\nEs regnete in der Nacht auf der ganzen Insel sehr stark.\n"
	h := b.open(file{"kapal.txt", kapal}, file{"ferry.txt", ferry}, file{"boot.txt", boot + menu})
	path := "/api/heaps/" + h.ID + "/groups/0"
	g := b.group(path)
	at := slices.IndexFunc(g.Rows, func(r wireRow) bool { return r.Aside })
	if at < 0 || g.Texts[2].Sentences[g.Rows[at].Cells[2][0]] != "Weitere Artikel" || len(g.Rows) != 5 {
		t.Fatalf("the rows are %+v", g.Rows)
	}
	var change wireRowsChange
	b.ask(http.StatusOK, &change, "POST", path+"/corrections", strings.NewReader(fmt.Sprintf(
		`{"edition":%d,"verb":"join","row":%d,"other":%d,"sentence":-1}`, g.History.Edition, at, at+1)))
	if len(change.Rows) != 1 || change.Rows[0].Aside {
		t.Errorf("joined to %+v", change.Rows)
	}
}

func TestCorrectionsCountInTheGroup(t *testing.T) {
	b := newBrowser(t)
	heap := b.openGroup()
	for _, pair := range []string{"0-1", "0-2", "1-2"} {
		b.correct(http.StatusOK, heap+"/pairs/"+pair, `{"verb":"join","bead":1,"sentence":-1}`)
	}
	g := b.group(heap + "/groups/0")
	if len(g.Rows) != 2 || fmt.Sprint(g.Rows[1].Cells) != "[[1 3] [1 3] [1 3]]" {
		t.Errorf("the rows are %v", g.Rows)
	}
}

// A file that is too large for the aligner is here, and the others are compared.
func TestAFileThatIsTooLargeIsNotCompared(t *testing.T) {
	b := newBrowser(t)
	long := file{"long.txt", strings.Repeat("Tidak ada yang terluka.\n\n", maxSentences+1)}
	h := b.open(file{"kapal.txt", kapal}, long, file{"ferry.txt", ferry})
	if len(h.Groups) != 2 || fmt.Sprint(h.Groups[0].Documents, h.Groups[1].Documents) != "[0 2] [1]" || h.Groups[0].Links[0].Pair != "0-2" {
		t.Fatalf("found %+v", h.Groups)
	}
	if len(h.Skipped) != 1 || h.Skipped[0].Name != "long.txt" ||
		!strings.HasPrefix(h.Skipped[0].Reason, "50001 sentences, the limit is 50000") {
		t.Errorf("told is %+v", h.Skipped)
	}
	b.ask(http.StatusOK, &h, "POST", "/api/heaps/"+h.ID+"/documents/1", strings.NewReader(`{"language":"de"}`))
	if len(h.Skipped) > 0 {
		t.Errorf("told is %+v before the files are compared again", h.Skipped)
	}
}

func TestFilesAreAlignedThatAreNoVersions(t *testing.T) {
	b := newBrowser(t)
	h := b.open(file{"kapal.txt", kapal}, file{"angka.txt", "12 34 56.\n\n78 90."})
	if want := []wireSkip{{Name: "angka.txt", Reason: "holds no prose to tell its language by"}}; !slices.Equal(h.Skipped, want) {
		t.Errorf("told is %+v, want %+v", h.Skipped, want)
	}
	heap := "/api/heaps/" + h.ID
	b.ask(http.StatusOK, &h, "POST", heap+"/pairs", strings.NewReader(`{"a":0,"b":1}`))
	if len(h.Asked) != 1 || h.Asked[0].Pair != "0-1" {
		t.Fatalf("asked for: %+v", h.Asked)
	}
	b.correct(http.StatusOK, heap+"/pairs/0-1", `{"verb":"pair","source":[0,1],"target":[0,1]}`)

	body, kind := form(t, file{"ferry.txt", ferry})
	b.ask(http.StatusOK, nil, "POST", heap+"/documents", body, "Content-Type", kind)
	b.refused(http.StatusConflict, "POST", heap+"/pairs", strings.NewReader(`{"a":0,"b":1}`))
	b.ask(http.StatusOK, &h, "POST", heap+"/groups", nil)
	if len(h.Asked) != 1 || h.Asked[0].Corrected != 1 {
		t.Errorf("after another file was added: %+v", h.Asked)
	}
	for _, wrong := range []string{`{"a":1,"b":0}`, `{"a":0,"b":9}`, `{"a":-1,"b":1}`, `{"a":1,"b":1}`} {
		b.refused(http.StatusBadRequest, "POST", heap+"/pairs", strings.NewReader(wrong))
	}
}

// Where versions keep no common order, the rows of a group hold what all of them tell
// alike.
func TestClaimsSideBySide(t *testing.T) {
	events, err := fs.ReadDir(testdata.Files, "retold/ferry")
	if err != nil {
		t.Fatal(err)
	}
	var files []file
	for _, e := range events {
		if name := e.Name(); strings.HasSuffix(name, ".txt") && !strings.HasPrefix(name, "other") {
			text, err := fs.ReadFile(testdata.Files, "retold/ferry/"+name)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, file{name, string(text)})
		}
	}
	b := newBrowser(t)
	h := b.open(files...)
	g := b.group("/api/heaps/" + h.ID + "/groups/0")
	if len(h.Groups) != 1 || len(g.Texts) != len(files) {
		t.Fatalf("found %+v", h.Groups)
	}
	most, sentences := 0, 0
	for _, row := range g.Rows {
		told := 0
		for _, spans := range row.Cells {
			told += min(1, len(spans))
			for k := 0; k < len(spans); k += 2 {
				sentences += spans[k+1] - spans[k]
			}
		}
		most = max(most, told)
	}
	all := 0
	for _, text := range g.Texts {
		all += len(text.Sentences)
	}
	if most != len(files) || sentences != all {
		t.Errorf("a row holds %d of %d versions at most, and all rows %d of %d sentences", most, len(files), sentences, all)
	}
}
