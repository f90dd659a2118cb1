package viewer

import (
	"bufio"
	"bytes"
	"context"
	"net/http"
	"strconv"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/examples/internal/outputs"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/correct"
)

// lineFormats are formats with a line for each pair that are no formats of package bitext:
// the texts of one side, the links of words, and these words.
var lineFormats = []string{moses, pharaoh, words}

const (
	moses   = "moses"
	pharaoh = "pharaoh"
	words   = "words"
)

// downloadLines answers with a pair in one of these formats. Of moses the query has the side.
func (s *server) downloadLines(p *pair, format string, r *http.Request) (any, error) {
	least, err := leastOf(r)
	if err != nil {
		return nil, err
	}
	side, err := strconv.Atoi(r.FormValue("side"))
	if one := format == moses; one && (err != nil || side != int(correct.Source) && side != int(correct.Target)) {
		return nil, errSide
	}
	alignment, whole := p.alignment(least), p.alignment(0)
	name := stem(p.source.ID) + "-" + stem(p.target.ID)
	return later(func(ctx context.Context) (any, error) {
		switch format {
		case moses:
			return mosesOf(ctx, alignment, side, name)
		case words:
			return linesOf(alignment, name+"."+words, func(out *bufio.Writer, b align.Bead) { outputs.WriteWords(out, alignment, b) })
		}
		evidence, err := s.evidence.of(ctx, s.aligner, p, whole)
		if err != nil {
			return nil, err
		}
		return linesOf(alignment, name+"."+pharaoh, func(out *bufio.Writer, b align.Bead) { outputs.WriteLinks(out, evidence.Links(b)) })
	}), nil
}

// mosesOf makes the file of one side, which ends in its language.
func mosesOf(ctx context.Context, a *align.Alignment, side int, name string) (any, error) {
	var sides [2]bytes.Buffer
	w := bitext.NewMosesWriter(&sides[0], &sides[1])
	for unit := range bitext.Units(a) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := w.Write(unit); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	language := []align.Document{a.Source, a.Target}[side].Language
	return attachment{name + "." + language.String(), sides[side].Bytes()}, nil
}

// linesOf makes a file with a line for each pair.
func linesOf(a *align.Alignment, name string, write func(*bufio.Writer, align.Bead)) (any, error) {
	var file bytes.Buffer
	out := bufio.NewWriter(&file)
	for _, b := range a.Beads {
		if !b.Null() {
			write(out, b)
			out.WriteByte('\n')
		}
	}
	err := out.Flush()
	return attachment{name, file.Bytes()}, err
}
