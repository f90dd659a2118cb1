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
	// its two versions. The first line names the columns. It loses nothing but line
	// breaks and tabs in texts, which are written as spaces.
	TSV Format = "tsv"

	// JSONL has a line with a JSON object for each unit, of any number of versions.
	// It loses nothing.
	JSONL Format = "jsonl"

	// TMX is Translation Memory eXchange 1.4b (LISA OSCAR, 2005), the format of
	// translation memories, for units of any number of versions. It has no null
	// units and none of the characters that XML forbids, and a line break or tab in
	// a text is written as a space. The other fields of a unit are properties. Read
	// accepts TMX 1.1 to 1.4.
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
	// numbers and the confidence of two versions.
	XCES Format = "xces"

	// XLIFF is XLIFF 2.0 (OASIS, 2014), the format of localisation, for units of two
	// versions in the same two languages throughout. It loses nothing but line
	// breaks and tabs in texts, which are written as spaces. Read accepts XLIFF 2.0
	// and 2.1.
	XLIFF Format = "xliff"
)

// Formats lists the formats.
func Formats() []Format { return []Format{TSV, JSONL, TMX, XLIFF, Vecalign, Ladder, XCES, Spans} }

// ParseFormat returns the format of that name.
func ParseFormat(name string) (Format, error) {
	if f := Format(strings.ToLower(name)); slices.Contains(Formats(), f) {
		return f, nil
	}
	return "", fmt.Errorf("there is no format %q: the formats are %v", name, Formats())
}

// FormatOf returns the format of the files whose names end as this one does,
// which is with a dot and the name of the format, or .xlf for XLIFF.
func FormatOf(file string) (Format, error) {
	end := filepath.Ext(file)
	if strings.EqualFold(end, ".xlf") {
		return XLIFF, nil
	}
	f, err := ParseFormat(strings.TrimPrefix(end, "."))
	if err != nil {
		return "", fmt.Errorf("%s: the name does not end in one of %v", file, Formats())
	}
	return f, nil
}
