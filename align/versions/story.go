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

// A retelling is a link of a group in which documents tell one story, each in its own
// order.
type retelling struct {
	*Link
	in    *Group
	story *claims.Story
	pair  *claims.Pair
	err   error
}

// retell gives the links that keep no order an alignment of the sentences that report
// the same claims, on all cores. It takes links away that fail, and returns why.
func (f *Finder) retell(ctx context.Context, groups []Group) (failed []*PairError, err error) {
	var retold []retelling
	for g := range groups {
		if !slices.ContainsFunc(groups[g].Links, func(l Link) bool { return l.Kind == SameStory }) {
			continue
		}
		story, err := f.story(ctx, groups[g].Documents)
		if err != nil {
			return nil, err
		}
		for k := range groups[g].Links {
			retold = append(retold, retelling{Link: &groups[g].Links[k], in: &groups[g], story: story})
		}
	}
	errs := make([]error, len(retold))
	err = parallel.Each(ctx, parallel.Cores(), len(retold), func(_, k int) {
		errs[k] = f.compareClaims(ctx, &retold[k])
	})
	if err := cmp.Or(err, errors.Join(errs...)); err != nil {
		return nil, err
	}
	matchClaims(retold)
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

// compareClaims compares the documents of a link by what they report, or notes the reason
// why it cannot. It returns an error only if the context ends.
func (f *Finder) compareClaims(ctx context.Context, r *retelling) error {
	if r.Kind != SameStory {
		if r.Alignment != nil {
			r.pair = claims.Known(r.A, r.B, r.Alignment)
		}
		return nil
	}
	aligned, err := f.aligner.Match(ctx, r.in.Documents[r.A], r.in.Documents[r.B])
	if err != nil {
		r.err, r.Alignment = err, nil
		return ctx.Err()
	}
	r.pair, err = r.story.Compare(ctx, r.A, r.B, aligned)
	return err
}

// matchClaims gives the links that keep no order their alignments, each in the light of
// all those of its group.
func matchClaims(retold []retelling) {
	pairs := make(map[*Group][]*claims.Pair)
	for _, r := range retold {
		if r.pair != nil {
			pairs[r.in] = append(pairs[r.in], r.pair)
		}
	}
	webs := make(map[*Group]*claims.Web)
	for g, list := range pairs {
		webs[g] = claims.NewWeb(list)
	}
	for _, r := range retold {
		if r.Kind == SameStory && r.pair != nil {
			found := webs[r.in].Match(r.pair)
			r.Alignment = &align.Alignment{Source: r.in.Documents[r.A], Target: r.in.Documents[r.B], Unordered: true, Beads: found.Beads}
			r.Shared = found.Shared
		}
	}
}

// told returns the log odds of two documents' telling one story, of what they tell
// alike and of how much their words overlap.
func (f *Finder) told(ctx context.Context, a, b *align.Prepared, overlap float64) (float64, error) {
	aligned, err := f.aligner.MatchPrepared(ctx, a, b)
	if err != nil {
		return 0, err
	}
	story, err := claims.New(ctx, []align.Document{aligned.Source, aligned.Target}, f.aligner.Lexicons(), nil)
	if err != nil {
		return 0, err
	}
	pair, err := story.Compare(ctx, 0, 1, aligned)
	if err != nil {
		return 0, err
	}
	pairs := 0.0
	for _, b := range claims.NewWeb(nil).Match(pair).Beads {
		if !b.Null() {
			pairs += b.Confidence
		}
	}
	return toldOdds(overlap, pairs, min(len(aligned.Source.Sentences), len(aligned.Target.Sentences))), nil
}
