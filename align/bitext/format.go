package bitext

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// A Format is a file format for units. Its value is its usual name in lower case.
type Format string

const (
	// TSV has a line for each unit, and a column for each field of a unit and of
	// its two versions, with tabs between. The first line names the columns. It loses
	// nothing but line breaks and tabs in texts, which are written as spaces.
	//
	// Its dialect is that of spreadsheets, which Python's csv calls excel-tab and
	// others RFC 4180 with tabs: a cell that begins with a quote stands in quotes,
	// and the quotes in it are doubled; all others are as they are. A space stands
	// before a text that a spreadsheet would compute, which begins with one of =+-@.
	// Read takes both off again. It takes a cell for one in quotes where the quotes
	// in it are doubled, so that "Yes." with nothing doubled is a text with quotes.
	// Spreadsheets make numbers and dates of cells that look so; XLSX does not let them.
	TSV Format = "tsv"

	// XLSX is the workbook of Excel and its kin (ECMA-376, Office Open XML), for
	// people: a row for each unit of any number of versions, with the texts, the
	// confidence and the documents. It can only be written. The first unit gives a
	// sheet its columns, one for each version; later ones may lack some of its languages.
	// Units in others, and rows beyond the 1,048,576 that a sheet can have, go into a
	// new sheet; a text beyond the 32,767 characters that a cell can have goes on
	// in the row below. More than 1,000 sheets or 8,000 versions are a
	// [*TooLargeError]. Every text is a string and no formula. Line breaks and tabs are
	// written as spaces, and characters that XML forbids are left out as in TMX.
	XLSX Format = "xlsx"

	// JSONL has a line with a JSON object for each unit, of any number of versions.
	// It loses nothing.
	JSONL Format = "jsonl"

	// Translation has a line with a JSON object for each unit, as loaders of data
	// sets take it: {"translation":{"de":"Ja.","en":"Yes."}}. It holds the texts of
	// any number of versions in two languages or more, of each language the first that
	// says something, and nothing else. Its files are called .jsonl, and Read accepts in
	// either of the two formats what the other has.
	Translation Format = "translation"

	// FastAlign has lines of a source and a target as aligners of words read them,
	// as in "Ja . ||| Yes ." Words are not cut apart. It holds no units with a blank text;
	// three bars in a row in a text are written with a space between.
	FastAlign Format = "fast_align"

	// Bicleaner has five columns with tabs between, as filters of corpora read them:
	// the documents of both versions, which are addresses where a page was taken from
	// the web, the two texts, and the confidence. Cells are never in quotes. It
	// holds no units with a blank text.
	Bicleaner Format = "bicleaner"

	// TMX is Translation Memory eXchange 1.4b (LISA OSCAR, 2005), the format of
	// translation memories, for units of any number of versions. It has no null
	// units and none of the characters that XML forbids, and a line break or tab in
	// a text is written as a space, as are control characters that separate words. The
	// other fields of a unit are properties. Read accepts TMX 1.1 to 1.4.
	TMX Format = "tmx"

	// Vecalign has the sentence indices of two versions and the confidence, as
	// [0,1]:[0]:0.9876. In vecalign's own files the third field is a cost, 0
	// being best, so Read ignores it.
	Vecalign Format = "vecalign"

	// Spans has the byte ranges of two versions and the confidence, with tabs
	// between: srcStart, srcEnd, tgtStart, tgtEnd, confidence. It holds no null
	// units.
	Spans Format = "spans"

	// Ladder is the format of hunalign: a line for each unit with the sentences
	// at which it begins and the confidence, and one for the end. It can only be
	// written of all units of two documents, in order. The third field of
	// hunalign's own files is a score without bounds, so Read ignores it.
	Ladder Format = "ladder"

	// XCES is the cesAlign format of corpora such as OPUS: documents, sentence
	// numbers and the confidence of two versions. WriteSentences writes the documents
	// that it points into.
	XCES Format = "xces"

	// XLIFF is XLIFF 2.0 (OASIS, 2014), the format of localisation, for units of two
	// versions in the same two languages throughout. It loses nothing but line
	// breaks and tabs in texts, which are written as spaces. Read accepts XLIFF 1.0
	// to 2.1.
	XLIFF Format = "xliff"

	// XLIFF12 is XLIFF 1.2 (OASIS, 2008), for tools that know no later one, for
	// units of two versions. It loses line breaks and tabs as XLIFF does, and has
	// none of the characters that XML forbids. Read accepts what it accepts of XLIFF;
	// segments that are marked in a unit are units of their own, and what is not to be
	// translated or not translated yet is left out or has an empty text.
	XLIFF12 Format = "xliff12"

	// PO is the format of GNU gettext, for the messages of programs. It can only be
	// read: what is translated for certain, neither fuzzy nor obsolete. Each plural
	// form of a message is a unit. A file tells the language of the translations, and
	// that of the messages, English as a rule, only by X-Source-Language.
	PO Format = "po"
)

// Formats lists the formats that are written.
func Formats() []Format {
	return []Format{TSV, XLSX, JSONL, Translation, TMX, XLIFF, XLIFF12, FastAlign, Bicleaner, Vecalign, Ladder, XCES, Spans}
}

// ParseFormat returns the format of that name.
func ParseFormat(name string) (Format, error) {
	if f := Format(strings.ToLower(name)); slices.Contains(Formats(), f) {
		return f, nil
	}
	return "", fmt.Errorf("there is no format %q: the formats are %v", name, Formats())
}

// Ending is what the names of files in the format end in: a dot and the name of the
// format, but .xlf for XLIFF12 and .jsonl for Translation.
func (f Format) Ending() string {
	switch f {
	case XLIFF12:
		return ".xlf"
	case Translation:
		return string("." + JSONL)
	}
	return string("." + f)
}

// FormatOf returns the format of the files whose names end as this one does,
// as [Format.Ending] has it, or with a dot and the name of the format; PO has .pot too.
func FormatOf(file string) (Format, error) {
	end := filepath.Ext(file)
	switch strings.ToLower(end) {
	case XLIFF12.Ending():
		return XLIFF12, nil
	case PO.Ending(), ".pot":
		return PO, nil
	}
	f, err := ParseFormat(strings.TrimPrefix(end, "."))
	if err != nil {
		return "", fmt.Errorf("%s: the name does not end in one of %v", file, Formats())
	}
	return f, nil
}
