package score

import (
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/scratch"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// What the presence of counterparts says. Tuned on the development sets, with and without lexicons.
const (
	// found is how often a word that has a translation is translated by one that is known,
	// where its row says always. On real pages it is 0.72 to 0.85 for all lexicons and kinds of text.
	found = 0.85
	// counted is the least probability of a translation that counts as a counterpart.
	counted = 0.02
	// Small words are translated freely and rare ones as the lexicon has them: the probability that a
	// word has no known counterpart grows with its frequency to the power of freedom, is what found says
	// for words as frequent as typical, and is never less than never.
	freedom, typical, never = 0.07, 3.4e-4, 0.03
	// likely is the least probability of a translation that a text is searched for when a word
	// has occurred before, and habit how many occurrences what is believed before is worth.
	likely, habit = 0.1, 2
	// lost is how often a number has no counterpart in the translation. Unlike other words,
	// numbers count in full, since few of them depend on each other.
	lost = 0.02
	// told is how much each nat of the presence and of model 1 says; they tell in part the same.
	told = 0.5
)

// manners are the factors to that by the manner of a translation. Free ones from 0.5 to 0.6 and literal ones from 1.1 to
// 1.15 make no difference to pages.
var manners = [...]float64{Usual: 1, Free: 0.55, Literal: 1.15}

// Hints are what each given word says of predicted words.
//
// One part is model 1: how much more probable the words of a group make a predicted
// word than chance does. The other is whether one of them is a counterpart of the predicted word
// or none. Against chance
//
//	p(none) / p(none by chance) = 1 - a
//	p(some) / p(some by chance) = 1 + a / (n * c)
//
// where a is the probability that the word is translated by a word that is known, n
// the number of words in the group, and c the share of its counterparts among the
// words of the given text; n*c is small, and then about the probability of one by chance.
// Words that nobody knows say nothing, and known ones without any counterpart speak
// against the bead, which model 1 hardly tells: it has each word explained, and
// does not ask which words explain nothing.
type hints struct {
	first  []int32 // those of given word g are [first[g], first[g+1]) of all
	all    []hint
	silent []float32 // by predicted word: 1-a, the ratio where there is no counterpart
	answer []float32 // by predicted word: a/c
}

// A hint is what a given word says of a predicted one.
type hint struct {
	word  int32
	ratio float32 // how much more probable than by chance that is
	met   uint8   // 1 if the given word is a counterpart of it, else 0
}

// newHints takes both texts, the tables from given words to predicted ones and back, the rarities
// of predicted and of given words, how frequent predicted ones are elsewhere, nil where that is
// not known, and how words are translated.
func newHints(
	pad *scratch.Pad, given, predicted *tokens.Text, ahead, back translation.Table, rarity, givenRarity, elsewhere []float64,
	manner Manner,
) *hints {
	n := len(predicted.Words)
	h := &hints{first: scratch.Room[int32](pad, len(ahead)+1)[:1]}
	h.silent, h.answer = scratch.Make[float32](pad, n), scratch.Make[float32](pad, n)
	number := float32(math.Pow(lost, 1/told))
	k := knowledge{predicted, given, elsewhere, names(pad, predicted), manner}
	counterparts := scratch.Make[int32](pad, len(ahead)+1) // by given word: of how many it is one, and then where these end
	size := 0
	for t, row := range back {
		a, chance := k.translated(t, row), 0.0
		for _, e := range row.Entries {
			if e.P >= counted {
				chance += 1 / givenRarity[e.Word]
				counterparts[e.Word]++
				size++
			}
		}
		h.silent[t] = float32(1 - a)
		if tokens.IsNumber(predicted.Words[t]) {
			h.silent[t] = number
		}
		if chance > 0 {
			h.answer[t] = float32(a / chance)
		}
	}
	of := grouped(pad, back, counterparts[:len(ahead)], size)
	for _, row := range ahead {
		size += len(row.Entries)
	}
	h.all = scratch.Room[hint](pad, size)
	begin := int32(0)
	for g, row := range ahead {
		for _, e := range row.Entries {
			h.all = append(h.all, hint{e.Word, float32(float64(e.P) * rarity[e.Word]), 0})
		}
		own := h.all[h.first[g]:]
		for _, t := range of[begin:counterparts[g]] {
			at := slices.IndexFunc(own, func(x hint) bool { return x.word == t })
			if at < 0 {
				h.all = append(h.all, hint{word: t, met: 1})
			} else {
				own[at].met = 1
			}
		}
		begin = counterparts[g]
		h.first = append(h.first, int32(len(h.all)))
	}
	return h
}

// grouped returns the predicted words that given words are counterparts of, so many in all, those of each given word
// after those of the one before. It turns how many each has into where they end.
func grouped(pad *scratch.Pad, back translation.Table, counts []int32, size int) []int32 {
	of := scratch.Make[int32](pad, size)
	end := int32(0)
	for g, n := range counts {
		counts[g], end = end, end+n
	}
	for t, row := range back {
		for _, e := range row.Entries {
			if e.P >= counted {
				of[counts[e.Word]] = int32(t)
				counts[e.Word]++
			}
		}
	}
	return of
}

// A knowledge is what is known of the words of a text before they are translated.
type knowledge struct {
	text, other *tokens.Text
	elsewhere   []float64 // how frequent the words are elsewhere, nil where that is not known
	names       []bool    // see names
	manner      Manner
}

// translated returns the probability that a word of the text is translated by one that is known.
//
// Words are not independent of each other: one that a translator renders by another word than
// the lexicon does is rendered so throughout. Where the whole of the other text has fewer
// counterparts of a word than the word has occurrences, each of these says less (a beta-binomial
// distribution); where there is but one, it says all.
func (k *knowledge) translated(word int, row translation.Row) float64 {
	a, times, there := found*row.Known(), int(k.text.Counts[word]), 0
	for _, e := range row.Entries {
		if e.P >= likely {
			there += int(k.other.Counts[e.Word])
		}
	}
	switch {
	case k.elsewhere != nil && k.elsewhere[word] > 0:
		a = ofRarity(a, k.elsewhere[word])
	case k.named(word, row):
		a = named
	}
	if there < times-1 {
		a *= (habit + float64(there)) / (habit + float64(times-1))
	}
	return min(1-never, a*manners[k.manner])
}

// named reports whether a word that no lexicon has is to be had on the other side as it is written:
// a name that has no counterpart at all, or, where there is no lexicon, so that many words with
// capitals are no names, one that has.
func (k *knowledge) named(word int, row translation.Row) bool {
	return k.names != nil && k.names[word] && row.Elsewhere == 0 && (len(row.Entries) > 0) == (k.elsewhere == nil)
}

// ofRarity returns the probability that a word is translated by one that is known, given that of
// words as frequent as typical, and how frequent it is elsewhere.
func ofRarity(a, frequency float64) float64 {
	none := (1 - a) * math.Exp(freedom*math.Log(frequency/typical)) // takes half as long as math.Pow
	return 1 - min(1, max(never, none))
}

// of returns what a given word says.
func (h *hints) of(given int32) []hint { return h.all[h.first[given]:h.first[given+1]] }
