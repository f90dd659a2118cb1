package train

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// A text is the name of a file that holds both sides, such as a translation
// memory, or the names of two that correspond line by line.
type text struct{ source, target string }

// String returns the names, with a tab between.
func (t text) String() string {
	if t.target == "" {
		return t.source
	}
	return t.source + "\t" + t.target
}

// memoryEndings are those of the names of files that hold both sides.
var memoryEndings = []string{".tmx", ".xliff", ".xlf", ".po", ".pot", ".jsonl", ".tsv"}

// textsOf makes texts of the operands: a file in a format of bitext stands for
// itself, the others are pairs. It calls warn for a text that is named twice.
func textsOf(operands []string, warn func(error)) (list []text, err error) {
	source, named := "", make(map[text]bool)
	add := func(t text) {
		file := text{command.Canonical(t.source), command.Canonical(t.target)}
		if named[file] {
			warn(fmt.Errorf("warning: %s: is named twice; it counts twice", strings.TrimSpace(t.source+" "+t.target)))
		}
		named[file] = true
		list = append(list, t)
	}
	for _, name := range operands {
		switch {
		case source == "-" && name == "-":
			return nil, command.Misuse("one of SOURCE and TARGET can be standard input, not both")
		case source != "":
			add(text{source, name})
			source = ""
		case holdsBoth(name):
			add(text{source: name})
		default:
			source = name
		}
	}
	if source != "" {
		return nil, command.Misuse("%s has no TARGET: want SOURCE and TARGET, a translation memory, or more of these", source)
	}
	return list, nil
}

func holdsBoth(name string) bool {
	switch format, _ := bitext.FormatOf(name); format {
	case bitext.TMX, bitext.XLIFF, bitext.XLIFF12, bitext.PO, bitext.TSV, bitext.JSONL, bitext.Translation:
		return true
	}
	return false
}

// A textError is why a text could not be read.
type textError struct {
	text
	error
}

func (e *textError) Error() string { return e.error.Error() }
func (e *textError) Unwrap() error { return e.error }

// A reader reads texts as pairs of lines. It keeps the error that ended it.
type reader struct {
	texts    []text
	from, to language.Tag
	reading  texts.Settings
	done     func() // called after each text
	err      error
}

var errStopped = errors.New("the one who asked for lines wants no more")

// pairs ranges over the pairs of lines of all texts.
func (r *reader) pairs(yield func(source, target string) bool) {
	for _, t := range r.texts {
		read := r.readLines
		if t.target == "" {
			read = r.readUnits
		}
		switch err := read(t, yield); {
		case errors.Is(err, errStopped):
			return
		case err != nil:
			r.err = &textError{t, err}
			return
		}
		r.done()
	}
}

// readUnits reads a file that holds both sides.
func (r *reader) readUnits(t text, yield func(source, target string) bool) error {
	file, err := command.Open(t.source)
	if err != nil {
		return err
	}
	defer file.Close()
	format, err := bitext.FormatOf(t.source)
	if err != nil {
		return err
	}
	paired := false
	for unit, err := range bitext.Read(file, format) {
		if err != nil {
			return fmt.Errorf("%s: %w", t.source, err)
		}
		source, target, ok := sides(unit.Versions, r.from, r.to)
		if !ok {
			continue
		}
		paired = true
		if !yield(source, target) {
			return errStopped
		}
	}
	if !paired {
		return fmt.Errorf("%s: no unit of it is in both %v and %v; see -from and -to", t.source, r.from, r.to)
	}
	return nil
}

// sides returns what a unit says in two languages, in any variety of them. A
// unit that does not name its languages has the source first, and one that names
// one of them has the other.
func sides(versions []bitext.Version, from, to language.Tag) (source, target string, ok bool) {
	if len(versions) == 2 { // a PO file does not tell what its messages are in
		fits := func(v bitext.Version, tag language.Tag) bool {
			return v.Language == language.Und || sameBase(v.Language, tag)
		}
		switch {
		case fits(versions[0], from) && fits(versions[1], to):
			return versions[0].Text, versions[1].Text, true
		case fits(versions[1], from) && fits(versions[0], to):
			return versions[1].Text, versions[0].Text, true
		}
	}
	in := func(tag language.Tag) int {
		return slices.IndexFunc(versions, func(v bitext.Version) bool { return sameBase(v.Language, tag) })
	}
	s, t := in(from), in(to)
	if s < 0 || t < 0 {
		return "", "", false
	}
	return versions[s].Text, versions[t].Text, true
}

func sameBase(a, b language.Tag) bool {
	baseA, _, _ := a.Raw()
	baseB, _, _ := b.Raw()
	return baseA == baseB && baseA != language.Base{}
}
