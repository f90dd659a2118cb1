package news

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/difference"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/outputs"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/parallel"
	"github.com/sejajar/sejajar/examples/internal/terminal"
)

// A report is what there is to tell.
type report struct {
	pages  []pages.Page
	groups []group // of one page or several, in the order of their first pages

	// others are the alignments of pages in different languages that no group
	// holds, where they are asked for; shown is whether people asked.
	others []*align.Alignment
	shown  bool

	skipped []skip    // files that were compared with no other
	failed  []failure // two pages each that could not be compared with each other
	shipped bool      // the pages are those that come with the program
}

// A failure is two pages that could not be compared with each other.
type failure struct {
	names [2]string
	why   error // names them too
}

// several returns the groups of more than one page.
func (r report) several() []group {
	return slices.DeleteFunc(slices.Clone(r.groups), func(g group) bool { return len(g.versions) < 2 })
}

// alone returns the pages that are in no group with others, though they were
// compared with them.
func (r report) alone() (alone []pages.Page) {
	for _, g := range r.groups {
		if len(g.versions) == 1 && !r.isSkipped(g.versions[0].Page) {
			alone = append(alone, g.versions[0].Page)
		}
	}
	return alone
}

// alignments returns all alignments in order that there are, of groups and of others,
// in the order of the pages.
func (r report) alignments() []*align.Alignment {
	place := make(map[string]int, len(r.pages))
	for i, p := range r.pages {
		place[p.ID] = i
	}
	all := slices.Clone(r.others)
	for _, g := range r.groups {
		for _, l := range g.Links {
			if !l.Alignment.Unordered {
				all = append(all, l.Alignment)
			}
		}
	}
	slices.SortFunc(all, func(a, b *align.Alignment) int {
		return cmp.Or(cmp.Compare(place[a.Source.ID], place[b.Source.ID]), cmp.Compare(place[a.Target.ID], place[b.Target.ID]))
	})
	return all
}

// fewPages is how many pages are few enough to align every two of them.
const fewPages = 16

// report compares the pages. What cannot be compared is reported, and alone.
func (o *options) report(ctx context.Context, heap []pages.Page, call *command.Call) (report, error) {
	r := report{pages: heap, shown: o.all, shipped: len(o.names) == 0}
	from, to := o.reader.Languages.Pair()
	lexicons, err := o.lexicons.Read(ctx, from, to)
	if err != nil {
		return r, err
	}
	aligner, err := align.New(align.Lexicons(lexicons))
	if err != nil {
		return r, err
	}
	found, incomparable := o.findGroups(ctx, aligner, &r, call)
	if err := ctx.Err(); err != nil {
		return r, err
	}
	differ := difference.New(aligner.Lexicons())
	type result struct {
		group group
		err   error
	}
	for _, done := range parallel.Map(found, func(g versions.Group) result {
		group, err := newGroup(ctx, g, heap, differ)
		return result{group, err}
	}) {
		if done.err != nil {
			return r, done.err
		}
		r.groups = append(r.groups, done.group)
		done.group.warn(call)
	}
	format, err := o.out.FormatOf(o.out.Out)
	if err != nil {
		return r, err
	}
	wanted := o.all && format != htmlFormat || len(heap) <= fewPages && format == jsonFormat
	if wanted {
		var unaligned []failure
		r.others, unaligned, err = alignOthers(ctx, aligner, heap, r.groups, o.all, call)
		r.failed = append(r.failed, unaligned...)
	}
	return r, errors.Join(incomparable, err)
}

// incomplete returns an error that counts what could not be compared, if that is
// anything.
func incomplete(skipped []skip, failed []failure, of int) error {
	var errs []error
	if len(skipped) > 0 {
		errs = append(errs, fmt.Errorf("%d of %d files could not be compared", len(skipped), of))
	}
	if len(failed) > 0 {
		errs = append(errs, fmt.Errorf("%s of files could not be compared", count(len(failed), "pair")))
	}
	return errors.Join(errs...)
}

