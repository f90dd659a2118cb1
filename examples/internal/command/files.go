package command

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Open opens a file to read it. Its errors say what to do.
func Open(name string) (*os.File, error) {
	file, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: no such file; check the name and the folder", name)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("%s: reading is not permitted; check the file's mode", name)
	case err != nil:
		return nil, err
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		file.Close()
		return nil, fmt.Errorf("%s: is a folder; name the files in it", name)
	}
	return file, nil
}

// Canonical returns the name that a file has by whatever name it is given: the
// absolute one with no symbolic links. The file need not exist.
func Canonical(name string) string {
	if whole, err := filepath.Abs(name); err == nil {
		name = whole
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		return real
	}
	folder, file := filepath.Split(name)
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		return filepath.Join(real, file)
	}
	return name
}

// WriteFile writes a file by way of a temporary one beside it, so that the
// file is never seen half written and the old one stays when write fails. What
// exists and is no regular file, such as a pipe or a device, is written to
// directly.
func WriteFile(name string, write func(io.Writer) error) error {
	mode := fs.FileMode(0o666)
	switch info, err := os.Stat(name); {
	case err != nil:
	case info.IsDir():
		return fmt.Errorf("%s: is a folder; name a file in it", name)
	case !info.Mode().IsRegular():
		return writeInto(name, 0, 0, write)
	default:
		mode = info.Mode().Perm()
		name = Canonical(name) // a symbolic link stays one
	}
	partial := fmt.Sprintf("%s.%08x.partial", name, rand.Uint32()) // is nobody's file
	if err := writeInto(partial, os.O_CREATE|os.O_EXCL, mode, write); err != nil {
		os.Remove(partial)
		return err
	}
	return os.Rename(partial, name)
}

func writeInto(name string, flags int, mode fs.FileMode, write func(io.Writer) error) error {
	file, err := os.OpenFile(name, os.O_WRONLY|flags, mode)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: no such folder; make it first", filepath.Dir(name))
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: writing is not permitted; check the mode of the folder", filepath.Dir(name))
	case err != nil:
		return err
	}
	return errors.Join(Buffered(file, write), file.Close())
}

// Buffered calls write with a buffer before w, and empties it into w, also
// after an error of write.
func Buffered(w io.Writer, write func(io.Writer) error) error {
	buffer := bufio.NewWriter(w)
	err, flushErr := write(buffer), buffer.Flush()
	if errors.Is(err, flushErr) { // a full buffer told write already
		return err
	}
	return errors.Join(err, flushErr)
}
