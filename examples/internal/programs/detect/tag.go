package detect

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/detect"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/crawl"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/parallel"
	"github.com/sejajar/sejajar/examples/internal/terminal"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// A tagger tells what languages documents are in.
type tagger struct {
	detector *detect.Detector
	reading  texts.Settings
	as       format
}

// all prints the language of each document of the named files.
func (t tagger) all(ctx context.Context, call *command.Call, names []string) error {
	tried, failed := 0, 0
	err := t.tag(ctx, call, crawl.Documents(names), call.Stdout, func(string) { tried++ }, func(string, error) {
		tried++
		failed++
	})
	if err == nil && failed > 0 {
		return fmt.Errorf("%d of %d files could not be read", failed, tried)
	}
	return err
}

// A tagged is a document with its language.
type tagged struct {
	crawl.Document
	result detect.Result
	err    error // why it could not be read
	notes  []error
}

// tag writes the language of each document, on all cores and in their order. One that
// cannot be read does not keep it from the others; done and failed are told of each.
func (t tagger) tag(ctx context.Context, call *command.Call, documents iter.Seq2[crawl.Document, error], w io.Writer,
	done func(string), failed func(string, error)) error {
	all := func(yield func(tagged) bool) {
		for d, err := range documents {
			if !yield(tagged{Document: d, err: err}) {
				return
			}
		}
	}
	for d, found := range parallel.All(all, func(d tagged) tagged { return t.detect(ctx, d) }) {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, note := range found.notes {
			call.Report(note)
		}
		if found.err != nil {
			call.Report(found.err)
			failed(d.Name, found.err)
		} else {
			done(d.Name)
		}
		if err := t.write(w, found); err != nil {
			return fmt.Errorf("cannot write the results: %w", err)
		}
	}
	return nil
}

func (t tagger) detect(ctx context.Context, d tagged) tagged {
	if d.err != nil {
		return d
	}
	reading := t.reading
	reading.Warn = func(warning error) { d.notes = append(d.notes, warning) }
	file, err := d.File(ctx, reading)
	if err != nil {
		d.err = err
		return d
	}
	d.Content = nil
	d.result = t.detector.Detect(file.Prose())
	if d.result.Confidence == 0 {
		d.notes = append(d.notes, fmt.Errorf("warning: %s: holds no prose to judge", d.Name))
	}
	if mixed := pages.Mixed(ctx, t.detector, file, d.result); mixed != nil {
		d.notes = append(d.notes, mixed)
	}
	return d
}

func (t tagger) write(w io.Writer, d tagged) (err error) {
	if t.as == tsv {
		if d.err == nil {
			_, err = fmt.Fprintf(w, "%s\t%s\t%.4f\n", shown(d.Name), d.result.Tag, d.result.Confidence)
		}
		return err
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	if d.err != nil {
		return encoder.Encode(struct {
			Name  string `json:"name"`
			Error string `json:"error"`
		}{d.Name, strings.TrimPrefix(d.err.Error(), d.Name+": ")})
	}
	return encoder.Encode(struct {
		Name       string       `json:"name"`
		Language   language.Tag `json:"language"`
		Confidence float64      `json:"confidence"`
	}{d.Name, d.result.Tag, math.Round(d.result.Confidence*1e4) / 1e4})
}

// shown returns a name as it is, unless it has characters that end a field or steer
// a terminal.
func shown(name string) string {
	if strings.ContainsFunc(name, unicode.IsControl) {
		return terminal.Printable(name)
	}
	return name
}
