package bitext

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// A Format is a way to write units, by the name that people call it.
type Format string

const (
	// TSV has a line for each unit and a column for each thing known of it,
	// with the columns' names in the first line. It holds everything, of two
	// versions. A line break or tab in a text is written as a space.
	TSV Format = "tsv"

	// JSONL has a JSON object for each unit. It holds everything, of any number
	// of versions, to the byte.
	JSONL Format = "jsonl"

	// TMX is Translation Memory eXchange 1.4b (LISA OSCAR, 2005), the format of
	// translation memories. It holds everything, of any number of versions, but
	// no null units and none of the characters that XML forbids. A line break or
	// tab in a text is written as a space. Read takes TMX 1.1 to 1.4.
	TMX Format = "tmx"

	// Vecalign has the sentence indices of two versions and the confidence, as
	// [0,1]:[0]:0.9876. In vecalign's own files the third field is a cost, 0
	// being best, and so it is never read as a confidence.
	Vecalign Format = "vecalign"

	// Spans has the byte ranges of two versions and the confidence, with tabs
	// between: srcStart, srcEnd, tgtStart, tgtEnd, confidence. It holds no null
	// units.
	Spans Format = "spans"

	// Ladder is the format of hunalign: a line for each unit with the sentences
	// at which it begins and the confidence, and one for the end. It holds all
	// the units of two documents, in order. The third field of hunalign's own
	// files is a score without bounds, and so it is never read as a confidence.
	Ladder Format = "ladder"

	// XCES is the cesAlign format of corpora such as OPUS: documents, sentence
	// numbers and the confidence of two versions.
	XCES Format = "xces"

	// XLIFF is XLIFF 2.0 (OASIS, 2014), the format of localisation. It holds
	// everything, of two versions in the same two languages throughout. A line
	// break or tab in a text is written as a space. Read takes XLIFF 2.0 and 2.1.
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
