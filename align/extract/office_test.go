package extract

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align"
)

// packFiles makes an archive of files, each a name and its content.
func packFiles(t testing.TB, files ...string) []byte {
	t.Helper()
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for k := 0; k < len(files); k += 2 {
		member, err := w.Create(files[k])
		if err == nil {
			_, err = member.Write([]byte(files[k+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

// wordDocument makes a Word document of what stands in its body.
func wordDocument(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	return packFiles(t, append([]string{
		"word/document.xml", `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`,
		"word/styles.xml", `<w:styles>
			<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
			<w:style w:styleId="Mein"><w:name w:val="My own"/><w:basedOn w:val="berschrift2"/></w:style>
			<w:style w:styleId="Liste"><w:name w:val="Liste"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
			<w:style w:styleId="Bild"><w:name w:val="caption"/></w:style>
			<w:style w:styleId="Code"><w:name w:val="HTML Preformatted"/></w:style>
			<w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style></w:styles>`,
	}, more...)...)
}

// odtDocument makes an OpenDocument text of what stands in its body.
func odtDocument(t testing.TB, body string) []byte {
	t.Helper()
	return packFiles(t, "mimetype", "application/vnd.oasis.opendocument.text",
		"styles.xml", `<office:document-styles><office:styles><style:style style:name="Code" style:family="paragraph"
			style:parent-style-name="Preformatted_20_Text"/></office:styles><office:master-styles><style:master-page><style:header>
			<text:p>running head</text:p></style:header></style:master-page></office:master-styles></office:document-styles>`,
		"content.xml", `<office:document-content><office:automatic-styles><style:style style:name="P1" style:family="paragraph"
			style:parent-style-name="Code"/></office:automatic-styles><office:body><office:text>`+body+
			`</office:text></office:body></office:document-content>`)
}

// described are the blocks of a file, each with its kind and text.
func described(file *File) (blocks []string) {
	for _, b := range file.Blocks {
		blocks = append(blocks, string(b.Kind)+strings.Repeat("*", b.Level)+": "+b.Range.In(file.Text))
	}
	return blocks
}

func paragraphOf(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func TestWordDocuments(t *testing.T) {
	plain := func(text string) string { return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>` }
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"paragraphs of runs", `<w:p><w:r><w:t>Sat</w:t></w:r><w:r><w:t xml:space="preserve">u </w:t></w:r><w:r><w:t>dua.</w:t></w:r></w:p>` +
			plain("Tiga."),
			[]string{"paragraph: Satu dua.", "paragraph: Tiga."}},
		{"references and line ends", plain("A &amp; B&#xe4;\r\nc"), []string{"paragraph: A & Bä c"}},
		{"tabs, breaks, hyphens", `<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>` +
			`<w:softHyphen/><w:t>e</w:t></w:r></w:p>`,
			[]string{"paragraph: a b\nc\u2011de"}},
		{"styles", paragraphOf("berschrift2", "A") + paragraphOf("Mein", "B") + paragraphOf("Liste", "C") + paragraphOf("Bild", "D") +
			paragraphOf("Heading1", "E"),
			[]string{"heading**: A", "heading**: B", "list item*: C", "caption: D", "heading*: E"}},
		{"code goes on", paragraphOf("Code", "a") + paragraphOf("Code", "b"), []string{"code: a\nb"}},
		{"lists in lists", `<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>`,
			[]string{"list item**: a"}},
		{"tables", `<w:tbl><w:tr><w:tc>` + plain("a") + `</w:tc><w:tc>` + paragraphOf("Liste", "b") + `</w:tc></w:tr></w:tbl>`,
			[]string{"table cell: a", "table cell: b"}},
		{"tracked changes", `<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r>` +
			`</w:del><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>`,
			[]string{"paragraph: new"}},
		{"fields", `<w:p><w:r><w:fldChar/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>`,
			[]string{"paragraph: 7"}},
		{"hidden text", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>yes</w:t>` +
			`</w:r></w:p>`, []string{"paragraph: yes"}},
		{"links", `<w:p><w:hyperlink><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>`, []string{"paragraph: here"}},
		{"a note after its paragraph", `<w:p><w:r><w:t>One</w:t><w:footnoteReference w:id="2"/><w:t> two.</w:t></w:r></w:p>` + plain("Three."),
			[]string{"paragraph: One two.", "paragraph: The note.", "paragraph: Three."}},
		{"a text box once", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>` + plain("in it") +
			`</w:txbxContent></w:drawing></mc:Choice>` +
			`<mc:Fallback><w:pict><w:txbxContent>` + plain("in it") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>` +
			`<w:t>a</w:t></w:r></w:p>`,
			[]string{"paragraph: a", "paragraph: in it"}},
		{"contents after the rest", paragraphOf("Verzeichnis1", "A 1") + `<w:sdt><w:sdtPr><w:docPartObj>` +
			`<w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>` +
			`<w:sdtContent>` + plain("B 2") + `</w:sdtContent></w:sdt>` + plain("text"), []string{"paragraph: text", "furniture: A 1",
			"furniture: B 2"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			content := wordDocument(t, test.body,
				"word/footnotes.xml", `<w:footnotes><w:footnote w:id="2">`+plain("The note.")+`</w:footnote></w:footnotes>`,
				"word/header1.xml", `<w:hdr>`+plain("head")+`</w:hdr>`, "word/comments.xml", `<w:comments>`+plain("comment")+`</w:comments>`)
			checkBlocks(t, "a.docx", content, test.want)
		})
	}
}

func checkBlocks(t *testing.T, name string, content []byte, want []string) {
	t.Helper()
	file, err := Parse(t.Context(), name, content)
	if err != nil {
		t.Fatal(err)
	}
	if got := described(file); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	checkFile(t, file, content)
}

func TestOpenDocumentTexts(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"paragraphs and headings", `<text:h text:outline-level="3">A</text:h><text:p>b <text:span>c</text:span></text:p>`,
			[]string{"heading***: A", "paragraph: b c"}},
		{"spaces, tabs, breaks", `<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>`, []string{"paragraph: a b c\nd"}},
		{"lists in lists", `<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item>` +
			`</text:list></text:list-item></text:list>`,
			[]string{"list item*: a", "list item**: b"}},
		{"tables", `<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:covered-table-cell>` +
			`<text:p>no</text:p></table:covered-table-cell>` +
			`<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>`, []string{"table cell: a", "table cell: b"}},
		{"tracked changes and comments", `<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion>` +
			`</text:changed-region></text:tracked-changes>` +
			`<text:p>new<office:annotation><text:p>comment</text:p></office:annotation></text:p>`, []string{"paragraph: new"}},
		{"a note after its paragraph", `<text:p>One<text:note><text:note-citation>1</text:note-citation><text:note-body>` +
			`<text:p>The note.</text:p></text:note-body></text:note> two.</text:p>`,
			[]string{"paragraph: One two.", "paragraph: The note."}},
		{"a picture with a caption", `<text:p><draw:frame><draw:text-box><text:p text:style-name="Illustration"><draw:frame>` +
			`<svg:desc>no</svg:desc></draw:frame>A lake</text:p>` +
			`</draw:text-box></draw:frame></text:p>`, []string{"caption: A lake"}},
		{"styles of styles", `<text:p text:style-name="P1">go</text:p><text:p text:style-name="P1">build</text:p>`, []string{"code: go\nbuild"}},
		{"hidden sections", `<text:section text:display="none"><text:p>no</text:p></text:section><text:section><text:p>yes</text:p>` +
			`</text:section>`, []string{"paragraph: yes"}},
		{"contents after the rest", `<text:table-of-content><text:index-body><text:p>A 1</text:p></text:index-body></text:table-of-content>` +
			`<text:p>text</text:p>`,
			[]string{"paragraph: text", "furniture: A 1"}},
	} {
		t.Run(test.name, func(t *testing.T) { checkBlocks(t, "a.odt", odtDocument(t, test.body), test.want) })
	}
}

// book makes an EPUB of chapters in XHTML.
func book(t testing.TB, chapters ...string) []byte {
	t.Helper()
	files := []string{
		"mimetype", "application/epub+zip",
		"META-INF/container.xml", `<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`,
	}
	manifest, spine := `<item id="nav" href="nav.xhtml" properties="nav"/>`, `<itemref idref="nav"/>`
	files = append(files, "OEBPS/nav.xhtml", `<html><body><nav>Contents</nav></body></html>`)
	for k, chapter := range chapters {
		id := "c" + string(rune('0'+k))
		files = append(files, "OEBPS/"+id+" a.xhtml", chapter)
		manifest += `<item id="` + id + `" href="` + id + `%20a.xhtml"/>`
		spine = `<itemref idref="` + id + `"/>` + spine
	}
	return packFiles(t, append(files, "OEBPS/book.opf", `<package><manifest>`+manifest+`</manifest><spine>`+spine+`</spine></package>`)...)
}

func TestBooks(t *testing.T) {
	content := book(t, `<html><head><title/></head><body><p>Second &auml;.</p></body></html>`,
		`<?xml version="1.0" encoding="utf-8"?><html><head><script/></head><body><h1>One</h1><p>First.</p></body></html>`)
	checkBlocks(t, "a.epub", content, []string{"heading*: One", "paragraph: First.", "paragraph: Second ä."})
}

func TestOriginsInArchives(t *testing.T) {
	for _, test := range []struct {
		name    string
		content []byte
		part    string
		want    Origin
		written string
	}{
		{"a.docx", wordDocument(t, `<w:p><w:r><w:t>Satu &amp; dua</w:t></w:r></w:p>`), "& dua", Origin{Part: "word/document.xml"}, "&amp; dua"},
		{"a.odt", odtDocument(t, `<text:p>Satu <![CDATA[d]]>ua</text:p>`), "dua", Origin{Part: "content.xml"}, "d]]>ua"},
		{"a.epub", book(t, "<p>Dua</p>", "<p>Satu</p>"), "Dua", Origin{Part: "OEBPS/c0 a.xhtml"}, "Dua"},
	} {
		file, err := Parse(t.Context(), test.name, test.content)
		if err != nil {
			t.Fatal(err)
		}
		at := strings.Index(file.Text, test.part)
		origin, ok := file.Origin(align.Range{Start: at, End: at + len(test.part)})
		written := ""
		if ok {
			written = origin.Bytes.In(member(t, test.content, origin.Part))
		}
		if origin.Part != test.want.Part || written != test.written {
			t.Errorf("%s: %q comes from %+v, %q; want %+v, %q", test.name, test.part, origin, written, test.want, test.written)
		}
	}
}

func TestXMLInOtherEncodings(t *testing.T) {
	latin := packFiles(t, "word/document.xml", "<?xml version='1.0' encoding='iso-8859-1'?><w:document><w:body><w:p><w:r>"+
		"<w:t>Gr\xfc\xdfe</w:t></w:r></w:p></w:body></w:document>")
	checkBlocks(t, "a.docx", latin, []string{"paragraph: Grüße"})
	wide := []byte{0xff, 0xfe}
	for _, r := range "<w:document><w:body><w:p><w:r><w:t>Ja.</w:t></w:r></w:p></w:body></w:document>" {
		wide = append(wide, byte(r), 0)
	}
	checkBlocks(t, "a.docx", packFiles(t, "word/document.xml", string(wide)), []string{"paragraph: Ja."})
}

func TestArchivesWithoutANameAreTold(t *testing.T) {
	padding := strings.Repeat("x", 2*sniffed)
	content := packFiles(t, "padding", padding, "word/document.xml", `<w:document><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body>`+
		`</w:document>`)
	file, err := Parse(t.Context(), "unnamed", content)
	if err != nil || file.Format != DOCX || file.Text != "a" {
		t.Errorf("got %+v, %v", file, err)
	}
}
