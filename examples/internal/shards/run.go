package shards

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/terminal"
)

// ErrEmpty is the error of a part that nothing is in and of which no output is made, as
// of one without any input tallied.
var ErrEmpty = errors.New("nothing is in this part")

// A Tally keeps what became of each input of a part.
type Tally struct {
	entries []Entry
	failed  int
}

// Done notes that an input was done.
func (t *Tally) Done(input string) { t.entries = append(t.entries, Entry{Input: input, Status: done}) }

// Skipped notes that an input was left out, and why.
func (t *Tally) Skipped(input string, why error) { t.add(skipped, input, why) }

// Failed notes that an input could not be done, and why.
func (t *Tally) Failed(input string, why error) {
	t.add(failed, input, why)
	t.failed++
}

func (t *Tally) add(status, input string, why error) {
	t.entries = append(t.entries, Entry{Input: input, Status: status, Reason: strings.TrimPrefix(why.Error(), input+": ")})
}

const manifestEnding = ".manifest.jsonl"

// Run makes the parts of this shard that are not there yet, in a folder, with names
// that end in ending. Make writes the output of a part, and tallies its inputs; its
// error, if it is not [ErrEmpty], ends the run, and leaves nothing of the part.
func (s *Settings) Run(ctx context.Context, call *command.Call, folder, ending string,
	make func(ctx context.Context, p Part, w io.Writer, t *Tally) error) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return fmt.Errorf("%s: cannot make this folder: %w", folder, err)
	}
	var parts []Part
	var files []string
	for p := range s.mine() {
		parts = append(parts, p)
		files = append(files, filepath.Join(folder, p.name()+ending), filepath.Join(folder, p.name()+manifestEnding))
	}
	if err := sweep(files...); err != nil {
		return err
	}
	progress := terminal.NewProgress(call.Stderr, len(parts), "parts")
	defer progress.Clear()
	inputs, wrong := 0, 0
	for k, p := range parts {
		output, manifest := files[2*k], files[2*k+1]
		if s.resume {
			made, err := s.isMade(output, manifest)
			if err != nil {
				return err
			}
			if made {
				progress.Step()
				continue
			}
		}
		t := new(Tally)
		if err := makePart(output, manifest, t, func(w io.Writer) error { return make(ctx, p, w, t) }); err != nil {
			return err
		}
		inputs, wrong = inputs+len(t.entries)-1, wrong+t.failed
		progress.Step()
	}
	if wrong > 0 {
		return fmt.Errorf("%d of %d inputs failed; the manifests in %s say why", wrong, inputs, folder)
	}
	return nil
}

// makePart writes an output and then its manifest.
func makePart(output, manifest string, t *Tally, write func(io.Writer) error) error {
	if err := os.Remove(manifest); err != nil && !os.IsNotExist(err) { // which would be of another output
		return err
	}
	e := Entry{Output: filepath.Base(output), Status: done}
	err := command.WriteFile(output, func(w io.Writer) error {
		s := newSum(w)
		err := write(s)
		if err == nil && len(t.entries) == 0 {
			err = ErrEmpty
		}
		e = s.of(e)
		return err
	})
	if errors.Is(err, ErrEmpty) {
		e, err = Entry{Output: e.Output, Status: empty, Reason: ErrEmpty.Error()}, nil
		if err := os.Remove(output); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	if err != nil {
		return err
	}
	t.entries = append(t.entries, e)
	return writeManifest(manifest, t.entries)
}

// isMade reports whether the output of a part is there as its manifest says.
func (s *Settings) isMade(output, manifest string) (bool, error) {
	entries, err := readManifest(manifest)
	if err != nil || len(entries) == 0 {
		return false, err
	}
	last := entries[len(entries)-1]
	for _, e := range entries {
		if e.Status == failed && s.retry {
			return false, nil
		}
	}
	return last.Output != "" && (last.Status == empty || whole(last, output)), nil
}
