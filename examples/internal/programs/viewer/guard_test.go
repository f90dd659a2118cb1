package viewer

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"unicode"

	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/examples/internal/pages"
)

func TestWhoIsAnswered(t *testing.T) {
	b := newBrowser(t)
	tests := []struct {
		name    string
		method  string
		path    string
		headers []string
		status  int
	}{
		{"its own page", "POST", "/api/stories", []string{"Sec-Fetch-Site", "same-origin", "Origin", "http://127.0.0.1:4747"}, http.StatusOK},
		{"a program", "POST", "/api/stories", nil, http.StatusOK},
		{"an address that was typed", "GET", "/", []string{"Sec-Fetch-Site", "none"}, http.StatusOK},
		{"a link on another site", "GET", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"}, http.StatusOK},
		{"localhost", "GET", "/api/start", []string{"Host", "localhost:4747"}, http.StatusOK},
		{"IPv6", "GET", "/api/start", []string{"Host", "[::1]:4747"}, http.StatusOK},

		{"another site", "POST", "/api/stories", []string{"Sec-Fetch-Site", "cross-site"}, http.StatusForbidden},
		{"another server on this computer", "POST", "/api/stories", []string{"Sec-Fetch-Site", "same-site"}, http.StatusForbidden},
		{"another origin, of an old browser", "POST", "/api/stories", []string{"Origin", "http://evil.example"}, http.StatusForbidden},
		{"a page without origin", "POST", "/api/stories", []string{"Origin", "null"}, http.StatusForbidden},
		{"reading from another site", "GET", "/api/start", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"},
			http.StatusForbidden},
		{"a link to the data on another site", "GET", "/api/start", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"},
			http.StatusForbidden},
		{"a script for another site", "GET", "/main.js", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"},
			http.StatusForbidden},
		{"a name pointed here", "GET", "/api/start", []string{"Host", "evil.example:4747"}, http.StatusMisdirectedRequest},
		{"a name pointed here for the page", "GET", "/", []string{"Host", "127.0.0.1.evil.example"}, http.StatusMisdirectedRequest},
		{"no name", "GET", "/", []string{"Host", ""}, http.StatusMisdirectedRequest},
		{"no such thing", "GET", "/api/nothing", nil, http.StatusNotFound},
		{"no such heap", "POST", "/api/heaps/guessed/groups", nil, http.StatusNotFound},
		{"no asset", "GET", "/server.go", nil, http.StatusNotFound},
		{"writing to the page", "POST", "/", nil, http.StatusMethodNotAllowed},
		{"another verb", "PUT", "/api/stories", nil, http.StatusMethodNotAllowed},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			response := b.do(test.method, test.path, nil, test.headers...)
			if got := response.StatusCode; got != test.status {
				t.Errorf("%s, want %d", response.Status, test.status)
			}
			for header, want := range map[string]string{
				"Content-Security-Policy":      policy,
				"X-Content-Type-Options":       "nosniff",
				"Cross-Origin-Resource-Policy": "same-origin",
				"Access-Control-Allow-Origin":  "",
			} {
				if got := response.Header.Get(header); got != want {
					t.Errorf("%s: %s", header, got)
				}
			}
		})
	}
}

func TestAServerOfANameAnswersToIt(t *testing.T) {
	s, err := newServer(settings{"viewer.example", pages.NewReader(false), lexicon.EmbeddedSet(), "", 1 << 30})
	if err != nil {
		t.Fatal(err)
	}
	b := browser{t, s}
	b.ask(http.StatusOK, nil, "GET", "/api/start", nil, "Host", "Viewer.Example:80")
	b.refused(http.StatusMisdirectedRequest, "GET", "/api/start", nil, "Host", "other.example:80")
}

func TestThePageHasNoInlineScriptOrStyle(t *testing.T) {
	response := newBrowser(t).do("GET", "/", nil)
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	page := string(text)
	for _, wrong := range []string{"<style", "style=", " onclick", " onload", "javascript:", "http:", "https:"} {
		if strings.Contains(page, wrong) {
			t.Errorf("the page has %q in it", wrong)
		}
	}
	if got := strings.Count(page, "<script"); got != 1 || !strings.Contains(page, `<script type="module" src="main.js"></script>`) {
		t.Errorf("the page has %d scripts", got)
	}
}

func TestUploadsAreBounded(t *testing.T) {
	b := newBrowser(t)
	many := make([]file, uploadLimits.Files+1)
	for i := range many {
		many[i] = file{fmt.Sprint(i), "12"}
	}
	long := file{"long.txt", strings.Repeat("x", uploadLimits.FileBytes+1)}
	whole := file{"whole.txt", strings.Repeat("\x00", uploadLimits.FileBytes)} // no text, which is soon seen
	tests := []struct {
		name   string
		files  []file
		status int
		want   string
	}{
		{"nothing", nil, http.StatusBadRequest, "choose two or more"},
		{"too many", many, http.StatusRequestEntityTooLarge, "More than 64 files"},
		{"too long", []file{long}, http.StatusRequestEntityTooLarge, "long.txt is larger than 8 MB"},
		{"too much", []file{whole, whole, whole, whole, whole}, http.StatusRequestEntityTooLarge, "larger than 32 MB together"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			body, kind := form(t, test.files...)
			if why := b.refused(test.status, "POST", "/api/heaps", body, "Content-Type", kind); !strings.Contains(why, test.want) {
				t.Errorf("refused with %q", why)
			}
		})
	}
	b.refused(http.StatusBadRequest, "POST", "/api/heaps", strings.NewReader("no form"))
	b.refused(http.StatusBadRequest, "POST", "/api/heaps", strings.NewReader("--x\r\nhalf"), "Content-Type", "multipart/form-data; boundary=x")
	path := b.openStory()
	b.refused(http.StatusRequestEntityTooLarge, "POST", path+"/corrections",
		strings.NewReader(`{"verb":"`+strings.Repeat("x", maxRequest)+`"}`))

	heap, _, _ := strings.Cut(path, "/pairs/")
	body, kind := form(t, many[:uploadLimits.Files-1]...)
	b.refused(http.StatusRequestEntityTooLarge, "POST", heap+"/documents", body, "Content-Type", kind)
}

