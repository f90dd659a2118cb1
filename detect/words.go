package detect

import (
	"bufio"
	"embed"
	"math/bits"
	"path"
	"strings"
	"sync"
)

// Each file of words holds the 60 to 150 commonest function words of one
// language, and for close relatives the words that tell them apart.
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
	index map[string]int  // of a language's list, by its tag
	words map[string]mask // the lists that hold a word
}

// wordLists reads the lists, once.
var wordLists = sync.OnceValue(func() *lists {
	files, _ := data.ReadDir("data/words")
	l := &lists{make(map[string]int, len(files)), make(map[string]mask, 100*len(files))}
	for i, file := range files {
		l.index[strings.TrimSuffix(file.Name(), ".txt")] = i
		for fields := range rows(path.Join("data/words", file.Name())) {
			for _, word := range fields {
				m := l.words[word]
				m.add(i)
				l.words[word] = m
			}
		}
	}
	return l
})

// rows ranges over the fields of each line of an embedded file, comments left
// out.
func rows(name string) func(yield func([]string) bool) {
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

// hits are how many words of a sample each list holds.
type hits struct {
	of [mostLists]int
	n  int // words in all
}

// count counts the sample's words of one script.
func (l *lists) count(s *sample, script script) *hits {
	h := new(hits)
	for _, w := range s.words {
		if w.script != script {
			continue
		}
		h.n++
		for i, set := range l.words[string(s.text[w.start:w.end])] {
			for ; set != 0; set &= set - 1 {
				h.of[i*64+bits.TrailingZeros64(set)]++
			}
		}
	}
	return h
}
