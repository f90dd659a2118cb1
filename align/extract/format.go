package extract

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"
)

// A Format is a kind of file.
type Format string

// The formats that are read.
const (
	Text Format = "text"
	HTML Format = "html"
	DOCX Format = "docx"
	ODT  Format = "odt"
	EPUB Format = "epub"

	Markdown Format = "markdown"
	SRT      Format = "srt" // subtitles as SubRip writes them
	VTT      Format = "vtt" // subtitles of the web
	PO       Format = "po"  // translations of a program's messages

	// Printed is text whose words are broken at the ends of lines, as programs take
	// it out of PDF files.
	Printed Format = "printed"
)

// Formats that are read where there is a converter for them ([Convert]).
const (
	PDF Format = "pdf"
	RTF Format = "rtf"
	DOC Format = "doc" // or another of the old formats of Office
)

// Formats that are known so that they can be refused: a [FormatError] says
// what a file in one of them is, and what to do.
const (
	XLSX   Format = "xlsx"
	PPTX   Format = "pptx"
	ZIP    Format = "zip" // none of those before
	Gzip   Format = "gzip"
	Binary Format = "binary"
)

// sniffed is how many bytes of a file tell what it is and what it is in.
const sniffed = 4096

// FormatOf tells what a file is: by what its content starts with, of which 4096
// bytes are enough, and where that tells nothing by its name. What nothing
// tells is [Text].
func FormatOf(name string, start []byte) Format {
	start = start[:min(len(start), sniffed)]
	if e, mark := marked(start); mark > 0 {
		if start = start[mark:]; !e.isUTF8() {
			start = bytes.ReplaceAll(start, []byte{0}, nil) // leaves what is ASCII in UTF-16
		}
	}
	ending := strings.ToLower(filepath.Ext(name))
	for _, f := range formats {
		if f.signature != nil && f.signature(start, ending) {
			return f.format
		}
	}
	for _, f := range formats {
		if f.named && slices.Contains(f.endings, ending) {
			return f.format
		}
	}
	return Text
}

// Endings lists what the names of files that are read end in, in lower case, as
// ".docx": of a folder of many files, those that hold text.
func Endings() (endings []string) {
	for _, f := range formats {
		endings = append(endings, f.endings...)
	}
	return endings
}

// An entry is what is known of a format. A new reader is a file of its own and
// an entry here.
type entry struct {
	format    Format
	described string // as in "it is a web page"
	remedy    string // for a file that cannot be read

	// Signature reports whether a file is in the format: the ending of its name,
	// in lower case, decides where the content alone does not.
	signature func(start []byte, ending string) bool
	endings   []string // of the names of such files
	named     bool     // an ending tells the format where the content tells nothing

	// Read takes the text out of a file of at most maxBytes, or of as many as
	// the caller allows. Formats without it are refused, but for those that are
	// converted to another one.
	read      func(ctx context.Context, name string, content []byte, s settings) (*File, error)
	converted bool
	maxBytes  int
	tooLarge  string // how the error of larger ones goes on
}

