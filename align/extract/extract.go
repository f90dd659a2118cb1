// Package extract takes the text out of files: bytes and a name in, and out
// come the text in UTF-8, its blocks, and where in the file each part of it
// stands. What comes out can be tagged with its language and aligned:
//
//	file, err := extract.Parse(ctx, "berita.html", content)
//	document := file.Document(detector.Detect(file.Prose()).Tag)
//
// or, in one step, [Document]. The package itself knows no languages, so that
// the caller chooses who tells them.
//
// # Formats
//
// What a file is, its content tells first and its name second ([FormatOf]).
//
//	text  All of the file. A run of lines that are not blank is a paragraph. The
//	      text is the file itself where that is in UTF-8, byte order mark
//	      included, so that offsets are those of the file.
//	html  The article of the page, where there is one: its headline, and what the
//	      reader view of Firefox would show. The menus and whatever else stands
//	      around it are furniture, which comes after it and does not count. Where
//	      no article can be told from them, as in lists and forums, or with Whole,
//	      everything counts that a reader of the page sees, and File.Whole says so.
//	      Hidden elements, scripts, forms' choices and what stands in the head are
//	      left out. Each block element and each cell of a table is a block of its
//	      own, two line breaks (br) in a row end one; lines in it end where the page
//	      ends them by br, or in pre. Nothing is laid out: what style sheets or
//	      scripts hide or show is not known.
//	markdown
//	      What a reader sees of CommonMark with the tables, task lists and struck
//	      text of GitHub: headings, paragraphs, list items and table cells, without
//	      their marks and the addresses of links; code is a block of its own kind.
//	      Of front matter the title, subtitle, description and summary are text.
//	      Comments, as <!-- here --> or {/* here */}, names of headings, tags of
//	      templates, marks of footnotes and images are none. HTML counts without its
//	      tags. Told by its name alone.
//	srt   What the cues of subtitles say, joined to running text: a cue that is no
//	vtt   end of a sentence goes on in the next, unless there is a pause of three
//	      seconds; after one of a second, what ends as a sentence ends a paragraph.
//	      Formatting and the dashes of speakers are left out; each speaker begins a
//	      paragraph, and so does what is sung. What is heard, in [brackets], is a
//	      caption. When a part of the text is shown, its Origin says.
//	po    The translations of a program's messages, without those that are fuzzy
//	      or obsolete, each plural form for itself; with SourceSide all messages.
//	      Package bitext reads both sides as pairs.
//	docx  The body of a Word document, without what tracked changes delete,
//	odt   comments, headers and footers; of an OpenDocument text likewise. Notes and
//	      text boxes come after the paragraphs that refer to them. Styles tell
//	      headings, captions and code; tables are read cell by cell. The table of
//	      contents is furniture. Numbers of list items are not in the text.
//	epub  The chapters of a book in the order of its spine, as web pages, without
//	      its navigation.
//	printed
//	      Text that was laid out for paper, put together again: words that are
//	      broken at the ends of lines are joined, unless the text has them with a
//	      hyphen elsewhere; lines become paragraphs; running heads and the numbers of
//	      pages are furniture. Told by two broken words or more near its beginning.
//	pdf   What a converter makes of it (Convert), put together as printed text.
//	rtf   What a converter makes of it, in one of the formats above.
//	doc
//
// Package [github.com/sejajar/sejajar/align/extract/converters] has converters, which start programs that are
// installed; this package starts none. Without a converter, and with what else
// is no text, a file is refused by a [*FormatError], which says what to do.
//
// A program with this package has 14 MB. Of these 3.5 MB are for telling articles (most
// of it net/http, which that library links), 0.5 MB for Markdown, 0.35 MB for docx, odt
// and epub together, 0.03 MB for PO, 0.02 MB for subtitles, and 0.05 MB for printed text
// and PDF; converters take 0.3 MB.
//
// # Encodings
//
// A byte order mark tells what a file is in; else what the caller says with
// [Assume]; else what a web page says in its first 1024 bytes, or a PO file in
// its header; else it is UTF-8 if it is valid. What is left is guessed, for each
// file by itself: UTF-16 without a mark, Windows-1252, ISO 8859-15 or cp850,
// whichever gives letters and marks where languages in Latin script have them;
// [OnGuess] tells of it. What fits none, and a text that is not in the encoding
// that it is taken for, is refused by an [*EncodingError], with line and column.
// So is UTF-8 that is named an encoding of one byte a character, and UTF-16 that
// is named the other order.
//
// # Limits
//
// A file of more than [DefaultMaxTextBytes], or a web page of more than
// [DefaultMaxPageBytes], is refused by a [*TooLargeError] before any work,
// unless [MaxBytes] says otherwise; so is Markdown of more than
// [DefaultMaxMarkdownBytes]. An archive, which docx, odt and epub files
// are, may have [DefaultMaxArchiveBytes], of which what is read may unpack to
// [DefaultMaxUnpackedBytes]; one that is packed more than 200 to 1, or is larger
// than it says, is refused by a [*FormatError], as is one that is damaged and
// whatever has elements more than 512 deep in each other, or as many quotes and
// lists that begin in one line. A paragraph of Markdown of more than 32 KiB is
// taken as it is, as code. Where text is all that is
// wanted, a text of any size can be read piece by piece with [NewReader].
package extract

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// A File is the text of a file, and what is known of it. One that is filled in
// by hand, with a name and a text, can be made a document as well.
type File struct {
	Name     string
	Format   Format
	Encoding Encoding // zero where the format has none

	// Text is in UTF-8. Between two blocks stands a blank line or more, so that
	// no sentence goes from one into the next.
	Text   string
	Blocks []Block // in order; what is outside of them is white space

	// Whole says that furniture counts as text, and stands where it is in the
	// file: because the option Whole wants it, or because a web page has menus and
	// the like, but no article that could be told from them. Else it comes after
	// all other text, and Prose, Document and Lines leave it out.
	Whole bool

	steps []*origins   // from the text back to the file
	cues  []shownCue   // in order of the text; none of what is no subtitles
	parts []sourcePart // none if it is one text

	unplaced bool // no part of the text stands in the file as it is
}

