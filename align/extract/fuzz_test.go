package extract

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
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
		file, err := Parse(t.Context(), "file.html", content, Whole())
		if err != nil || file.Format != HTML {
			return
		}
		checkFile(t, file, content)
		checkArticle(t, file, content)
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

// checkArticle checks that a page has the same blocks where its article is told.
func checkArticle(t *testing.T, whole *File, content []byte) {
	t.Helper()
	file, err := Parse(t.Context(), "file.html", content)
	if err != nil {
		t.Fatalf("%q: %v, but whole it is read", content, err)
	}
	checkFile(t, file, content)
	texts := func(f *File) (texts []string) {
		for _, b := range f.Blocks {
			texts = append(texts, b.Range.In(f.Text))
		}
		slices.Sort(texts)
		return texts
	}
	if got, want := texts(file), texts(whole); !slices.Equal(got, want) {
		t.Errorf("%q: blocks %q, whole %q", content, got, want)
	}
}

// FuzzArchive holds that what is no archive of text, or a damaged one, is
// refused by an error that says what it is.
func FuzzArchive(f *testing.F) {
	f.Add(wordDocument(f, "<w:p><w:r><w:t>a</w:t></w:r></w:p>"))
	f.Add(odtDocument(f, "<text:p>a</text:p>"))
	f.Add(book(f, "<p>a", "<p>b"))
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, name := range []string{"a.docx", "a.odt", "a.epub"} {
			checkRead(t, name, content)
		}
	})
}

