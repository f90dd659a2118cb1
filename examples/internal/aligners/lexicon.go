package aligners

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// Lexicons are what the flags say to look words up in.
type Lexicons struct {
	// Naming is how the user names the languages of a glossary, as
	// "-from id -to en".
	Naming string

	none  bool
	files []string
}

// Flags adds the flags that name lexicons.
func (l *Lexicons) Flags(flags *flag.FlagSet) {
	flags.Func("lexicon", "look words up in this `file`, not in the embedded lexicons: one that train made, or a glossary\n"+
		"with a name in .tsv (source, tab, target) or .dic (target @ source); of several, each\n"+
		"given with a -lexicon of its own, the first that knows a word is trusted most",
		func(name string) error {
			l.files = append(l.files, name)
			return nil
		})
	flags.BoolVar(&l.none, "no-lexicon", false, "look words up nowhere")
}

// Set reports whether any of the flags was given.
func (l *Lexicons) Set() bool { return l.none || len(l.files) > 0 }

// Files returns the names of the files that words are looked up in.
func (l *Lexicons) Files() []string { return l.files }

// Read makes the set of lexicons of the files that the user named, or of the
// embedded ones if there are none. Glossaries, which do not say it themselves,
// are from one language to another.
func (l *Lexicons) Read(ctx context.Context, from, to language.Tag) (*lexicon.Set, error) {
	switch {
	case l.none && len(l.files) > 0:
		return nil, command.Misuse("-lexicon and -no-lexicon exclude each other")
	case !l.Set():
		return lexicon.EmbeddedSet(), nil
	}
	lexicons := make([]*lexicon.Lexicon, len(l.files))
	for i, name := range l.files {
		read := readLexicon
		if isGlossary(name) {
			if from == language.Und || to == language.Und {
				return nil, command.Misuse("-lexicon %s: a glossary does not say what languages it is of; name them, as %s", name, l.Naming)
			}
			read = func(name string) (*lexicon.Lexicon, error) { return readGlossary(ctx, name, from, to) }
		}
		var err error
		if lexicons[i], err = read(name); err != nil {
			return nil, err
		}
	}
	return lexicon.NewSet(lexicons...), nil
}

// Between reports whether one of the files named by the user is between two
// languages, in either direction. Where there are none there is nothing to
// miss.
func (s *Settings) Between(from, to language.Tag) bool {
	_, ok := s.lexicons.Between(from, to)
	return ok || len(s.files) == 0
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

func readGlossary(ctx context.Context, name string, from, to language.Tag) (*lexicon.Lexicon, error) {
	file, err := texts.Open(name, nil, texts.Settings{})
	if err != nil {
		return nil, err
	}
	defer file.Close()
	l, err := lexicon.ReadGlossary(ctx, file, from, to)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return l, nil
}
