package versions

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/parallel"
)

// A comparison is what aligning a candidate has shown.
type comparison struct {
	candidate
	odds    float64 // log odds that both are versions of one text, nats
	ordered float64 // log odds that they tell it in one order, if they are
	kind    Kind
	joins   bool // odds is enough to put the two together
	told    bool // odds is of what they tell alike, if they keep no order

	alignment *align.Alignment // nil where it is not kept
	err       error            // why the two could not be aligned, if so
}

// neutral is the log odds at which a comparison speaks neither for nor against
// putting two documents into one group.
const neutral = -1.5

// compare aligns the candidates on all cores, and returns the comparisons in
// their order. It keeps the alignments of those that have at least the given odds.
// Documents in one language are asked what they tell alike only where that is thorough:
// they have much in common more often than they tell one story.
func (f *Finder) compare(
	ctx context.Context, documents []align.Document, candidates []candidate, least float64, thorough bool,
	used *usage, show func(Progress),
) ([]comparison, error) {
	comparisons, texts := make([]comparison, len(candidates)), newShelf(documents, used)
	for _, c := range candidates {
		texts.expect(c.a, c.b)
	}
	var mutex sync.Mutex
	done := 0
	err := parallel.Each(ctx, parallel.Cores(), len(candidates), func(_, k int) {
		if used.check() != nil {
			return
		}
		c := candidates[k]
		a, b := texts.take(c.a, c.b)
		r := f.confirm(ctx, a, b, c, thorough)
		texts.done(c.a, c.b)
		if r.odds < least {
			r.alignment = nil
		}
		used.keep(r.alignment)
		comparisons[k] = r
		mutex.Lock()
		defer mutex.Unlock()
		if done++; show != nil && ctx.Err() == nil {
			show(Progress{done, len(candidates)})
		}
	})
	return comparisons, cmp.Or(err, used.check())
}

// confirm aligns a candidate. One that cannot be aligned says nothing for or
// against the two documents.
func (f *Finder) confirm(ctx context.Context, a, b *align.Prepared, c candidate, thorough bool) comparison {
	alignment, err := f.aligner.AlignPrepared(ctx, a, b)
	if err != nil {
		return comparison{candidate: c, odds: neutral, err: err}
	}
	r := comparison{candidate: c, alignment: alignment}
	e, same := translated, languages.Base(a.Document().Language) == languages.Base(b.Document().Language)
	if same {
		e = copied
	}
	less, more := covered(alignment)
	r.odds, r.ordered = e.odds(c.overlap, alignment.Score, more)
	r.joins = r.odds > e.enough
	if r.told = r.ordered < 0 && r.odds > leastDoubtful && (thorough || !same); r.told {
		if r.odds, err = f.told(ctx, a, b, c.mean); err != nil {
			return comparison{candidate: c, odds: neutral, err: err}
		}
		r.joins = r.joins || r.odds > 0 && !same
	}
	switch {
	case r.ordered < 0:
		r.kind = SameStory
	case more < mostly || less < balanced*more:
		r.kind = Partial
	case same && nearCopies(alignment):
		r.kind = NearCopy
	default:
		r.kind = Translation
	}
	return r
}

// realign aligns the whole documents of comparisons that were made without their
// furniture, on all cores. It takes away those of documents that cannot be aligned,
// and returns why.
func (f *Finder) realign(
	ctx context.Context, documents []align.Document, furniture [][]bool, within [][]comparison, used *usage,
) (failed []*PairError, err error) {
	var partial []*comparison
	whole := newShelf(documents, used)
	for k := range within {
		for i := range within[k] {
			if p := &within[k][i]; furniture[p.a] != nil || furniture[p.b] != nil {
				partial = append(partial, p)
				whole.expect(p.a, p.b)
			}
		}
	}
	err = parallel.Each(ctx, parallel.Cores(), len(partial), func(_, k int) {
		p := partial[k]
		a, b := whole.take(p.a, p.b)
		p.alignment, p.err = f.aligner.AlignPrepared(ctx, a, b)
		whole.done(p.a, p.b)
	})
	if err != nil {
		return nil, err
	}
	for _, p := range partial {
		if p.err != nil {
			failed = append(failed, &PairError{p.a, p.b, p.err})
		}
	}
	for k := range within {
		within[k] = slices.DeleteFunc(within[k], func(p comparison) bool { return p.err != nil })
	}
	return failed, nil
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
