package detect

import (
	"bufio"
	"embed"
	"iter"
	"math/bits"
	"path"
	"strings"
	"sync"
)

// Each file of words holds the 60 to 150 commonest function words of one
// language, and for close relatives the words that tell them apart. Indonesian,
// Malay, Betawi, the Malay of the east and the mixed language that is written in
// Bali have most of their words in common: every one of the lists has them.
//
//go:embed data/words/*.txt data/languages.txt
var data embed.FS

// mostLists is how many lists a mask has room for.
const mostLists = 128

// A mask is a set of lists.
type mask [mostLists / 64]uint64

func (m *mask) add(i int)     { m[i/64] |= 1 << (i % 64) }
func (m mask) has(i int) bool { return m[i/64]&(1<<(i%64)) != 0 }

// lists are the word lists of all languages that have one.
type lists struct {
	index map[string]int // of a language's list, by its tag
	words map[string]int // index of a word in masks
	masks []mask         // the lists that hold each word
}

// wordLists reads the lists, once.
var wordLists = sync.OnceValue(func() *lists {
	files, _ := data.ReadDir("data/words")
	l := &lists{index: make(map[string]int, len(files)), words: make(map[string]int, 60*len(files))}
	for i, file := range files {
		l.index[strings.TrimSuffix(file.Name(), ".txt")] = i
		for fields := range rows(path.Join("data/words", file.Name())) {
			for _, word := range fields {
				w, ok := l.words[word]
				if !ok {
					w = len(l.masks)
					l.words[word] = w
					l.masks = append(l.masks, mask{})
				}
				l.masks[w].add(i)
			}
		}
	}
	return l
})

// rows ranges over the fields of each line of an embedded file, comments left
// out.
func rows(name string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		file, err := data.Open(name)
		if err != nil {
			return
		}
		defer file.Close()
		for lines := bufio.NewScanner(file); lines.Scan(); {
			line, _, _ := strings.Cut(lines.Text(), "#")
			if fields := strings.Fields(line); len(fields) > 0 && !yield(fields) {
				return
			}
		}
	}
}

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

// otherWords is how many counters the words of no list share.
const otherWords = 4096

// count counts the sample's words of one script.
func (l *lists) count(s *sample, script script) (h hits) {
	listed := len(l.masks)
	if s.counts == nil {
		s.counts = make([]int, listed+otherWords)
	}
	s.seen = s.seen[:0]
	once := 0 // the words of a text that has hardly any of them again
	for _, w := range s.words {
		if w.script != script {
			continue
		}
		word := s.text[w.start:w.end]
		i, ok := l.words[string(word)]
		if !ok {
			i = listed + int(hash(word)%otherWords)
		}
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
