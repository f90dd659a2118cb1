package crawl

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/texts"
)

// entry makes a record of a WARC file.
func entry(kind, address, media, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"+
		"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, address, media, len(block), block)
}

func response(address, header, body string) string {
	return entry("response", address, "application/http; msgtype=response", "HTTP/1.1 "+header+"\r\n\r\n"+body)
}

func packed(parts ...string) string {
	var b bytes.Buffer
	for _, part := range parts {
		w := gzip.NewWriter(&b)
		io.WriteString(w, part)
		w.Close()
	}
	return b.String()
}

const page = "<p>Satu. Dua."

// crawled are the records of a crawl.
var crawled = []string{
	entry("warcinfo", "", "application/warc-fields", "software: test\r\n"),
	entry("request", "http://a.example/1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
	response("http://a.example/1", "200 OK\r\nContent-Type: text/html; charset=windows-1252", "<p>F\xe4hre."),
	response("<http://a.example/2>", "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
		"4\r\n<p>S\r\n9\r\natu. Dua.\r\n0\r\n\r\n"),
	response("http://a.example/3", "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", packed(page)),
	response("http://a.example/4", "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", page),
	response("http://a.example/5", "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br", "?"),
	response("http://a.example/6", "404 Not Found\r\nContent-Type: text/html", page),
	response("http://a.example/7", "200 OK\r\nContent-Type: image/png", page),
	response("http://a.example/robots.txt", "200 OK\r\nContent-Type: text/plain", "User-agent: *"),
	response("http://a.example/8", "nonsense", ""),
	entry("resource", "http://a.example/9", "text/plain", "Satu. <p>."),
	entry("conversion", "http://a.example/10", "text/plain", "<html>Satu."),
	entry("metadata", "http://a.example/1", "application/warc-fields", "a: b"),
	response("http://a.example/11", "200 OK\r\nContent-Type: text/html", strings.Repeat("<p>Satu.", 20000)),
}

// read returns what a file holds, each document as its place, name and prose, or
// the error.
func read(t *testing.T, name, content string) (got []string) {
	t.Helper()
	for d, err := range Read(name, strings.NewReader(content)) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		file, err := d.File(t.Context(), texts.Settings{})
		if err != nil {
			t.Error(err)
			continue
		}
		prose := file.Prose()
		if len(prose) > 30 {
			prose = fmt.Sprintf("%.10s and %d bytes", prose, len(prose)-10)
		}
		got = append(got, d.Place+" "+d.Name+" "+prose)
	}
	return got
}

