package versions

import (
	"fmt"

	"github.com/sejajar/sejajar/align"
)

// A Group is documents that are versions of one text. Links, rows and methods refer
// to a document by its place in Documents, counted from 0.
type Group struct {
	Documents []align.Document

	// Indices are the places that the documents had in the collection given to
	// [Finder.Find] or [Finder.Align], ascending.
	Indices []int

	// Links are between every two documents, in the order of A and B. In groups
	// of more than 16 they are between those that have most in common. Two
	// documents that could not be aligned have none.
	Links []Link

	// Rows hold the sentences of all documents. Documents share rows where links
	// that keep the order say so. There are none where a document is alone, nor
	// in groups of more than 48: see [Join].
	Rows []Row
}

// A Link says that two documents of a group are versions of each other.
type Link struct {
	A, B       int // places of the documents in the group, A < B
	Kind       Kind
	Confidence float64 // the probability, 0 to 1, that they are versions of one text and that Kind is right about their order

	// Alignment pairs the sentences of A with those of B. Where the kind is SameStory it
	// is Unordered, and pairs those that report the same claim: one with one, or up to
	// three neighbours with one, and a sentence can be in several beads.
	Alignment *align.Alignment

	// Shared are names and figures that both documents have, as A writes them, the rarest
	// first: what makes two documents the same story. There are none where the order
	// tells.
	Shared []string
}

// ordered reports whether the link pairs sentences in order.
func (l Link) ordered() bool { return l.Alignment != nil && !l.Alignment.Unordered }

// A Kind is how two versions of one text relate.
type Kind int

const (
	// Translation keeps the order, and most of what both documents say. A copy
	// in the same language is one too.
	Translation Kind = iota
	// Partial keeps the order, but leaves much out: a digest, an extension, or a
	// page with much besides.
	Partial
	// SameStory tells of the same, with facts and names in common but no order.
	SameStory
	// NearCopy keeps the order, in one language and mostly word by word, but some
	// sentences have other names or numbers: two versions of a licence or of terms, a
	// report brought up to date.
	NearCopy
)

// String returns "translation", "partial", "same story" or "near copy".
func (k Kind) String() string {
	switch k {
	case Translation:
		return "translation"
	case Partial:
		return "partial"
	case SameStory:
		return "same story"
	case NearCopy:
		return "near copy"
	}
	return fmt.Sprintf("Kind(%d)", int(k))
}

// newGroup makes the group of some documents of a collection, given by their
// indices, of what comparing them has shown.
func newGroup(documents []align.Document, indices []int, comparisons []comparison) Group {
	g := Group{Indices: indices, Documents: make([]align.Document, len(indices))}
	place := make(map[int]int, len(indices))
	for p, d := range indices {
		g.Documents[p], place[d] = documents[d], p
	}
	g.Links = links(comparisons)
	for k, l := range g.Links {
		g.Links[k].A, g.Links[k].B = place[l.A], place[l.B]
	}
	return g
}

// Ordered returns which documents of the group keep one order: sets of two or
// more, as ascending places, that links of all kinds but SameStory connect, each
// document in at most one set.
func (g Group) Ordered() [][]int {
	set := make([]int, len(g.Documents)) // by document: the first of those it is connected with
	for d := range set {
		set[d] = d
	}
	for _, l := range g.Links {
		if !l.ordered() || !g.holds(l.A, l.B) {
			continue
		}
		from, to := max(set[l.A], set[l.B]), min(set[l.A], set[l.B])
		for d := range set {
			if set[d] == from {
				set[d] = to
			}
		}
	}
	members := make([][]int, len(set))
	for d, first := range set {
		members[first] = append(members[first], d)
	}
	var sets [][]int
	for _, m := range members {
		if len(m) > 1 {
			sets = append(sets, m)
		}
	}
	return sets
}

// holds reports whether a and b are places of two documents of the group.
func (g Group) holds(a, b int) bool {
	return a >= 0 && b >= 0 && a < len(g.Documents) && b < len(g.Documents) && a != b
}
