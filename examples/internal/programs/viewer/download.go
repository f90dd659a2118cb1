package viewer

import (
	"bytes"
	"context"
	"iter"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/examples/internal/outputs"
)

// alignment is the pair as it was corrected. Beads of less than the given
// confidence are null beads in it.
func (p *pair) alignment(least float64) *align.Alignment {
	return &align.Alignment{Source: p.source, Target: p.target, Beads: p.draft.Alignment(least), Unordered: p.unordered}
}

// formats are those that hold the pair. A ladder needs order.
func (p *pair) formats() []bitext.Format {
	all := bitext.Formats()
	if p.unordered {
		all = slices.DeleteFunc(all, func(f bitext.Format) bool { return f == bitext.Ladder })
	}
	return all
}

// download answers with a pair as a file. The query has the format and, as
// least, how sure the pairs must be.
func (s *server) download(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	p, err := h.pair(r)
	if err != nil {
		return nil, err
	}
	if format := r.FormValue("format"); slices.Contains(lineFormats, format) {
		return s.downloadLines(p, format, r)
	}
	if r.FormValue("format") == string(outputs.OPUS) {
		return downloadOPUS([]*pair{p}, r)
	}
	format, least, err := asked(r)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(p.formats(), format) {
		return nil, problem{http.StatusUnprocessableEntity, "This format needs sentences in order. Please choose another."}
	}
	alignment := p.alignment(least)
	return later(func(ctx context.Context) (any, error) {
		return fileOf(ctx, format, bitext.Units(alignment), stem(p.source.ID)+"-"+stem(p.target.ID))
	}), nil
}

// An attachment is an answer that is kept.
type attachment struct {
	name    string
	content []byte
}

// fileOf makes a file of units.
func fileOf(ctx context.Context, format bitext.Format, units iter.Seq[bitext.Unit], stem string) (attachment, error) {
	content, err := render(ctx, format, units)
	return attachment{stem + format.Ending(), content}, err
}

// asked reads the query of a download.
func asked(r *http.Request) (format bitext.Format, least float64, err error) {
	if format, err = bitext.ParseFormat(r.FormValue("format")); err != nil {
		return "", 0, problem{http.StatusBadRequest, sentenceCase(err.Error())}
	}
	least, err = leastOf(r)
	return format, least, err
}

// leastOf reads how sure pairs must be to be downloaded.
func leastOf(r *http.Request) (least float64, err error) {
	text := r.FormValue("least")
	if text == "" {
		return 0, nil
	}
	if least, err = strconv.ParseFloat(text, 64); err != nil || !(least >= 0 && least <= 1) {
		return 0, problem{http.StatusBadRequest, "The least confidence is a number from 0 to 1."}
	}
	return least, nil
}

// render writes units in memory, so that an error can still be told.
func render(ctx context.Context, format bitext.Format, units iter.Seq[bitext.Unit]) ([]byte, error) {
	var file bytes.Buffer
	writer, err := bitext.NewWriter(&file, format, bitext.Created(time.Now()))
	if err != nil {
		return nil, err
	}
	for unit := range units {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := writer.Write(unit); err != nil {
			return nil, err
		}
	}
	err = writer.Close()
	return file.Bytes(), err
}

// stem is the name of a file without folders and ending.
func stem(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}
