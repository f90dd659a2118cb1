package command

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
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

// WriteFile writes a file by way of a temporary one beside it, so that the
// file is never seen half written and the old one stays when write fails. What
// exists and is no regular file, such as a pipe or a device, is written to
// directly.
func WriteFile(name string, write func(io.Writer) error) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return writeInto(name, 0, write)
	}
	partial := name + ".partial"
	if err := writeInto(partial, os.O_CREATE|os.O_TRUNC, write); err != nil {
		os.Remove(partial)
		return err
	}
	return os.Rename(partial, name)
}

func writeInto(name string, flags int, write func(io.Writer) error) error {
	file, err := os.OpenFile(name, os.O_WRONLY|flags, 0o666)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: no such folder; make it first", filepath.Dir(name))
	case err != nil:
		return err
	}
	return errors.Join(Buffered(file, write), file.Close())
}

// Buffered calls write with a buffer before w, and empties it into w.
func Buffered(w io.Writer, write func(io.Writer) error) error {
	buffer := bufio.NewWriter(w)
	return errors.Join(write(buffer), buffer.Flush())
}
