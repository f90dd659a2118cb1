package bitext

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"
)

type spansEncoder struct{}

func (spansEncoder) encode(out *output, u Unit) error {
	s, t, err := u.pair()
	if err != nil {
		return err
	}
	if s.Start >= s.End || t.Start >= t.End {
		return nil
	}
	for _, n := range []int{s.Start, s.End, t.Start, t.End} {
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
		u := Unit{Versions: make([]Segment, 2)}
		s, t := &u.Versions[0], &u.Versions[1]
		column := 0
		for k, place := range []*int{&s.Start, &s.End, &t.Start, &t.End} {
			n, err := parseNumber(fields[k])
			if err != nil {
				return at{column, err}
			}
			*place = n
			column += len(fields[k]) + 1
		}
		if len(fields) > 4 {
			c, err := parseConfidence(fields[4])
			if err != nil {
				return at{column, err}
			}
			u.Confidence = c
		}
		if err := cmp.Or(s.checkRanges(), t.checkRanges()); err != nil {
			return err
		}
		return proceed(yield(u))
	})
}
