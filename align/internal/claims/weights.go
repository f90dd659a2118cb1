package claims

import (
	"math"

	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/quantity"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

const (
	// commonWord is the rarity in its language, as -log of the frequency in nats, of a
	// word that says nothing, and mostRare what a word says at most beyond that.
	commonWord = 5
	mostRare   = 7
	// leastFrequency is that of a word that no lexicon has.
	leastFrequency = 1e-6
	// numberWeight is what a number says, in nats. A weekday is one of seven, and a month
	// one of twelve.
	numberWeight  = 5
	weekdayWeight = 1.95
	monthWeight   = 2.5
	// A word says all it can where the sentences of its language that have it are
	// no larger share than e to the power of -rareInStory, and where those of the
	// other page that answer it are none larger than e to the power of -rareAnswer.
	rareInStory = 4
	rareAnswer  = 4
	// fewest keeps the logarithm of a share finite.
	fewest = 1e-3
	// wholeAnswer is the probability of a translation from which on it answers a word
	// as well as any.
	wholeAnswer = 0.2
)

// weigh gives the words of the pages their weights: how rare a word is in its language,
// less where much of the story has it.
func (s *Story) weigh() {
	having, sentences := make(map[string]map[string]float64), make(map[string]float64)
	for _, p := range s.pages {
		base := languages.Base(p.language)
		if having[base] == nil {
			having[base] = make(map[string]float64)
		}
		sentences[base] += float64(len(p.told))
		for _, sentence := range p.told {
			for w := range distinct(sentence) {
				having[base][p.text.Words[w]]++
			}
		}
	}
	for _, p := range s.pages {
		base := languages.Base(p.language)
		p.weights = make([]float64, len(p.text.Words))
		for w, word := range p.text.Words {
			p.weights[w] = p.rarity[w] * min(1, -math.Log(having[base][word]/sentences[base]+fewest)/rareInStory)
		}
	}
}

// rate gives the words of a page their rarity, by their frequencies in the language.
func (p *page) rate(frequency []float64) {
	p.rarity = make([]float64, len(p.text.Words))
	for w, word := range p.text.Words {
		switch {
		case !tokens.IsNumber(word):
			p.rarity[w] = max(0, min(mostRare, -math.Log(max(leastFrequency, frequency[w]))-commonWord))
		case quantity.IsWeekday(word):
			p.rarity[w] = weekdayWeight
		case quantity.IsMonth(word):
			p.rarity[w] = monthWeight
		default:
			p.rarity[w] = numberWeight
		}
	}
}

// distinct returns the words of a sentence, each once.
func distinct(sentence []int32) map[int32]bool {
	set := make(map[int32]bool, len(sentence))
	for _, w := range sentence {
		set[w] = true
	}
	return set
}

// frequencies returns the share that each word of a page has in the texts that a
// lexicon of its language was learned from, 0 where none has it.
func (s *Story) frequencies(p *page) []float64 {
	list := make([]float64, len(p.text.Words))
	for _, target := range s.lexicons.Targets(p.language) {
		l, ok := s.lexicons.Between(p.language, target)
		if !ok {
			continue
		}
		v := l.Source()
		for w, word := range p.text.Words {
			if number, ok := v.Find(word); ok {
				list[w] = max(list[w], float64(v.Frequency(number)))
				continue
			}
			sum, n := 0.0, 0.0
			for relative := range v.Relatives(word) {
				sum += float64(v.Frequency(relative))
				n++
			}
			list[w] = max(list[w], sum/max(1, n))
		}
	}
	return list
}

// discounted returns the weights of a page's words, less where much of the other page
// answers them, in whatever spelling.
func discounted(p, other *page, back translation.Table) []float64 {
	share := make([]float64, len(p.weights))
	given := newAnswers(len(p.weights))
	for _, sentence := range other.told {
		given.add(sentence, back)
		for _, w := range given.touched {
			share[w] += given.share[w]
		}
		given.clear()
	}
	n := float64(max(1, len(other.told)))
	weights := make([]float64, len(p.weights))
	for w, weight := range p.weights {
		weights[w] = weight * max(0, min(1, -math.Log(max(share[w], 0.5)/n+fewest)/rareAnswer))
	}
	return weights
}

// Answers are how well the words of one page are answered by some of the other.
type answers struct {
	share   []float64 // by word, 0 to 1
	touched []int32
}

func newAnswers(words int) *answers { return &answers{share: make([]float64, words)} }

// add adds what given words say.
func (b *answers) add(given []int32, table translation.Table) {
	for _, g := range given {
		for _, e := range table[g].Entries {
			a := min(1, float64(e.P)/wholeAnswer)
			if a > 0 && b.share[e.Word] == 0 {
				b.touched = append(b.touched, e.Word)
			}
			b.share[e.Word] = max(b.share[e.Word], a)
		}
	}
}

func (b *answers) clear() {
	for _, w := range b.touched {
		b.share[w] = 0
	}
	b.touched = b.touched[:0]
}
