package shards

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/sejajar/sejajar/examples/internal/command"
)

// An Entry is a line of a manifest: what became of an input or, without one, of the
// output of a part.
type Entry struct {
	Input  string `json:"input,omitempty"`
	Output string `json:"output,omitempty"` // the name of its file, without the folder of the manifest
	Status string `json:"status"`
	Reason string `json:"reason,omitempty"` // why it failed or is empty
	Bytes  int64  `json:"bytes,omitempty"`  // of the output
	SHA256 string `json:"sha256,omitempty"` // of the output
}

// What became of an input or output.
const (
	done    = "done"
	failed  = "failed"
	skipped = "skipped" // was left out as the flags want it
	empty   = "empty"   // nothing is in this part, and it has no output
)

// readManifest reads the entries of a manifest, as far as it was written.
func readManifest(name string) (entries []Entry, err error) {
	content, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for line := range bytes.Lines(content) {
		var e Entry
		if !bytes.HasSuffix(line, []byte("\n")) {
			break // its writer was stopped
		}
		if err := json.Unmarshal(line, &e); err != nil {
			return nil, fmt.Errorf("%s: is no manifest: %w; remove it, and all is done again", name, err)
		}
		entries = append(entries, e)
	}
	return entries, err
}

// writeManifest writes entries as a manifest.
func writeManifest(name string, entries []Entry) error {
	return command.WriteFile(name, func(w io.Writer) error {
		for _, e := range entries {
			if err := writeEntry(w, e); err != nil {
				return err
			}
		}
		return nil
	})
}

func writeEntry(w io.Writer, e Entry) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(e)
}

// A sum counts and sums what is written through it.
type sum struct {
	w     io.Writer
	bytes int64
	hash  interface {
		io.Writer
		Sum([]byte) []byte
	}
}

func newSum(w io.Writer) *sum { return &sum{w: w, hash: sha256.New()} }

func (s *sum) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	s.bytes += int64(n)
	s.hash.Write(p[:n])
	return n, err
}

// of fills in what an entry tells of the output.
func (s *sum) of(e Entry) Entry {
	e.Bytes, e.SHA256 = s.bytes, fmt.Sprintf("%x", s.hash.Sum(nil))
	return e
}

// sumOf fills in what an entry tells of an output that is there.
func sumOf(e Entry, file string) (Entry, error) {
	f, err := os.Open(file)
	if err != nil {
		return e, err
	}
	defer f.Close()
	s := newSum(io.Discard)
	_, err = io.Copy(s, bufio.NewReaderSize(f, 1<<16))
	return s.of(e), err
}

// whole reports whether the output of an entry is there and as it was written.
func whole(e Entry, file string) bool {
	if info, err := os.Stat(file); err != nil || info.Size() != e.Bytes {
		return false
	}
	now, err := sumOf(e, file)
	return err == nil && now == e
}

// sweep removes what a process that was killed has left of these files half written.
// No other process may be writing them.
func sweep(files ...string) error {
	folders := make(map[string]map[string]bool) // the names in each
	for _, file := range files {
		folder, name := filepath.Split(file)
		folder = filepath.Clean(folder)
		if folders[folder] == nil {
			folders[folder] = make(map[string]bool)
		}
		folders[folder][name] = true
	}
	var errs []error
	for folder, names := range folders {
		entries, err := os.ReadDir(folder)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		errs = append(errs, err)
		for _, e := range entries {
			rest, partial := strings.CutSuffix(e.Name(), ".partial")
			if name := strings.TrimSuffix(rest, filepath.Ext(rest)); partial && names[name] {
				errs = append(errs, os.Remove(filepath.Join(folder, e.Name())))
			}
		}
	}
	return errors.Join(errs...)
}
