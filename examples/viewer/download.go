package main

import (
	"bytes"
	"context"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
)

// alignment is the pair as it was corrected. Beads of less than the given
// confidence are null beads in it.
func (p *pair) alignment(least float64) *align.Alignment {
	return &align.Alignment{Source: p.source, Target: p.target, Beads: p.draft.Alignment(least)}
}

// download answers with a pair as a file. The query has the format and, as
// least, how sure the pairs must be.
func (s *server) download(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	p, err := h.pair(r)
	if err != nil {
		return nil, err
	}
	format, err := bitext.ParseFormat(r.FormValue("format"))
	if err != nil {
		return nil, problem{http.StatusBadRequest, sentenceCase(err.Error())}
	}
	least := 0.0
	if text := r.FormValue("least"); text != "" {
		if least, err = strconv.ParseFloat(text, 64); err != nil || !(least >= 0 && least <= 1) {
			return nil, problem{http.StatusBadRequest, "The least confidence is a number from 0 to 1."}
		}
	}
	file, err := render(ctx, format, p.alignment(least))
	if err != nil {
		return nil, err
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": p.fileName(format)}))
	w.Write(file)
	return nil, nil
}

// render writes an alignment in memory, so that an error can still be told.
func render(ctx context.Context, format bitext.Format, a *align.Alignment) ([]byte, error) {
	var file bytes.Buffer
	writer, err := bitext.NewWriter(&file, format, bitext.Created(time.Now()))
	if err != nil {
		return nil, err
	}
	for unit := range bitext.Units(a) {
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

// fileName names a downloaded file after both documents, as "berita-news.tmx".
func (p *pair) fileName(format bitext.Format) string {
	end := string(format)
	if format == bitext.XLIFF {
		end = "xlf"
	}
	return stem(p.source.ID) + "-" + stem(p.target.ID) + "." + end
}

func stem(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}
