package extract

import (
	"context"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// assume returns the option of an encoding by its name, none for "".
func assume(t testing.TB, name string) Option {
	t.Helper()
	if name == "" {
		return nil
	}
	e, err := ParseEncoding(name)
	if err != nil {
		t.Fatal(err)
	}
	return Assume(e)
}

var longText = "\ufeff" + strings.Repeat("Eine lange Zeile. ", 1000)

// Every file is read whole and piece by piece, with the same result.
var files = []struct {
	name, content, encoding string
	want, err               string
}{
	{"text", longText, "", longText, ""},
	{"its mark tells better", longText, "windows-1252", longText, ""},
	{"empty", "", "", "", ""},
	{"one byte", "a", "", "a", ""},
	{"big", "\xfe\xff\x00H\x00i", "", "Hi", ""},
	{"little", "\xff\xfeH\x00i\x00", "utf-8", "Hi", ""},
	{"pair", "\xff\xfe\x3d\xd8\xa2\xde!\x00", "", "🚢!", ""},
	{"unmarked", "H\x00e\x00l\x00l\x00o\x00", "UTF-16LE", "Hello", ""},
	{"unmarked", "H\x00e\x00l\x00l\x00o\x00", "", "Hello", ""},
	{"unmarked", "\x00H\x00e\x00l\x00l\x00o", "", "Hello", ""},
	{"other", "\x00H\x00e\x00l\x00l\x00o", "utf-16le", "", "other: line 1, column 1: the text is not utf-16le; it is utf-16be; name that"},
	{"marked", "\xff\xfe\x00H\x00e\x00l\x00l\x00o", "", "", "marked: line 1, column 1: the text is not utf-16le; it is utf-16be; name that"},
	{"mojibake", "Die\nF\u00e4hrleute", "windows-1252", "",
		"mojibake: line 2, column 2: the text is not windows-1252; it is utf-8; name no encoding"},
	{"dos", "F\x84hre", "CP850", "F\u00e4hre", ""},
	{"old", "Die F\xe4hrleute, 5 \x80", "", "Die F\u00e4hrleute, 5 \u20ac", ""},
	{"old.htm", "<p>Die F\x84hrleute", "", "Die F\u00e4hrleute", ""},
	{"zero", "\x00", "", "", "zero: is UTF-16 or no text"},
	{"latin", "l\n\xe4\x80", "windows-1252", "l\nä€", ""},
	{"latin", "l\n\xe4\x80", "", "", "latin: line 2, column 1: the text is not utf-8; if it is in another encoding, name that"},
	{"broken", "One.\nTwo \xf0\x9f", "", "", "broken: line 2, column 5: the text is not utf-8"},
	{"cut", "\xff\xfeH\x00i", "", "",
		"cut: line 1, column 2: the text is not utf-16le; if it is in UTF-8 or says itself what it is in, name no encoding"},
	{"half", "\xff\xfeH\x00\n\x00\x00\xd8i\x00", "", "", "half: line 2, column 1: the text is not utf-16le"},
	{"japanese", "\x1b$B4A\x1b(B!", "iso-2022-jp", "漢!", ""},
	{"chinese", "a\x81\x30\x81\x30\xba\xba", "gb18030", "a\u0080汉", ""},
	{"utf-8.html", "<p>gr\u00fcn<p>rot", "", "grün\n\nrot", ""},
	{"said.html", "<meta charset=iso-8859-2><p>\xb1", "", "ą", ""},
	{"said.html", "<meta charset=iso-8859-2><p>\xb1", "windows-1252", "±", ""},
	{"unsaid.htm", "<p>\xfc\x93", "", "ü“", ""},
	{"converted.htm", "<meta charset=windows-1252><p>\u00fc", "", "ü", ""},
	{"wrong.xhtml", "<meta charset=utf-8><p>\xfc", "", "", "wrong.xhtml: line 1, column 24: the text is not utf-8"},
	{"deep.html", strings.Repeat("<div>", 1000), "", "", "deep.html: is a web page that cannot be read: html: open stack of elements " +
		"exceeds 512 nodes; save its text"},
	{"page.txt", "<!DOCTYPE html><p>a<p>b", "", "a\n\nb", ""},
	{"page.txt", "<html\n lang=id><p>a<p>b", "", "a\n\nb", ""},
	{"page.txt", "\ufeff<!-- saved --><head><meta charset=utf-8></head><p>a<p>b", "", "a\n\nb", ""},
	{"page.txt", "<header> is a tag.", "", "<header> is a tag.", ""},
	{"text.html", "a < b & c", "", "a < b & c", ""},
	{"paper.txt", "%PDF-1.7 ...", "windows-1252", "", "paper.txt: is a PDF; save it as text"},
}

func TestParseAndReadAndNewReader(t *testing.T) {
	for _, test := range files {
		option := assume(t, test.encoding)
		whole, wholeErr := Parse(t.Context(), test.name, []byte(test.content), option)
		read, readErr := Read(t.Context(), test.name, iotest.HalfReader(strings.NewReader(test.content)), option)
		pieces, piecesErr := NewReader(t.Context(), test.name, iotest.OneByteReader(strings.NewReader(test.content)), option)
		var streamed []byte
		if piecesErr == nil {
			streamed, piecesErr = io.ReadAll(pieces)
		}
		for how, err := range map[string]error{"Parse": wholeErr, "Read": readErr, "NewReader": piecesErr} {
			if (err == nil) != (test.err == "") || err != nil && !strings.HasPrefix(err.Error(), test.err) {
				t.Errorf("%s %s: error %v, want %s", how, test.name, err, test.err)
			}
		}
		if test.err == "" && wholeErr == nil && readErr == nil &&
			(whole.Text != test.want || read.Text != test.want || string(streamed) != test.want) {
			t.Errorf("%s: read %.40q, %.40q and %.40q, want %.40q", test.name, whole.Text, read.Text, streamed, test.want)
		}
	}
}

func TestFormatOf(t *testing.T) {
	for _, test := range []struct {
		name, start string
		want        Format
	}{
		{"a.txt", "", Text},
		{"a.txt", "Text <html>", Text},
		{"a.txt", "<htmlx>", Text},
		{"a", "\ufeff \n<HTML lang=en>", HTML},
		{"a", "<?xml version='1.0'?>\n<!-- a --><!doctype HTML PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'>", HTML},
		{"a", "<?xml version='1.0'", Text},
		{"a", "\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", HTML},
		{"A.HTM", "a", HTML},
		{"a.html", "%PDF-1.4", PDF},
		{"a", `{\rtf1\ansi`, RTF},
		{"a.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DOC},
		{"a.zip", "PK\x03\x04", ZIP},
		{"a.DOCX", "PK\x03\x04", DOCX},
		{"a", "PK\x03\x04....word/document.xml", DOCX},
		{"a.docx", "text", Text},
		{"a.MD", "# a", Markdown},
		{"a.md", "WEBVTT\n\n", VTT},
		{"a.txt", "WEBVTTx", Text},
		{"a.vtt", "", VTT},
		{"a", "\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\n", SRT},
		{"a", "\n00:00:01.5 --> 00:00:02.5\na", SRT},
		{"a", "1\n2\n00:00:01,000 --> 00:00:02,000\n", Text},
		{"a.txt", "a --> b", Text},
		{"a.srt", "", SRT},
		{"a", "# a\n\nmsgid \"\"\nmsgstr \"\"\n", PO},
		{"a.po", "", PO},
		{"a.zip", "PK\x03\x04...mimetypeapplication/epub+zip", EPUB},
		{"a", "PK\x03\x04...mimetypeapplication/vnd.oasis.opendocument.textPK", ODT},
	} {
		if got := FormatOf(test.name, []byte(test.start)); got != test.want {
			t.Errorf("%s %q: got %s, want %s", test.name, test.start, got, test.want)
		}
	}
}

func TestEndingsAreThoseOfFilesThatAreRead(t *testing.T) {
	endings := Endings()
	for _, ending := range []string{".txt", ".html", ".md", ".srt", ".po", ".docx", ".pdf", ".doc"} {
		if !slices.Contains(endings, ending) {
			t.Errorf("%s is not in %v", ending, endings)
		}
	}
	for _, f := range formats {
		if (f.read == nil && !f.converted) && len(f.endings) > 0 || f.named && len(f.endings) == 0 {
			t.Errorf("%s: endings %v", f.format, f.endings)
		}
	}
}

func TestRefusalsSayWhatToDo(t *testing.T) {
	for _, f := range formats {
		if f.described == "" || f.remedy == "" || (f.read == nil && !f.converted) != (f.maxBytes == 0) {
			t.Errorf("%s: %+v", f.format, f)
		}
	}
	for _, test := range []struct {
		name, content string
		want          Format
		message       string
	}{
		{"a.docx", "PK\x03\x04", DOCX, "a.docx: is a Word document that cannot be read: zip: not a valid zip file; open it and save it " +
			"again, or save it as text"},
		{"a.pdf", "%PDF-1.7", PDF, "a.pdf: is a PDF; save it as text"},
		{"a", "{\\rtf1", RTF, "a: is a document in Rich Text Format; save it as text"},
		{"a.zip", "PK\x03\x04", ZIP, "a.zip: is a ZIP archive; unpack it, and name the files in it"},
		{"a", "PK\x03\x04" + strings.Repeat(".", sniffed) + "xl/workbook.xml", XLSX, "a: is a workbook; save it as tab-separated text"},
		{"a.PPTX", "PK\x03\x04", PPTX, "a.PPTX: is a presentation; save it as text"},
		{"a.txt.gz", "\x1f\x8b\x08\x00", Gzip, "a.txt.gz: is a compressed file; unpack it, as gunzip does"},
		{"a.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Binary, "a.png: is UTF-16 or no text; save it as text, or if it is UTF-16, " +
			"name the encoding, utf-16le or utf-16be"},
	} {
		_, err := Parse(t.Context(), test.name, []byte(test.content))
		if e, ok := errors.AsType[*FormatError](err); !ok || e.Format != test.want || err.Error() != test.message {
			t.Errorf("got %v, want %s", err, test.message)
		}
	}
}

func TestLimits(t *testing.T) {
	for _, test := range []struct{ name, content, want string }{
		{"a.txt", "12345", ""},
		{"a.txt", "123456", "a.txt: longer than 5 bytes; split it"},
		{"a.html", "<p>abc", "a.html: longer than 5 bytes, too long for a web page; save its text"},
	} {
		_, err := Parse(t.Context(), test.name, []byte(test.content), MaxBytes(5))
		if e, ok := errors.AsType[*TooLargeError](err); ok != (test.want != "") || ok && e.Error() != test.want {
			t.Errorf("Parse %s: got %v, want %s", test.name, err, test.want)
		}
	}
	_, err := Parse(t.Context(), "a.md", make([]byte, DefaultMaxMarkdownBytes+1))
	if want := "a.md: longer than 2 MiB; split it"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	_, err = Parse(t.Context(), "page.html", make([]byte, DefaultMaxPageBytes+1))
	if want := "page.html: longer than 8 MiB, too long for a web page; save its text"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestTheLargestLimitIsNone(t *testing.T) {
	file, err := Read(t.Context(), "a.txt", strings.NewReader("Ja."), MaxBytes(math.MaxInt))
	if err != nil || file.Text != "Ja." {
		t.Errorf("got %+v, %v", file, err)
	}
}

func TestReadStopsAtTheLimit(t *testing.T) {
	for _, name := range []string{"a.txt", "a.html"} {
		_, err := Read(t.Context(), name, endless{}, MaxBytes(10_000))
		if _, ok := errors.AsType[*TooLargeError](err); !ok {
			t.Errorf("%s: got %v", name, err)
		}
	}
	_, err := Read(t.Context(), "a.zip", io.MultiReader(strings.NewReader("PK\x03\x04"), endless{}))
	if _, ok := errors.AsType[*FormatError](err); !ok {
		t.Errorf("got %v", err)
	}
}

// An endless reader has the same letter for ever.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestOptions(t *testing.T) {
	if _, err := Parse(t.Context(), "a", nil, MaxBytes(0)); err == nil {
		t.Error("MaxBytes(0) is taken")
	}
	if _, err := ParseEncoding("nonsense"); err == nil || !strings.Contains(err.Error(), "try utf-8") {
		t.Errorf("got %v", err)
	}
	if e, err := ParseEncoding("LATIN1"); err != nil || e.String() != "windows-1252" {
		t.Errorf("got %v, %v", e, err)
	}
	if _, err := Document(t.Context(), "a", nil, nil); err == nil {
		t.Error("no tag function is taken")
	}
}

func TestContextEndsTheWork(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, name := range []string{"a.txt", "a.html"} {
		_, err := Parse(ctx, name, []byte("a"))
		_, readErr := Read(ctx, name, strings.NewReader("a"))
		_, pieceErr := NewReader(ctx, name, strings.NewReader("a"))
		for _, err := range []error{err, readErr, pieceErr} {
			if !errors.Is(err, context.Canceled) || !strings.HasPrefix(err.Error(), name+": ") {
				t.Errorf("%s: got %v", name, err)
			}
		}
	}
}

func TestDocumentsKeepTheOffsetsOfTheText(t *testing.T) {
	for _, test := range []struct {
		name, content string
		lines         bool
		want          []string
	}{
		{"plain", "One went home. Two stayed.", false, []string{"One went home.", "Two stayed."}},
		{"byte order mark", "\ufeffOne went home. Two stayed.", false, []string{"One went home.", "Two stayed."}},
		{"byte order mark, lines", "\ufeffone\r\n\r\ntwo\n", true, []string{"one", "two"}},
		{"empty", "", false, nil},
		{"byte order mark alone", "\ufeff", false, nil},
		{"page.html", "<h1>One</h1><td>two<p>Three. Four.", false, []string{"One", "two", "Three.", "Four."}},
	} {
		file, err := Parse(t.Context(), test.name, []byte(test.content))
		if err != nil {
			t.Fatal(err)
		}
		makeDocument := (*File).Document
		if test.lines {
			makeDocument = (*File).Lines
		}
		d := makeDocument(file, language.English)
		var got []string
		for i := range d.Sentences {
			got = append(got, d.Sentence(i))
		}
		if d.ID != test.name || d.Text != file.Text || d.Language != language.English || d.Check() != nil || !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q of %q, want %q", test.name, got, d.Text, test.want)
		}
	}
}

func TestTagIsAskedForTheProse(t *testing.T) {
	d, err := Document(t.Context(), "a", []byte("\ufeffJa."), func(prose string) language.Tag {
		if prose != "Ja." {
			t.Errorf("asked for the language of %q", prose)
		}
		return language.German
	})
	if err != nil || d.Language != language.German || d.Text != "\ufeffJa." {
		t.Errorf("got %+v, %v", d, err)
	}
}

func TestAFileFilledInByHand(t *testing.T) {
	file := File{Name: "a", Text: "Ja. Nein."}
	if d := file.Document(language.German); len(d.Sentences) != 2 {
		t.Errorf("got %+v", d)
	}
	if origin, ok := file.Origin(align.Range{Start: 4, End: 9}); !ok || origin.Bytes != (align.Range{Start: 4, End: 9}) {
		t.Errorf("got %v", origin)
	}
}
