package texts

import (
	"errors"
	"flag"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"
)

func named(t *testing.T, name string) (e Encoding) {
	t.Helper()
	var flags flag.FlagSet
	e.Flag(&flags)
	if name != "" {
		if err := flags.Parse([]string{"-encoding", name}); err != nil {
			t.Fatal(err)
		}
	}
	return e
}

func TestOpen(t *testing.T) {
	t.Chdir(t.TempDir())
	long := "\ufeff" + strings.Repeat("Eine lange Zeile. ", 1000)
	for name, content := range map[string]string{
		"text": long, "empty": "", "one byte": "a", "latin": "l\n\xe4\x80", "zero": "\x00",
		"big": "\xfe\xff\x00H\x00i", "little": "\xff\xfeH\x00i\x00", "unmarked": "H\x00e\x00l\x00l\x00o\x00",
		"cut": "\xff\xfeH\x00i", "half": "\xff\xfeH\x00\n\x00\x00\xd8i\x00", "broken": "One.\nTwo \xf0\x9f",
		"utf-8.html":    "<p>gr\u00fcn<p>rot",
		"said.html":     "<meta charset=iso-8859-2><p>\xb1",
		"unsaid.htm":    "<p>\xfc\x93",
		"converted.htm": "<meta charset=windows-1252><p>\u00fc",
		"wrong.xhtml":   "<meta charset=utf-8><p>\xfc",
		"deep.html":     strings.Repeat("<div>", 1000),
	} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const stdin = "from standard input"
	for _, test := range []struct {
		name, encoding string
		want, err      string
	}{
		{"text", "", long, ""},
		{"text", "windows-1252", long, ""}, // its mark tells better
		{"empty", "", "", ""},
		{"one byte", "", "a", ""},
		{"-", "", stdin, ""},
		{"big", "", "Hi", ""},
		{"little", "utf-8", "Hi", ""},
		{"unmarked", "UTF-16LE", "Hello", ""},
		{"unmarked", "", "", "unmarked: is UTF-16 or no text; if it is UTF-16, say so: -encoding utf-16le"},
		{"zero", "", "", "zero: is UTF-16 or no text"},
		{"latin", "windows-1252", "l\nä€", ""},
		{"latin", "", "", "line 2, column 1: the text is not utf-8; if it is in another encoding, name that, as -encoding windows-1252"},
		{"broken", "", "", "line 2, column 5: the text is not utf-8"},
		{"cut", "", "", "line 1, column 2: the text is not utf-16le; if it is in UTF-8, leave out -encoding, and convert the files that are not"},
		{"half", "", "", "line 2, column 1: the text is not utf-16le"},
		{"none", "", "", "none: no such file; check the name"},
		{".", "", "", ".: is a folder; name the files in it"},
		{"utf-8.html", "", "grün\n\nrot", ""},
		{"said.html", "", "ą", ""},
		{"said.html", "windows-1252", "±", ""},
		{"unsaid.htm", "", "ü“", ""},
		{"converted.htm", "", "ü", ""},
		{"wrong.xhtml", "", "", "wrong.xhtml: line 1, column 24: the text is not utf-8"},
		{"deep.html", "", "", "deep.html: html: open stack of elements exceeds 512 nodes"},
	} {
		got, err := func() (string, error) {
			file, err := Open(test.name, strings.NewReader(stdin), named(t, test.encoding))
			if err != nil {
				return "", err
			}
			text, err := io.ReadAll(iotest.HalfReader(file))
			return string(text), errors.Join(err, file.Close())
		}()
		switch {
		case test.err != "":
			if err == nil || !strings.HasPrefix(err.Error(), test.err) {
				t.Errorf("%s: error %v, want %s", test.name, err, test.err)
			}
		case err != nil || got != test.want:
			t.Errorf("%s: read %.40q, %v, want %.40q", test.name, got, err, test.want)
		}
	}
}