// findGroups groups the pages of a report, of which those in no known language
// are alone, and all are where there is an error. It tells the report, and people,
// what cannot be compared.
func (o *options) findGroups(ctx context.Context, aligner *align.Aligner, r *report, call *command.Call) ([]versions.Group, error) {
	var documents []align.Document
	var indices []int // in the heap, of each document
	var groups []versions.Group
	for i, p := range r.pages {
		if p.Known() {
			documents, indices = append(documents, p.Document), append(indices, i)
			continue
		}
		groups = append(groups, alone(p.Document, i))
		r.skipped = append(r.skipped, o.skipUnknown(p))
	}
	found, err := find(ctx, aligner, documents, call)
	skipped, failed, err := failures(err, documents)
	if err != nil {
		for i, d := range documents {
			found = append(found, alone(d, i))
		}
	}
	for _, s := range skipped {
		call.Report(s.why)
	}
	for _, f := range failed {
		call.Report(f.why)
	}
	r.skipped, r.failed = append(r.skipped, skipped...), failed
	for _, g := range found {
		for k, d := range g.Indices {
			g.Indices[k] = indices[d]
		}
		groups = append(groups, g)
	}
	slices.SortFunc(groups, func(a, b versions.Group) int { return cmp.Compare(a.Indices[0], b.Indices[0]) })
	return groups, errors.Join(err, incomplete(skipped, failed, len(r.pages)))
}

func alone(d align.Document, index int) versions.Group {
	return versions.Group{Documents: []align.Document{d}, Indices: []int{index}}
}

// failures returns the documents and the pairs that an error of a finder says
// could not be compared, or the error if it says something else.
func failures(err error, documents []align.Document) (skipped []skip, failed []failure, other error) {
	var errs versions.Errors
	if !errors.As(err, &errs) {
		return nil, nil, err
	}
	for _, err := range errs {
		var document *versions.DocumentError
		var pair *versions.PairError
		switch {
		case errors.As(err, &document):
			skipped = append(skipped, skip{document.ID, inFile(documents[document.Index], err), true})
		case errors.As(err, &pair):
			failed = append(failed, failure{[2]string{documents[pair.A].ID, documents[pair.B].ID}, err})
		}
	}
	return skipped, failed, nil
}

// find groups documents and shows how far that has come.
func find(ctx context.Context, aligner *align.Aligner, documents []align.Document, call *command.Call) ([]versions.Group, error) {
	var shown *terminal.Progress
	finder, err := versions.New(aligner, versions.OnProgress(func(p versions.Progress) {
		if shown == nil {
			shown = terminal.NewProgress(call.Stderr, p.Total, "likely pairs")
		}
		shown.Step()
	}))
	if err != nil {
		return nil, err
	}
	groups, err := finder.Find(ctx, documents)
	if shown != nil {
		shown.Clear()
	}
	return groups, err
}

// alignOthers aligns every two pages in different languages that the groups
// hold no alignment of, in their order; where all is not asked for, not those that a
// group has matched without order. It reports each pair that cannot be aligned, and
// returns them and the others.
func alignOthers(ctx context.Context, aligner *align.Aligner, heap []pages.Page, groups []group, all bool,
	call *command.Call) (alignments []*align.Alignment, unaligned []failure, err error) {
	aligned := make(map[[2]int]bool)
	for _, g := range groups {
		for _, l := range g.Links {
			aligned[[2]int{g.Indices[l.A], g.Indices[l.B]}] = !l.Alignment.Unordered || !all
		}
	}
	var loads []align.Load
	var names [][2]string
	for i, source := range heap {
		for j, target := range heap[i+1:] {
			if source.Known() && target.Known() && source.Language != target.Language && !aligned[[2]int{i, i + 1 + j}] {
				names = append(names, [2]string{source.ID, target.ID})
				loads = append(loads, func(context.Context) (align.Document, align.Document, error) {
					return source.Document, target.Document, nil
				})
			}
		}
	}
	progress := terminal.NewProgress(call.Stderr, len(loads), "pairs")
	defer progress.Clear()
	for alignment, err := range aligner.All(ctx, slices.Values(loads)) {
		progress.Step()
		var pair *align.PairError
		switch {
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		case errors.As(err, &pair):
			progress.Clear()
			call.Report(pair.Err) // which names the files
			unaligned = append(unaligned, failure{names[pair.Index], pair.Err})
		default:
			alignments = append(alignments, alignment)
		}
	}
	if len(unaligned) > 0 {
		err = fmt.Errorf("%d of %d pairs could not be aligned", len(unaligned), len(loads))
	}
	return alignments, unaligned, err
}

// The formats that the program writes itself.
const (
	jsonFormat outputs.Format = "json"
	htmlFormat outputs.Format = "html"
)
