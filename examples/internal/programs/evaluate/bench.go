package evaluate

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/examples/internal/aligners"
	"github.com/sejajar/sejajar/examples/internal/terminal"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// align aligns the documents that have gold, and prints one table of all, or
// with every measure one for each kind of gold.
func (s *session) align(ctx context.Context) error {
	aligner, err := s.aligner(ctx)
	if err != nil {
		return err
	}
	parts, err := s.plan()
	if err != nil {
		return err
	}
	documents := 0
	for _, p := range parts {
		documents += p.documents(s.pair)
	}
	s.progress = terminal.NewProgress(s.call.Stderr, documents, "documents")
	defer s.progress.Clear()

	for i, p := range parts {
		measures := []string{""}
		if s.full {
			measures = p.measures
		}
		if i > 0 {
			fmt.Fprintln(s.w)
		}
		table := s.newTable(measures)
		for _, g := range p.groups {
			if err := s.alignGroup(ctx, aligner, table, g); err != nil {
				return err
			}
		}
		for _, r := range p.rows {
			if err := s.alignRows(ctx, aligner, table, r); err != nil {
				return err
			}
		}
		table.together()
	}
	return s.w.Flush()
}

// A part is what one table shows.
type part struct {
	task
	groups []group
	rows   []rowSet
}

// documents counts what is scored, for the pairs that are asked for.
func (p part) documents(only string) (n int) {
	for _, g := range p.groups {
		n += len(g.documents)
	}
	for _, r := range p.rows {
		n += len(r.stories) * len(r.pairs(only))
	}
	return n
}

// plan lists the parts that have documents.
func (s *session) plan() ([]part, error) {
	beads, beadErr := s.find(beadTask)
	spans, spanErr := s.find(spanTask)
	rows, rowErr := s.findRows()
	if err := errors.Join(beadErr, spanErr, rowErr); err != nil {
		return nil, err
	}
	inBeads, inSpans := part{beadTask, beads, rows}, part{spanTask, spans, nil}
	switch someBeads, someSpans := inBeads.documents(s.pair) > 0, inSpans.documents(s.pair) > 0; {
	case !someBeads && !someSpans:
		return nil, fmt.Errorf("%s: nothing to align; want SET/PAIR/DOC with src.txt, tgt.txt and %s or %s, of the sets and pairs that "+
			"are asked for",
			s.gold, beadTask.gold, spanTask.gold)
	case !someSpans:
		return []part{inBeads}, nil
	case !someBeads:
		return []part{inSpans}, nil
	case s.full:
		return []part{inBeads, inSpans}, nil
	}
	return []part{{beadTask, slices.Concat(beads, spans), rows}}, nil
}

// aligner returns the aligner of the flags. The languages of a glossary are
// those of the pair that is asked for.
func (s *session) aligner(ctx context.Context) (*align.Aligner, error) {
	from, to, err := languages(s.pair)
	if err != nil {
		from, to = language.Und, language.Und
	}
	return s.aligning.New(ctx, from, to)
}

func (s *session) alignGroup(ctx context.Context, aligner *align.Aligner, table *table, g group) error {
	from, to, err := languages(g.pair)
	if err != nil {
		return fmt.Errorf("%s/%s: %w", g.set, g.pair, err)
	}
	taught, err := s.learn(ctx, aligner, g, from, to)
	if err != nil {
		return err
	}
	unordered, err := g.unordered()
	if err != nil {
		return err
	}
	return table.add(g, func(d document) (score, error) {
		source, target, err := g.load(ctx, d, from, to)
		if err != nil {
			return score{}, err
		}
		alignment, err := pairUp(ctx, taught[d.name], source, target, unordered)
		if err != nil {
			return score{}, aligners.Explain(err)
		}
		return g.judge(d, alignment)
	})
}

// learn returns the aligner of each document of a group, by its name: as often as is
// asked for, they have learned from other documents of the group.
func (s *session) learn(ctx context.Context, aligner *align.Aligner, g group, from, to language.Tag) (map[string]*align.Aligner, error) {
	// The error of a document comes again when it is scored.
	taught, err := aligner.SelfTrain(ctx, from, to, s.aligning.Rounds, g.loads(from, to))
	switch {
	case errors.Is(err, lexicon.ErrNothing):
		s.warn("%s/%s: no sentences are paired surely enough to learn from", g.set, g.pair)
		taught = []*align.Aligner{aligner}
	case err != nil:
		return nil, fmt.Errorf("%s/%s: %w", g.set, g.pair, err)
	}
	aligners := make(map[string]*align.Aligner, len(g.documents))
	for n, d := range g.documents {
		aligners[d.name] = taught[n%len(taught)]
	}
	return aligners, nil
}

// loads ranges over what reads the documents of a group.
func (g group) loads(from, to language.Tag) iter.Seq[align.Load] {
	return func(yield func(align.Load) bool) {
		for _, d := range g.documents {
			if !yield(func(ctx context.Context) (source, target align.Document, err error) { return g.load(ctx, d, from, to) }) {
				return
			}
		}
	}
}

// load reads both texts of a document.
func (t task) load(ctx context.Context, d document, from, to language.Tag) (source, target align.Document, err error) {
	if source, err = t.read(ctx, d.beside("src.txt"), from); err != nil {
		return source, target, err
	}
	target, err = t.read(ctx, d.beside("tgt.txt"), to)
	return source, target, err
}

// languages returns the languages of a pair, as de-en.
func languages(pair string) (from, to language.Tag, err error) {
	source, target, _ := strings.Cut(pair, "-")
	if from, err = language.Parse(source); err == nil {
		to, err = language.Parse(target)
	}
	if err != nil {
		err = fmt.Errorf("is no pair of languages, as de-en: %w", err)
	}
	return from, to, err
}

// read reads a document to be aligned.
func (t task) read(ctx context.Context, name string, tag language.Tag) (align.Document, error) {
	file, err := texts.Read(ctx, name, texts.Settings{})
	if err != nil {
		return align.Document{}, err
	}
	return t.document(file, tag), nil
}

func judgeBeads(d document, a *align.Alignment) (score, error) {
	gold, err := read(d.gold, nil, evaluate.ReadBeads)
	if err != nil {
		return score{}, err
	}
	return scoreBeads(gold, evaluate.BeadsOf(a), len(a.Source.Sentences), len(a.Target.Sentences)), nil
}

func judgeSpans(d document, a *align.Alignment) (score, error) {
	gold, err := read(d.gold, nil, evaluate.ReadRegions)
	if err != nil {
		return score{}, err
	}
	return scoreSpans(gold, evaluate.RegionsOf(a))
}
