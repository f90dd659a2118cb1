package extract

import (
	"slices"
	"strings"
	"testing"
)

func TestVisibleText(t *testing.T) {
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
		{"loose text in tables", "<table><tr>x<td>a</table>", "x\n\na"},
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
		{"characters that are none", "<p>\ufdd0a&#xfdd1;1&#xfdd1;", "\ufdd0a\ufdd11\ufdd1"},
		{"all characters that are none", nonCharacters + "<p>a", nonCharacters + "\n\na"},
		{"nothing", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			file, err := Parse(t.Context(), "a.html", []byte(test.page))
			if err != nil || file.Text != test.want {
				t.Fatalf("got %q, %v, want %q", file.Text, err, test.want)
			}
			checkFile(t, file, []byte(test.page))
		})
	}
}

var nonCharacters = func() string {
	var all strings.Builder
	for r := rune(0xfdd0); r <= 0xfdef; r++ {
		all.WriteRune(r)
	}
	return all.String()
}()

func TestBlocksOfPages(t *testing.T) {
	const page = `<nav><ul><li>Home</ul></nav><h2>Title<h3>Below</h3><p>One<br><br>two<ul><li>a<ul><li><p>b</ul></ul>
		<table><caption>T</caption><tr><th>x<td><h4>y</h4></table><figure><figcaption>F</figcaption></figure><pre>go
		build</pre><footer><p>Imprint</footer>`
	var got []string
	file, err := Parse(t.Context(), "a.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range file.Blocks {
		got = append(got, string(b.Kind)+strings.Repeat("*", b.Level)+": "+b.Range.In(file.Text))
	}
	want := []string{
		"furniture: Home", "heading**: Title", "heading***: Below", "paragraph: One", "paragraph: two", "list item*: a", "list item**: b",
		"caption: T", "table cell: x", "heading****: y", "caption: F", "code: go\nbuild", "furniture: Imprint",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
