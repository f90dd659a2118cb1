package extract

import (
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align"
)

// In each test the origin of a part of the text must be a part of the file.
func TestOrigin(t *testing.T) {
	for _, test := range []struct{ name, content, encoding, part, want string }{
		{"a.txt", "One. Two.", "", "Two.", "Two."},
		{"a.txt", "\ufeffOne. Two.", "", "Two.", "Two."},
		{"a.txt", "Gr\xfc\xdfe an alle", "windows-1252", "üße", "\xfc\xdfe"},
		{"a.txt", "Gr\xfc\xdfe an alle", "windows-1252", "alle", "alle"},
		{"a.txt", "\xff\xfea\x00\xfc\x00b\x00\x3d\xd8\xa2\xdec\x00", "", "üb🚢", "\xfc\x00b\x00\x3d\xd8\xa2\xde"},
		{"a.txt", "\xff\xfea\x00\xfc\x00b\x00\x3d\xd8\xa2\xdec\x00", "", "c", "c\x00"},
		{"a.html", "<p>One <b>tw</b>o.</p>\n<p>Three.", "", "two.", "tw</b>o."},
		{"a.html", "<p>One <b>tw</b>o.</p>\n<p>Three.", "", "Three.", "Three."},
		{"a.html", "<p>One.</p>\n<p>Three.", "", "\n\n", "</p>\n<p>"},
		{"a.html", "<p>a&auml;b&nbsp;c &amp d &notit; &x; e", "", "ä", "&auml;"},
		{"a.html", "<p>a&auml;b&nbsp;c &amp d &notit; &x; e", "", "& d", "&amp d"},
		{"a.html", "<p>a&auml;b&nbsp;c &amp d &notit; &x; e", "", "¬it;", "&notit;"},
		{"a.html", "<p>a&auml;b&nbsp;c &amp d &notit; &x; e", "", "&x;", "&x;"},
		{"a.html", "<p>a  \r\n  b<pre>c\r\nd\re</pre>", "", "a b", "a  \r\n  b"},
		{"a.html", "<p>a  \r\n  b<pre>c\r\nd\re</pre>", "", "d", "d"},
		{"a.html", "<p>a  \r\n  b<pre>c\r\nd\re</pre>", "", "e", "e"},
		{"a.html", "<p>n\x00o", "", "o", "o"},
		{"a.html", "<meta charset=latin1><p>Gr\xfc&szlig;e", "", "üß", "\xfc&szlig;"},
		{"a.html", "<table><tr><td>cell</td>loose</tr></table>end", "", "loose", "loose"},
		{"a.html", "<table><tr><td>cell</td>loose</tr></table>end", "", "cell", "cell"},
		{"a.html", "<table><tr><td>cell</td>loose</tr></table>end", "", "end", "end"},
		{"a.html", "<svg><title/><style>.a{}</style><text>no</text></svg><p>yes", "", "yes", "yes"},
		{"a.html", "<p>x<title>a &amp; b</title>", "", "& b", "&amp; b"},
		{"a.html", "<script>if (a<b) c</script><title>no</title><p>yes", "", "yes", "yes"},
	} {
		file, err := Parse(t.Context(), test.name, []byte(test.content), assume(t, test.encoding))
		if err != nil {
			t.Fatal(err)
		}
		start := strings.Index(file.Text, test.part)
		if start < 0 {
			t.Fatalf("%q is not in %q", test.part, file.Text)
		}
		origin, ok := file.Origin(align.Range{Start: start, End: start + len(test.part)})
		if got := origin.Bytes.In(test.content); !ok || got != test.want {
			t.Errorf("%q: %q comes from %q, %v, want %q", test.content, test.part, got, ok, test.want)
		}
		checkFile(t, file, []byte(test.content))
	}
}

func TestOriginOfWhatIsNoPartOfTheText(t *testing.T) {
	file := File{Text: "abc"}
	for _, part := range []align.Range{{Start: -1, End: 2}, {Start: 2, End: 1}, {Start: 1, End: 4}} {
		if origin, ok := file.Origin(part); ok {
			t.Errorf("%v comes from %v", part, origin)
		}
	}
}

func TestOriginsAreCompact(t *testing.T) {
	page := "<p>" + strings.Repeat("A line of text\nand another. ", 1000) + "<p>" + strings.Repeat("Words. ", 1000)
	file, err := Parse(t.Context(), "a.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(file.steps[0].runs); n > 3 {
		t.Errorf("two paragraphs have %d runs", n)
	}
}
