package viewer

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/examples/internal/command"
)

func (b browser) heap(path string) (h wireHeap) {
	b.Helper()
	b.ask(http.StatusOK, &h, "GET", path, nil)
	return h
}

// again returns a browser of a viewer that was started anew, with the same folder.
func (b browser) again() browser {
	b.Helper()
	b.server.shelf.close()
	return newBrowserOf(b.T, b.server.shelf.folder)
}

func TestCorrectionsSurviveARestart(t *testing.T) {
	b := newBrowser(t)
	path := b.openStory()
	heap, _, _ := strings.Cut(path, "/pairs/")
	b.correct(http.StatusOK, path, `{"verb":"join","bead":0}`)
	last := b.correct(http.StatusOK, path, `{"verb":"accept","bead":1}`)
	before := b.pair(path)

	b = b.again()
	if after := b.pair(path); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("it was %+v and is %+v", before, after)
	}
	// A page that stayed open goes on as if nothing had been.
	b.correct(http.StatusOK, path, fmt.Sprintf(`{"revision":%d,"verb":"reject","bead":1}`, last.Revision))
	for want := 2; want >= 0; want-- {
		b = b.again()
		if w := b.turn("undo", path); w.Change.Undo != want {
			t.Errorf("undone: %+v, want %d left", w, want)
		}
	}
	b = b.again()
	if h := b.heap(heap); h.Groups == nil || h.History.Redo != 3 || h.Groups[0].Links[0].Corrected != 0 {
		t.Errorf("all is undone, and there is %+v", h)
	}
}

func TestAnotherLanguageAsksBeforeItLosesAnything(t *testing.T) {
	b := newBrowser(t)
	const text = "Das kostet ca. 5 Euro. Es gilt ab 3. Mai bzw. sofort. Kapitän Rahman sagte, 128 Passagiere seien an Land.\n"
	const other = "Harganya 5 euro. Berlaku mulai 3 Mei. Kapten Rahman mengatakan 128 penumpang dibawa ke darat.\n"
	h := b.open(file{"preis.txt", text}, file{"harga.txt", other})
	heap := "/api/heaps/" + h.ID
	// In English the date is cut in two, and one half is decided on.
	b.ask(http.StatusOK, nil, "POST", heap+"/documents/0", strings.NewReader(`{"language":"en"}`))
	b.ask(http.StatusOK, nil, "POST", heap+"/groups", nil)
	b.ask(http.StatusOK, &h, "POST", heap+"/pairs", strings.NewReader(`{"a":0,"b":1}`))
	path := heap + "/pairs/0-1"
	for _, pair := range []string{`"source":[0,1],"target":[0,1]`, `"source":[1,2],"target":[1,2]`, `"source":[3,4],"target":[2,3]`} {
		b.correct(http.StatusOK, path, `{"verb":"pair",`+pair+`}`)
	}
	before := b.pair(path)
	var asked struct {
		Error string
		Ask   bool
		Lost  int
	}
	b.ask(http.StatusConflict, &asked, "POST", heap+"/documents/0", strings.NewReader(`{"language":"de"}`))
	if !asked.Ask || asked.Lost != 1 || !strings.Contains(asked.Error, "decided by hand") {
		t.Errorf("asked is %+v", asked)
	}
	if got := b.pair(path); fmt.Sprint(got) != fmt.Sprint(before) {
		t.Errorf("before there is an answer it is %+v", got)
	}
	b.ask(http.StatusOK, &h, "POST", heap+"/documents/0", strings.NewReader(`{"language":"de","force":true}`))
	b.ask(http.StatusOK, &h, "POST", heap+"/groups", nil)
	if got := b.pair(path); got.ByHand != 2 || before.ByHand != 3 || len(got.Source.Sentences) != 3 {
		t.Errorf("%d of %d decisions are kept, %d were said to be lost", got.ByHand, before.ByHand, asked.Lost)
	}
	if w := b.turn("undo", path); w.Verb != "language" || w.Heap.Documents[0].Language.String() != "en" {
		t.Errorf("undone: %+v", w)
	}
	if got := b.pair(path); fmt.Sprint(got.Beads) != fmt.Sprint(before.Beads) {
		t.Errorf("undone to %v, want %v", got.Beads, before.Beads)
	}
}

