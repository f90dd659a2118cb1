package versions

import (
	"iter"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
)

// SureClaim is the probability of reporting the same from which on sentences of documents
// that keep no common order are good translation units.
const SureClaim = 0.9

// Units ranges over what the group says, as text for a [bitext.Writer].
//
// Where links keep an order these are the rows of the documents that share one (see
// [Group.Ordered]), one set of documents after the other. The unit of a row has a
// version for each document that says something there; of a set of only two it has
// both, and an empty text for what one does not say. In a group without rows the beads
// of each alignment stand in their place.
//
// Where documents keep no common order these are the [Group.Claims] at the given
// probability, such as [SureClaim], and a unit has a version for each document that tells
// the claim. The confidence of a unit is that of the version which fits least, and can be
// less than the probability asked for, with which each was put together with one other.
// A text whose sentences stand in several places has no range.
//
// To write a group without some links, take these out of Links first.
func (g Group) Units(least float64) iter.Seq[bitext.Unit] {
	retold := slices.ContainsFunc(g.Links, func(l Link) bool { return l.Alignment != nil && l.Alignment.Unordered })
	switch {
	case len(g.Rows) == 0:
		return g.linkUnits()
	case retold:
		return g.claimUnits(least)
	}
	return g.rowUnits()
}

func (g Group) rowUnits() iter.Seq[bitext.Unit] {
	return func(yield func(bitext.Unit) bool) {
		for _, documents := range g.Ordered() {
			for _, row := range g.Rows {
				if u := g.unit(row, documents); len(u.Versions) > 0 && !yield(u) {
					return
				}
			}
		}
	}
}

func (g Group) linkUnits() iter.Seq[bitext.Unit] {
	return func(yield func(bitext.Unit) bool) {
		for _, l := range g.Links {
			for u := range bitext.Units(l.Alignment) {
				if !yield(u) {
					return
				}
			}
		}
	}
}

func (g Group) claimUnits(least float64) iter.Seq[bitext.Unit] {
	return func(yield func(bitext.Unit) bool) {
		for _, c := range g.Claims(least) {
			u := bitext.Unit{Confidence: c.Confidence}
			for d, spans := range c.Told {
				if len(spans) > 0 {
					u.Versions = append(u.Versions, versionOf(g.Documents[d], spans))
				}
			}
			if !yield(u) {
				return
			}
		}
	}
}

// versionOf returns what some spans of a document say, with a space between them.
func versionOf(d align.Document, spans []align.Span) bitext.Version {
	v := bitext.VersionOf(d, spans[0])
	for _, s := range spans[1:] {
		v.Text += " " + d.Slice(s)
		v.Range, v.Sentences = align.Range{}, align.Span{}
	}
	return v
}

// unit returns what some documents say in a row, without versions if that is
// nothing.
func (g Group) unit(row Row, documents []int) bitext.Unit {
	unit := bitext.Unit{Confidence: row.Confidence}
	said := false
	for _, d := range documents {
		if d >= len(row.Cells) {
			continue
		}
		span := row.Cells[d].Span
		said = said || span.Len() > 0
		if span.Len() > 0 || len(documents) == 2 {
			unit.Versions = append(unit.Versions, bitext.VersionOf(g.Documents[d], span))
		}
	}
	if !said {
		unit.Versions = nil
	}
	return unit
}
