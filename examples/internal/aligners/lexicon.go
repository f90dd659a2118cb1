package aligners

import (
	"bufio"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// Between reports whether one of the files named by the user is between two
// languages, in either direction. Where there are none there is nothing to
// miss.
func (s *Settings) Between(from, to language.Tag) bool {
	_, ok := s.lexicons.Between(from, to)
	return ok || len(s.files) == 0
}

// read makes the set of lexicons of the files that the user named.
func (s *Settings) read(from, to language.Tag) error {
	if len(s.files) == 0 && !s.noLexicon {
		s.lexicons = lexicon.EmbeddedSet()
		return nil
	}
	lexicons := make([]*lexicon.Lexicon, len(s.files))
	for i, name := range s.files {
		read := readLexicon
		if isGlossary(name) {
			if from == language.Und || to == language.Und {
				return command.Misuse("-lexicon %s: a glossary does not say what languages it is of; name them, as %s", name, s.Naming)
			}
			read = func(name string) (*lexicon.Lexicon, error) { return readGlossary(name, from, to) }
		}
		var err error
		if lexicons[i], err = read(name); err != nil {
			return err
		}
	}
	s.lexicons = lexicon.NewSet(lexicons...)
	return nil
}

func isGlossary(name string) bool {
	end := strings.ToLower(filepath.Ext(name))
	return end == ".tsv" || end == ".dic"
}

func readLexicon(name string) (*lexicon.Lexicon, error) {
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
	file, err := texts.Open(name, nil, texts.Encoding{})
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
