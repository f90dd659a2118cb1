package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/testdata"
)

// packed returns parts as a file of gzip members.
func packed(t *testing.T, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	for _, part := range parts {
		w := gzip.NewWriter(&out)
		if _, err := w.Write([]byte(part)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

// record returns a page of the web as WARC has it.
func record(address, text string) string {
	page := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" +
		"<html><body><p>" + strings.ReplaceAll(strings.TrimSpace(text), "\n", "</p>\n<p>") + "</p></body></html>"
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"+
		"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\n"+
		"Content-Length: %d\r\n\r\n%s\r\n\r\n", address, len(page), page)
}

func storyText(t *testing.T, name string) string {
	t.Helper()
	text, err := fs.ReadFile(testdata.Files, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestPackedInputs wants versions out of WARC and of packed texts, of different hosts only where those are
// paired. A packed file that breaks off fails, and only that.
func TestPackedInputs(t *testing.T) {
	input := t.TempDir()
	files := map[string][]byte{
		"crawl.warc.gz": packed(t,
			record("https://a.example/bats.id", storyText(t, "texts/bats/id.txt")),
			record("https://www.a.example/bats.en", storyText(t, "texts/bats/en.txt")),
			record("https://a.example/dam.id", storyText(t, "texts/dam/id.txt")),
			record("https://b.example/dam.en", storyText(t, "texts/dam/en.txt")),
		),
		"weaver.id.txt.gz": packed(t, storyText(t, "texts/weaver/id.txt")),
		"weaver.en.txt":    []byte(storyText(t, "texts/weaver/en.txt")),
		"broken.txt.gz":    packed(t, storyText(t, "texts/engine/en.txt"))[:100],
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(input, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	bats := "https://a.example/bats.id https://www.a.example/bats.en 0-1 translation"
	dam := "https://a.example/dam.id https://b.example/dam.en 0-1 translation"
	weaver := filepath.Join(input, "weaver.en.txt") + " " + filepath.Join(input, "weaver.id.txt") + " 0-1 translation"
	for _, test := range []struct {
		sameHost bool
		want     []string
	}{
		{false, []string{weaver, bats, dam}},
		{true, []string{weaver, bats}},
	} {
		o := settings(input, t.TempDir())
		o.SameHost = test.sameHost
		runPipeline(t, o)
		if got := writtenGroups(t, o.Output); !slices.Equal(got, test.want) {
			t.Errorf("same host %t: the groups are\n%s\nwant\n%s", test.sameHost, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
		}
		failures := readText(t, filepath.Join(o.Output, "failures.jsonl"))
		if strings.Count(failures, "\n") != 1 || !strings.Contains(failures, "broken.txt.gz") {
			t.Errorf("the failures are %s", failures)
		}
	}
}
