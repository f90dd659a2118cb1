package extract

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// blocksIn returns the blocks of a file as its reader sees them.
func blocksIn(file *File) (shown []string) {
	for _, b := range file.Blocks {
		level := ""
		if b.Level > 0 {
			level = fmt.Sprint(" ", b.Level)
		}
		shown = append(shown, string(b.Kind)+level+": "+b.Range.In(file.Text))
	}
	return shown
}

func TestMarkdown(t *testing.T) {
	for _, test := range []struct {
		name, content string
		want          []string
	}{
		{"headings with ids", "# One {#one}\n\nTwo {/*two*/}\n===\n### Three {: .x #y }\n", []string{"heading 1: One", "heading 1: Two",
			"heading 3: Three"}},
		{"lines of a paragraph", "a\nb  \nc\\\nd<br>e", []string{"paragraph: a b\nc\nd\ne"}},
		{"emphasis and links", "*a* **b** ~~c~~ [d](http://x.y \"t\") [e][1] ![f](g) <http://h.i>\n\n[1]: http://j.k 'l'\n",
			[]string{"paragraph: a b c d e http://h.i"}},
		{"references and escapes", `a &amp; b &auml; \* &notit; 1\. &x; ` + "`&amp; \\*`",
			[]string{"paragraph: a & b ä * &notit; 1. &x; &amp; \\*"}},
		{"front matter", "---\ntitle: \"The lake\"\nlang: id\ndescription: It is deep.\ntags:\n  - a\n---\n\nText.\n",
			[]string{"heading 1: The lake", "paragraph: It is deep.", "paragraph: Text."}},
		{"TOML", "+++\ntitle = 'The lake'\n+++\nText.", []string{"heading 1: The lake", "paragraph: Text."}},
		{"no front matter", "---\ntitle: x\n", []string{"paragraph: title: x"}},
		{"comments", "<!-- a\n\nb -->\n\nc <!-- d --> e\n\n{/* f */} g {% raw %}\n\n{/*\nh\n*/}\n\ni {/* j", []string{"paragraph: c e",
			"paragraph: g", "paragraph: i {/* j"}},
		{"code", "    a\n     b\n\n```go\nc\n\n\nd\n```\ne `f` g", []string{"code: a\nb", "code: c", "code: d", "paragraph: e f g"}},
		{"lists", "* a\n  - b\n\n    c\n1. [x] d\n", []string{"list item 1: a", "list item 2: b", "list item 2: c", "list item 1: d"}},
		{"quotes", "> a\nb\n>\n> > c\n\n> [!NOTE]\n> d\n", []string{"paragraph: a b", "paragraph: c", "paragraph: d"}},
		{"tables", "|a|b *c*|\n|-|:-:|\n|`d\\|e`||\n", []string{"table cell: a", "table cell: b c", "table cell: d|e"}},
		{"HTML", "<aside markdown=1>\nA *b*\n<p>\n  &mdash; [c](d)\n</p></aside>\n\n<script>\ne\n</script>\n\n<Note>\n\nf <b>g</b>\n\n</Note>\n",
			[]string{"paragraph: A b", "paragraph: — c", "paragraph: f g"}},
		{"notes", "a[^1]\n\n:::tip\nb\n:::\n\n[^1]: c d\n", []string{"paragraph: a", "paragraph: b", "paragraph: c d"}},
		{"other line ends", "\ufeff# a\r\n\r\nb\rc\r\rd", []string{"heading 1: a", "paragraph: b c", "paragraph: d"}},
		{"nothing", "", nil},
	} {
		file, err := Parse(t.Context(), "a.md", []byte(test.content))
		if err != nil {
			t.Fatal(err)
		}
		if got := blocksIn(file); file.Format != Markdown || !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
		checkFile(t, file, []byte(test.content))
	}
}

// What is nested deep is refused or read. What takes time as the cube of the file, or more,
// would not end.
func TestDeepMarkdown(t *testing.T) {
	const n = 100_000
	for _, test := range []struct {
		content string
		refused bool
	}{
		{strings.Repeat(">", n) + "a", true},
		{strings.Repeat("- ", n) + "a", true},
		{strings.Repeat("1. ", n) + "a", true},
		{strings.Repeat("*a ", n), false},
		{strings.Repeat("*a **b ", n) + strings.Repeat("c* d** ", n), false},
		{strings.Repeat("[", n) + "a" + strings.Repeat("](b)", n), false},
		{strings.Repeat("![", n), false},
		{strings.Repeat("`a``", n), false},
		{strings.Repeat("<a ", n), false},
		{strings.Repeat("<!-- ", n), false},
		{strings.Repeat("{/*", n), false},
		{strings.Repeat("<div>", n), false},
		{strings.Repeat("&", n), false},
		{strings.Repeat("-", n), false},
		{strings.Repeat("a|", n) + "\n" + strings.Repeat("-|", n), false},
	} {
		_, err := Parse(t.Context(), "a.md", []byte(test.content))
		if e, refused := errors.AsType[*FormatError](err); refused != test.refused || err != nil && !refused || refused && e.Err == nil {
			t.Errorf("%.20q: error %v", test.content, err)
		}
	}
}