func TestFilesAndGroupsAreRemovedAndComeBack(t *testing.T) {
	b := newBrowser(t)
	heap := b.openGroup()
	b.correct(http.StatusOK, heap+"/pairs/0-2", `{"verb":"join","bead":1}`)
	before, rows := b.heap(heap), b.group(heap+"/groups/0")

	b.refused(http.StatusConflict, "POST", heap+"/documents/2/remove", strings.NewReader(`{}`))
	var h wireHeap
	b.ask(http.StatusOK, &h, "POST", heap+"/documents/1/remove", strings.NewReader(`{"force":true}`))
	g := h.Groups[0]
	if !h.Documents[1].Removed || fmt.Sprint(g.Documents) != "[0 2]" || len(g.Links) != 1 || g.Links[0].Corrected != 1 {
		t.Errorf("without ferry.txt there is %+v", h)
	}
	b.refused(http.StatusNotFound, "POST", heap+"/documents/1/remove", strings.NewReader(`{"force":true}`))
	b.refused(http.StatusNotFound, "GET", heap+"/pairs/0-1", nil)
	b.ask(http.StatusOK, &h, "POST", heap+"/groups/0/remove", strings.NewReader(`{"force":true}`))
	if len(h.Groups) != 0 {
		t.Errorf("without the group there is %+v", h.Groups)
	}
	b = b.again()
	b.turn("undo", heap)
	if w := b.turn("undo", heap); fmt.Sprint(w.Heap.Groups) != fmt.Sprint(before.Groups) || w.Heap.Documents[1].Removed {
		t.Errorf("brought back is %+v, want %+v", w.Heap, before)
	}
	if got := b.group(heap + "/groups/0"); fmt.Sprint(got.Rows) != fmt.Sprint(rows.Rows) {
		t.Errorf("brought back are the rows %v, want %v", got.Rows, rows.Rows)
	}
	if w := b.turn("redo", heap); !w.Heap.Documents[1].Removed {
		t.Errorf("removed again: %+v", w)
	}
}

// Undo goes over corrections of several pairs and of files that came between.
func TestUndoGoesOverAllOfAHeap(t *testing.T) {
	b := newBrowser(t)
	path := b.openStory()
	heap, _, _ := strings.Cut(path, "/pairs/")
	b.correct(http.StatusOK, path, `{"verb":"join","bead":0}`)
	body, kind := form(t, file{"boot.txt", boot}, file{"copy.txt", kapal})
	var h wireHeap
	b.ask(http.StatusOK, &h, "POST", heap+"/documents", body, "Content-Type", kind)
	if len(h.Documents) != 3 || len(h.Skipped) != 1 || !strings.Contains(h.Skipped[0].Reason, "same text as berita/kapal.txt") {
		t.Errorf("added: %+v", h)
	}
	b.ask(http.StatusOK, &h, "POST", heap+"/groups", nil)
	if len(h.Groups) != 1 || len(h.Groups[0].Links) != 3 || h.Groups[0].Links[0].Corrected != 1 {
		t.Fatalf("with another version: %+v", h.Groups)
	}
	b.correct(http.StatusOK, heap+"/pairs/1-2", `{"verb":"accept","bead":0}`)
	if w := b.turn("undo", heap); w.Verb != "accept" || w.Pair != "1-2" {
		t.Errorf("undone: %+v", w)
	}
	if w := b.turn("undo", heap); w.Verb != "add" || len(w.Heap.Groups) != 1 || len(w.Heap.Groups[0].Documents) != 2 {
		t.Errorf("undone: %+v", w)
	}
	if w := b.turn("undo", heap); w.Verb != "join" || w.Pair != "0-1" || w.Heap.Groups[0].Links[0].Corrected != 0 {
		t.Errorf("undone: %+v", w)
	}
	for _, verb := range []string{"join", "add", "accept"} {
		if w := b.turn("redo", heap); w.Verb != verb {
			t.Errorf("done again: %s, want %s", w.Verb, verb)
		}
	}
}

