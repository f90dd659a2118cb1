package bitext

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/lines"
)

type vecalignEncoder struct{}

func (vecalignEncoder) encode(out *output, u Unit) error {
	s, t, err := u.pair()
	if err != nil {
		return err
	}
	writeIndices(out, s.Sentences)
	out.WriteByte(':')
	writeIndices(out, t.Sentences)
	out.strings(":", digits(u.Confidence), "\n")
	return nil
}

func (vecalignEncoder) close(*output) error { return nil }

func writeIndices(out *output, s align.Span) {
	out.WriteByte('[')
	for i := s.Start; i < s.End; i++ {
		if i > s.Start {
			out.WriteByte(',')
		}
		out.WriteString(strconv.Itoa(i))
	}
	out.WriteByte(']')
}

// readVecalign reads units that have nothing but their sentences.
func readVecalign(r io.Reader, yield func(Unit) bool) error {
	return eachLine(r, Vecalign, func(line string) error {
		fields := strings.SplitN(line, ":", 3)
		if len(fields) < 2 {
			return errors.New("there is no colon: want a bead, as [0,1]:[0]")
		}
		u := Unit{Versions: make([]Version, 2)}
		column := 0
		for k := range u.Versions {
			span, err := parseIndices(fields[k])
			if err != nil {
				return lines.At{Offset: column, Err: err}
			}
			u.Versions[k].Sentences = span
			column += len(fields[k]) + 1
		}
		return proceed(yield(u))
	})
}

// parseIndices reads "[3, 4]" as the span from 3 to 5.
func parseIndices(field string) (align.Span, error) {
	inner, opened := strings.CutPrefix(strings.TrimSpace(field), "[")
	inner, closed := strings.CutSuffix(inner, "]")
	if !opened || !closed {
		return align.Span{}, fmt.Errorf("%s is not a list of sentences, as [0,1]", lines.Quote(field))
	}
	var span align.Span
	if strings.TrimSpace(inner) == "" {
		return span, nil
	}
	for item := range strings.SplitSeq(inner, ",") {
		i, err := parseNumber(strings.TrimSpace(item))
		switch {
		case err != nil:
			return align.Span{}, err
		case span.Len() == 0:
			span = align.Span{Start: i, End: i + 1}
		case i == span.End:
			span.End++
		default:
			return align.Span{}, fmt.Errorf("the sentences of %s do not stand together", lines.Quote(field))
		}
	}
	return span, nil
}
