package versions

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/claims"
	"github.com/sejajar/sejajar/align/internal/parallel"
)

// A retelling is a link between two documents that tell one story, each in its own
// order.
type retelling struct {
	*Link
	in    *Group
	story *claims.Story
	err   error
}

// retell gives the links that keep no order an alignment of the sentences that report
// the same claims, on all cores. It takes links away that fail, and returns why.
func (f *Finder) retell(ctx context.Context, groups []Group) (failed []*PairError, err error) {
	var retold []retelling
	for g := range groups {
		unordered := func(l Link) bool { return l.Kind == SameStory }
		if !slices.ContainsFunc(groups[g].Links, unordered) {
			continue
		}
		story, err := f.story(ctx, groups[g].Documents)
		if err != nil {
			return nil, err
		}
		for k := range groups[g].Links {
			if l := &groups[g].Links[k]; unordered(*l) {
				retold = append(retold, retelling{Link: l, in: &groups[g], story: story})
			}
		}
	}
	errs := make([]error, len(retold))
	err = parallel.Each(ctx, parallel.Cores(), len(retold), func(_, k int) {
		errs[k] = f.match(ctx, &retold[k])
	})
	if err := cmp.Or(err, errors.Join(errs...)); err != nil {
		return nil, err
	}
	for _, r := range retold {
		if r.err != nil {
			failed = append(failed, &PairError{r.in.Indices[r.A], r.in.Indices[r.B], r.err})
		}
	}
	for g := range groups {
		groups[g].Links = slices.DeleteFunc(groups[g].Links, func(l Link) bool { return l.Alignment == nil })
	}
	return failed, nil
}

// story makes documents ready to be compared by what they report.
func (f *Finder) story(ctx context.Context, documents []align.Document) (*claims.Story, error) {
	var vectors [][][]float32
	for _, d := range documents {
		if f.embed == nil {
			break
		}
		sentences := make([]string, len(d.Sentences))
		for i := range sentences {
			sentences[i] = d.Sentence(i)
		}
		of, err := f.embed(ctx, sentences)
		if err != nil {
			return nil, fmt.Errorf("vectors of %s: %w", d.ID, err)
		}
		if len(of) != len(sentences) {
			return nil, fmt.Errorf("vectors of %s: %d for %d sentences", d.ID, len(of), len(sentences))
		}
		vectors = append(vectors, of)
	}
	return claims.New(ctx, documents, f.aligner.Lexicons(), vectors)
}

// match gives a link its alignment, or the reason why it has none. It returns an error
// only if the context ends.
func (f *Finder) match(ctx context.Context, r *retelling) error {
	a, b := r.in.Documents[r.A], r.in.Documents[r.B]
	if r.Alignment, r.err = f.aligner.Match(ctx, a, b); r.err != nil {
		return ctx.Err()
	}
	found, err := r.story.Match(ctx, r.A, r.B, r.Alignment)
	r.Alignment = &align.Alignment{Source: a, Target: b, Unordered: true}
	if err != nil {
		return err
	}
	r.Alignment.Beads, r.Shared = found.Beads, found.Shared
	return nil
}

// told returns the log odds of two documents' telling one story, of what they tell
// alike and of how much their words overlap.
func (f *Finder) told(ctx context.Context, a, b align.Document, overlap float64) (float64, error) {
	aligned, err := f.aligner.Match(ctx, a, b)
	if err != nil {
		return 0, err
	}
	story, err := claims.New(ctx, []align.Document{a, b}, f.aligner.Lexicons(), nil)
	if err != nil {
		return 0, err
	}
	match, err := story.Match(ctx, 0, 1, aligned)
	if err != nil {
		return 0, err
	}
	pairs := 0.0
	for _, b := range match.Beads {
		if !b.Null() {
			pairs += b.Confidence
		}
	}
	return toldOdds(overlap, pairs, min(len(a.Sentences), len(b.Sentences))), nil
}
