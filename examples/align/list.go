package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/parallel"
	"github.com/sejajar/sejajar/examples/internal/terminal"
)

// alignList aligns the pairs of a list on all cores. It reports the pairs that
// fail, in the order of the list, and does the others. A mistake in the list
// itself is found before the first pair is aligned.
func (w worker) alignList(ctx context.Context, stdin io.Reader, stderr io.Writer) error {
	pairs, err := readList(w.list, stdin)
	if err != nil {
		return err
	}
	type outcome struct {
		notes []error
		err   error
	}
	failed := 0
	progress := terminal.NewProgress(stderr, len(pairs), "pairs")
	defer progress.Clear()
	for p, o := range parallel.Map(pairs, func(p pair) outcome {
		notes, err := w.alignInto(ctx, p)
		return outcome{notes, err}
	}) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if o.err != nil {
			failed++
			o.notes = append(o.notes, fmt.Errorf("%s: %w", p.place, o.err))
		}
		if len(o.notes) > 0 {
			progress.Clear()
			report(stderr, o.notes)
		}
		progress.Step()
	}
	if failed > 0 {
		return fmt.Errorf("%s: %d of %d pairs failed", w.list, failed, len(pairs))
	}
	return nil
}

// alignInto aligns a pair and writes the alignment into its file.
func (w worker) alignInto(ctx context.Context, p pair) (notes []error, err error) {
	alignment, notes, err := w.align(ctx, p)
	if err != nil {
		return nil, err
	}
	return notes, command.WriteFile(p.out, func(out io.Writer) error { return w.write(out, alignment) })
}

// readList reads a list of pairs and checks it.
func readList(name string, stdin io.Reader) ([]pair, error) {
	list := stdin
	if name != "-" {
		file, err := command.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		list = file
	}
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
		fields := strings.Split(text, "\t")
		if len(fields) != 3 || slices.Contains(fields, "") {
			return nil, fmt.Errorf("%s:%d: want SOURCE, TARGET and OUT with one tab between, got %q", name, line, text)
		}
		pairs = append(pairs, pair{fields[0], fields[1], fields[2], fmt.Sprintf("%s:%d", name, line)})
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, line, err)
	}
	return pairs, checkOutputs(pairs)
}

// checkOutputs makes sure that no pair writes over what another reads or
// writes.
func checkOutputs(pairs []pair) error {
	read := make(map[string]bool)
	for _, p := range pairs {
		read[p.source], read[p.target] = true, true
	}
	written := make(map[string]string)
	for _, p := range pairs {
		if read[p.out] {
			return fmt.Errorf("%s: would overwrite %s, which is aligned; choose another name", p.place, p.out)
		}
		if first, ok := written[p.out]; ok {
			return fmt.Errorf("%s: writes into %s as %s does; give each pair a file of its own", p.place, p.out, first)
		}
		written[p.out] = p.place
	}
	return nil
}