func TestReadWARC(t *testing.T) {
	want := []string{
		"c:3 http://a.example/1 Fähre.",
		"c:4 http://a.example/2 Satu. Dua.",
		"c:5 http://a.example/3 Satu. Dua.",
		"c:6 http://a.example/4 Satu. Dua.",
		"c:7: http://a.example/5: is compressed with br, which is not read; have the crawler write pages unpacked",
		"c:11: http://a.example/8: is no answer of a server: malformed HTTP status code \"nonsense\"",
		"c:12 http://a.example/9 Satu. <p>.",
		"c:13 http://a.example/10 <html>Satu.",
		"c:15 http://a.example/11 Satu.\n\nSat and 139988 bytes",
	}
	for name, content := range map[string]string{
		"crawl.warc":        strings.Join(crawled, ""),
		"crawl.WARC.gz":     packed(crawled...),
		"crawl.warc.wet.gz": packed(crawled...),
	} {
		got := read(t, name, content)
		for k := range got {
			got[k] = strings.Replace(got[k], name+":", "c:", 1)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestReadLines(t *testing.T) {
	lines := "\ufeff" + `{"url":"http://a.example/","html":"<p>Satu. Dua.","more":[1]}` + "\r\n" +
		"\n" +
		`{"name":"b.txt","text":"<p>One."}` + "\n" +
		`{"text":"One."}` + "\n" +
		`{"name":"c.txt"}` + "\n" +
		"no\n" +
		`{"name":"d.txt","text":"","html":"<b>x</b> y"}`
	want := []string{
		"l:1 http://a.example/ Satu. Dua.",
		"l:3 b.txt <p>One.",
		"l:4 l:4 One.",
		`l:5: says nothing: want "html" or "text" in it`,
		"l:6: is no document in JSON",
		"l:7 d.txt x y",
	}
	for name, content := range map[string]string{"a.jsonl": lines, "a.ndjson.gz": packed(lines[:90], lines[90:])} {
		got := read(t, name, content)
		for k := range got {
			got[k] = strings.ReplaceAll(got[k], name+":", "l:")
			got[k], _, _ = strings.Cut(got[k], ": invalid character") // which is not ours to word
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// What is cut short or damaged ends with an error that names the file; what came
// before is read.
func TestDamagedFiles(t *testing.T) {
	whole := packed(crawled[2], crawled[3])
	for _, test := range []struct {
		name, content string
		documents     int
		err           string
	}{
		{"a.warc.gz", whole[:len(whole)-20], 1, "a.warc.gz: record 2: "},
		{"a.warc.gz", "none at all", 0, "a.warc.gz: record 1: "},
		{"a.warc", crawled[2] + crawled[3][:len(crawled[3])-30], 1, "a.warc: record 2: "},
		{"a.jsonl.gz", "\x1f\x8b no gzip at all", 0, "a.jsonl.gz: is damaged: "},
		{"a.jsonl.gz", packed(`{"text":"x"}` + "\n" + strings.Repeat("y", 100_000))[:60], 1, "a.jsonl.gz: line 2: is cut short: unexpected EOF"},
		{"a.txt", "text", 0, "a.txt: holds no documents"},
	} {
		documents, last := 0, error(nil)
		for d, err := range Read(test.name, strings.NewReader(test.content)) {
			if err == nil {
				documents++
			} else if last = err; d.Place != "" {
				t.Errorf("%s: %v is of %s alone", test.name, err, d.Place)
			}
		}
		if documents != test.documents || last == nil || !strings.HasPrefix(last.Error(), test.err) {
			t.Errorf("%s: %d documents, then %v; want %d, then %s", test.name, documents, last, test.documents, test.err)
		}
	}
}

// A line that is too long is told of, and the next ones are read.
func TestLongLines(t *testing.T) {
	long := io.MultiReader(strings.NewReader(`{"text":"`), io.LimitReader(zeros{}, MaxBytes), strings.NewReader("\"}\n"+`{"text":"x"}`))
	var got []error
	for _, err := range Read("a.jsonl", long) {
		got = append(got, err)
	}
	if len(got) != 2 || !errors.Is(got[0], errLong) || got[1] != nil {
		t.Errorf("got %v", got)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '0'
	}
	return len(p), nil
}

func TestHost(t *testing.T) {
	for name, want := range map[string]string{
		"https://WWW.Example.org:8080/a/b": "example.org",
		"http://berita.example/":           "berita.example",
		"in/a.txt":                         "in",
		"/in/deep/a.txt":                   "in",
		"./a.txt":                          "a.txt",
		"a.txt":                            "a.txt",
	} {
		if got := Host(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, record := range crawled {
		f.Add("a.warc", []byte(record))
	}
	f.Add("a.warc.gz", []byte(packed(crawled...)))
	f.Add("a.jsonl", []byte(`{"url":"http://a.example/","html":"<p>Satu. Dua."}`))
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		ended := false
		for d, err := range Read(name, bytes.NewReader(content)) {
			if ended {
				t.Fatal("goes on after the error that was the last")
			}
			ended = err != nil && d.Place == ""
			if err == nil && (d.Name == "" || d.Place == "" || len(d.Content) > MaxBytes) {
				t.Errorf("document %q at %q of %d bytes", d.Name, d.Place, len(d.Content))
			}
		}
	})
}
