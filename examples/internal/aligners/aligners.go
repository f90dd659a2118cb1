// Package aligners makes the aligner that the flags of an example program ask
// for.
package aligners

import (
	"context"
	"errors"
	"flag"
	"strconv"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/examples/internal/command"
)

// Settings are what the flags say: what to look words up in, how sure a bead
// must be, and whether to learn from the documents first.
type Settings struct {
	Lexicons

	// Rounds is how often the documents teach each other before they are aligned.
	Rounds int

	// Progress is told how far each pair has come, if it is there.
	Progress func(align.Progress)

	lexicons      *lexicon.Set // those of the Lexicons
	minConfidence float64
	limits        limits
}

// Flags adds the flags that change the settings.
func (s *Settings) Flags(flags *flag.FlagSet) {
	s.Lexicons.Flags(flags)
	flags.Float64Var(&s.minConfidence, "min-confidence", 0, "take sentences for unpaired that are paired with less than this `confidence`")
	s.limits.flags(flags)
	flags.Var((*rounds)(&s.Rounds), "self-train", "before aligning, learn words from the documents themselves, in two rounds or in N with\n"+
		"-self-train=N; it helps most where there are many of them and no lexicon fits")
}

// Set reports whether any of the flags was given.
func (s *Settings) Set() bool {
	return s.Lexicons.Set() || s.minConfidence != 0 || s.Rounds != 0 || s.limits != usualLimits
}

// New returns the aligner. Glossaries, which do not say it themselves, are
// from one language to another.
func (s *Settings) New(ctx context.Context, from, to language.Tag) (*align.Aligner, error) {
	switch {
	case !(s.minConfidence >= 0 && s.minConfidence <= 1):
		return nil, command.Misuse("-min-confidence is %v: want 0 to 1", s.minConfidence)
	case s.Rounds < 0:
		return nil, command.Misuse("-self-train is %d: want 0 rounds or more", s.Rounds)
	}
	if err := s.limits.check(); err != nil {
		return nil, err
	}
	set, err := s.Read(ctx, from, to)
	if err != nil {
		return nil, err
	}
	s.lexicons = set
	return s.aligner(s.lexicons)
}

// aligner returns an aligner with the settings that looks words up in a set.
func (s *Settings) aligner(lexicons *lexicon.Set) (*align.Aligner, error) {
	return align.New(append(s.limits.options(),
		align.MinConfidence(s.minConfidence), align.Lexicons(lexicons), align.OnProgress(s.Progress))...)
}

// rounds is a flag that can be given without a value.
type rounds int

const usualRounds = 2

func (r *rounds) IsBoolFlag() bool { return true }

func (r *rounds) String() string { return strconv.Itoa(int(*r)) }

func (r *rounds) Set(value string) error {
	if given, err := strconv.ParseBool(value); err == nil && value != "1" && value != "0" {
		*r = 0
		if given {
			*r = usualRounds
		}
		return nil
	}
	n, err := strconv.Atoi(value)
	if err != nil {
		return errors.New("want a number of rounds, as -self-train=3")
	}
	*r = rounds(n)
	return nil
}
