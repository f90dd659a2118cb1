package bitext

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/sejajar/sejajar/align/internal/lines"
)

type spansEncoder struct{}

func (spansEncoder) encode(out *output, u Unit) error {
	s, t, err := u.pair()
	if err != nil {
		return err
	}
	from, to := s.Range, t.Range
	if from.Len() <= 0 || to.Len() <= 0 {
		return nil
	}
	for _, n := range []int{from.Start, from.End, to.Start, to.End} {
		out.strings(strconv.Itoa(n), "\t")
	}
	out.strings(digits(u.Confidence), "\n")
	return nil
}

func (spansEncoder) close(*output) error { return nil }

// readSpans reads units that have nothing but their byte ranges and confidence.
func readSpans(r io.Reader, yield func(Unit) bool) error {
	return eachLine(r, Spans, func(line string) error {
		fields := strings.Split(line, "\t")
		if len(fields) < 4 {
			return fmt.Errorf("there are %d columns: want srcStart, srcEnd, tgtStart, tgtEnd, confidence with tabs between", len(fields))
		}
		u := Unit{Versions: make([]Version, 2)}
		s, t := &u.Versions[0], &u.Versions[1]
		column := 0
		for k, place := range []*int{&s.Range.Start, &s.Range.End, &t.Range.Start, &t.Range.End} {
			n, err := parseNumber(fields[k])
			if err != nil {
				return lines.At{Offset: column, Err: err}
			}
			*place = n
			column += len(fields[k]) + 1
		}
		if len(fields) > 4 {
			c, err := parseConfidence(fields[4])
			if err != nil {
				return lines.At{Offset: column, Err: err}
			}
			u.Confidence = c
		}
		if err := cmp.Or(s.checkRanges(), t.checkRanges()); err != nil {
			return err
		}
		return proceed(yield(u))
	})
}
