package project

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// needed returns the changes that lead to the same project with the same steps to undo and
// to do again. It leaves out what was undone just before another step was made, which ended
// that it could be done again, and undoing what was done again at once, or the other way
// round. Steps that add documents stay, since these keep their numbers.
func needed(log []Change) []Change {
	var kept []Change
	last := func() string { return kept[len(kept)-1].Verb }
	for _, c := range log {
		switch {
		case len(kept) > 0 && (c.Verb == verbUndo && last() == verbRedo || c.Verb == verbRedo && last() == verbUndo):
			kept = kept[:len(kept)-1]
			continue
		case c.Verb != "" && c.Verb != verbUndo && c.Verb != verbRedo:
			kept = withoutUndone(kept)
		}
		kept = append(kept, c)
	}
	return kept
}

// withoutUndone takes steps away that are undone at the end of some changes, each with
// what undoes it, so long as nothing stands between them.
func withoutUndone(log []Change) []Change {
	steps := len(log)
	for steps > 0 && log[steps-1].Verb == verbUndo {
		steps--
	}
	undos := log[steps:]
	log = log[:steps]
	for len(undos) > 0 {
		first := len(log) - 1
		for first > 0 && log[first].Verb == "" {
			first--
		}
		if first < 0 || log[first].Verb == "" || log[first].Verb == verbUndo || log[first].Verb == verbRedo ||
			slices.ContainsFunc(log[first:], func(c Change) bool { return len(c.Add) > 0 }) {
			break
		}
		log, undos = log[:first], undos[1:]
	}
	return append(log, undos...)
}

// worthwhile is how many bytes a file has at least that is written anew.
const worthwhile = 1 << 20

// compact writes the file anew if it is long and more than half of it is not needed, and
// puts that in its place when it is on the disk as a whole. If that cannot be done the file
// stays as it is. Where there are no locks somebody else could go on with the old one, so
// that it is left alone.
func (f *File) compact() error {
	if !f.held || f.size < worthwhile {
		return nil
	}
	log, size := needed(f.log), 0
	for _, c := range log {
		size += 2 * c.size()
	}
	if 2*size >= f.Project.size {
		return nil
	}
	p, ok := f.replayed(log)
	name, err := filepath.EvalSymlinks(f.name)
	if !ok || err != nil {
		return nil
	}
	next, err := f.rewritten(p, name+".new") // where nobody else writes anew: they have no lock
	if err != nil {
		return nil
	}
	if err := os.Rename(next.file.Name(), name); err != nil {
		next.file.Close()
		os.Remove(next.file.Name())
		return nil
	}
	f.file.Close()
	*f = *next
	return syncFolder(filepath.Dir(name)) // else what is written from now on may be lost with the power
}

// rewritten writes a project into another file, which is for the place of this one. What a process
// that ended has left there is overwritten.
func (f *File) rewritten(p *Project, name string) (next *File, err error) {
	info, err := f.file.Stat()
	if err != nil {
		return nil, err
	}
	file, err := os.OpenFile(name, os.O_RDWR|os.O_APPEND|os.O_CREATE, info.Mode().Perm())
	if err != nil {
		return nil, err
	}
	next = &File{Project: p, name: f.name, file: file}
	if next.held, err = lock(file); err != nil { // it is another project, which is in use
		file.Close()
		return nil, err
	}
	var text bytes.Buffer
	err = cmp.Or(file.Truncate(0), file.Chmod(info.Mode().Perm()), Write(&text, p))
	if err == nil {
		err = next.append(text.Bytes())
	}
	if err != nil {
		file.Close()
		os.Remove(name)
		return nil, err
	}
	return next, nil
}

// replayed makes a project by some of the changes, and reports whether it is as the file's.
func (f *File) replayed(log []Change) (*Project, bool) {
	p := &Project{ID: f.ID, Title: f.Title, before: f.Len()}
	for _, c := range log {
		var err error
		if c.Verb == verbUndo || c.Verb == verbRedo {
			_, _, err = p.turn(c.Verb, c.Time)
		} else {
			err = p.Apply(c)
		}
		if err != nil {
			return nil, false
		}
	}
	return p, p.digest() == f.digest()
}

// digest returns a hash of what the project is, and of its steps.
func (p *Project) digest() [sha256.Size]byte {
	h := sha256.New()
	for _, d := range p.documents {
		fmt.Fprintf(h, "%+v\n", d)
	}
	for _, g := range p.found.Groups {
		fmt.Fprintf(h, "%+v\n", g)
	}
	for _, pair := range p.found.Pairs {
		fmt.Fprintf(h, "%+v\n", pair)
	}
	undo, redo := p.Steps()
	fmt.Fprintf(h, "%t %t %+v %+v %+v", p.found.Groups == nil, p.found.Stale, p.found.Failed, undo, redo)
	return [sha256.Size]byte(h.Sum(nil))
}