// FuzzWord, FuzzOpenDocument, FuzzBook and FuzzPrinted hold of what stands in a
// file what checkFile checks.
func FuzzWord(f *testing.F) {
	f.Add(`<w:p><w:pPr><w:pStyle w:val="Mein"/></w:pPr><w:r><w:t>a &amp; b</w:t><w:br/><w:br/><w:t>c</w:t></w:r></w:p>`)
	f.Add(`<w:p><w:r><w:footnoteReference w:id="2"/><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc>` +
		`</w:tr></w:tbl>`)
	f.Add(`<w:p><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		checkRead(t, "a.docx", wordDocument(t, body, "word/footnotes.xml",
			`<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>n</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote></w:footnotes>`))
	})
}

func FuzzOpenDocument(f *testing.F) {
	f.Add(`<text:h text:outline-level="2">a</text:h><text:p text:style-name="P1">b<text:s/>&lt;<text:line-break/>c</text:p>`)
	f.Add(`<text:p>a<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p><text:table-of-content>` +
		`<text:p>t</text:p></text:table-of-content>`)
	f.Add("<text:p>a\r\n<![CDATA[b\r\n]]></text:p>")
	f.Fuzz(func(t *testing.T, body string) { checkRead(t, "a.odt", odtDocument(t, body)) })
}

func FuzzBook(f *testing.F) {
	f.Add(`<html><head><title/><script src="a"/></head><body><h1>a</h1><p>b`, "<p>c")
	f.Add(`<?xml version="1.0" encoding="iso-8859-1"?><html><p>`+"\xe4", "\xff\xfe<\x00p\x00>\x00a\x00")
	f.Fuzz(func(t *testing.T, one, two string) { checkRead(t, "a.epub", book(t, one, two)) })
}

func FuzzPrinted(f *testing.F) {
	f.Add("Zwölf Häu-\nser und Wäl-\nder.\n\n3\n\fThe Times 4\n\nNoch\n  ein Haus.\n")
	f.Add("\ufeffanak-\r\nanak\f\f1\f2\n•\u00a0a\n\u00ad\n-")
	f.Add("\v\v\x00\v\x02\u0664u")
	f.Fuzz(func(t *testing.T, text string) {
		file, err := readPrinted(t.Context(), "a.txt", []byte(text), settings{})
		if err == nil {
			checkFile(t, file, []byte(text))
		}
		converted, err := Parse(t.Context(), "a.pdf", []byte("%PDF-\n"+text), Convert(PDF, asText))
		if err == nil {
			checkBlocksOf(t, converted, []byte(text))
		}
	})
}

// checkRead checks a file, or the error that it is refused by.
func checkRead(t *testing.T, name string, content []byte) {
	t.Helper()
	file, err := Parse(t.Context(), name, content)
	if err != nil {
		_, isFormat := errors.AsType[*FormatError](err)
		_, isLimit := errors.AsType[*TooLargeError](err)
		_, isEncoding := errors.AsType[*EncodingError](err)
		if !isFormat && !isLimit && !isEncoding || !strings.HasPrefix(err.Error(), name+": ") {
			t.Fatalf("got %v", err)
		}
		return
	}
	checkFile(t, file, content)
}

// checkFile checks what holds of every file: its text is valid, its blocks are in
// order and hold all of it but white space, no sentence is in two of them,
// and what comes from one place of the file says what stands there.
func checkFile(t *testing.T, file *File, content []byte) {
	t.Helper()
	checkBlocksOf(t, file, content)
	checkOrigins(t, file, content)
}

// checkBlocksOf checks the blocks of a file.
func checkBlocksOf(t *testing.T, file *File, content []byte) {
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
}

// checkOrigins checks that what comes from one place of a file says what stands
// there.
func checkOrigins(t *testing.T, file *File, content []byte) {
	t.Helper()
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

// FuzzMarkdown holds that any Markdown is read, and comes from where it says.
func FuzzMarkdown(f *testing.F) {
	f.Add([]byte("---\ntitle: 'a'\n---\n# b {#c}\n\n* d\n  > e {/* f */}\n\n|g|\n|-|\n|h\\|`i`|\n"))
	f.Add([]byte("<p>a<!-- b --><b>c</b>\n&amp; d\n\n    e\n```\nf\n```\n[g](h) <http://i> ![j](k) ~~l~~ \\* [^1]\n\n[^1]: m\n"))
	f.Add([]byte("\ufeff1. a\r\r\t- b\r\n<script>\n</script>\n:::c\n{% d %}<br>"))
	f.Fuzz(func(t *testing.T, content []byte) { fuzzShown(t, "file.md", Markdown, content) })
}

// FuzzSubtitles holds the same of subtitles.
func FuzzSubtitles(f *testing.F) {
	f.Add([]byte("1\n00:00:01,000 --> 00:00:02,500\n- <i>a</i>\n- {\\an8}b\n\n2\n00:00:02,600 --> 00:00:03,000\n♪ c ♪\n"))
	f.Add([]byte("WEBVTT\n\nNOTE a\n\nid\n00:01.000 --> 00:02.000 line:0\n<v B>c &lt; d\n\n00:02.000 --> 00:03.000\n[e]\nf.\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		fuzzShown(t, "file.srt", SRT, content)
		fuzzShown(t, "file.vtt", VTT, content)
	})
}

// fuzzShown checks a file of a format that shows blocks with a blank line
// between, if it is read.
func fuzzShown(t *testing.T, name string, format Format, content []byte, options ...Option) {
	file, err := Parse(t.Context(), name, content, options...)
	if err != nil || file.Format != format {
		return
	}
	checkFile(t, file, content)
	if strings.Trim(file.Text, " \n") != file.Text || strings.Contains(file.Text, "\n\n\n") {
		t.Errorf("%q: read %q with wrong gaps", content, file.Text)
	}
	for _, b := range file.Blocks {
		if origin, _ := file.Origin(b.Range); origin.End < origin.Start {
			t.Errorf("%q: a block is shown from %v to %v", content, origin.Start, origin.End)
		}
	}
}

// FuzzPO holds of both sides of any PO file what FuzzMarkdown holds.
func FuzzPO(f *testing.F) {
	f.Add([]byte(messages))
	f.Add([]byte("msgid \"\\x41\\101\\q\\\\\"\nmsgstr \"\\n\\n\"\r\n\"a\"\n\nmsgid \"\"\nmsgstr \"Content-Type: ; charset=latin1\"\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		fuzzShown(t, "file.po", PO, content)
		fuzzShown(t, "file.po", PO, content, SourceSide())
	})
}
