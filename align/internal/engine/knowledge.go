package engine

import (
	"context"

	"github.com/sejajar/sejajar/align/internal/dictionary"
	"github.com/sejajar/sejajar/align/internal/score"
	"github.com/sejajar/sejajar/align/internal/scratch"
	"github.com/sejajar/sejajar/align/internal/translation"
	"github.com/sejajar/sejajar/align/lexicon"
)

// tables are the word translations of two texts, source to target and target
// to source.
type tables struct{ forward, backward translation.Table }

// join trusts t, and other where t is silent.
func (t tables) join(pad *scratch.Pad, other tables) tables {
	return tables{translation.Join(pad, t.forward, other.forward), translation.Join(pad, t.backward, other.backward)}
}

// knowledge is what is known of the words of two texts before they are paired:
// what the lexicon has of them, and which are written alike.
type knowledge struct {
	tables
	usage    score.Usage
	coverage float64 // the share of both texts' words that the lexicon has
}

// lookUp looks the words of two texts up in a lexicon, which can be nil.
func (p *pair) lookUp(ctx context.Context, l *lexicon.Lexicon) (*knowledge, error) {
	var alike, found tables
	var err error
	if alike.forward, alike.backward, err = score.Cognates(ctx, p.pad, p.source, p.target); err != nil {
		return nil, err
	}
	if l == nil {
		return &knowledge{tables: alike}, nil
	}
	words, err := p.find(ctx, l)
	if err != nil {
		return nil, err
	}
	if found.forward, found.backward, err = words.Tables(ctx, p.pad); err != nil {
		return nil, err
	}
	k := &knowledge{tables: found.join(p.pad, alike)}
	k.usage.Source, k.usage.Target = words.Frequencies(p.pad)
	covered := found.forward.Coverage(p.source.Counts) + found.backward.Coverage(p.target.Counts)
	k.coverage = float64(covered) / float64(max(1, p.source.Total+p.target.Total))
	return k, nil
}

// find finds the words of both texts in a lexicon.
func (p *pair) find(ctx context.Context, l *lexicon.Lexicon) (*dictionary.Finding, error) {
	source, err := p.sourceReading.lookUp(ctx, p.pad, l.Source(), p.source)
	if err != nil {
		return nil, err
	}
	target, err := p.targetReading.lookUp(ctx, p.pad, l.Target(), p.target)
	if err != nil {
		return nil, err
	}
	return dictionary.Between(l, source, target), nil
}

// A lexicon that has enough of the words, this share, teaches more than the sure
// beads of short texts, those of fewer than manyWords words together, do: on ntrex-noisy
// and on half of textberg the F1 is the same with and without learning.
const (
	enoughCovered = 0.8
	manyWords     = 8000
)

// enough reports whether the texts can teach no more than is known.
func (k *knowledge) enough(p *pair) bool {
	return k.coverage >= enoughCovered && !p.long()
}

// long reports whether the texts have many words.
func (p *pair) long() bool { return p.source.Total+p.target.Total >= manyWords }
