package versions

import (
	"math"
	"slices"
)

// Set on English pages of newsrooms, and on the stories that come with this module in
// frames of their own.
const (
	// ownWords is how many words of prose, and ownShare which share of it, a document
	// has at least that tells something of its own.
	ownWords = 40
	ownShare = 0.1
	// Two documents share little where it is less than sharedShare of the prose of both;
	// and menus where it is sharedSentences or more all the same.
	sharedShare     = 0.2
	sharedSentences = 10
	// ownOverlap is the overlap, of what two documents do not share word by word, from
	// which on they may tell the same in other words; replacedOverlap is that where it stands
	// at one place of what they share.
	ownOverlap      = 0.2
	replacedOverlap = 0.3
	// mostRelated is how many pairs of the documents that share a sentence are
	// compared, evenly spread.
	mostRelated = 16
)

// A relation is how two documents that share sentences relate.
type relation int

const (
	related   relation = iota // they tell the same, as far as can be told
	unrelated                 // they have little in common
	framed                    // what they share frames what has nothing in common
)

// Relations knows how the documents of an index relate.
type relations struct {
	*index
	lookup *lookup
	known  map[[2]int32]relation
}

// judge tells of lines of the same words, in several documents, whether they are
// furniture everywhere, and else in which documents they are.
func (r *relations) judge(same []line) (everywhere bool, within []int32) {
	var positions []int32
	for _, l := range same {
		if n := len(positions); n == 0 || positions[n-1] != l.position {
			positions = append(positions, l.position)
		}
	}
	pairs := len(positions) - 1
	step := (pairs + mostRelated - 1) / mostRelated
	seen, apart, frames := 0, 0, 0
	for k := 0; k < pairs; k += step {
		seen++
		switch a, b := positions[k], positions[k+1]; r.of(a, b) {
		case framed:
			frames++
			within = append(within, a, b)
			apart++
		case unrelated:
			apart++
		}
	}
	everywhere = frames > 1 || apart > 1 && 2*apart >= seen
	return everywhere, within
}

// of returns the relation of the documents at two positions.
func (r *relations) of(a, b int32) relation {
	pair := [2]int32{a, b}
	found, known := r.known[pair]
	if !known {
		found = r.relate(a, b)
		r.known[pair] = found
	}
	return found
}

// relate compares two documents by what they do not share word by word. They are
// related if that has much in common, or if one of them has hardly any of it, as a
// digest has. Else they are unrelated if they share little, and framed if they share
// menus, or much but at one place of it each tells something of its own. Versions
// leave out and add here and there; copies that two houses print share what is
// within and not what is around.
func (r *relations) relate(a, b int32) relation {
	x, y := r.side(a, b), r.side(b, a)
	if x.own < ownWords || y.own < ownWords {
		return related
	}
	forward, backward := r.lookup.overlap(x.terms, y.terms), r.lookup.overlap(y.terms, x.terms)
	overlap := math.Sqrt(forward * backward)
	if x.share() < sharedShare && y.share() < sharedShare && overlap < ownOverlap {
		if min(x.sentences, y.sentences) >= sharedSentences {
			return framed
		}
		return unrelated
	}
	if overlap < replacedOverlap && x.replaces(y) && y.replaces(x) {
		return framed
	}
	return related
}

// share returns the share of the document's prose that is shared.
func (s *side) share() float64 { return float64(s.shared) / float64(s.shared+s.own) }

// replaces reports whether the longest run of a side is at the same place as that
// of another, and long. Between shared sentences it is enough that it is not short;
// before the last ones it must be longer than all of them, which may be a copy with
// another beginning. What follows them may be readers' comments.
func (s *side) replaces(other side) bool {
	r, o := s.run, other.run
	if r.words < ownWords || float64(r.words) < ownShare*float64(s.shared+s.own) {
		return false
	}
	if min(r.before, r.after, o.before, o.after) > 0 {
		return r.before == o.before || r.after == o.after
	}
	return r.after != 0 && r.after == o.after && r.words > s.shared
}

// A side is what a document shares word by word with another and what not, in
// words of prose.
type side struct {
	shared, own int
	sentences   int     // how many are shared, menus included
	terms       []int32 // the distinct words of what is not shared, ascending
	run         run
}

// A run is the longest piece of a document that holds nothing shared, and the keys of
// the shared sentences before and after it, 0 at an end of the document.
type run struct {
	words         int
	before, after uint64
}

// side compares the document at position a with that at b.
func (r *relations) side(a, b int32) (s side) {
	others := make(map[uint64]bool, len(r.sentences[b]))
	for _, sentence := range r.sentences[b] {
		others[sentence.key] = true
	}
	now, last := run{}, uint64(0)
	for _, sentence := range r.sentences[a] {
		prose := sentence.prose()
		if !others[sentence.key] {
			s.own += prose
			s.terms = append(s.terms, sentence.words...)
			now.words += prose
			continue
		}
		s.shared += prose
		s.sentences++
		if now.words > 0 {
			now.before, now.after = last, sentence.key
			if now.words > s.run.words {
				s.run = now
			}
			now = run{}
		}
		last = sentence.key
	}
	if now.before = last; now.words > s.run.words {
		s.run = now
	}
	slices.Sort(s.terms)
	s.terms = slices.Compact(s.terms)
	return s
}