func TestUnknownEncodingsAreRefused(t *testing.T) {
	var e Encoding
	if err := e.UnmarshalText([]byte("nonsense")); err == nil || !strings.Contains(err.Error(), "try utf-8") {
		t.Errorf("got %v", err)
	}
}

func TestVisible(t *testing.T) {
	for _, test := range []struct{ name, page, want string }{
		{"blocks are paragraphs", "<h1>Judul</h1><div>satu<p>dua</div>tiga", "Judul\n\nsatu\n\ndua\n\ntiga"},
		{"inline elements are not", "<p>a<b>b</b> <i>c</i><span>d</span>", "ab cd"},
		{"white space is one space", "<p>\n a \t b\n<b> c</b> ", "a b c"},
		{"no-break spaces stay", "<p>28.&nbsp;Mai &nbsp; 2025", "28.\u00a0Mai \u00a0 2025"},
		{"entities", "<p>&lt;b&gt; &amp; &auml;&#x1F6A2;&quot;", "<b> & ä🚢\""},
		{"br ends a line, two a paragraph", "<p>a <br> b<br/>\n<br>c", "a\nb\n\nc"},
		{"lists", "<ul><li>a<li>b <ol><li>c</ol></ul>", "a\n\nb\n\nc"},
		{"definitions", "<dl><dt>a<dd>b</dl>", "a\n\nb"},
		{"tables", "<table><caption>t</caption><tr><th>a</th><td>b<td>c<tr><td>d</table>", "t\n\na\n\nb\n\nc\n\nd"},
		{"lines of preformatted text", "<pre>a\n b\n\nc</pre>d\ne", "a\nb\n\nc\n\nd e"},
		{"what is not shown", "<head><title>t</title><style>s</style></head><script>a</script><noscript>b</noscript><template><p>c</template>" +
			"<p hidden>d</p><p style='color:red; Display: None'>e</p><svg><text>f</text></svg><dialog>g</dialog><!-- h --><textarea>i</textarea>" +
			"<select><option>j</select><iframe>k</iframe><p>shown", "shown"},
		{"an open dialog is", "<dialog open>a</dialog>", "a"},
		{"a hidden element ends where the next begins", "<p hidden>a<p>b", "b"},
		{"unclosed and crossed elements", "<p><b>a<i>b</b>c</i><div>d", "abc\n\nd"},
		{"ruby", "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢"},
		{"a byte order mark", "\ufeff<p>a", "a"},
		{"plain text", "a < b & c", "a < b & c"},
		{"nothing", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := Visible(strings.NewReader(test.page)); got != test.want || err != nil {
				t.Errorf("got %q, %v, want %q", got, err, test.want)
			}
		})
	}
}

// FuzzOpen holds that what is read of any file is valid UTF-8 and, where that
// is what it was, the file itself.
func FuzzOpen(f *testing.F) {
	f.Add("Gr\xfc\xdfe", "", false)
	f.Add("\xff\xfeH\x00i\x00", "utf-16be", false)
	f.Add("<meta charset=latin1><p>a<br>b<table><td>c<pre>\nd", "", true)
	f.Fuzz(func(t *testing.T, content, encoding string, page bool) {
		var e Encoding
		if encoding != "" && e.UnmarshalText([]byte(encoding)) != nil {
			t.Skip()
		}
		name := "file.txt"
		if page {
			name = "file.html"
		}
		r, err := NewReader(name, iotest.OneByteReader(strings.NewReader(content)), e)
		if err != nil {
			return
		}
		text, err := ReadAll(name, r)
		if err != nil {
			return
		}
		if !utf8.ValidString(text) {
			t.Errorf("read %q", text)
		}
		if !page && (e.name == "" || e.name == "utf-8") && text != content && markOf([]byte(content)).name == "" {
			t.Errorf("read %q of %q", text, content)
		}
		if page && (strings.Trim(text, " \n") != text || strings.Contains(text, "\n\n\n")) {
			t.Errorf("read %q with wrong gaps", text)
		}
	})
}
