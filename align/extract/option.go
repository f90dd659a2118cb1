package extract

import "fmt"

const mebibyte = 1 << 20

// Limits of a file's size in bytes, unless [MaxBytes] sets another. A text of
// that size is a hundred novels; the tree of a web page can be a hundred times
// as large as the page. Most of a large Word, OpenDocument or EPUB file is
// pictures, and the rest of it is packed.
const (
	DefaultMaxTextBytes     = 256 << 20
	DefaultMaxPageBytes     = 8 << 20
	DefaultMaxMarkdownBytes = 2 << 20 // the parser is slow where a file is made to be so
	DefaultMaxArchiveBytes  = 256 << 20
	DefaultMaxUnpackedBytes = 64 << 20 // of the parts of an archive that hold text
)

// An Option changes how files are read. A nil Option changes nothing.
type Option func(*settings) error

type settings struct {
	maxBytes int // 0 for the limit of the format
	encoding Encoding
	whole    bool
	onGuess  func(name string, e Encoding)
	source   bool // of the two sides of a PO file

	converters map[Format]Converter // is not changed
}

func settingsOf(options []Option) (s settings, err error) {
	for _, option := range options {
		if option == nil {
			continue
		}
		if err := option(&s); err != nil {
			return s, err
		}
	}
	return s, nil
}

// limit returns how many bytes a file of a format may have.
func (s settings) limit(f Format) int {
	if s.maxBytes > 0 {
		return s.maxBytes
	}
	return f.entry().maxBytes
}

// unpackedLimit returns how many bytes the parts of an archive may have together.
func (s settings) unpackedLimit() int {
	if s.maxBytes > 0 {
		return s.maxBytes
	}
	return DefaultMaxUnpackedBytes
}

// chapterLimit returns how many bytes a chapter of a book may have.
func (s settings) chapterLimit() int {
	if s.maxBytes > 0 {
		return s.maxBytes
	}
	return DefaultMaxPageBytes
}

// MaxBytes limits the size of a file, whatever its format, and of an archive
// that of what is read of it as well, unpacked. It is checked before any work;
// plain text that [NewReader] reads piece by piece has no limit.
func MaxBytes(n int) Option {
	return func(s *settings) error {
		if n < 1 {
			return fmt.Errorf("extract: MaxBytes(%d): want at least 1", n)
		}
		s.maxBytes = n
		return nil
	}
}

// Assume says what files are in that have no byte order mark, also where a web
// page says something else. The zero Encoding assumes nothing.
func Assume(e Encoding) Option {
	return func(s *settings) error {
		s.encoding = e
		return nil
	}
}

// OnGuess has a function called with each file that is read as being in an
// encoding only because its letters look so, before anything else is known of
// it.
func OnGuess(do func(name string, e Encoding)) Option {
	return func(s *settings) error {
		s.onGuess = do
		return nil
	}
}

// SourceSide reads the messages of a PO file, and not their translations.
func SourceSide() Option {
	return func(s *settings) error {
		s.source = true
		return nil
	}
}

// Whole keeps the menus and whatever else stands around the article of a web
// page, and the tables of contents of documents.
func Whole() Option {
	return func(s *settings) error {
		s.whole = true
		return nil
	}
}
