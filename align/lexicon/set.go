package lexicon

import (
	"slices"
	"sync"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/languages"
)

// A Set is the lexicons that words are looked up in, for any number of
// languages. It joins those between the same two languages, and keeps what it
// has joined, so that one Set serves a whole program: what aligns documents, what
// groups them and what tells how they differ.
//
// The zero Set and the nil Set have no lexicon: with them nothing is known of
// any word. A Set is safe for use by many goroutines, and must not be copied
// after first use.
type Set struct {
	members []member

	mutex  sync.Mutex
	joined map[direction]func() *Lexicon
}

// A member is a lexicon of a set, which may still have to be read.
type member struct {
	from, to language.Tag
	load     func() *Lexicon
}

// A direction is that of a lexicon, from one language to another.
type direction struct{ from, to string }

func directionOf(source, target language.Tag) direction {
	return direction{languages.Base(source), languages.Base(target)}
}

func (d direction) reverse() direction { return direction{d.to, d.from} }

// NewSet returns the set of some lexicons, the one that is trusted most first.
// Those that are nil or zero are left out.
func NewSet(lexicons ...*Lexicon) *Set {
	s := new(Set)
	for _, l := range lexicons {
		if l != nil && l.source != nil {
			from, to := l.Languages()
			s.members = append(s.members, member{from, to, func() *Lexicon { return l }})
		}
	}
	return s
}

// Between returns what the set knows of the words of two languages, whose scripts
// and regions are not looked at. It is the lexicon between them, turned round if
// need be; of several the first that knows a word is trusted most, as [Join] does.
//
// It is always the same lexicon for the same languages, and that of the other
// direction shares its memory. The first call for two languages reads and joins
// what there is, which takes some ten milliseconds for each lexicon that is read and
// a hundred for each that is joined to others; later calls read a map.
func (s *Set) Between(source, target language.Tag) (l *Lexicon, ok bool) {
	if s == nil {
		return nil, false
	}
	load := s.between(directionOf(source, target))
	if load == nil {
		return nil, false
	}
	return load(), true
}

// between returns what reads and joins the lexicons of a direction when first
// called, and nil if there are none.
func (s *Set) between(d direction) func() *Lexicon {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if load, ok := s.joined[d]; ok {
		return load
	}
	loads := s.loads(d)
	if len(loads) == 0 {
		return nil
	}
	load := sync.OnceValue(func() *Lexicon {
		l := loads[0]()
		for _, next := range loads[1:] {
			l = join(l, next())
		}
		return l
	})
	if s.joined == nil {
		s.joined = make(map[direction]func() *Lexicon)
	}
	s.joined[d.reverse()] = sync.OnceValue(func() *Lexicon { return load().Reverse() })
	s.joined[d] = load
	return load
}

// Targets returns the languages into which the set has a lexicon from a language, each
// once, in the order in which the lexicons were given.
func (s *Set) Targets(source language.Tag) (targets []language.Tag) {
	if s == nil {
		return nil
	}
	add := func(from, to language.Tag) {
		if directionOf(source, to) == directionOf(from, to) &&
			!slices.ContainsFunc(targets, func(t language.Tag) bool { return languages.Base(t) == languages.Base(to) }) {
			targets = append(targets, to)
		}
	}
	for _, m := range s.members {
		add(m.from, m.to)
		add(m.to, m.from)
	}
	return targets
}

// Lexicons returns the lexicons that the set has between two languages, each by
// itself, turned round if need be, in the order in which they were given.
func (s *Set) Lexicons(source, target language.Tag) []*Lexicon {
	if s == nil {
		return nil
	}
	var lexicons []*Lexicon
	for _, load := range s.loads(directionOf(source, target)) {
		lexicons = append(lexicons, load())
	}
	return lexicons
}

// loads returns what reads each of the lexicons of a direction.
func (s *Set) loads(d direction) (loads []func() *Lexicon) {
	for _, m := range s.members {
		switch directionOf(m.from, m.to) {
		case d:
			loads = append(loads, m.load)
		case d.reverse():
			loads = append(loads, func() *Lexicon { return m.load().Reverse() })
		}
	}
	return loads
}
