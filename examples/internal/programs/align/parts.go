package align

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/crawl"
	"github.com/sejajar/sejajar/examples/internal/outputs"
	"github.com/sejajar/sejajar/examples/internal/parallel"
	"github.com/sejajar/sejajar/examples/internal/shards"
)

// input is what a manifest calls a pair.
func (p pair) input() string { return p.source + "\t" + p.target }

// hold reads the documents that pairs name out of the files that hold them.
func (w *worker) hold(ctx context.Context, pairs []pair) error {
	if w.holding == nil {
		return nil
	}
	for _, name := range w.holding { // one that is damaged later is only told of
		file, err := command.Open(name)
		if err != nil {
			return err
		}
		file.Close()
	}
	wanted := make(map[string]bool, 2*len(pairs))
	for _, p := range pairs {
		wanted[p.source], wanted[p.target] = true, true
	}
	w.held = make(map[string]crawl.Document)
	for d, err := range crawl.Documents(w.holding) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil && (wanted[d.Name] || d.Place == d.In) { // the others are not asked for
			w.call.Report(fmt.Errorf("warning: %w", err))
		}
		if _, there := w.held[d.Name]; err == nil && wanted[d.Name] && !there {
			w.held[d.Name] = d
		}
	}
	return nil
}

// alignParts makes the parts of this shard, each of many pairs.
func (w *worker) alignParts(ctx context.Context) error {
	format, err := w.outputs.FormatOf(w.outputs.Out + string(filepath.Separator))
	switch {
	case err != nil:
		return err
	case w.outputs.Out == "":
		return command.Misuse("work that is divided goes into a folder; name it, as -o folder")
	case !outputs.HoldsPairs(format):
		return command.Misuse("-format %s holds one pair, and a part many; take another, as -format tsv", format)
	}
	pairs, err := readPairs(w.list, w.call.Stdin, &w.outputs)
	if err != nil {
		return err
	}
	for _, p := range pairs {
		if err := shards.Readable([]string{p.source, p.target}); err != nil {
			return err
		}
	}
	return w.shards.Run(ctx, w.call, w.outputs.Out, outputs.Ending(format),
		func(ctx context.Context, part shards.Part, out io.Writer, tally *shards.Tally) error {
			var mine []pair
			for _, p := range pairs {
				if part.Has(p.source, p.source) {
					mine = append(mine, p)
				}
			}
			if len(mine) == 0 {
				return shards.ErrEmpty
			}
			if err := w.hold(ctx, mine); err != nil {
				return err
			}
			return w.alignPart(ctx, mine, bitext.Format(format), out, tally)
		})
}

// alignPart aligns pairs on all cores, and writes their units in the order of the pairs.
func (w *worker) alignPart(ctx context.Context, pairs []pair, format bitext.Format, out io.Writer, tally *shards.Tally) error {
	writer, err := bitext.NewWriter(out, format)
	if err != nil {
		return err
	}
	type outcome struct {
		alignment *align.Alignment
		notes     []error
		err       error
	}
	for p, o := range parallel.Map(pairs, func(p pair) outcome {
		alignment, notes, err := w.align(ctx, p)
		return outcome{alignment, notes, err}
	}) {
		if err := ctx.Err(); err != nil {
			return err
		}
		w.report(o.notes)
		if o.err != nil {
			w.call.Report(fmt.Errorf("%s: %w", p.place, o.err))
			tally.Failed(p.input(), o.err)
			continue
		}
		for u := range bitext.Units(o.alignment) {
			if err := writer.Write(u); err != nil {
				return err
			}
		}
		tally.Done(p.input())
	}
	if removed := writer.Removed(); removed > 0 {
		w.report([]error{warning("%w", outputs.Lossy(removed))})
	}
	return writer.Close()
}

// A journal is the manifest of a shard whose pairs have an output each. That of work
// that is not divided is nil.
type journal struct {
	*shards.Journal
	todo []pair // those of the shard that are not done
	mine []pair // those of the shard
}

// journal opens the manifest of this shard, if the work is divided.
func (w *worker) journal(pairs []pair) (*journal, error) {
	if !w.shards.Divided() {
		return nil, nil
	}
	j := new(journal)
	var files []string
	for _, p := range pairs {
		if !w.shards.Mine(p.source, p.source) {
			continue
		}
		if format, err := w.outputs.FormatOf(p.out); err != nil || format == outputs.Moses || format == outputs.OPUS {
			return nil, errors.Join(err, command.Misuse("%s: -format %s makes several files of a pair, which -shard and -resume cannot tell whole; "+
				"take another", p.place, format))
		}
		j.mine = append(j.mine, p)
		files = append(files, p.out)
	}
	of := w.list
	switch {
	case w.outputs.Out != "":
		of = filepath.Clean(w.outputs.Out) + string(filepath.Separator)
	case w.list == "-":
		return nil, command.Misuse("a list from standard input has no place for its manifest; name a file, or a folder with -o")
	}
	var err error
	if j.Journal, err = w.shards.Journal(of, files); err != nil {
		return nil, err
	}
	for _, p := range j.mine {
		if !j.Knows(p.input(), p.out) {
			j.todo = append(j.todo, p)
		}
	}
	return j, nil
}

// note notes what became of a pair. An output that cannot be written is an error: it
// may be another time, and elsewhere.
func (j *journal) note(p pair, err error) error {
	if j == nil {
		return nil
	}
	if _, unwritten := errors.AsType[*writeError](err); unwritten {
		return fmt.Errorf("%s: %w", p.place, err)
	}
	if err != nil {
		return j.Failed(p.input(), p.out, err)
	}
	return j.Done(p.input(), p.out)
}

// close puts the manifest in the order of the pairs.
func (j *journal) close() error {
	if j == nil {
		return nil
	}
	return j.Close(func(yield func(input, output string) bool) {
		for _, p := range j.mine {
			if !yield(p.input(), p.out) {
				return
			}
		}
	})
}
