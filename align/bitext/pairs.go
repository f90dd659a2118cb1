package bitext

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/sejajar/sejajar/align/internal/lines"
)

// said returns the texts of two versions on one line each, and false where one
// of them is blank.
func said(u Unit) (source, target string, ok bool, err error) {
	s, t, err := u.pair()
	if err != nil {
		return "", "", false, err
	}
	source, target = strings.TrimSpace(cell(s.Text)), strings.TrimSpace(cell(t.Text))
	return source, target, source != "" && target != "", nil
}

// fastAlignBreak stands between the two sides of a line.
const fastAlignBreak = " ||| "

type fastAlignEncoder struct{}

func (fastAlignEncoder) encode(out *output, u Unit) error {
	source, target, ok, err := said(u)
	if ok {
		out.strings(apart(source), fastAlignBreak, apart(target), "\n")
	}
	return err
}

func (fastAlignEncoder) close(*output) error { return nil }

// apart returns a text without three bars in a row.
func apart(text string) string {
	if strings.Contains(text, "|||") {
		return strings.ReplaceAll(text, "||", "| |")
	}
	return text
}

func readFastAlign(r io.Reader, yield func(Unit) bool) error {
	return eachLine(r, FastAlign, func(line string) error {
		source, target, ok := strings.Cut(line, fastAlignBreak)
		if !ok {
			return errors.New("there is no ||| between a source and a target")
		}
		return proceed(yield(Unit{Versions: []Version{{Text: source}, {Text: target}}}))
	})
}

type bicleanerEncoder struct{}

func (bicleanerEncoder) encode(out *output, u Unit) error {
	source, target, ok, err := said(u)
	if ok {
		out.strings(cell(u.Versions[0].Document), "\t", cell(u.Versions[1].Document), "\t", source, "\t", target,
			"\t", digits(u.Confidence), "\n")
	}
	return err
}

func (bicleanerEncoder) close(*output) error { return nil }

func readBicleaner(r io.Reader, yield func(Unit) bool) error {
	return eachLine(r, Bicleaner, func(line string) error {
		fields := strings.Split(line, "\t")
		if len(fields) < 4 {
			return fmt.Errorf("there are %d columns: want two addresses, the source and the target with tabs between", len(fields))
		}
		u := Unit{Versions: []Version{{Document: fields[0], Text: fields[2]}, {Document: fields[1], Text: fields[3]}}}
		if len(fields) > 4 {
			c, err := parseConfidence(fields[4])
			if err != nil {
				return lines.At{Offset: len(strings.Join(fields[:4], "\t")) + 1, Err: err}
			}
			u.Confidence = c
		}
		return proceed(yield(u))
	})
}
