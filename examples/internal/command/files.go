package command

import (
	"bufio"
	"bytes"
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

// OpenText opens a file of text to read it; if stdin is given, "-" is that. It
// refuses UTF-16, which would be read as rubbish.
func OpenText(name string, stdin io.Reader) (io.ReadCloser, error) {
	var file io.ReadCloser = io.NopCloser(stdin)
	if stdin == nil || name != "-" {
		var err error
		if file, err = Open(name); err != nil {
			return nil, err
		}
	}
	text := bufio.NewReader(file)
	start, err := text.Peek(512)
	if err == nil || err == io.EOF {
		err = checkText(start)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", name, err), file.Close())
	}
	return struct {
		io.Reader
		io.Closer
	}{text, file}, nil
}

// checkText looks at how a file begins. Half the bytes of UTF-16 are 0 where
// the letters are Latin, and none of a text are.
func checkText(start []byte) error {
	switch {
	case bytes.HasPrefix(start, []byte("\xff\xfe")), bytes.HasPrefix(start, []byte("\xfe\xff")):
		return errors.New("is UTF-16; convert it with: iconv -f UTF-16 -t UTF-8")
	case 3*bytes.Count(start, []byte{0}) > len(start):
		return errors.New("is UTF-16 or no text; convert UTF-16 with: iconv -f UTF-16LE -t UTF-8")
	}
	return nil
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
	partial := name + ".partial"
	if err := writeInto(partial, os.O_CREATE|os.O_TRUNC, mode, write); err != nil {
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

// Buffered calls write with a buffer before w, and empties it into w.
func Buffered(w io.Writer, write func(io.Writer) error) error {
	buffer := bufio.NewWriter(w)
	return errors.Join(write(buffer), buffer.Flush())
}
