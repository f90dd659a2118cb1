package detect

import (
	"math/bits"
	"slices"
)

// hits are how many words of a text each list holds.
type hits struct {
	of [mostLists]int
	n  int // words in all, of those that count
}

// No word counts more often than its share of a text: what is beyond counts
// neither for a language nor against one. A word that a foreign language happens
// to use all the time would pass for a language, and a page that repeats itself
// would say more than it says once.
const (
	mostOfOneWord = 1.0 / 25
	someOfOneWord = 2
)

// A short line without function words says nothing where there is text enough
// besides it.
const (
	shortLine   = 6 // words
	enoughWords = 20
)

// otherWords is how many counters the words of no list share.
const otherWords = 4096

// lookUp drops the words of other scripts and finds the counters of the rest.
// Then it drops the lines that say nothing.
func (l *lists) lookUp(s *sample, script script) {
	if s.letters[script] < s.allLetters() {
		s.keepScript(script)
	}
	s.counters = s.counters[:0]
	for _, w := range s.words {
		s.counters = append(s.counters, l.counter(s.text[w.start:w.end]))
	}
	furniture, words := false, 0
	for _, line := range s.lines {
		if l.isFurniture(s, line) {
			furniture = true
		} else {
			words += line.end - line.start
		}
	}
	if furniture && words >= enoughWords {
		s.keep(func(line line) bool { return !l.isFurniture(s, line) })
	}
}

// counter is the index of a word in masks or, if no list holds it, one beyond
// those that it shares with others.
func (l *lists) counter(word []byte) int {
	if i, ok := l.words[string(word)]; ok {
		return i
	}
	return len(l.masks) + int(hash(word)%otherWords)
}

// isFurniture reports whether a line is short and has no word of any list: the
// items of menus, names, captions.
func (l *lists) isFurniture(s *sample, line line) bool {
	return line.end-line.start <= shortLine && !slices.ContainsFunc(s.counters[line.start:line.end], l.holds)
}

// holds reports whether a counter is that of a word that a list holds.
func (l *lists) holds(counter int) bool { return counter < len(l.masks) }

// count counts the words that were looked up.
func (l *lists) count(s *sample) (h hits) {
	listed := len(l.masks)
	if s.counts == nil {
		s.counts = make([]int, listed+otherWords)
	}
	s.seen = s.seen[:0]
	once := 0 // the words of a text that has hardly any of them again
	for _, i := range s.counters {
		if s.counts[i] == 0 {
			s.seen = append(s.seen, i)
		}
		if s.counts[i]++; s.counts[i] <= someOfOneWord {
			once++
		}
	}
	most := max(someOfOneWord, int(mostOfOneWord*float64(once)))
	for _, i := range s.seen {
		n := min(s.counts[i], most)
		s.counts[i] = 0
		h.n += n
		if i < listed {
			h.add(l.masks[i], n)
		}
	}
	return h
}

// countLine counts the words of one line.
func (l *lists) countLine(s *sample, line line) *hits {
	h := &hits{n: line.end - line.start}
	for _, i := range s.counters[line.start:line.end] {
		if i < len(l.masks) {
			h.add(l.masks[i], 1)
		}
	}
	return h
}

// countIn counts the words of one line that one list holds.
func (l *lists) countIn(s *sample, line line, list int) (n int) {
	for _, i := range s.counters[line.start:line.end] {
		if l.holds(i) && l.masks[i].has(list) {
			n++
		}
	}
	return n
}

// add adds n words that the lists of a mask hold.
func (h *hits) add(m mask, n int) {
	for i, set := range m {
		for ; set != 0; set &= set - 1 {
			h.of[i*64+bits.TrailingZeros64(set)] += n
		}
	}
}

// hash is FNV-1a of 32 bits.
func hash(word []byte) uint32 {
	h := uint32(2166136261)
	for _, b := range word {
		h = (h ^ uint32(b)) * 16777619
	}
	return h
}
