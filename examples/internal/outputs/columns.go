package outputs

import (
	"iter"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
)

// HoldsMany reports whether a unit of a format holds any number of versions, not
// two alone.
func HoldsMany(f bitext.Format) bool { return slices.Contains(FormatsOfMany(), f) }

// FormatsOfMany lists the formats whose units hold any number of versions.
func FormatsOfMany() []bitext.Format {
	return []bitext.Format{bitext.TMX, bitext.XLSX, bitext.JSONL, bitext.Translation}
}

// Columns has each unit hold a version of every document, an empty one where the
// document says nothing, so that a workbook has a column for each.
func Columns(documents []align.Document, units iter.Seq[bitext.Unit]) iter.Seq[bitext.Unit] {
	return func(yield func(bitext.Unit) bool) {
		for u := range units {
			versions := make([]bitext.Version, len(documents))
			for k, d := range documents {
				versions[k] = bitext.Version{Document: d.ID, Language: d.Language}
				if at := slices.IndexFunc(u.Versions, func(v bitext.Version) bool { return v.Document == d.ID }); at >= 0 {
					versions[k] = u.Versions[at]
				}
			}
			if !yield(bitext.Unit{Versions: versions, Confidence: u.Confidence}) {
				return
			}
		}
	}
}