// A Block is a part of a text that belongs together.
type Block struct {
	Range align.Range
	Kind  Kind
	Level int // of headings from 1 to 6, and of lists in lists from 1; else 0
}

// A Kind is what a block is to its reader.
type Kind string

// The kinds of blocks, as far as a format tells them apart.
const (
	Paragraph Kind = "paragraph"
	Heading   Kind = "heading"
	ListItem  Kind = "list item"
	TableCell Kind = "table cell"
	Caption   Kind = "caption"
	Code      Kind = "code"      // or other text whose lines are kept
	Furniture Kind = "furniture" // menus, footers
)

// Parse takes the text out of a file. The name tells what the content does
// not, and stands in errors; no file is opened by it.
//
// Errors are a [*FormatError], a [*TooLargeError] or an [*EncodingError], that
// of an option, or that of the context soon after it ends.
func Parse(ctx context.Context, name string, content []byte, options ...Option) (*File, error) {
	s, err := settingsOf(options)
	if err != nil {
		return nil, err
	}
	return s.read(ctx, name, FormatOf(name, content), content)
}

// read takes the text out of a file in a format.
func (s settings) read(ctx context.Context, name string, format Format, content []byte) (*File, error) {
	if format == ZIP {
		format = packedFormat(content)
	}
	entry, limit := format.entry(), s.limit(format)
	switch {
	case entry.read == nil && !entry.converted:
		return nil, &FormatError{Name: name, Format: format}
	case len(content) > limit:
		return nil, &TooLargeError{name, format, limit}
	case ctx.Err() != nil:
		return nil, fmt.Errorf("%s: %w", name, ctx.Err())
	}
	if entry.converted {
		return s.readConverted(ctx, name, format, content)
	}
	return entry.read(ctx, name, content, s)
}

// Read does what [Parse] does with a file that is yet to be read, of which it
// reads no more than the file may have. It returns the errors of r too.
func Read(ctx context.Context, name string, r io.Reader, options ...Option) (*File, error) {
	s, err := settingsOf(options)
	if err != nil {
		return nil, err
	}
	file, format, err := open(ctx, name, r)
	if err != nil {
		return nil, err
	}
	return s.readAll(ctx, name, format, file)
}

