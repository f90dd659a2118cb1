package bitext

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/lines"
)

// A ladderEncoder writes the rung at which each unit begins, and at the end
// the one at which the last unit ends.
type ladderEncoder struct {
	begun          bool
	source, target int // where the unit before ended
}

func (e *ladderEncoder) encode(out *output, u Unit) error {
	s, t, err := u.pair()
	if err != nil {
		return err
	}
	if !e.begun {
		e.begun, e.source, e.target = true, s.Sentences.Start, t.Sentences.Start
	}
	if s.Sentences.Start != e.source || t.Sentences.Start != e.target {
		return fmt.Errorf("a unit begins with the sentences %d and %d where %d and %d are next: "+
			"a ladder holds all beads of two documents, in order",
			s.Sentences.Start, t.Sentences.Start, e.source, e.target)
	}
	e.rung(out, digits(u.Confidence))
	e.source, e.target = max(e.source, s.Sentences.End), max(e.target, t.Sentences.End)
	return nil
}

func (e *ladderEncoder) close(out *output) error {
	e.rung(out, "0")
	return nil
}

func (e *ladderEncoder) rung(out *output, quality string) {
	out.strings(strconv.Itoa(e.source), "\t", strconv.Itoa(e.target), "\t", quality, "\n")
}

// readLadder reads units that have nothing but their sentences: each from one
// rung to the next.
func readLadder(r io.Reader, yield func(Unit) bool) error {
	var before [2]int
	first := true
	return eachLine(r, Ladder, func(line string) error {
		rung, err := parseRung(line)
		if err != nil {
			return err
		}
		from := before
		before = rung
		if first {
			first = false
			return nil
		}
		if rung[0] < from[0] || rung[1] < from[1] {
			return fmt.Errorf("the rung %d, %d stands before the one above it, %d, %d", rung[0], rung[1], from[0], from[1])
		}
		u := Unit{Versions: make([]Version, 2)}
		for k := range u.Versions {
			u.Versions[k].Sentences = align.Span{Start: from[k], End: rung[k]}
		}
		return proceed(yield(u))
	})
}

func parseRung(line string) (rung [2]int, err error) {
	fields := strings.Split(line, "\t")
	if len(fields) < 2 {
		return rung, fmt.Errorf("there is no tab: want a source and a target sentence with a tab between")
	}
	column := 0
	for k := range rung {
		if rung[k], err = parseNumber(fields[k]); err != nil {
			return rung, lines.At{Offset: column, Err: err}
		}
		column += len(fields[k]) + 1
	}
	return rung, nil
}