func TestAProjectIsOpenedWhereverItComesFrom(t *testing.T) {
	b := newBrowser(t)
	path := b.openStory()
	heap, _, _ := strings.Cut(path, "/pairs/")
	b.correct(http.StatusOK, path, `{"verb":"join","bead":0}`)
	response := b.do("GET", heap+"/project", nil)
	text, err := io.ReadAll(response.Body)
	if err != nil || !project.Is(text) || !strings.Contains(response.Header.Get("Content-Disposition"), "kapal.sejajar") {
		t.Fatalf("downloaded %.80q as %s, %v", text, response.Header.Get("Content-Disposition"), err)
	}
	upload := func(b browser) (h wireHeap) {
		body, kind := form(t, file{"kapal.sejajar", string(text)})
		b.ask(http.StatusOK, &h, "POST", "/api/heaps", body, "Content-Type", kind)
		return h
	}
	if h := upload(b); "/api/heaps/"+h.ID != heap {
		t.Errorf("the project that is open is opened as another")
	}
	other := newBrowser(t)
	h := upload(other)
	if p := other.pair("/api/heaps/" + h.ID + "/pairs/0-1"); p.ByHand != 1 || p.Undo != 1 {
		t.Errorf("in another viewer there is %+v", p)
	}
	other.correct(http.StatusOK, "/api/heaps/"+h.ID+"/pairs/0-1", `{"verb":"accept","bead":1}`)
	if again := upload(other); again.ID == h.ID || other.pair("/api/heaps/"+h.ID+"/pairs/0-1").Undo != 2 {
		t.Error("an older state takes the place of a newer one")
	}
	for _, broken := range []string{string(text[:len(text)/2]) + "\n", strings.Replace(string(text), `"version":1`, `"version":9`, 1)} {
		body, kind := form(t, file{"x.sejajar", broken})
		b.refused(http.StatusUnprocessableEntity, "POST", "/api/heaps", body, "Content-Type", kind)
	}
	body, kind := form(t, file{"kapal.sejajar", string(text)}, file{"boot.txt", boot})
	b.refused(http.StatusBadRequest, "POST", "/api/heaps", body, "Content-Type", kind)
	body, kind = form(t, file{"kapal.sejajar", string(text)})
	b.refused(http.StatusBadRequest, "POST", heap+"/documents", body, "Content-Type", kind)
}

// call is a call of the program, whose warnings are kept.
func call() (*command.Call, *bytes.Buffer) {
	var stderr bytes.Buffer
	return &command.Call{Name: "viewer", Stdout: io.Discard, Stderr: &stderr}, &stderr
}

