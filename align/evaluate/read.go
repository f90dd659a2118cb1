package evaluate

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/lines"
)

const (
	maxLine   = 1 << 20   // bytes; a longer line is no bead
	maxNumber = 1<<31 - 1 // no document has more sentences or bytes
)

// A SyntaxError says where a file of beads or regions is wrong, and what should
// stand there.
type SyntaxError struct {
	Line   int // from 1
	Column int // in bytes, from 1
	Err    error
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("line %d, column %d: %v", e.Line, e.Column, e.Err)
}

func (e *SyntaxError) Unwrap() error { return e.Err }

// ReadBeads reads beads, one to a line, as vecalign writes them:
//
//	[0,1]:[0]:0.98
//	[2]:[]
//
// The third field may be missing. It is taken as the bead's confidence if it
// is a number; in vecalign's own files it is not, but a cost, so do not
// [Calibrate] those. Blank lines are passed over. The error is a [*SyntaxError]
// where the file is at fault.
func ReadBeads(r io.Reader) ([]Bead, error) {
	var beads []Bead
	err := eachLine(r, func(_ int, line string) error {
		bead, err := parseBead(line)
		beads = append(beads, bead)
		return err
	})
	if err != nil {
		return nil, err
	}
	return beads, nil
}

func parseBead(line string) (Bead, error) {
	fields := strings.SplitN(line, ":", 4)
	if len(fields) < 2 {
		return Bead{}, notBead(line, 0, errors.New("it has no colon"))
	}
	source, err := parseIndices(fields[0])
	if err != nil {
		return Bead{}, notBead(line, 0, err)
	}
	target, err := parseIndices(fields[1])
	if err != nil {
		return Bead{}, notBead(line, len(fields[0])+1, err)
	}
	bead := Bead{source, target, math.NaN()}
	if len(fields) > 2 {
		bead.Confidence = parseConfidence(fields[2])
	}
	return bead, nil
}

func notBead(line string, offset int, why error) error {
	return lines.At{Offset: offset, Err: fmt.Errorf(
		"%s is not a bead, %w: write a bead as [0,1]:[0], a null bead as [3]:[] or []:[4]", lines.Quote(line), why)}
}

// parseIndices reads "[0, 1]".
func parseIndices(field string) ([]int, error) {
	field = strings.TrimSpace(field)
	inner, opened := strings.CutPrefix(field, "[")
	inner, closed := strings.CutSuffix(inner, "]")
	if !opened || !closed {
		return nil, fmt.Errorf("%s has no brackets around it", lines.Quote(field))
	}
	if strings.TrimSpace(inner) == "" {
		return nil, nil
	}
	list := make([]int, 0, 1+strings.Count(inner, ","))
	for item := range strings.SplitSeq(inner, ",") {
		i, err := lines.Number(strings.TrimSpace(item), maxNumber)
		if err != nil {
			return nil, err
		}
		list = append(list, i)
	}
	return list, nil
}

// ReadRegions reads regions, one to a line, as four byte offsets and, if there
// is a fifth field, the confidence:
//
//	srcStart<TAB>srcEnd<TAB>tgtStart<TAB>tgtEnd<TAB>confidence
//
// Blanks will do for tabs. Blank lines, lines that begin with #, and a line of
// column names at the top are passed over. The error is a [*SyntaxError] where
// the file is at fault.
func ReadRegions(r io.Reader) ([]Region, error) {
	var regions []Region
	err := eachLine(r, func(n int, line string) error {
		if strings.HasPrefix(line, "#") {
			return nil
		}
		if first, _ := utf8.DecodeRuneInString(line); n == 1 && unicode.IsLetter(first) {
			return nil
		}
		region, err := parseRegion(line)
		regions = append(regions, region)
		return err
	})
	if err != nil {
		return nil, err
	}
	return regions, nil
}

func parseRegion(line string) (Region, error) {
	fields := strings.Split(line, "\t")
	if len(fields) == 1 {
		fields = strings.Fields(line)
	}
	var offsets [4]int
	at := 0
	for k := range offsets {
		if k >= len(fields) {
			return Region{}, notRegion(line, len(line), errors.New("it has too few fields"))
		}
		at += strings.Index(line[at:], fields[k])
		var err error
		if offsets[k], err = lines.Number(strings.TrimSpace(fields[k]), maxNumber); err != nil {
			return Region{}, notRegion(line, at, err)
		}
		at += len(fields[k])
	}
	region := Region{
		Source:     align.Range{Start: offsets[0], End: offsets[1]},
		Target:     align.Range{Start: offsets[2], End: offsets[3]},
		Confidence: math.NaN(),
	}
	if len(fields) > 4 {
		region.Confidence = parseConfidence(fields[4])
	}
	return region, nil
}

func notRegion(line string, offset int, why error) error {
	return lines.At{Offset: offset, Err: fmt.Errorf(
		"%s is not a pair of byte ranges, %w: write it as srcStart, srcEnd, tgtStart, tgtEnd with tabs between",
		lines.Quote(line), why)}
}

func parseConfidence(field string) float64 {
	c, err := strconv.ParseFloat(strings.TrimSpace(field), 64)
	if err != nil {
		return math.NaN()
	}
	return c
}

// eachLine calls parse with every line that is not blank, without the blanks
// around it, and its number from 1. An error of parse is where a [lines.At]
// says.
func eachLine(r io.Reader, parse func(n int, line string) error) error {
	if r == nil {
		return errors.New("evaluate: there is nothing to read from")
	}
	list := lines.New(r, maxLine, func(line, column int, err error) error {
		return &SyntaxError{line, column, err}
	})
	for list.Next() {
		if list.Blank() {
			continue
		}
		if err := parse(list.Number(), strings.TrimSpace(list.Text())); err != nil {
			return list.Fail(err)
		}
	}
	return list.Err()
}
