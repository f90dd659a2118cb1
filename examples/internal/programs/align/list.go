package align

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/outputs"
	"github.com/sejajar/sejajar/examples/internal/parallel"
	"github.com/sejajar/sejajar/examples/internal/terminal"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// alignList aligns the pairs of a list on all cores. It reports the pairs that
// fail, in the order of the list, and does the others. A mistake in the list
// itself is found before the first pair is aligned.
func (w *worker) alignList(ctx context.Context) error {
	pairs, err := readList(w.list, w.call.Stdin, &w.outputs)
	if err != nil {
		return err
	}
	if w.aligning.Rounds > 0 && slices.ContainsFunc(pairs, func(p pair) bool { return p.source == "-" || p.target == "-" }) {
		return fmt.Errorf("%s: -self-train reads the files twice, and standard input can be read once; name a file", w.list)
	}
	taught, err := w.learn(ctx, pairs)
	if err != nil {
		return err
	}
	journal, err := w.journal(pairs)
	if err != nil {
		return err
	}
	todo := pairs
	if journal != nil {
		todo = journal.todo
	}
	if err := w.hold(ctx, todo); err != nil {
		return err
	}
	type outcome struct {
		notes []error
		err   error
	}
	failed := 0
	progress := terminal.NewProgress(w.call.Stderr, len(todo), "pairs")
	defer progress.Clear()
	for p, o := range parallel.Map(todo, func(p pair) outcome {
		own := *w
		own.aligner = taught[p.place]
		notes, err := own.do(ctx, p)
		return outcome{notes, err}
	}) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := journal.note(p, o.err); err != nil {
			return err
		}
		if o.err != nil {
			failed++
			o.notes = append(o.notes, fmt.Errorf("%s: %w", p.place, o.err))
		}
		if len(o.notes) > 0 {
			progress.Clear()
			w.report(o.notes)
		}
		progress.Step()
	}
	if err := journal.close(); err != nil {
		return err
	}
	if failed > 0 {
		return fmt.Errorf("%s: %d of %d pairs failed", w.list, failed, len(todo))
	}
	return nil
}

// learn returns the aligner of each pair, by its place in the list: in the rounds of
// -self-train they have learned from other pairs. A pair that fails teaches nothing;
// it is reported when it fails again.
func (w *worker) learn(ctx context.Context, pairs []pair) (map[string]*align.Aligner, error) {
	progress := terminal.NewProgress(w.call.Stderr, w.aligning.Rounds*len(pairs), "pairs learned from")
	defer progress.Clear()
	aligners, err := w.aligner.SelfTrain(ctx, w.from, w.to, w.aligning.Rounds, func(yield func(align.Load) bool) {
		for load := range w.loads(pairs) {
			if !yield(load) {
				return
			}
			progress.Step()
		}
	})
	switch {
	case errors.Is(err, lexicon.ErrNothing):
		progress.Clear()
		w.report([]error{warning("%s: no sentences are paired surely enough to learn from", w.list)})
		aligners = []*align.Aligner{w.aligner}
	case err != nil:
		return nil, err
	}
	taught := make(map[string]*align.Aligner, len(pairs))
	for n, p := range pairs {
		taught[p.place] = aligners[n%len(aligners)]
	}
	return taught, nil
}

// loads ranges over what reads the pairs.
func (w *worker) loads(pairs []pair) iter.Seq[align.Load] {
	return func(yield func(align.Load) bool) {
		for _, p := range pairs {
			if !yield(func(ctx context.Context) (source, target align.Document, err error) {
				s, t, err := w.read(ctx, p)
				return s.Document, t.Document, err
			}) {
				return
			}
		}
	}
}

// readList reads a list of pairs, each with its output, and checks it.
func readList(name string, stdin io.Reader, out *outputs.Settings) ([]pair, error) {
	pairs, err := readPairs(name, stdin, out)
	if err == nil && out.Out != "" {
		err = nameOutputs(pairs, out)
	}
	if err != nil {
		return nil, err
	}
	return pairs, checkOutputs(pairs, out)
}

// readPairs reads the pairs of a list.
func readPairs(name string, stdin io.Reader, out *outputs.Settings) ([]pair, error) {
	list, err := texts.Open(name, stdin, texts.Settings{})
	if err != nil {
		return nil, err
	}
	defer list.Close()
	var pairs []pair
	scanner := bufio.NewScanner(list)
	line := 1
	for ; scanner.Scan(); line++ {
		text := strings.TrimSuffix(scanner.Text(), "\r")
		if line == 1 {
			text = strings.TrimPrefix(text, "\ufeff")
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		place := fmt.Sprintf("%s:%d", name, line)
		fields := strings.Split(text, "\t")
		switch {
		case slices.Contains(fields, "") || len(fields) != 2 && len(fields) != 3:
			return nil, fmt.Errorf("%s: want SOURCE, TARGET and OUT with one tab between, got %q", place, text)
		case len(fields) == 2 && out.Out == "":
			return nil, fmt.Errorf("%s: want SOURCE, TARGET and OUT with one tab between, or a folder for all outputs after -o; got %q", place, text)
		case len(fields) == 3 && out.Out != "":
			return nil, fmt.Errorf("%s: names an output, and so does -o; leave out one of them", place)
		}
		if name == "-" && (fields[0] == "-" || fields[1] == "-") {
			return nil, fmt.Errorf("%s: - is the list itself; to read a file of that name, write ./-", place)
		}
		p := pair{source: fields[0], target: fields[1], place: place}
		if len(fields) == 3 {
			p.out = fields[2]
		}
		pairs = append(pairs, p)
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, line, err)
	}
	if len(pairs) == 0 {
		return nil, fmt.Errorf("%s: holds no pair; want lines of SOURCE, TARGET and OUT with one tab between", name)
	}
	return pairs, nil
}

// nameOutputs gives each pair a file in the folder that -o names.
func nameOutputs(pairs []pair, out *outputs.Settings) error {
	inputs := make([][2]string, len(pairs))
	for k, p := range pairs {
		inputs[k] = [2]string{p.source, p.target}
	}
	names, err := out.Names(out.Out, inputs)
	if err != nil {
		return err
	}
	for k := range pairs {
		pairs[k].out = names[k]
	}
	return nil
}

// checkOutputs makes sure that no pair writes over what another reads or
// writes, and that every format is known.
func checkOutputs(pairs []pair, out *outputs.Settings) error {
	for _, p := range pairs {
		out.Protect(p.source, p.target)
	}
	written := make(map[string]string)
	stdin := ""
	for _, p := range pairs {
		if p.source == "-" || p.target == "-" {
			if stdin != "" || p.source == p.target {
				return fmt.Errorf("%s: standard input can be read once; name a file", p.place)
			}
			stdin = p.place
		}
		if _, err := out.FormatOf(p.out); err != nil {
			return fmt.Errorf("%s: %w", p.place, err)
		}
		if err := out.Check(p.out); err != nil {
			return fmt.Errorf("%s: %w", p.place, err)
		}
		name := command.Canonical(p.out)
		if first, ok := written[name]; ok {
			return fmt.Errorf("%s: writes into %s as %s does; give each pair a file of its own", p.place, p.out, first)
		}
		written[name] = p.place
	}
	return nil
}
