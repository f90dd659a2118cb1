package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/sejajar/sejajar/align/extract"
	"github.com/sejajar/sejajar/examples/internal/crawl"
)

func init() {
	register.DoFn3x1[context.Context, string, func(string), error](&matchFn{})
	register.DoFn4x0[context.Context, string, func(Raw), func(Failure)](&readFn{})
	register.Emitter1[string]()
	register.Emitter1[Raw]()
	register.Emitter1[Failure]()
	beam.RegisterType(beamType[Raw]())
	beam.RegisterType(beamType[Failure]())
}

// A Raw is a document as it was read: a file, or one of many in a file.
type Raw struct {
	Name    string // its address, or that of the file
	Content []byte
	Type    int    // see crawl.Type
	Charset string // what it is in, if a server said so
}

// document returns what package crawl read.
func (r Raw) document() (crawl.Document, error) {
	d := crawl.Document{Name: r.Name, Content: r.Content, Type: crawl.Type(r.Type)}
	var err error
	if r.Charset != "" {
		d.Charset, err = extract.ParseEncoding(r.Charset)
	}
	return d, err
}

// matchFn lists the files that a pattern stands for, in any file system that Beam knows; a
// local folder stands for all files in it.
type matchFn struct{}

// ProcessElement emits the names of files.
func (f *matchFn) ProcessElement(ctx context.Context, pattern string, emit func(string)) error {
	if info, err := os.Stat(pattern); err == nil && info.IsDir() {
		return filepath.WalkDir(pattern, func(name string, entry fs.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() && !strings.HasPrefix(entry.Name(), ".") {
				emit(name)
			}
			return err
		})
	}
	files, err := filesystem.New(ctx, pattern)
	if err != nil {
		return err
	}
	defer files.Close()
	names, err := files.List(ctx, pattern)
	if err != nil {
		return fmt.Errorf("%s: %w", pattern, err)
	}
	if len(names) == 0 {
		return fmt.Errorf("%s: there is no such file", pattern)
	}
	for _, name := range names {
		emit(name)
	}
	return nil
}

// readFn reads the documents of a file.
type readFn struct{}

// ProcessElement emits the documents of a file.
func (f *readFn) ProcessElement(ctx context.Context, name string, emit func(Raw), fail func(Failure)) {
	guard(name, "read", fail, func() error {
		files, err := filesystem.New(ctx, name)
		if err != nil {
			return err
		}
		defer files.Close()
		file, err := files.OpenRead(ctx, name)
		if err != nil {
			return err
		}
		defer file.Close()
		if !crawl.Holds(name) {
			return readFile(name, file, emit)
		}
		for d, err := range crawl.Read(name, file) {
			switch {
			case err == nil:
				emit(Raw{d.Name, d.Content, int(d.Type), d.Charset.String()})
			case d.Place != "":
				fail(Failure{d.Place, "read", err.Error()})
			default:
				return err
			}
		}
		return nil
	})
}

// readFile reads a file that is one document, and may be packed.
func readFile(name string, file io.Reader, emit func(Raw)) error {
	packed := bufio.NewReader(file)
	content := io.Reader(packed)
	if start, err := packed.Peek(2); err == nil && bytes.Equal(start, []byte{0x1f, 0x8b}) {
		unpacked, err := gzip.NewReader(packed)
		if err != nil {
			return err
		}
		content, name = unpacked, strings.TrimSuffix(name, ".gz")
	}
	text, err := io.ReadAll(io.LimitReader(content, crawl.MaxBytes+1))
	if err != nil {
		return err
	}
	if len(text) > crawl.MaxBytes {
		return fmt.Errorf("more than %d bytes", crawl.MaxBytes)
	}
	emit(Raw{Name: name, Content: text})
	return nil
}
