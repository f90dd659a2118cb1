package detect

import (
	"bufio"
	"embed"
	"iter"
	"path"
	"strings"
	"sync"
)

// Each file of words holds the 60 to 250 commonest function words of one
// language, those of chats and captions included where they are others than those
// of print, and for close relatives the words that tell them apart. Indonesian,
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
