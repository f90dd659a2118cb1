// Package gettext reads PO files, in which programs keep the translations of
// their messages (GNU gettext manual, section "The Format of PO Files").
package gettext

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align/internal/lines"
)

// An Entry is a message with its translations.
type Entry struct {
	Context, ID, Plural Text
	Translations        []Text // one, or one for each plural form; Text without pieces where there is none
	Fuzzy               bool   // a guess that nobody has looked at
	Obsolete            bool   // no message of the program any more
}

// A Text is a text of an entry, which may go over several lines.
type Text []Piece

// A Piece is what stands between two quotes.
type Piece struct {
	Start   int // in the file, in bytes
	Written string
}

// String returns the text as it is shown.
func (t Text) String() string {
	var shown strings.Builder
	for _, p := range t {
		for rest := p.Written; rest != ""; {
			r, size := Next(rest)
			shown.WriteRune(r)
			rest = rest[size:]
		}
	}
	return shown.String()
}

// Next returns the first character of what stands between quotes, which may be
// written as several.
func Next(written string) (r rune, size int) {
	if written[0] != '\\' || len(written) == 1 {
		return utf8.DecodeRuneInString(written)
	}
	switch c := written[1]; c {
	case 'n':
		return '\n', 2
	case 't':
		return '\t', 2
	case 'r':
		return '\r', 2
	case 'a', 'b', 'f', 'v':
		return ' ', 2
	case 'x':
		end := 2
		for end < len(written) && end < 4 && isHex(written[end]) {
			end++
		}
		return number(written[2:end], 16), end
	case '0', '1', '2', '3', '4', '5', '6', '7':
		end := 2
		for end < len(written) && end < 4 && '0' <= written[end] && written[end] <= '7' {
			end++
		}
		return number(written[1:end], 8), end
	}
	r, size = utf8.DecodeRuneInString(written[1:])
	return r, 1 + size
}

func isHex(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'f'
}

// number returns the character of a number, a space for one that is none.
func number(digits string, base int) rune {
	n, err := strconv.ParseUint(digits, base, 8)
	if err != nil || n < ' ' {
		return ' '
	}
	return rune(n)
}

// Header returns the value of a line of the entry without ID, which stands
// before the others.
func (e Entry) Header(name string) string {
	if len(e.ID.String()) > 0 || e.Context != nil || len(e.Translations) == 0 {
		return ""
	}
	for line := range strings.Lines(e.Translations[0].String()) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(strings.TrimSpace(key), name) {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

var charset = regexp.MustCompile(`(?i)"Content-Type:[^"\n]*charset=([A-Za-z0-9_.:-]+)`)

// Charset returns the encoding that the start of a file names, "" for none.
func Charset(start []byte) string {
	found := charset.FindSubmatch(start)
	if found == nil || string(found[1]) == "CHARSET" { // as in a template
		return ""
	}
	return string(found[1])
}

// A Parser makes entries of lines. The zero Parser is ready.
type Parser struct {
	MaxBytes int // of what is written of an entry; 0 for no limit

	entry Entry
	text  *Text // that goes on
	size  int
}

// ErrTooLarge says that an entry is larger than the limit.
var ErrTooLarge = errors.New("an entry is too large: see whether the file is damaged")

// Line takes a line without its break, which starts at a byte of the file. It
// returns the entry that ended before it, if one did. Where in the line an
// error is, a [lines.At] says.
func (p *Parser) Line(line string, start int) (ended *Entry, err error) {
	rest := strings.TrimSpace(line)
	obsolete := false
	if after, found := strings.CutPrefix(rest, "#~"); found {
		rest, obsolete = strings.TrimSpace(after), true
	}
	if p.begins(rest) {
		ended = p.End()
	}
	if p.size += len(line); p.MaxBytes > 0 && p.size > p.MaxBytes {
		return ended, ErrTooLarge
	}
	p.entry.Obsolete = p.entry.Obsolete || obsolete
	switch {
	case rest == "", rest[0] == '|': // #| and #~| tell an earlier message
		return ended, nil
	case rest[0] == '#':
		if flags, found := strings.CutPrefix(rest, "#,"); found {
			for flag := range strings.SplitSeq(flags, ",") {
				p.entry.Fuzzy = p.entry.Fuzzy || strings.TrimSpace(flag) == "fuzzy"
			}
		}
		return ended, nil
	}
	keyword, quoted, found := strings.Cut(rest, `"`)
	at := strings.LastIndex(line, rest) + len(keyword)
	if !found {
		return ended, fmt.Errorf("%s has no text in quotes", lines.Quote(rest))
	}
	if keyword = strings.TrimSpace(keyword); keyword != "" {
		if p.text, err = p.field(keyword); err != nil {
			return ended, err
		}
	}
	if p.text == nil {
		return ended, errors.New("the text belongs to no keyword such as msgid")
	}
	end := closingQuote(quoted)
	if end < 0 || strings.TrimSpace(quoted[end+1:]) != "" {
		return ended, lines.At{Offset: at, Err: errors.New("the line does not end with the quote of its text")}
	}
	*p.text = append(*p.text, Piece{start + at + 1, quoted[:end]})
	return ended, nil
}

// closingQuote returns where a text in quotes ends, -1 if it does not.
func closingQuote(quoted string) int {
	for i := 0; i < len(quoted); i++ {
		switch quoted[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}

// begins reports whether a line begins a new entry.
func (p *Parser) begins(line string) bool {
	if p.entry.Translations == nil {
		without := p.entry.ID != nil // a translation
		return without && (strings.HasPrefix(line, "msgid ") || strings.HasPrefix(line, "msgctxt "))
	}
	return line == "" || line[0] == '#' || strings.HasPrefix(line, "msgctxt") || strings.HasPrefix(line, "msgid")
}

// field returns the text that a keyword begins.
func (p *Parser) field(keyword string) (*Text, error) {
	field := new(Text)
	switch {
	case keyword == "msgctxt":
		field = &p.entry.Context
	case keyword == "msgid":
		field = &p.entry.ID
	case keyword == "msgid_plural":
		field = &p.entry.Plural
	case keyword == "domain":
	case keyword == "msgstr", strings.HasPrefix(keyword, "msgstr[") && strings.HasSuffix(keyword, "]"):
		p.entry.Translations = append(p.entry.Translations, nil)
		field = &p.entry.Translations[len(p.entry.Translations)-1]
	default:
		return nil, fmt.Errorf("%s is no keyword such as msgid", lines.Quote(keyword))
	}
	if *field != nil {
		return nil, fmt.Errorf("the entry has a second %s", keyword)
	}
	return field, nil
}

// End returns the last entry, and nil if there is none.
func (p *Parser) End() *Entry {
	ended := p.entry
	p.entry, p.text, p.size = Entry{}, nil, 0
	if ended.ID == nil {
		return nil
	}
	return &ended
}

// Translated reports whether the entry is a message of the program that is
// translated for certain.
func (e Entry) Translated() bool {
	if e.Obsolete || e.Fuzzy || e.ID.String() == "" {
		return false
	}
	for _, t := range e.Translations {
		if t.String() != "" {
			return true
		}
	}
	return false
}
