package evaluate

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/sejajar/sejajar/align/internal/lines"
)

// A Link is a source and a target word of a pair of sentences that translate each
// other, each by its place among the words of its side, counted from 0. Gold links are
// sure, or possible where one may as well leave them out.
type Link struct {
	Source, Target int
	Possible       bool
}

// Links compares the predicted links of one pair with the gold ones, as Och and
// Ney do ("A Systematic Comparison of Various Statistical Alignment Models",
// Computational Linguistics 2003, section 6.1): a predicted link is right if it
// is in the gold, and a sure link is found if it was predicted. Possible links need not be
// found, and whether predicted ones are said to be possible makes no difference. A
// link that is given twice counts once, and as a sure one if it is sure once.
//
// [Tally.ErrorRate] is the alignment error rate.
func Links(gold, predicted []Link) Tally {
	type cell struct{ source, target int }
	sure := make(map[cell]bool, len(gold))
	for _, l := range gold {
		c := cell{l.Source, l.Target}
		sure[c] = sure[c] || !l.Possible
	}
	var t Tally
	for _, s := range sure {
		if s {
			t.Gold++
		}
	}
	seen := make(map[cell]bool, len(predicted))
	for _, l := range predicted {
		c := cell{l.Source, l.Target}
		if seen[c] {
			continue
		}
		seen[c] = true
		t.Predicted++
		if s, right := sure[c]; right {
			t.Right++
			if s {
				t.Found++
			}
		}
	}
	return t
}

// ErrorRate is the alignment error rate of links, 0 to 1, best being 0: one less the
// share of both what is right and what is found in all that is predicted and all that is gold.
// It is 0 where there is neither.
func (t Tally) ErrorRate() float64 {
	if t.Predicted+t.Gold == 0 {
		return 0
	}
	return 1 - float64(t.Right+t.Found)/float64(t.Predicted+t.Gold)
}

// ReadLinks reads the links of pairs, one pair to a line, as programs in the
// manner of Pharaoh write them, with a question mark in those that are possible:
//
//	0-0 1-2 2?1
//
// A blank line is a pair without links. The error is a [*SyntaxError] where the
// file is at fault.
func ReadLinks(r io.Reader) ([][]Link, error) {
	if r == nil {
		return nil, errors.New("evaluate: there is nothing to read from")
	}
	list := lines.New(r, maxLine, func(line, column int, err error) error {
		return &SyntaxError{line, column, err}
	})
	var pairs [][]Link
	for list.Next() {
		links, err := parseLinks(list.Text())
		if err != nil {
			return nil, list.Fail(err)
		}
		pairs = append(pairs, links)
	}
	if err := list.Err(); err != nil {
		return nil, err
	}
	return pairs, nil
}

func parseLinks(line string) (links []Link, err error) {
	at := 0
	for field := range strings.FieldsSeq(line) {
		at += strings.Index(line[at:], field)
		k := strings.IndexAny(field, "-?")
		if k < 0 {
			return nil, notLink(field, at, errors.New("it has no hyphen"))
		}
		l := Link{Possible: field[k] == '?'}
		if l.Source, err = lines.Number(field[:k], maxNumber); err != nil {
			return nil, notLink(field, at, err)
		}
		if l.Target, err = lines.Number(field[k+1:], maxNumber); err != nil {
			return nil, notLink(field, at+k+1, err)
		}
		links = append(links, l)
		at += len(field)
	}
	return links, nil
}

func notLink(field string, offset int, why error) error {
	return lines.At{Offset: offset, Err: fmt.Errorf("%s is not a link, %w: write a sure link as 0-2, a possible one as 0?2",
		lines.Quote(field), why)}
}
