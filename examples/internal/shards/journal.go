package shards

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Journal is the manifest of a shard whose inputs have an output each. It is written
// as they are done, and put in order at the end.
type Journal struct {
	name, folder string
	file         *os.File
	entries      map[work]Entry
}

// A work is what is done with an input.
type work struct{ input, output string }

func (e Entry) work() work { return work{e.Input, e.Output} }

// Mine reports whether an input falls to this shard, as [Part.Has] does of a part.
func (s *Settings) Mine(name, file string) bool {
	return Part{s.shard.index, max(1, s.shard.of), s.by}.Has(name, file)
}

// Journal opens the manifest of this shard, which goes by the name of a folder with a
// slash at its end, or of a list. With -resume what stands in it counts as far as it is
// still true; without it begins anew. Outputs are all that the shard is to write.
func (s *Settings) Journal(of string, outputs []string) (*Journal, error) {
	name := of
	if !strings.HasSuffix(of, string(filepath.Separator)) {
		name += "."
	}
	if s.shard.of > 0 {
		name += fmt.Sprintf("shard-%05d-of-%05d.", s.shard.index, s.shard.of)
	}
	name += "manifest.jsonl"
	j := &Journal{name: name, folder: filepath.Dir(name), entries: make(map[work]Entry)}
	if s.resume {
		entries, err := readManifest(name)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			j.entries[e.work()] = e
		}
		for w, e := range j.entries {
			if e.Status == failed && s.retry || e.Status == done && !whole(e, j.path(e)) {
				delete(j.entries, w)
			}
		}
	}
	var known []Entry // without half a line at the end
	for _, e := range j.entries {
		known = append(known, e)
	}
	err := errors.Join(sweep(append(slices.Clip(outputs), name)...), writeManifest(name, known))
	if err == nil {
		j.file, err = os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0o666)
	}
	return j, err
}

// path is the name of the output of an entry.
func (j *Journal) path(e Entry) string {
	if filepath.IsAbs(e.Output) {
		return e.Output
	}
	return filepath.Join(j.folder, e.Output)
}

// entry is one of an input and its output.
func (j *Journal) entry(input, output, status string) Entry {
	if rest, err := filepath.Rel(j.folder, output); err == nil {
		output = rest
	}
	return Entry{Input: input, Output: output, Status: status}
}

// Knows reports whether an input need not be done.
func (j *Journal) Knows(input, output string) bool {
	_, ok := j.entries[j.entry(input, output, done).work()]
	return ok
}

// Done notes that an input was done, and its output is there.
func (j *Journal) Done(input, output string) error {
	e, err := sumOf(j.entry(input, output, done), output)
	if err != nil {
		return err
	}
	return j.add(e)
}

// Failed notes that an input could not be done, and why.
func (j *Journal) Failed(input, output string, why error) error {
	e := j.entry(input, output, failed)
	e.Reason = why.Error()
	return j.add(e)
}

func (j *Journal) add(e Entry) error {
	j.entries[e.work()] = e
	return writeEntry(j.file, e)
}

// Close writes the manifest anew, in the order of all inputs and their outputs.
func (j *Journal) Close(all iter.Seq2[string, string]) error {
	if err := j.file.Close(); err != nil {
		return err
	}
	var entries []Entry
	for input, output := range all {
		if e, ok := j.entries[j.entry(input, output, done).work()]; ok {
			entries = append(entries, e)
		}
	}
	return writeManifest(j.name, entries)
}
