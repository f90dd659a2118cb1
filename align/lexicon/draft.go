package lexicon

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/translation"
)

// A draft is a lexicon in the making: words in any order, translations in any
// number.
type draft struct {
	source, target    draftSide
	forward, backward translation.Table // p(target|source) and p(source|target)
}

type draftSide struct {
	tag         language.Tag
	words       []string
	frequencies []float64 // of each word, 0 where not known
}

// A pruning says which translations a lexicon keeps.
type pruning struct {
	least float64 // those of at least this probability
	top   int     // and of a word at most this many
}

// longestWord is the most bytes of a word that a lexicon keeps. What is longer
// is no word of these languages.
const longestWord = 100

// A link is a source and a target word that translate each other, and the
// codes of p(target|source) and p(source|target), one of which may be 0.
type link struct {
	source, target    int32
	forward, backward byte
}

func (l link) order(m link) int {
	return cmp.Or(cmp.Compare(l.source, m.source), cmp.Compare(l.target, m.target))
}

// lexicon prunes the draft and keeps the words that have a translation or are one.
func (d *draft) lexicon(p pruning) *Lexicon {
	var links []link
	for s, row := range d.forward {
		for _, e := range p.prune(row.Entries) {
			links = append(links, link{int32(s), e.Word, probabilities.code(float64(e.P)), 0})
		}
	}
	for t, row := range d.backward {
		for _, e := range p.prune(row.Entries) {
			links = append(links, link{e.Word, int32(t), 0, probabilities.code(float64(e.P))})
		}
	}
	links = slices.DeleteFunc(links, func(l link) bool {
		return len(d.source.words[l.source]) > longestWord || len(d.target.words[l.target]) > longestWord
	})
	source, sourceNumbers := d.source.vocabulary(links, func(l link) int32 { return l.source })
	target, targetNumbers := d.target.vocabulary(links, func(l link) int32 { return l.target })
	for i, l := range links {
		links[i].source, links[i].target = sourceNumbers[l.source], targetNumbers[l.target]
	}
	return assemble(source, target, merge(links))
}

// prune returns the translations of a word to keep.
func (p pruning) prune(row []translation.Entry) []translation.Entry {
	row = slices.DeleteFunc(slices.Clone(row), func(e translation.Entry) bool {
		return float64(e.P) < p.least || probabilities.code(float64(e.P)) == 0
	})
	if len(row) <= p.top {
		return row
	}
	slices.SortFunc(row, func(a, b translation.Entry) int {
		return cmp.Or(cmp.Compare(b.P, a.P), cmp.Compare(a.Word, b.Word))
	})
	return row[:p.top]
}

// vocabulary returns the words of one side that links join, and the new
// numbers of the words.
func (d *draftSide) vocabulary(links []link, word func(link) int32) (*Vocabulary, []int32) {
	numbers := make([]int32, len(d.words))
	for _, l := range links {
		numbers[word(l)] = 1
	}
	var kept []int32
	for w, used := range numbers {
		if used == 1 {
			kept = append(kept, int32(w))
		}
	}
	slices.SortFunc(kept, func(a, b int32) int { return strings.Compare(d.words[a], d.words[b]) })
	v := &Vocabulary{tag: d.tag}
	var text strings.Builder
	for n, w := range kept {
		numbers[w] = int32(n)
		text.WriteString(d.words[w])
		v.ends = append(v.ends, uint32(text.Len()))
		v.frequencies = append(v.frequencies, frequencies.code(d.frequencies[w]))
	}
	v.text = text.String()
	return v, numbers
}

// merge sorts links and makes one of those that join the same words.
func merge(links []link) []link {
	slices.SortFunc(links, link.order)
	merged := links[:0]
	for _, l := range links {
		if last := len(merged) - 1; last >= 0 && merged[last].order(l) == 0 {
			merged[last].forward |= l.forward
			merged[last].backward |= l.backward
			continue
		}
		merged = append(merged, l)
	}
	return merged
}

// assemble returns the lexicon of links in order.
func assemble(source, target *Vocabulary, links []link) *Lexicon {
	l := &Lexicon{source: newSide(source, links)}
	for i, k := range links {
		links[i] = link{k.target, k.source, k.backward, k.forward}
	}
	l.target = newSide(target, links)
	return l
}

// newSide sorts the translations of the links' source words.
func newSide(v *Vocabulary, links []link) *side {
	s := &side{Vocabulary: v, first: make([]int32, v.Len()+2)}
	for _, l := range links {
		if l.forward > 0 {
			s.first[l.source+2]++
		}
	}
	for w := range v.Len() {
		s.first[w+2] += s.first[w+1]
	}
	s.entries = make([]translation.Entry, s.first[v.Len()+1])
	for _, l := range links {
		if l.forward > 0 {
			s.entries[s.first[l.source+1]] = translation.Entry{Word: l.target, P: probabilities[l.forward]}
			s.first[l.source+1]++
		}
	}
	s.first = s.first[:v.Len()+1]
	for w := range v.Len() {
		sortRow(s.entries[s.first[w]:s.first[w+1]])
	}
	return s
}

// sortRow puts the most probable first, and leaves equals in their order. Rows
// are short, and there are hundreds of thousands of them.
func sortRow(row []translation.Entry) {
	for i := 1; i < len(row); i++ {
		e, at := row[i], i
		for ; at > 0 && row[at-1].P < e.P; at-- {
			row[at] = row[at-1]
		}
		row[at] = e
	}
}
