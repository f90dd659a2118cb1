package viewer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"strings"
	"testing"
	"time"

	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/examples/internal/pages"
)

const (
	kapal = "Kapal feri Laut Biru kandas pada hari Senin di dekat pulau Wangi-Wangi. Tidak ada yang terluka.\n" +
		"Kapten Rahman mengatakan 128 penumpang dibawa ke darat dengan perahu nelayan.\n"
	ferry = "The ferry Laut Biru ran aground on Monday near the island of Wangi-Wangi. Nobody was hurt.\n" +
		"Captain Rahman said 128 passengers were brought ashore in fishing boats.\n"
)

// A browser talks to a viewer as its page does.
type browser struct {
	*testing.T
	server *server
}

func newBrowser(t *testing.T) browser {
	t.Helper()
	return newBrowserOf(t, t.TempDir())
}

// newBrowserOf returns a browser of a viewer that keeps uploads in a folder.
func newBrowserOf(t *testing.T, keep string) browser {
	t.Helper()
	s, err := newServer(settings{"127.0.0.1", pages.NewReader(false), lexicon.EmbeddedSet(), keep, 1 << 30})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.shelf.close)
	return browser{t, s}
}

// do sends a request and returns the answer. Headers are names and values.
func (b browser) do(method, path string, body io.Reader, headers ...string) *http.Response {
	r := httptest.NewRequest(method, path, body)
	r.Host = "127.0.0.1:4747"
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		} else {
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	w := httptest.NewRecorder()
	b.server.ServeHTTP(w, r)
	return w.Result()
}

// ask sends a request that must be answered with the status, and reads the
// answer.
func (b browser) ask(status int, answer any, method, path string, body io.Reader, headers ...string) {
	b.Helper()
	response := b.do(method, path, body, headers...)
	text, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != status {
		b.Fatalf("%s %s: %s, want %d: %.300s %v", method, path, response.Status, status, text, err)
	}
	if answer == nil {
		return
	}
	if err := json.Unmarshal(text, answer); err != nil {
		b.Fatalf("%s %s: %v in %.300s", method, path, err, text)
	}
}

// refused sends a request that must be refused, and returns why it was.
func (b browser) refused(status int, method, path string, body io.Reader, headers ...string) string {
	b.Helper()
	var answer struct{ Error string }
	b.ask(status, &answer, method, path, body, headers...)
	if answer.Error == "" {
		b.Errorf("%s %s: refused without a reason", method, path)
	}
	return answer.Error
}

// A file is what is uploaded.
type file struct{ name, content string }

