package lexicon

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/lines"
	"github.com/sejajar/sejajar/align/internal/wordalign"
)

// ReadGlossary reads translations that people have put together, one entry a
// line, in either of two forms:
//
//	source<TAB>target[<TAB>weight]    a table of tab-separated values
//	target @ source                   a dictionary of hunalign
//
// The weight says how sure an entry is, above 0 and up to 1, which it is when
// left out. Blank lines and lines that begin with "#" are skipped.
//
// An entry may have several words. What each of them translates as is learned
// from all entries together, as from sentences: "hak asasi" = "human rights"
// says little, and with "hak" = "right" in another entry it says that "asasi"
// is "human". Frequencies of words are not known.
//
// The error is a [*SyntaxError] where the file is at fault, [ErrNothing] where there
// is no entry at all, a [*TooLargeError] where it would take more memory than
// [MaxMemory] allows, and the context's error soon after the context ends.
func ReadGlossary(ctx context.Context, r io.Reader, source, target language.Tag, options ...Option) (*Lexicon, error) {
	if r == nil {
		return nil, errors.New("lexicon: ReadGlossary(nil): there is nothing to read from")
	}
	t, err := glossary.with(options)
	if err != nil {
		return nil, err
	}
	text := t.newBitext(source, target)
	list := lines.New(r, longestEntry, func(line, column int, err error) error {
		return &SyntaxError{line, column, err}
	})
	for list.Next() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if list.Blank() || list.Text()[0] == '#' {
			continue
		}
		e, err := parseEntry(list.Text())
		if err != nil {
			return nil, list.Fail(err)
		}
		if err := text.add(ctx, e.source, e.target, e.weight); err != nil {
			return nil, err
		}
		t.show(Progress{Pairs: len(text.weights), Rounds: t.learning.All()})
	}
	if err := list.Err(); err != nil {
		return nil, err
	}
	return t.train(ctx, text)
}

// A SyntaxError says where a glossary is wrong, and what should stand there.
type SyntaxError struct {
	Line   int // from 1
	Column int // in bytes, from 1
	Err    error
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("lexicon: line %d, column %d: %v", e.Line, e.Column, e.Err)
}

func (e *SyntaxError) Unwrap() error { return e.Err }

// longestEntry is the most bytes of a line in a glossary.
const longestEntry = 1 << 16

// glossary is how glossaries are learned: every entry is right, and about one
// translation in five is missing.
var glossary = training{
	learning: wordalign.Settings{Rounds: 5, Silence: 0.25, Least: 0.01, Longest: 20},
	pruning:  defaults.pruning,
	show:     func(Progress) {},
	memory:   DefaultMaxMemory,
	entries:  true,
}

type entry struct {
	source, target string
	weight         float64
}

func parseEntry(line string) (entry, error) {
	fields := strings.Split(line, "\t")
	target, source, dictionary := strings.Cut(line, " @ ")
	switch {
	case len(fields) == 2:
		return entry{fields[0], fields[1], 1}, nil
	case len(fields) == 3:
		weight, err := strconv.ParseFloat(strings.TrimSpace(fields[2]), 64)
		if err != nil || !(weight > 0 && weight <= 1) {
			return entry{}, lines.At{
				Offset: len(line) - len(fields[2]),
				Err:    fmt.Errorf("the weight is %s: want a number above 0 and up to 1", lines.Quote(fields[2])),
			}
		}
		return entry{fields[0], fields[1], weight}, nil
	case len(fields) == 1 && dictionary:
		return entry{source, target, 1}, nil
	}
	return entry{}, errors.New("want source, tab and target, and perhaps tab and weight; or target @ source")
}