func TestFilesOfTheCommandLineAreKeptBesideThem(t *testing.T) {
	folder := folder(t)
	names := []string{filepath.Join(folder, "kapal.txt"), filepath.Join(folder, "en/ferry.HTML")}
	open := func(project string, names ...string) (browser, *bytes.Buffer) {
		b := newBrowser(t)
		call, stderr := call()
		if err := b.server.open(t.Context(), names, project, call); err != nil {
			t.Fatal(err)
		}
		b.ask(http.StatusOK, nil, "POST", "/api/heaps/"+b.server.first+"/groups", nil)
		return b, stderr
	}
	b, _ := open("", names...)
	beside := filepath.Join(folder, "kapal-ferry.sejajar")
	if _, err := os.Stat(beside); err == nil {
		t.Error("there is a file before anything is corrected")
	}
	path := "/api/heaps/" + b.server.first + "/pairs/0-1"
	b.correct(http.StatusOK, path, `{"verb":"join","bead":0}`)
	id := b.server.first
	b.server.shelf.close()

	if err := os.WriteFile(names[0], []byte(kapal+"Lagi.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b, stderr := open("", names...)
	if p := b.pair(path); b.server.first != id || p.ByHand != 1 {
		t.Errorf("named again: %+v", p)
	}
	if !strings.Contains(stderr.String(), "has changed since") {
		t.Errorf("of a changed file is told: %q", stderr)
	}
	var list []listed
	b.ask(http.StatusOK, &list, "POST", "/api/heaps/"+id+"/remove", strings.NewReader(`{}`))
	if _, err := os.Stat(beside); err != nil || len(list) > 0 {
		t.Errorf("a file of the user's own is removed: %v", err)
	}

	// Opened by itself, and where the files are gone.
	if err := os.RemoveAll(filepath.Join(folder, "en")); err != nil {
		t.Fatal(err)
	}
	b, _ = open("", beside)
	if p := b.pair(path); p.ByHand != 1 {
		t.Errorf("by itself: %+v", p)
	}
	b.server.shelf.close()

	// Other files have a project of their own, and what is named has its name.
	if err := os.WriteFile(filepath.Join(folder, "boot.txt"), []byte(boot), 0o600); err != nil {
		t.Fatal(err)
	}
	b, _ = open(beside, filepath.Join(folder, "boot.txt"))
	if h := b.heap("/api/heaps/" + b.server.first); b.server.first != id || len(h.Documents) != 3 {
		t.Errorf("with another file: %+v", h)
	}
	b.server.shelf.close()
	b, _ = open("", names[0])
	if b.server.first == id {
		t.Error("other files are shown as these")
	}
	call, _ := call()
	err := b.server.open(t.Context(), nil, filepath.Join(folder, "none.sejajar"), call)
	if err == nil || !strings.Contains(err.Error(), "no such project") {
		t.Errorf("of a missing project is told: %v", err)
	}
}

// A second viewer of the same files, or a folder that nothing can be written to, take
// nothing from the first.
func TestFilesThatCannotBeKeptWhereTheyShould(t *testing.T) {
	folder := folder(t)
	open := func() browser {
		b := newBrowser(t)
		call, _ := call()
		names := []string{filepath.Join(folder, "kapal.txt"), filepath.Join(folder, "en/ferry.HTML")}
		if err := b.server.open(t.Context(), names, "", call); err != nil {
			t.Fatal(err)
		}
		b.ask(http.StatusOK, nil, "POST", "/api/heaps/"+b.server.first+"/groups", nil)
		return b
	}
	first, second := open(), open()
	for _, b := range []browser{first, second} {
		b.correct(http.StatusOK, "/api/heaps/"+b.server.first+"/pairs/0-1", `{"verb":"join","bead":0}`)
	}
	for b, want := range map[browser]string{first: "kapal-ferry.sejajar", second: "kapal-ferry (2).sejajar"} {
		if got := filepath.Base(b.heap("/api/heaps/" + b.server.first).File); got != want {
			t.Errorf("kept in %s, want %s", got, want)
		}
	}
	third := newBrowser(t)
	h, err := third.server.begin([]project.Document{{}}, filepath.Join(folder, "none", "x.sejajar"))
	if err != nil {
		t.Fatal(err)
	}
	if err := h.apply(project.Change{Verb: "x"}); err != nil || !third.server.shelf.keeps(h.path()) {
		t.Errorf("kept in %s, %v", h.path(), err)
	}
}

func TestWhatCannotBeWrittenIsNotDone(t *testing.T) {
	b := newBrowser(t)
	path := b.openStory()
	before := b.pair(path)
	h := b.server.shelf.open[0]
	if err := h.file.Close(); err != nil { // as if the disk were gone
		t.Fatal(err)
	}
	body := fmt.Sprintf(`{"revision":%d,"verb":"join","bead":0}`, before.Revision)
	why := b.refused(http.StatusInsufficientStorage, "POST", path+"/corrections", strings.NewReader(body))
	if !strings.Contains(why, "was not done") {
		t.Errorf("told is %q", why)
	}
	if got := b.pair(path); fmt.Sprint(got) != fmt.Sprint(before) {
		t.Errorf("it became %+v", got)
	}
}

func TestATableIsCorrected(t *testing.T) {
	b := newBrowser(t)
	heap := b.openGroup()
	g := b.group(heap + "/groups/0")
	var c wireRowsChange
	correction := fmt.Sprintf(`{"edition":%d,"verb":"reject","row":0,"sentence":-1}`, g.History.Edition)
	b.ask(http.StatusOK, &c, "POST", heap+"/groups/0/corrections", strings.NewReader(correction))
	if c.At != 0 || c.Removed != 1 || len(c.Rows) != 3 || !c.Rows[0].Hand {
		t.Errorf("changed is %+v", c)
	}
	b.refused(http.StatusConflict, "POST", heap+"/groups/0/corrections", strings.NewReader(correction)) // of a second tab
	b = b.again()
	if p := b.pair(heap + "/pairs/0-1"); fmt.Sprint(p.Beads[0][:4]) != "[0 1 0 0]" || p.ByHand != 2 {
		t.Errorf("the pair is %v", p.Beads)
	}
	if w := b.turn("undo", heap); w.Group != 0 || w.Verb != "reject" {
		t.Errorf("undone: %+v", w)
	}
	if again := b.group(heap + "/groups/0"); fmt.Sprint(again.Rows) != fmt.Sprint(g.Rows) {
		t.Errorf("undone to %v, want %v", again.Rows, g.Rows)
	}
	edition := b.heap(heap).History.Edition
	for body, status := range map[string]int{
		`{"edition":%d,"verb":"dance"}`:          http.StatusBadRequest,
		`{"edition":%d,"verb":"join","other":9}`: http.StatusUnprocessableEntity,
		`{"edition":%d,"more":1}`:                http.StatusBadRequest,
	} {
		b.refused(status, "POST", heap+"/groups/0/corrections", strings.NewReader(fmt.Sprintf(body, edition)))
	}
	b.refused(http.StatusNotFound, "POST", heap+"/groups/7/corrections", strings.NewReader(`{}`))
}
