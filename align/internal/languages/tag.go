package languages

import "golang.org/x/text/language"

// Unknown is the base of a tag that names no language. The folder of that name
// holds what most languages have in common.
const Unknown = "und"

// Base returns the language of a tag without its script and region, "de" for
// de-AT, and [Unknown] if it names none: no language is guessed for und-AT.
func Base(tag language.Tag) string {
	base, _, _ := tag.Raw()
	return base.String()
}

// Same reports whether two tags are of one language, whatever their scripts and
// regions. A tag that names no language is of none, and the same as no other.
func Same(a, b language.Tag) bool {
	base := Base(a)
	return base != Unknown && base == Base(b)
}
