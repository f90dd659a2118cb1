// Package headline tells what to call versions of one text: by the headline of one of
// them, not by a caption, a byline, a menu or a sentence of the text.
package headline

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// A headline is among the first sentences of a document, and so long, in characters.
const (
	first    = 8
	shortest = 20
	longest  = 160
)

// notes are what captions, credits, bylines and datelines have; paths what menus and lists
// of links have.
var (
	notes = regexp.MustCompile(`(?i)^\(.*\)$|©|\b(foto|photo|bild|gambar|image|picture|sumber|source|quelle|ilustrasi|illustration)\s*:` +
		`|[(/]\s*(foto|photo|dpa|afp|ap|reuters|antara|getty)\b` +
		`|^(oleh|by|von|penulis|editor|reporter|redaksi|updated?|diperbarui|aktualisiert|published|stand)\b` +
		`|\d{1,2}[.:]\d{2}\s*(wib|wita|wit|uhr|am|pm|gmt|utc)\b`)
	paths = regexp.MustCompile(`[»›>|]|https?://`)
)

// Of returns the headline of one of some versions, or "": of one in English, if that has
// any. Lines that other versions have too come first, which paired tells of the sentences
// of a document.
func Of(documents []align.Document, paired func(document, sentence int) bool) string {
	english := func(d align.Document) bool {
		base, _ := d.Language.Base()
		return base.String() == "en" && d.Language != language.Und
	}
	for _, wanted := range []bool{true, false} {
		for k, d := range documents {
			if english(d) != wanted {
				continue
			}
			if line := of(d, func(i int) bool { return paired(k, i) }); line != "" {
				return line
			}
		}
	}
	return ""
}

func of(d align.Document, paired func(int) bool) (alone string) {
	for i := range min(first, len(d.Sentences)) {
		line := strings.Join(strings.Fields(d.Sentence(i)), " ")
		switch n := utf8.RuneCountInString(line); {
		case n < shortest || n > longest || strings.HasSuffix(line, ".") || notes.MatchString(line) || paths.MatchString(line):
		case paired(i):
			return line
		case alone == "":
			alone = line
		}
	}
	return alone
}
