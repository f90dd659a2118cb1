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

// A found is the language of a document, and what its reader should know.
type found struct {
	detect.Result
	notes []error
}

// tag writes the language of each document, on all cores and in their order. One that
// cannot be read does not keep it from the others; done and failed are told of each.
func (t tagger) tag(ctx context.Context, call *command.Call, documents iter.Seq2[crawl.Document, error], w io.Writer,
	done func(string), failed func(string, error)) error {
	for d := range crawl.Map(documents, func(d crawl.Document) (found, error) { return t.detect(ctx, d) }) {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, note := range d.Value.notes {
			call.Report(note)
		}
		if d.Err != nil {
			call.Report(d.Err)
			failed(d.Name, d.Err)
		} else {
			done(d.Name)
		}
		if err := t.write(w, d); err != nil {
			return fmt.Errorf("cannot write the results: %w", err)
		}
	}
	return nil
}

func (t tagger) detect(ctx context.Context, d crawl.Document) (f found, err error) {
	reading := t.reading
	reading.Warn = func(warning error) { f.notes = append(f.notes, warning) }
	file, err := d.File(ctx, reading)
	if err != nil {
		return f, err
	}
	f.Result = t.detector.Detect(file.Prose())
	if f.Confidence == 0 {
		f.notes = append(f.notes, fmt.Errorf("warning: %s: holds no prose to judge", d.Name))
	}
	if mixed := pages.Mixed(ctx, t.detector, file, f.Result); mixed != nil {
		f.notes = append(f.notes, mixed)
	}
	return f, nil
}

func (t tagger) write(w io.Writer, d crawl.Result[found]) (err error) {
	if t.as == tsv {
		if d.Err == nil {
			_, err = fmt.Fprintf(w, "%s\t%s\t%.4f\n", shown(d.Name), d.Value.Tag, d.Value.Confidence)
		}
		return err
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	if d.Err != nil {
		return encoder.Encode(struct {
			Name  string `json:"name"`
			Error string `json:"error"`
		}{d.Name, strings.TrimPrefix(d.Err.Error(), d.Name+": ")})
	}
	return encoder.Encode(struct {
		Name       string       `json:"name"`
		Language   language.Tag `json:"language"`
		Confidence float64      `json:"confidence"`
	}{d.Name, d.Value.Tag, math.Round(d.Value.Confidence*1e4) / 1e4})
}

// shown returns a name as it is, unless it has characters that end a field or steer
// a terminal.
func shown(name string) string {
	if strings.ContainsFunc(name, unicode.IsControl) {
		return terminal.Printable(name)
	}
	return name
}
