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
	"syscall"
	"unicode/utf8"
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
// absolute one with no symbolic links. The file need not exist: a link to nothing
// yet has the name of what it would be a link to.
func Canonical(name string) string {
	const mostLinks = 40
	if whole, err := filepath.Abs(name); err == nil {
		name = whole
	}
	for range mostLinks {
		if real, err := filepath.EvalSymlinks(name); err == nil {
			return real
		}
		folder, file := filepath.Split(name)
		if real, err := filepath.EvalSymlinks(folder); err == nil {
			name = filepath.Join(real, file)
		}
		to, err := os.Readlink(name)
		if err != nil {
			return name
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(name), to)
		}
		name = to
	}
	return name
}

// Reach returns the error that [WriteFile] would return for a name whatever is written,
// so that it can be told before any work is done. It makes a file beside that one, and
// removes it.
func Reach(name string) error {
	switch info, err := os.Stat(name); {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s: is a folder; name a file in it", name)
	case err == nil && !info.Mode().IsRegular():
		return nil
	case err != nil && errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
	case err != nil:
		return unwritable(name, filepath.Dir(name), err)
	}
	switch info, err := os.Stat(filepath.Dir(Canonical(name))); {
	case err != nil && errors.Is(err, fs.ErrPermission):
		return unwritable(name, filepath.Dir(name), err)
	case err != nil:
		return fmt.Errorf("%s: no such folder; make it first", filepath.Dir(name))
	case !info.IsDir():
		return fmt.Errorf("%s: is no folder; name another for %s", filepath.Dir(name), filepath.Base(name))
	}
	return probe(name, partial(Canonical(name)))
}

// ReachFolder returns the error that making a folder of that name, where there is none, and
// writing into it would return.
func ReachFolder(name string) error {
	for folder := Canonical(name); ; folder = filepath.Dir(folder) {
		switch info, err := os.Stat(folder); {
		case err == nil && info.IsDir():
			return probe(name, partial(filepath.Join(folder, "probe")))
		case err == nil:
			return fmt.Errorf("%s: %s is no folder; name another", name, folder)
		case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR) || folder == filepath.Dir(folder):
			return unwritable(name, folder, err)
		}
	}
}

// probe makes a file and removes it, and tells of the named one why that fails.
func probe(name, temporary string) error {
	file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return unwritable(name, filepath.Dir(temporary), err)
	}
	return errors.Join(file.Close(), os.Remove(temporary))
}

// unwritable says why a file or folder cannot be written into a folder, and what to do.
func unwritable(name, folder string, err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: writing into %s is not permitted; change the mode of that folder, or name another", name, folder)
	case errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%s: %s is on a disk that can only be read; name another folder", name, folder)
	case errors.Is(err, syscall.ENAMETOOLONG):
		return fmt.Errorf("%s: the name is too long; choose a shorter one", name)
	}
	if wrong, ok := errors.AsType[*fs.PathError](err); ok {
		err = wrong.Err // the path is that of a temporary file
	}
	return fmt.Errorf("%s: cannot be written into %s: %w", name, folder, err)
}

// WriteFile writes a file by way of a temporary one beside it, which is on the
// disk before it takes the file's name, so that the file is never seen half
// written and the old one stays when write fails. What exists and is no regular
// file, such as a pipe or a device, is written to directly. A symbolic link stays
// one: what it leads to is written.
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
	}
	if info, err := os.Lstat(name); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		name = Canonical(name)
	}
	temporary := partial(name)
	if err := writeInto(temporary, os.O_CREATE|os.O_EXCL, mode, write); err != nil {
		os.Remove(temporary)
		return err
	}
	if err := os.Rename(temporary, name); err != nil {
		os.Remove(temporary)
		return err
	}
	return nil
}

// partial returns the name of a temporary file beside one, which is nobody's.
func partial(name string) string {
	folder, file := filepath.Split(name)
	return filepath.Join(folder, fmt.Sprintf("%s.%08x.partial", Cut(file, longestName), rand.Uint32()))
}

// longestName is so many bytes that file systems, which take 255, take it with an
// ending.
const longestName = 200

// Cut returns the beginning of a name, at most so many bytes of it, without half
// a character at its end.
func Cut(name string, most int) string {
	if len(name) <= most {
		return name
	}
	for most > 0 && !utf8.RuneStart(name[most]) {
		most--
	}
	return name[:most]
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
	err = Buffered(file, write)
	if err == nil && flags&os.O_CREATE != 0 {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
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
