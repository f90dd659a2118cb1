// Package converters reads PDF, RTF and old Word files with programs that are
// installed, for package extract:
//
//	file, err := extract.Parse(ctx, "buku.pdf", content, converters.All()...)
//
// PDF needs pdftotext of Poppler (apt install poppler-utils, brew install
// poppler), RTF and old Word files LibreOffice (apt install
// libreoffice-writer-nogui, brew install --cask libreoffice). Where a program is
// missing, the error of the file says so.
//
// A program is looked for on the PATH and started when a file needs it, not
// before. It gets a folder of its own, which is removed afterwards, a copy of the
// file in it under a name of ours, and two minutes; of what it writes 64 MiB of
// text are read at most. When the context ends it is killed, with the processes
// that it has started.
//
// # Why these programs
//
// Poppler is on most Linux systems and one command away on the others. It was
// made for fonts and encodings as PDF files have them, puts columns one after the
// other, and is a process of its own: a file made to harm it does not harm the
// program that reads it. PDFium, compiled to WebAssembly
// (github.com/klippa-app/go-pdfium), would need nothing installed, but adds 13 MB
// to a program and takes 3 s of a core to start, each time that a program runs.
package converters

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/sejajar/sejajar/align/extract"
)

const (
	timeout    = 2 * time.Minute
	maxBytes   = extract.DefaultMaxUnpackedBytes
	maxMessage = 150 // bytes of what a program says is wrong
)

// All returns the options that read PDF, RTF and old Word files.
func All() []extract.Option {
	return []extract.Option{
		extract.Convert(extract.PDF, Poppler),
		extract.Convert(extract.RTF, LibreOffice),
		extract.Convert(extract.DOC, LibreOffice),
	}
}

// A MissingError says that a program is not installed.
type MissingError struct {
	Program string
	Advice  string // how to install it
}

func (e *MissingError) Error() string {
	return fmt.Sprintf("%s, which reads it, is not installed (%s)", e.Program, e.Advice)
}

// LibreOffice is the [extract.Converter] of RTF and old Word files. It makes
// OpenDocument texts of them.
func LibreOffice(ctx context.Context, _ string, content []byte) ([]byte, error) {
	program, err := office()
	if err != nil {
		return nil, err
	}
	return inFolder(content, "file.doc", func(folder string) ([]byte, error) {
		// A profile of its own lets it run beside another one, and has no macros.
		profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(folder, "profile"))
		err := run(ctx, nil, program, folder, profile, "--headless", "--norestore", "--convert-to", "odt:writer8",
			"--outdir", folder, filepath.Join(folder, "file.doc"))
		if err != nil {
			return nil, err
		}
		file, err := os.Open(filepath.Join(folder, "file.odt"))
		if errors.Is(err, os.ErrNotExist) {
			return nil, errors.New("LibreOffice finds no text in it")
		}
		if err != nil {
			return nil, err
		}
		defer file.Close()
		converted, err := io.ReadAll(io.LimitReader(file, maxBytes+1))
		if err == nil && len(converted) > maxBytes {
			return nil, errTooLong
		}
		return converted, err
	})
}

// office finds LibreOffice, which on a Mac is not on the PATH.
func office() (string, error) {
	for _, name := range []string{"soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"} {
		if program, err := exec.LookPath(name); err == nil {
			return program, nil
		}
	}
	return "", &MissingError{"LibreOffice", "apt install libreoffice-writer-nogui; brew install --cask libreoffice"}
}

// inFolder writes a file into a folder that is there for the time of a
// conversion, and reads what comes of it.
func inFolder(content []byte, name string, convert func(folder string) ([]byte, error)) (converted []byte, err error) {
	folder, err := os.MkdirTemp("", "sejajar-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
		return nil, err
	}
	return convert(folder)
}

var errTooLong = fmt.Errorf("it holds more than %d MiB of text", maxBytes>>20)

// run runs a program in a folder, and returns as an error what it complains of,
// on its standard output too if that is not wanted.
func run(ctx context.Context, stdout io.Writer, program, folder string, args ...string) error {
	limited, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	var said bytes.Buffer
	command := exec.CommandContext(limited, program, args...)
	complaints := &limitedWriter{&said, maxMessage}
	command.Dir, command.Stdout, command.Stderr = folder, stdout, complaints
	if stdout == nil {
		command.Stdout = complaints
	}
	command.Env = append(os.Environ(), "HOME="+folder)
	command.WaitDelay = time.Second
	killGroup(command)
	err := command.Run()
	name := strings.TrimSuffix(filepath.Base(program), filepath.Ext(program))
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case limited.Err() != nil:
		return fmt.Errorf("%s took more than %v", name, timeout)
	case err != nil:
		message := strings.ToValidUTF8(strings.Join(strings.Fields(said.String()), " "), "")
		return fmt.Errorf("%s: %s", name, strings.TrimSuffix(strings.TrimSpace(message+" ("+err.Error()+")"), "."))
	}
	return nil
}

// A limitedWriter writes the first bytes and drops the others.
type limitedWriter struct {
	w    io.Writer
	left int
}

func (w *limitedWriter) Write(p []byte) (int, error) {
	n := min(w.left, len(p))
	w.left -= n
	if _, err := w.w.Write(p[:n]); err != nil {
		return 0, err
	}
	return len(p), nil
}
