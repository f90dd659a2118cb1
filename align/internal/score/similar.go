package score

import (
	"context"
	"slices"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align/internal/scratch"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

const (
	// shortestCognate is how many characters a word must have to be recognised.
	shortestCognate = 4
	// looked is how many words are looked at for one, those that share its
	// rarest pairs first, unless few more are left. It is never reached in
	// short documents.
	looked = 2000
	// agreed is how many of the pairs looked at a word must share where not all
	// could be looked at.
	agreed = 2
	// commonest is how many of the words that have a pair are looked at, the first
	// of the text, where no pair is rarer. It is only reached in documents of 100,000
	// sentences, and by words made of a few letters in all orders.
	commonest = 2 * looked
	// pairsOfWord is how many pairs room is made for.
	pairsOfWord = 8
)

// A pairIndex finds words by the pairs of neighbouring characters they share.
type pairIndex struct {
	ids   pairIDs
	words [][]int32 // by pair: the words that have it, a word once per occurrence
	pairs [][]int32 // by word: its pairs

	hits   []int32 // scratch, by word: pairs shared with the word asked for
	wanted []int32 // scratch, by pair: how often it is among those not looked at
	found  []int32
	asked  []int32
}

func indexPairs(ctx context.Context, pad *scratch.Pad, vocabulary []string) (*pairIndex, error) {
	x := scratch.New[pairIndex](pad)
	x.pairs, x.hits = scratch.Make[[]int32](pad, len(vocabulary)), scratch.Make[int32](pad, len(vocabulary))
	x.ids.other = make(map[[2]rune]int32)
	all := scratch.Room[int32](pad, pairsOfWord*len(vocabulary))
	for n, w := range vocabulary {
		if n%breath == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		from := len(all)
		all = x.ids.of(w, all)
		x.pairs[n] = all[from:len(all):len(all)]
	}
	counts := scratch.Make[int32](pad, int(x.ids.count))
	for _, id := range all {
		counts[id]++
	}
	x.words, x.wanted = scratch.Make[[]int32](pad, int(x.ids.count)), scratch.Make[int32](pad, int(x.ids.count))
	room := scratch.Make[int32](pad, len(all))
	for id, n := range counts {
		x.words[id], room = room[:0:n], room[n:]
	}
	for n, ids := range x.pairs {
		if n%breath == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for _, id := range ids {
			x.words[id] = append(x.words[id], int32(n))
		}
	}
	return x, nil
}

// similar appends the indexed words that look like w, with the probability
// that one would translate it were there no others.
func (x *pairIndex) similar(w string, all []translation.Entry) []translation.Entry {
	x.asked = x.ids.of(w, x.asked[:0])
	n := int64(len(x.asked))
	rest := x.look()
	for _, id := range rest {
		x.wanted[id]++
	}
	for _, t := range x.found {
		hits := int64(x.hits[t])
		x.hits[t] = 0
		if len(rest) > 0 {
			if hits < agreed {
				continue
			}
			for _, id := range x.pairs[t] {
				hits += int64(x.wanted[id])
			}
		}
		size := int64(len(x.pairs[t]))
		similarity := 2 * float64(min(hits, n, size)) / float64(n+size) // Dice
		if similarity > leastSimilarity {
			all = append(all, translation.Entry{Word: t, P: float32(alike * (similarity - leastSimilarity) / (1 - leastSimilarity))})
		}
	}
	for _, id := range rest {
		x.wanted[id] = 0
	}
	return all
}

// look counts the hits of the words that share the rarest of the pairs asked
// for, and returns the other pairs, all of which are indexed.
func (x *pairIndex) look() (rest []int32) {
	x.found = x.found[:0]
	sum := 0
	for _, id := range x.asked {
		sum += len(x.having(id))
	}
	if sum > looked {
		slices.SortFunc(x.asked, func(a, b int32) int { return len(x.having(a)) - len(x.having(b)) })
	}
	left := looked
	for k, id := range x.asked {
		words := x.having(id)
		if left -= len(words); left < 0 && k >= agreed {
			return x.asked[k:]
		}
		for _, t := range words[:min(len(words), commonest)] {
			if x.hits[t] == 0 {
				x.found = append(x.found, t)
			}
			x.hits[t]++
		}
	}
	return nil
}

func (x *pairIndex) having(pair int32) []int32 {
	if int(pair) < len(x.words) {
		return x.words[pair]
	}
	return nil
}

// pairIDs numbers the pairs of characters, from 0 in the order in which they come.
type pairIDs struct {
	ascii [coded][coded]int32 // by the codes of letters and digits: the number plus one
	other map[[2]rune]int32
	count int32
}

// coded is how many codes there are: of the word's edge, the letters and the digits of ASCII.
const coded = 1 + 26 + 10

// codes holds the codes of the characters of folded words, and coded for those that have none.
var codes = func() (codes [utf8.RuneSelf]uint8) {
	for r := range codes {
		switch {
		case r == 0:
			codes[r] = 0
		case 'a' <= r && r <= 'z':
			codes[r] = uint8(1 + r - 'a')
		case '0' <= r && r <= '9':
			codes[r] = uint8(27 + r - '0')
		default:
			codes[r] = coded
		}
	}
	return codes
}()

func (p *pairIDs) id(first, second rune) int32 {
	if first < utf8.RuneSelf && second < utf8.RuneSelf {
		if a, b := codes[first], codes[second]; a < coded && b < coded {
			id := &p.ascii[a][b]
			if *id == 0 {
				p.count++
				*id = p.count
			}
			return *id - 1
		}
	}
	pair := [2]rune{first, second}
	id, ok := p.other[pair]
	if !ok {
		id = p.count
		p.count++
		p.other[pair] = id
	}
	return id
}

// of appends the pairs of neighbouring characters of a word long enough to be
// recognised; the first character counts as a pair with the word's edge.
func (p *pairIDs) of(word string, ids []int32) []int32 {
	if len(word) < shortestCognate || tokens.IsNumber(word) || utf8.RuneCountInString(word) < shortestCognate {
		return ids
	}
	var last rune
	for _, r := range word {
		ids = append(ids, p.id(last, r))
		last = r
	}
	return ids
}