func TestFilesThatCannotBeReadDoNotLoseTheOthers(t *testing.T) {
	b := newBrowser(t)
	body, kind := form(t, file{"alt.txt", "Gr\xff\xfee"}, file{"kapal.txt", kapal})
	var h wireHeap
	b.ask(http.StatusOK, &h, "POST", "/api/heaps", body, "Content-Type", kind)
	if len(h.Documents) != 1 || len(h.Skipped) != 1 || h.Skipped[0].Name != "alt.txt" ||
		!h.Skipped[0].Encoding || strings.Contains(h.Skipped[0].Reason, "-encoding") {
		t.Errorf("read %+v", h)
	}
	body, kind = form(t, file{"alt.txt", "Gr\xff\xfee"})
	b.refused(http.StatusUnprocessableEntity, "POST", "/api/heaps", body, "Content-Type", kind)
}

// Hostile names and texts come back as they are, in JSON that nothing takes
// for a page.
func TestHostileFiles(t *testing.T) {
	const script = `</script><img src=x onerror="alert(1)">`
	b := newBrowser(t)
	h := b.open(
		file{`../../etc/<script>alert(1)</script>".txt`, kapal + script + "\u202e\x00\x1b[2J\uffff"},
		file{strings.Repeat("lang", 1000) + "\x00\r\nX-Evil: 1", ferry + script},
	)
	for _, d := range h.Documents {
		if strings.ContainsFunc(d.Name, func(r rune) bool { return !unicode.IsPrint(r) }) || len([]rune(d.Name)) > maxName {
			t.Errorf("a name is %q", d.Name)
		}
	}
	path := "/api/heaps/" + h.ID + "/pairs/0-1"
	response := b.do("GET", path, nil)
	text, err := io.ReadAll(response.Body)
	if err != nil || strings.Contains(string(text), "<") || response.Header.Get("Content-Type") != "application/json" {
		t.Errorf("the answer is %s: %.200s %v", response.Header.Get("Content-Type"), text, err)
	}
	for _, format := range bitext.Formats() {
		response := b.do("GET", path+"/download?format="+string(format), nil)
		if got := response.Header.Get("Content-Disposition"); response.StatusCode != http.StatusOK ||
			!strings.HasPrefix(got, "attachment;") || strings.ContainsAny(got, "\r\n<") {
			t.Errorf("%s: %s, %q", format, response.Status, got)
		}
	}
	for _, query := range []string{"format=../../x", "format=tmx&least=2", "format=tmx&least=NaN", "least=0"} {
		b.refused(http.StatusBadRequest, "GET", path+"/download?"+query, nil)
	}
}

func TestCorrectionsThatCannotBeMade(t *testing.T) {
	b := newBrowser(t)
	path := b.openStory()
	revision := b.pair(path).Revision
	for _, test := range []struct {
		correction string
		status     int
	}{
		{`{`, http.StatusBadRequest},
		{`{"verb":"dance"}`, http.StatusBadRequest},
		{`{"verb":"join","unknown":1}`, http.StatusBadRequest},
		{`{"verb":"join","bead":99}`, http.StatusUnprocessableEntity},
		{`{"verb":"join","bead":-1}`, http.StatusUnprocessableEntity},
		{`{"verb":"split","bead":-1}`, http.StatusUnprocessableEntity},
		{`{"verb":"split","bead":0,"sentence":99}`, http.StatusUnprocessableEntity},
		{`{"verb":"move","side":2}`, http.StatusBadRequest},
		{`{"verb":"move","bead":0,"sentence":9}`, http.StatusUnprocessableEntity},
		{`{"verb":"pair","source":[0,99],"target":[0,1]}`, http.StatusUnprocessableEntity},
		{`{"verb":"pair","source":[1,0],"target":[-1,1]}`, http.StatusUnprocessableEntity},
	} {
		body := strings.Replace(test.correction, `{"verb"`, fmt.Sprintf(`{"revision":%d,"verb"`, revision), 1)
		b.refused(test.status, "POST", path+"/corrections", strings.NewReader(body))
	}
	if p := b.pair(path); p.Revision != revision || p.Undo != 0 {
		t.Errorf("the revision is %d", p.Revision)
	}
	b.refused(http.StatusNotFound, "GET", strings.TrimSuffix(path, "0-1")+"1-0", nil)
}