// open tells what a file is that is yet to be read.
func open(ctx context.Context, name string, r io.Reader) (*bufio.Reader, Format, error) {
	if r == nil {
		return nil, "", fmt.Errorf("%s: there is nothing to read from: the reader is nil", name)
	}
	file := bufio.NewReader(contextReader{ctx, r})
	start, err := file.Peek(sniffed)
	if err != nil && err != io.EOF {
		return nil, "", fmt.Errorf("%s: %w", name, err)
	}
	return file, FormatOf(name, start), nil
}

func (s settings) readAll(ctx context.Context, name string, format Format, file io.Reader) (*File, error) {
	limit := min(s.limit(format), math.MaxInt-1)
	content, err := io.ReadAll(io.LimitReader(file, int64(limit)+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return s.read(ctx, name, format, content)
}

// NewReader returns a reader of the text that [Read] takes out of a file, without
// furniture that does not count. Plain text is read piece by piece, however long
// it is: its first 64 KiB tell what it is in, and what is wrong with it is an
// error of the reader where it comes to it. Other files are read at once.
func NewReader(ctx context.Context, name string, r io.Reader, options ...Option) (io.Reader, error) {
	s, err := settingsOf(options)
	if err != nil {
		return nil, err
	}
	file, format, err := open(ctx, name, r)
	if err != nil {
		return nil, err
	}
	if format == Text {
		return newTextReader(name, file, s)
	}
	whole, err := s.readAll(ctx, name, format, file)
	if err != nil {
		return nil, err
	}
	return strings.NewReader(whole.Prose()), nil
}

// Document makes a document of a file, as [Parse] and [File.Document] do.
// Tag tells the language of its prose; it must not be nil.
func Document(ctx context.Context, name string, content []byte, tag func(prose string) language.Tag,
	options ...Option) (align.Document, error) {
	if tag == nil {
		return align.Document{}, errors.New("extract: Document: tag is nil; give a function that tells the language of a text")
	}
	file, err := Parse(ctx, name, content, options...)
	if err != nil {
		return align.Document{}, err
	}
	return file.Document(tag(file.Prose())), nil
}

// Document makes a document of the text, cut into sentences by the rules of
// its language. No sentence goes over the border of a block.
func (f *File) Document(tag language.Tag) align.Document { return f.parse(align.Parse, tag) }

// Lines makes a document of a file that holds one sentence per line; a blank
// line is a paragraph break.
func (f *File) Lines(tag language.Tag) align.Document { return f.parse(align.ParseLines, tag) }

func (f *File) parse(parse func(id string, tag language.Tag, text string) align.Document, tag language.Tag) align.Document {
	prose := f.Prose()
	mark := len(f.Text) - len(withoutMark(f.Text))
	document := parse(f.Name, tag, prose)
	document.Text = f.Text[:mark+len(prose)]
	for i := range document.Sentences {
		document.Sentences[i].Start += mark
		document.Sentences[i].End += mark
	}
	return document
}

// Prose returns the part of the text that counts, to tell the language by: all
// from the byte order mark, if there is one, to where furniture begins.
func (f *File) Prose() string {
	end := len(f.Text)
	if first := slices.IndexFunc(f.Blocks, func(b Block) bool { return b.Kind == Furniture }); first >= 0 && !f.Whole {
		end = 0
		if first > 0 {
			end = f.Blocks[first-1].Range.End
		}
	}
	return withoutMark(f.Text[:end])
}

// Origin tells where a part of the text stands in the file, and false if it is
// no part of the text. Text that says one thing where the file says another,
// such as a character for its reference, has all bytes of that; a part of the
// text has the bytes from its first to its last, with whatever stands between,
// and white space between blocks those between what comes before and after.
// Places are in the order of the text, but for furniture, notes and text boxes,
// and loose text in the tables of a web page.
func (f *File) Origin(part align.Range) (Origin, bool) {
	if f.unplaced || part.Start < 0 || part.End < part.Start || part.End > len(f.Text) {
		return Origin{}, false
	}
	var origin Origin
	if len(f.cues) > 0 {
		origin.Start, origin.End = timesOf(f.cues, part)
	}
	for _, step := range f.steps {
		part = step.of(part)
	}
	if len(f.parts) > 0 {
		return originIn(f.parts, part), true
	}
	origin.Bytes = part
	return origin, true
}
