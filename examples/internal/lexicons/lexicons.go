// Package lexicons is the flags by which the example programs are told what to
// look words up in.
package lexicons

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/examples/internal/command"
)

// A Choice is the lexicons that a user wants: the embedded ones, none, or those
// of some files.
type Choice struct {
	// Naming is how the user names the languages of a glossary, as
	// "-from id -to en".
	Naming string

	none   bool
	files  []string
	loaded []*lexicon.Lexicon
}

// Flags adds the flags -lexicon and -no-lexicon, which set the choice.
func (c *Choice) Flags(flags *flag.FlagSet) {
	flags.Func("lexicon", "look words up in this `file`, not in the embedded lexicons: one that train made, or a glossary\n"+
		"with a name in .tsv (source, tab, target) or .dic (target @ source); of several, each\n"+
		"given with a -lexicon of its own, the first that knows a word is trusted most",
		func(name string) error {
			c.files = append(c.files, name)
			return nil
		})
	flags.BoolVar(&c.none, "no-lexicon", false, "look words up nowhere")
}

// Made reports whether the user chose other lexicons than the embedded ones.
func (c *Choice) Made() bool { return c.none || len(c.files) > 0 }

// Options reads the files and returns the options for [align.New]. Glossaries,
// which do not say it themselves, are from one language to another.
func (c *Choice) Options(from, to language.Tag) ([]align.Option, error) {
	switch {
	case c.none && len(c.files) > 0:
		return nil, command.Misuse("-lexicon and -no-lexicon exclude each other")
	case !c.Made():
		return nil, nil
	}
	c.loaded = make([]*lexicon.Lexicon, len(c.files))
	for i, name := range c.files {
		var err error
		if c.loaded[i], err = c.read(name, from, to); err != nil {
			return nil, err
		}
	}
	return []align.Option{align.Lexicons(c.loaded...)}, nil
}

// Between reports whether one of the files is between two languages, in either
// direction. Where there are no files there is nothing to miss.
func (c *Choice) Between(from, to language.Tag) bool {
	for _, l := range c.loaded {
		source, target := l.Languages()
		if same(source, from) && same(target, to) || same(source, to) && same(target, from) {
			return true
		}
	}
	return len(c.loaded) == 0
}

func same(a, b language.Tag) bool {
	baseA, _ := a.Base()
	baseB, _ := b.Base()
	return baseA == baseB
}

func (c *Choice) read(name string, from, to language.Tag) (*lexicon.Lexicon, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".tsv", ".dic":
		if from == language.Und || to == language.Und {
			return nil, command.Misuse("-lexicon %s: a glossary does not say what languages it is of; name them, as %s", name, c.Naming)
		}
		return readGlossary(name, from, to)
	}
	file, err := command.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	l, err := lexicon.Read(bufio.NewReader(file))
	switch {
	case errors.Is(err, lexicon.ErrForeign):
		return nil, fmt.Errorf("%s: %w; train makes one, and the name of a glossary ends in .tsv or .dic", name, err)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return l, nil
}

func readGlossary(name string, from, to language.Tag) (*lexicon.Lexicon, error) {
	file, err := command.OpenText(name, nil)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	l, err := lexicon.ReadGlossary(file, from, to)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return l, nil
}