// form makes the body of an upload and its type.
func form(t *testing.T, files ...file) (io.Reader, string) {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, f := range files {
		part, err := w.CreatePart(textproto.MIMEHeader{
			"Content-Disposition": {mime.FormatMediaType("form-data", map[string]string{"name": "file", "filename": f.name})},
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, f.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return &body, w.FormDataContentType()
}

// open uploads files and has their groups found.
func (b browser) open(files ...file) wireHeap {
	b.Helper()
	body, kind := form(b.T, files...)
	var h wireHeap
	b.ask(http.StatusOK, &h, "POST", "/api/heaps", body, "Content-Type", kind)
	if h.Groups != nil {
		b.Error("there are groups before they are looked for")
	}
	b.ask(http.StatusOK, &h, "POST", "/api/heaps/"+h.ID+"/groups", nil)
	return h
}

func (b browser) pair(path string) (p wirePair) {
	b.Helper()
	b.ask(http.StatusOK, &p, "GET", path, nil)
	return p
}

// correct makes a correction of the pair as it is, unless the correction says of which
// revision it is.
func (b browser) correct(status int, path, correction string) (c wireChange) {
	b.Helper()
	if !strings.Contains(correction, "revision") {
		correction = fmt.Sprintf(`{"revision":%d,`, b.pair(path).Revision) + correction[1:]
	}
	b.ask(status, &c, "POST", path+"/corrections", strings.NewReader(correction))
	return c
}

// turn undoes, or does again, in the heap of a path.
func (b browser) turn(verb, path string) (w wireTurn) {
	b.Helper()
	heap, _, _ := strings.Cut(path, "/pairs/")
	heap, _, _ = strings.Cut(heap, "/groups/")
	var h wireHeap
	b.ask(http.StatusOK, &h, "GET", heap, nil)
	b.ask(http.StatusOK, &w, "POST", heap+"/"+verb, strings.NewReader(fmt.Sprintf(`{"edition":%d}`, h.History.Edition)))
	return w
}

// openStory opens two versions of a story and returns the path of their pair.
func (b browser) openStory() (path string) {
	b.Helper()
	h := b.open(file{"berita/kapal.txt", kapal}, file{"news/ferry.txt", ferry})
	if len(h.Groups) != 1 || len(h.Groups[0].Links) != 1 {
		b.Fatalf("found %+v", h.Groups)
	}
	return "/api/heaps/" + h.ID + "/pairs/" + h.Groups[0].Links[0].Pair
}

func TestUploadedFilesAreTaggedGroupedAndAligned(t *testing.T) {
	b := newBrowser(t)
	h := b.open(file{"kapal.txt", kapal}, file{"angka.txt", "12 34 56"}, file{"ferry.html", "<p>" + strings.ReplaceAll(ferry, "\n", "<p>")})
	var tags []string
	for _, d := range h.Documents {
		tags = append(tags, d.Name+" "+d.Language.String())
	}
	if got := strings.Join(tags, ", "); got != "kapal.txt id, angka.txt und, ferry.html en" {
		t.Errorf("read %s", got)
	}
	if len(h.Groups) != 2 || fmt.Sprint(h.Groups[0].Documents) != "[0 2]" || fmt.Sprint(h.Groups[1].Documents) != "[1]" {
		t.Fatalf("groups are %+v", h.Groups)
	}
	link := h.Groups[0].Links[0]
	if link.Pair != "0-2" || link.Coverage != [2]float64{1, 1} {
		t.Errorf("the link is %+v", link)
	}
	p := b.pair("/api/heaps/" + h.ID + "/pairs/0-2")
	if len(p.Source.Sentences) != 3 || len(p.Target.Sentences) != 3 || len(p.Beads) != 3 || len(p.Matches) < 3 {
		t.Errorf("the pair is %+v", p)
	}
}

func TestCorrectionsAreKeptUndoneAndDownloaded(t *testing.T) {
	b := newBrowser(t)
	path := b.openStory()

	c := b.correct(http.StatusOK, path, `{"verb":"join","bead":0,"sentence":-1}`)
	if c.At != 0 || c.Removed != 2 || fmt.Sprint(c.Beads) != "[[0 2 0 2 1 1]]" || c.Undo != 1 || c.ByHand != 1 {
		t.Errorf("joined: %+v", c)
	}
	if p := b.pair(path); len(p.Beads) != 2 || p.Revision != c.Revision || p.Undo != 1 {
		t.Errorf("after loading the page again: %+v", p)
	}
	if why := b.refused(http.StatusConflict, "POST", path+"/corrections", strings.NewReader(`{"verb":"accept"}`)); !strings.Contains(why,
		"another window") {
		t.Errorf("what another window sees is refused with %q", why)
	}
	if c := b.correct(http.StatusOK, path,
		`{"verb":"split","bead":0,"sentence":-1}`); fmt.Sprint(c.Beads) != "[[0 1 0 1 1 1] [1 2 1 2 1 1]]" {
		t.Errorf("split where it comes apart best: %+v", c)
	}
	b.correct(http.StatusOK, path, `{"verb":"reject","bead":2,"sentence":-1}`)

	response := b.do("GET", path+"/download?format=jsonl", nil)
	var confidences []float64
	for unit, err := range bitext.Read(response.Body, bitext.JSONL) {
		if err != nil {
			t.Fatal(err)
		}
		if !unit.Null() {
			confidences = append(confidences, unit.Confidence)
		}
	}
	if fmt.Sprint(confidences) != "[1 1]" {
		t.Errorf("downloaded pairs have %v", confidences)
	}
	for want := 2; want >= 0; want-- {
		if w := b.turn("undo", path); w.Change == nil || w.Change.Undo != want || w.Pair != "0-1" {
			t.Errorf("undone: %+v, want %d left", w, want)
		}
	}
	heap, _, _ := strings.Cut(path, "/pairs/")
	var h wireHeap
	b.ask(http.StatusOK, &h, "GET", heap, nil)
	edition := fmt.Sprintf(`{"edition":%d}`, h.History.Edition)
	if why := b.refused(http.StatusUnprocessableEntity, "POST", heap+"/undo", strings.NewReader(edition)); why != "There is nothing to undo." {
		t.Errorf("undoing nothing: %q", why)
	}
	b.refused(http.StatusConflict, "POST", heap+"/undo", strings.NewReader(`{"edition":1}`))
}

func TestAligningAgainKeepsWhatWasDecided(t *testing.T) {
	b := newBrowser(t)
	path := b.openStory()
	b.correct(http.StatusOK, path, `{"verb":"pair","source":[0,2],"target":[0,1]}`)
	var c wireChange
	b.ask(http.StatusOK, &c, "POST", path+"/align", nil)
	p := b.pair(path)
	if first := p.Beads[0]; fmt.Sprint(first) != "[0 2 0 1 1 1]" || p.ByHand != 1 || c.Matches == nil {
		t.Errorf("after aligning again: %v, change %+v", p.Beads, c)
	}
}

func TestEveryFormatIsDownloaded(t *testing.T) {
	b := newBrowser(t)
	path := b.openStory()
	for _, format := range bitext.Formats() {
		response := b.do("GET", path+"/download?format="+string(format), nil)
		text, err := io.ReadAll(response.Body)
		if err != nil || response.StatusCode != http.StatusOK || len(text) == 0 {
			t.Errorf("%s: %s %s %v", format, response.Status, text, err)
		}
		_, parameters, err := mime.ParseMediaType(response.Header.Get("Content-Disposition"))
		if name := parameters["filename"]; err != nil || !strings.HasPrefix(name, "kapal-ferry.") {
			t.Errorf("%s is named %q, %v", format, name, err)
		} else if named, err := bitext.FormatOf(name); err != nil || named != format && format != bitext.Translation {
			t.Errorf("%s is named %s: %v, %v", format, name, named, err)
		}
	}
	response := b.do("GET", path+"/download?format=spans&least=1", nil)
	if text, err := io.ReadAll(response.Body); err != nil || len(text) != 0 {
		t.Errorf("pairs that are not sure enough are downloaded: %s %v", text, err)
	}
}

func TestTheLanguageCanBeSetAndFilesAdded(t *testing.T) {
	b := newBrowser(t)
	h := b.open(file{"kapal.txt", kapal}, file{"ferry.txt", ferry})
	heap := "/api/heaps/" + h.ID
	b.correct(http.StatusOK, heap+"/pairs/0-1", `{"verb":"accept"}`)

	body, kind := form(t, file{"angka.txt", "12 34 56."})
	b.ask(http.StatusOK, &h, "POST", heap+"/documents", body, "Content-Type", kind)
	b.ask(http.StatusOK, &h, "POST", heap+"/groups", nil)
	if len(h.Documents) != 3 || len(h.Groups) != 2 || h.Groups[0].Links[0].Corrected != 1 {
		t.Errorf("with another file, and a correction kept: %+v", h)
	}
	b.ask(http.StatusOK, &h, "POST", heap+"/documents/1", strings.NewReader(`{"language":"de"}`))
	if d := h.Documents[1]; d.Language.String() != "de" || d.Confidence != 1 || h.Groups != nil {
		t.Errorf("set to German: %+v", h)
	}
	b.ask(http.StatusOK, &h, "POST", heap+"/groups", nil)
	if p := b.pair(heap + "/pairs/0-1"); p.ByHand != 1 || p.Target.Language.String() != "de" {
		t.Errorf("of the same sentences the correction is not kept: %+v", p)
	}
	b.refused(http.StatusBadRequest, "POST", heap+"/documents/1", strings.NewReader(`{"language":"no language"}`))
	b.refused(http.StatusNotFound, "POST", heap+"/documents/9", strings.NewReader(`{"language":"de"}`))
}

func TestTheStoriesThatComeWithIt(t *testing.T) {
	b := newBrowser(t)
	var h wireHeap
	b.ask(http.StatusOK, &h, "POST", "/api/stories", nil)
	b.ask(http.StatusOK, &h, "POST", "/api/heaps/"+h.ID+"/groups", nil)
	if len(h.Documents) != 9 || len(h.Groups) != 3 {
		t.Fatalf("%d documents in %d groups", len(h.Documents), len(h.Groups))
	}
	for _, g := range h.Groups {
		if len(g.Documents) != 3 || len(g.Links) != 3 || g.Title == "" {
			t.Errorf("a group is %+v", g)
		}
	}
}

// A file is dropped in a field that is called by when it was changed, which is kept.
func TestFilesTellWhenTheyWereChanged(t *testing.T) {
	b := newBrowser(t)
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for field, name := range map[string]string{"1767323045000": "kapal.txt", "file": "ferry.txt"} {
		part, err := w.CreateFormFile(field, name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, name+" is a ship."); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var h wireHeap
	b.ask(http.StatusOK, &h, "POST", "/api/heaps", &body, "Content-Type", w.FormDataContentType())
	for _, d := range b.again().heap("/api/heaps/" + h.ID).Documents {
		want := time.Time{}
		if d.Name == "kapal.txt" {
			want = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
		}
		if !d.Modified.Equal(want) {
			t.Errorf("%s was changed at %v, want %v", d.Name, d.Modified, want)
		}
	}
	for _, field := range []string{"", "-1", "0", "1e3", "9223372036854775807"} {
		if got := modifiedOf(field); !got.IsZero() {
			t.Errorf("field %q: %v", field, got)
		}
	}
}
