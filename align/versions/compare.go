package versions

import (
	"context"
	"sync"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/internal/parallel"
)

// A comparison is what aligning a candidate has shown.
type comparison struct {
	candidate
	odds    float64 // log odds that both are versions of one text, nats
	ordered float64 // log odds that they tell it in one order, if they are
	kind    Kind
	joins   bool // odds is enough to put the two together

	alignment *align.Alignment // nil where it is not kept
	err       error            // why the two could not be aligned, if so
}

// agreed is the log odds above which a comparison does not speak against two
// documents' being in one group, though it may say little for it.
const agreed = -1.5

// compare aligns the candidates on all cores, and returns the comparisons in
// their order. It keeps the alignments of those that have at least the given odds.
func (f *Finder) compare(ctx context.Context, documents []align.Document, candidates []candidate, least float64, show func(Progress)) ([]comparison, error) {
	comparisons := make([]comparison, len(candidates))
	var mutex sync.Mutex
	done := 0
	err := parallel.Each(ctx, parallel.Cores(), len(candidates), func(_, k int) {
		c := f.confirm(ctx, documents, candidates[k])
		if c.odds < least {
			c.alignment = nil
		}
		comparisons[k] = c
		mutex.Lock()
		defer mutex.Unlock()
		if done++; show != nil && ctx.Err() == nil {
			show(Progress{done, len(candidates)})
		}
	})
	return comparisons, err
}

// confirm aligns a candidate. One that cannot be aligned says nothing for or
// against the two documents.
func (f *Finder) confirm(ctx context.Context, documents []align.Document, c candidate) comparison {
	a, b := documents[c.a], documents[c.b]
	alignment, err := f.aligner.Align(ctx, a, b)
	if err != nil {
		return comparison{candidate: c, odds: agreed, err: err}
	}
	r := comparison{candidate: c, alignment: alignment}
	e := translated
	if languages.Base(a.Language) == languages.Base(b.Language) {
		e = copied
	}
	less, more := covered(alignment)
	r.odds, r.ordered = e.odds(c.inCommon, alignment.Score, more)
	r.joins = r.odds > e.enough
	switch {
	case r.ordered < 0:
		r.kind = SameStory
	case more < mostly || less < balanced*more:
		r.kind = Partial
	default:
		r.kind = Translation
	}
	return r
}

// covered returns the shares of the bytes of the sentences of two documents
// that have a counterpart in the other: the smaller and the larger share. The
// bytes tell more than the sentences: what pages add is mostly short.
func covered(a *align.Alignment) (less, more float64) {
	var source, target, sources, targets int
	for _, b := range a.Beads {
		s, t := a.Source.Range(b.Source).Len(), a.Target.Range(b.Target).Len()
		sources += s
		targets += t
		if !b.Null() {
			source += s
			target += t
		}
	}
	s, t := float64(source)/float64(max(1, sources)), float64(target)/float64(max(1, targets))
	return min(s, t), max(s, t)
}

// An evidence tells the odds by what a comparison of two documents measures: how
// much they have in common, the score of their alignment within [-1, mostScore],
// and the share of the better covered one that has a counterpart. There are
// two ways to be versions, and the likelier counts:
//
//   - to have words in common and an alignment of a high score: logistic regressions
//     on both for versions, and on the words and the counterparts for the order;
//   - for one document to be within the other, as a digest is: the product of the larger share
//     of words in common and the share that has a counterpart.
//
// The coefficients were fitted to the pairs of ntrex-versions, ntrex-story,
// ntrex-noisy and the seeds against the likest pairs among them and 2,000 pieces
// of other text. DESIGN.md tells how well that fits.
type evidence struct {
	version, versionCommon, versionScore float64
	ordered, orderedCommon, orderedMore  float64
	within, withinProduct                float64

	// enough is the odds from which on a comparison puts two documents together.
	enough float64
}

var (
	// translated is for two documents in different languages.
	translated = evidence{
		version: -8, versionCommon: 30, versionScore: 2.3,
		ordered: -6.9, orderedMore: 15,
		within: -8, withinProduct: 40,
	}
	// copied is for two documents in one language. Those share words so easily that
	// the score says little, and in a large heap some have much in common by chance.
	copied = evidence{
		version: -11, versionCommon: 22, versionScore: 0.17,
		ordered: -11, orderedCommon: 18, orderedMore: 5,
		within: -14, withinProduct: 25,
		enough: 1,
	}
)

const (
	mostScore = 8 // nats per sentence: beyond, more is not surer
	// orderWithin is how much surer it must be that a document is within another to
	// show that it keeps the order, nats.
	orderWithin = 6
	// Of a translation, at least this share of the better covered document has a
	// counterpart, and of the other at least this part of that share.
	mostly   = 0.5
	balanced = 0.6
)

func (e *evidence) odds(words inCommon, score, more float64) (version, ordered float64) {
	score = max(-1, min(mostScore, score))
	within := e.within + e.withinProduct*words.larger*more
	version = e.version + e.versionCommon*words.common + e.versionScore*score
	ordered = e.ordered + e.orderedCommon*words.common + e.orderedMore*more
	return max(version, within), max(ordered, within-orderWithin)
}
