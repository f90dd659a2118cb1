package command

import (
	"bufio"
	"errors"
	"io"
	"os"
)

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
	if err != nil {
		return err
	}
	return errors.Join(Buffered(file, write), file.Close())
}

// Buffered calls write with a buffer before w, and empties it into w.
func Buffered(w io.Writer, write func(io.Writer) error) error {
	buffer := bufio.NewWriter(w)
	return errors.Join(write(buffer), buffer.Flush())
}
