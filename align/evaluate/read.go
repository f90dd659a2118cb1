package evaluate

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align"
)

const (
	maxLine   = 1 << 20   // bytes; a longer line is no bead
	maxNumber = 1<<31 - 1 // no document has more sentences or bytes
)

// ReadBeads reads beads, one to a line, as vecalign writes them:
//
//	[0,1]:[0]:0.98
//	[2]:[]
//
// The third field may be missing. It is taken as the bead's confidence if it
// is a number; in vecalign's own files it is not, but a cost, so do not
// [Calibrate] those. Blank lines are passed over. An error names the line and
// says what should stand there.
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
		return Bead{}, notBead(line, "it has no colon")
	}
	source, err := parseIndices(fields[0])
	if err != nil {
		return Bead{}, notBead(line, err.Error())
	}
	target, err := parseIndices(fields[1])
	if err != nil {
		return Bead{}, notBead(line, err.Error())
	}
	bead := Bead{source, target, math.NaN()}
	if len(fields) > 2 {
		bead.Confidence = parseConfidence(fields[2])
	}
	return bead, nil
}

func notBead(line, why string) error {
	return fmt.Errorf("%s is not a bead, %s: write a bead as [0,1]:[0], a null bead as [3]:[] or []:[4]", quote(line), why)
}

// parseIndices reads "[0, 1]".
func parseIndices(field string) ([]int, error) {
	field = strings.TrimSpace(field)
	inner, opened := strings.CutPrefix(field, "[")
	inner, closed := strings.CutSuffix(inner, "]")
	if !opened || !closed {
		return nil, fmt.Errorf("%s has no brackets around it", quote(field))
	}
	if strings.TrimSpace(inner) == "" {
		return nil, nil
	}
	list := make([]int, 0, 1+strings.Count(inner, ","))
	for item := range strings.SplitSeq(inner, ",") {
		i, err := parseNumber(item)
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
// column names at the top are passed over. An error names the line and says
// what should stand there.
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
	for k := range offsets {
		if k >= len(fields) {
			return Region{}, notRegion(line, "it has too few fields")
		}
		var err error
		if offsets[k], err = parseNumber(fields[k]); err != nil {
			return Region{}, notRegion(line, err.Error())
		}
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

func notRegion(line, why string) error {
	return fmt.Errorf("%s is not a pair of byte ranges, %s: write it as srcStart, srcEnd, tgtStart, tgtEnd with tabs between",
		quote(line), why)
}

func parseNumber(field string) (int, error) {
	field = strings.TrimSpace(field)
	n, err := strconv.Atoi(field)
	if err != nil || n < 0 || n > maxNumber {
		return 0, fmt.Errorf("%s is not a number from 0 to %d", quote(field), maxNumber)
	}
	return n, nil
}

func parseConfidence(field string) float64 {
	c, err := strconv.ParseFloat(strings.TrimSpace(field), 64)
	if err != nil {
		return math.NaN()
	}
	return c
}

// quote quotes the beginning of what a file says.
func quote(s string) string {
	const most = 40
	if runes := []rune(s[:min(len(s), 4*most)]); len(runes) > most {
		return strconv.Quote(string(runes[:most])) + "..."
	}
	return strconv.Quote(s)
}

// eachLine calls parse with every line that is not blank, and its number from 1.
func eachLine(r io.Reader, parse func(n int, line string) error) error {
	const byteOrderMark = "\ufeff"
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, maxLine)
	n := 0
	for scanner.Scan() {
		n++
		line := strings.TrimSpace(strings.TrimPrefix(scanner.Text(), byteOrderMark))
		if line == "" {
			continue
		}
		if err := parse(n, line); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	if errors.Is(scanner.Err(), bufio.ErrTooLong) {
		return fmt.Errorf("line %d is longer than %d bytes: no bead is, see whether this is the right file", n+1, maxLine)
	}
	return scanner.Err()
}
