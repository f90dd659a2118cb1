package project

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// A File is a project in a file: each change is on the disk when Apply, Undo or Redo
// returns. Its methods are for one goroutine at a time.
type File struct {
	*Project
	name string
	file *os.File
	held bool  // there is a lock on the file, which others heed
	size int64 // of what was written
}

// Create makes a file that does not exist of a project. It returns an error that is
// [fs.ErrExist] where there is one.
func Create(name string, p *Project) (*File, error) {
	var text bytes.Buffer
	if err := Write(&text, p); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(name, os.O_RDWR|os.O_APPEND|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	f := &File{Project: p, name: name, file: file}
	if f.held, err = lock(file); err == nil {
		err = f.append(text.Bytes())
	}
	if err == nil {
		err = syncFolder(filepath.Dir(name))
	}
	if err != nil {
		return nil, errors.Join(err, file.Close(), os.Remove(name))
	}
	return f, nil
}

// Open opens the project in a file, to change it. What a process that ended left
// half written at the end is taken away. A file of which more than half is what was undone
// and cannot be done again is written anew without that, if it can be.
//
// It returns the errors of [Read], with the name before them, and [ErrInUse].
func Open(name string, options ...Option) (*File, error) {
	f, err := locked(name)
	if err != nil {
		return nil, err
	}
	if f.Project, f.size, err = read(f.file, options); err == nil {
		err = f.cut()
	}
	if err == nil {
		err = f.compact()
	}
	if err != nil {
		f.file.Close()
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// locked opens a file and locks it. Where another process has put another one in its place
// meanwhile, it is that.
func locked(name string) (*File, error) {
	for {
		file, err := os.OpenFile(name, os.O_RDWR|os.O_APPEND, 0)
		if err != nil {
			return nil, err
		}
		f := &File{name: name, file: file}
		if f.held, err = lock(file); err != nil {
			file.Close()
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		mine, err := file.Stat()
		there, errThere := os.Stat(name)
		switch {
		case err != nil || errThere != nil:
			file.Close()
			return nil, errors.Join(err, errThere)
		case os.SameFile(mine, there):
			return f, nil
		}
		file.Close()
	}
}

// Name returns the name of the file.
func (f *File) Name() string { return f.name }

// Close closes the file. The project stays as it is in memory.
func (f *File) Close() error { return f.file.Close() }

// Apply changes the project, as [Project.Apply] does, in the file and in memory, or
// in neither.
func (f *File) Apply(c Change) error {
	forget, err := f.do(c)
	if err != nil {
		return err
	}
	return f.keep(forget)
}

// Undo takes the last step back, as [Project.Undo] does.
func (f *File) Undo() (Change, error) { return f.turned(verbUndo) }

// Redo does again what was undone last, as [Project.Redo] does.
func (f *File) Redo() (Change, error) { return f.turned(verbRedo) }

func (f *File) turned(verb string) (Change, error) {
	c, forget, err := f.turn(verb, time.Now())
	if err != nil {
		return Change{}, err
	}
	return c, f.keep(forget)
}

// keep writes the last change, or forgets it.
func (f *File) keep(forget func()) error {
	text, err := encode(f.log[len(f.log)-1])
	if err == nil {
		err = f.append(text)
	}
	if err != nil {
		forget()
	}
	return err
}

// append writes whole lines to the end of the file, or nothing.
func (f *File) append(text []byte) error {
	info, err := f.file.Stat()
	switch {
	case err != nil:
		return err
	case info.Size() != f.size:
		return ErrChanged
	}
	n, err := f.file.Write(text)
	if err == nil {
		err = f.file.Sync()
	}
	if err != nil {
		if n > 0 {
			err = errors.Join(err, f.file.Truncate(f.size))
		}
		return err
	}
	f.size += int64(n)
	return nil
}

// cut takes a last line away that does not end.
func (f *File) cut() error {
	end, err := f.file.Seek(0, io.SeekEnd)
	if err != nil || end == f.size {
		return err
	}
	if err := f.file.Truncate(f.size); err != nil {
		return err
	}
	return f.file.Sync()
}

// syncFolder has the name of a new file on the disk, where folders can be flushed.
func syncFolder(name string) error {
	folder, err := os.Open(name)
	if err != nil {
		return err
	}
	defer folder.Close()
	err = folder.Sync()
	for _, cannot := range []error{fs.ErrInvalid, fs.ErrPermission, errors.ErrUnsupported, syscall.EINVAL} {
		if errors.Is(err, cannot) {
			return nil
		}
	}
	return err
}
