package extract

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// FuzzText holds that what is read of any file is valid UTF-8, the same whole
// and piece by piece and, where that is what it was, the file itself.
func FuzzText(f *testing.F) {
	for _, test := range files {
		f.Add([]byte(test.content), test.encoding)
	}
	f.Add([]byte("a\u2028\u2028b\v\vc\f\fd\x1c\n e\u0085\u0085f.\n\ng"), "")
	f.Fuzz(func(t *testing.T, content []byte, encoding string) {
		var e Encoding
		if encoding != "" && e.UnmarshalText([]byte(encoding)) != nil {
			t.Skip()
		}
		file, err := Parse(t.Context(), "file.txt", content, Assume(e))
		if FormatOf("file.txt", content) != Text {
			return
		}
		r, readErr := NewReader(t.Context(), "file.txt", bytes.NewReader(content), Assume(e))
		var pieces []byte
		if readErr == nil {
			pieces, readErr = io.ReadAll(r)
		}
		if (err == nil) != (readErr == nil) || err == nil && string(pieces) != file.Text {
			t.Fatalf("whole: %v, in pieces: %q, %v", err, pieces, readErr)
		}
		if err != nil {
			return
		}
		if file.Encoding.isUTF8() && file.Text != string(content) {
			t.Errorf("read %q of %q", file.Text, content)
		}
		checkFile(t, file, content)
		last := 0
		for at, r := range file.Text {
			origin, _ := file.Origin(align.Range{Start: at, End: at + utf8.RuneLen(r)})
			if origin.Bytes.Start < last {
				t.Fatalf("%.200q: byte %d comes from %v, before %d", content, at, origin, last)
			}
			last = origin.Bytes.End
		}
	})
}

// FuzzPage holds that the text of any page is the one without marks, has no
// white space but what its blocks and lines need, and comes from where it says.
func FuzzPage(f *testing.F) {
	for _, test := range files {
		f.Add([]byte(test.content))
	}
	f.Add([]byte("<meta charset=latin1><p>a<br>b<table><td>c<pre>\nd"))
	f.Add([]byte("<table>x<tr>y<td>z</table><svg><title/><p>a</svg><select>b<pre>\n\n c&nbsp;&notit;</pre><plaintext>d"))
	f.Fuzz(func(t *testing.T, content []byte) {
		file, err := Parse(t.Context(), "file.html", content)
		if err != nil || file.Format != HTML {
			return
		}
		checkFile(t, file, content)
		if strings.Trim(file.Text, " \n") != file.Text || strings.Contains(file.Text, "\n\n\n") {
			t.Errorf("read %q with wrong gaps", file.Text)
		}
		if file.Encoding.isUTF8() {
			root, err := html.Parse(bytes.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			plain := newVisibleText(sourceMarks{page: string(content)})
			plain.add(root)
			if plain.text.String() != file.Text {
				t.Errorf("%q: read %q, without marks %q", content, file.Text, plain.text.String())
			}
		}
	})
}

// checkFile checks what holds of every file: its text is valid, its blocks are in
// order and hold all of it but white space, no sentence is in two of them,
// and what comes from one place of the file says what stands there.
func checkFile(t *testing.T, file *File, content []byte) {
	t.Helper()
	if !utf8.ValidString(file.Text) {
		t.Fatalf("%.200q: read %q", content, file.Text)
	}
	last := len(file.Text) - len(withoutMark(file.Text))
	for _, b := range file.Blocks {
		if b.Range.Start < last || b.Range.End <= b.Range.Start || b.Range.End > len(file.Text) || b.Kind == "" {
			t.Fatalf("%.200q: block %+v after %d", content, b, last)
		}
		if between := file.Text[last:b.Range.Start]; strings.TrimSpace(between) != "" {
			t.Fatalf("%.200q: %q is in no block", content, between)
		}
		last = b.Range.End
	}
	if after := file.Text[last:]; strings.TrimSpace(after) != "" {
		t.Fatalf("%.200q: %q is in no block", content, after)
	}
	k := 0
	for _, s := range file.Document(language.English).Sentences {
		for file.Blocks[k].Range.End <= s.Start {
			k++
		}
		if s.Start < file.Blocks[k].Range.Start || s.End > file.Blocks[k].Range.End {
			t.Errorf("%q: sentence %q is not in block %q", file.Text, s.In(file.Text), file.Blocks[k].Range.In(file.Text))
		}
	}
	sources := map[string]string{"": string(content)}
	for at, r := range file.Text {
		origin, ok := file.Origin(align.Range{Start: at, End: at + utf8.RuneLen(r)})
		source, known := sources[origin.Part]
		if !known {
			source = member(t, content, origin.Part)
			sources[origin.Part] = source
		}
		if !ok || origin.Bytes.Start < 0 || origin.Bytes.End < origin.Bytes.Start || origin.Bytes.End > len(source) {
			t.Fatalf("%.200q: byte %d of %q comes from %v", content, at, file.Text, origin)
		}
		inUTF8 := file.Encoding.isUTF8() || origin.Part != "" && utf8.ValidString(source)
		if written := origin.Bytes.In(source); inUTF8 && len(written) == utf8.RuneLen(r) && r > ' ' && written != string(r) {
			t.Errorf("%q: %q at byte %d comes from %q", content, r, at, written)
		}
	}
}

// member unpacks a file in an archive.
func member(t *testing.T, content []byte, name string) string {
	t.Helper()
	files, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var unpacked []byte
	for _, file := range files.File {
		if file.Name != name {
			continue
		}
		r, err := file.Open()
		if err == nil {
			unpacked, err = io.ReadAll(r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return string(unpacked)
}
