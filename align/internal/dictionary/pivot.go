package dictionary

import (
	"context"

	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
	"github.com/sejajar/sejajar/align/lexicon"
)

// leastParaphrase is the least probability of a paraphrase that is kept.
const leastParaphrase = 0.005

// A Pivot is the words of one text with those of the same language that mean the
// same by way of another language: p(v|w) is the sum of p(f|w)·p(v|f) over the words
// f of that language (Bannard and Callison-Burch 2005, "Paraphrasing with bilingual
// parallel corpora", equation 2). Only the words of the text are looked up, as all
// words of a lexicon have too many.
type Pivot struct {
	size  int // of the vocabulary
	words []entries
	rows  [][]translation.Entry // by word: those of the vocabulary
}

// NewPivot looks up the words of a text in a lexicon from their language to another.
func NewPivot(ctx context.Context, l *lexicon.Lexicon, text *tokens.Text) (*Pivot, error) {
	words, err := find(ctx, nil, l.Source(), text.Words)
	if err != nil {
		return nil, err
	}
	p := &Pivot{l.Source().Len(), words, make([][]translation.Entry, len(text.Words))}
	back := l.Reverse()
	sums := make([]float32, p.size)
	var touched []int32
	for w, e := range p.words {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		touched = touched[:0]
		for _, id := range e.ids {
			for between, there := range l.Translations(id) {
				for v, here := range back.Translations(between) {
					if sums[v] == 0 {
						touched = append(touched, v)
					}
					sums[v] += e.weight() * there * here
				}
			}
		}
		for _, v := range touched {
			if sums[v] >= leastParaphrase {
				p.rows[w] = append(p.rows[w], translation.Entry{Word: v, P: sums[v]})
			}
			sums[v] = 0
		}
	}
	return p, nil
}

// Table returns which words of another text, looked up in the same lexicon, mean the
// same as the words of this one.
func (p *Pivot) Table(other *Pivot) translation.Table {
	there := newPresence(nil, p.size, other.words)
	sums := make([]float32, len(other.words))
	table := make(translation.Table, len(p.rows))
	for w, row := range p.rows {
		var found []translation.Entry
		for _, e := range row {
			for _, r := range there.of(e.Word) {
				if sums[r.word] == 0 {
					found = append(found, translation.Entry{Word: r.word})
				}
				sums[r.word] += e.P * r.share
			}
		}
		for k, e := range found {
			found[k].P = min(1, sums[e.Word])
			sums[e.Word] = 0
		}
		table[w].Entries = found
	}
	return table
}