var formats = []entry{
	{
		format: Text, described: "a text", remedy: "look what it is", endings: []string{".txt", ".text"},
		read: readText, maxBytes: DefaultMaxTextBytes, tooLarge: "; split it",
	},
	{
		format: HTML, described: "a web page", remedy: "save its text",
		signature: isPage, endings: []string{".html", ".htm", ".xhtml"}, named: true,
		read: readPage, maxBytes: DefaultMaxPageBytes, tooLarge: ", too long for a web page; save its text",
	},
	{
		format: VTT, described: "subtitles in WebVTT", remedy: saveAsText, signature: isVTT, endings: []string{".vtt"}, named: true,
		read: readVTT, maxBytes: DefaultMaxTextBytes, tooLarge: "; split it",
	},
	{
		format: SRT, described: "subtitles in SubRip", remedy: saveAsText, signature: isSRT, endings: []string{".srt"}, named: true,
		read: readSRT, maxBytes: DefaultMaxTextBytes, tooLarge: "; split it",
	},
	{
		format: PO, described: "a file of translated messages", remedy: saveAsText, signature: isPO,
		endings: []string{".po", ".pot"}, named: true, read: readPO, maxBytes: DefaultMaxTextBytes, tooLarge: "; split it",
	},
	{
		format: Markdown, described: "a text in Markdown", remedy: "give it a name in .txt, to read it as it is",
		endings: []string{".md", ".markdown", ".mdown", ".mkd", ".mdx"}, named: true,
		read: readMarkdown, maxBytes: DefaultMaxMarkdownBytes, tooLarge: "; split it",
	},
	{
		format: PDF, described: "a PDF", remedy: saveAsText, signature: startsWith("%PDF-"), endings: []string{".pdf"},
		read: readPDF, maxBytes: DefaultMaxArchiveBytes, tooLarge: "; save its text",
	},
	{
		format: RTF, described: "a document in Rich Text Format", remedy: saveAsText, signature: startsWith(`{\rtf`), endings: []string{".rtf"},
		converted: true, maxBytes: DefaultMaxArchiveBytes, tooLarge: "; save its text",
	},
	{
		format: DOC, described: "an old Office document", remedy: saveAsText, signature: startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
		endings:   []string{".doc"},
		converted: true, maxBytes: DefaultMaxArchiveBytes, tooLarge: "; save its text",
	},
	{
		format: EPUB, described: "an EPUB book", remedy: saveAgain,
		signature: packed("mimetypeapplication/epub+zip", ".epub"), endings: []string{".epub"},
		read: readEPUB, maxBytes: DefaultMaxArchiveBytes, tooLarge: "; save its text",
	},
	{
		format: ODT, described: "an OpenDocument text", remedy: saveAgain,
		signature: packed("mimetypeapplication/vnd.oasis.opendocument.text", ".odt"), endings: []string{".odt"},
		read: readODT, maxBytes: DefaultMaxArchiveBytes, tooLarge: "; save its text",
	},
	{
		format: DOCX, described: "a Word document", remedy: saveAgain,
		signature: packed("word/", ".docx"), endings: []string{".docx"},
		read: readDOCX, maxBytes: DefaultMaxArchiveBytes, tooLarge: "; save its text",
	},
	{format: XLSX, described: "a workbook", remedy: "save it as tab-separated text", signature: packed(workbookPart, ".xlsx")},
	{format: PPTX, described: "a presentation", remedy: saveAsText, signature: packed(slidesPart, ".pptx")},
	{format: ZIP, described: "a ZIP archive", remedy: "unpack it, and name the files in it", signature: startsWith(zipMember)},
	{format: Gzip, described: "a compressed file", remedy: "unpack it, as gunzip does", signature: startsWith("\x1f\x8b\x08")},
	{
		format: Binary, described: "UTF-16 or no text",
		remedy: "save it as text, or if it is UTF-16, name the encoding, utf-16le or utf-16be",
	},
	{
		format: Printed, described: "a text in lines as they were printed", remedy: "look what it is", signature: isPrinted,
		read: readPrinted, maxBytes: DefaultMaxTextBytes, tooLarge: "; split it",
	},
}

const (
	saveAsText = "save it as text"
	saveAgain  = "open it and save it again, or save it as text"
	zipMember  = "PK\x03\x04"

	workbookPart = "xl/workbook.xml"
	slidesPart   = "ppt/presentation.xml"
)

func (f Format) entry() entry {
	at := slices.IndexFunc(formats, func(e entry) bool { return e.format == f })
	if at < 0 {
		return entry{format: f, described: "in the format " + string(f), remedy: saveAsText}
	}
	return formats[at]
}

func startsWith(magic string) func([]byte, string) bool {
	return func(start []byte, _ string) bool { return bytes.HasPrefix(start, []byte(magic)) }
}

// packed is the signature of a ZIP archive that has a mark among its first
// bytes, or else a name with an ending.
func packed(mark, ending string) func([]byte, string) bool {
	return func(start []byte, its string) bool {
		return bytes.HasPrefix(start, []byte(zipMember)) && (bytes.Contains(start, []byte(mark)) || its == ending)
	}
}
