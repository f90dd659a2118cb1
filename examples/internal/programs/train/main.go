// Package train is the program of that name: it learns a lexicon from sentences
// and their translations.
package train

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/terminal"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

const program = "train"

// Usage is what the program prints when asked how to call it.
const Usage = `train [flags] -from LANGUAGE -to LANGUAGE -o FILE SOURCE TARGET [SOURCE TARGET ...]
       train [flags] -from LANGUAGE -to LANGUAGE -o FILE MEMORY [MEMORY ...]

Learns which words translate each other. SOURCE and TARGET say the same line by
line: line n of TARGET translates line n of SOURCE. A MEMORY holds both sides: it
has a name in .tmx, .xliff, .xlf, .po, .jsonl or .tsv, and what it has in the two
languages, in any of their varieties, is taken. Both kinds may be mixed. SOURCE or
TARGET may be -, the standard input. A folder stands for the memories in it and in the
folders in it, in the order of their names, without hidden files. The lexicon goes into
FILE, for align -lexicon.`

// Main runs the program and returns its exit code.
func Main(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return command.Exit(program, train(ctx, args, stdin, stderr), stdout, stderr)
}

// An options is what the flags and operands say.
type options struct {
	from, to language.Tag
	out      string
	texts    []text
	reading  texts.Settings
	training []lexicon.Option
}

func parse(args []string, stdin io.Reader, stderr io.Writer) (options, error) {
	var o options
	flags := command.Flags(program, Usage)
	flags.TextVar(&o.from, "from", language.Und, "`language` of the source files, as id")
	flags.TextVar(&o.to, "to", language.Und, "`language` of the target files, as en")
	flags.StringVar(&o.out, "o", "", "write the lexicon into this `file`")
	words := flags.Int("max-words", 100, "leave out pairs with more than this `number` of words on a side")
	least := flags.Float64("min-probability", 0.01, "keep translations of at least this `probability`")
	top := flags.Int("max-translations", 20, "keep at most this `number` of translations of a word")
	memory := flags.Int("max-memory", lexicon.DefaultMaxMemory>>20,
		"refuse texts that would take more than about this many `MiB` to learn from")
	o.reading.Flag(flags)
	files := texts.Names{Endings: memoryEndings}
	files.Flag(flags)
	operands, err := command.Parse(flags, args)
	if err == nil {
		operands, err = files.All(operands, stdin)
	}
	o.reading.Stdin = stdin
	switch {
	case err != nil:
		return o, err
	case o.from == language.Und || o.to == language.Und:
		return o, command.Misuse("name the languages, as -from id -to en")
	case o.out == "":
		return o, command.Misuse("name the file for the lexicon, as -o id-en.lex")
	case len(operands) == 0:
		return o, command.Misuse("want SOURCE and TARGET, or a translation memory, or more of these")
	case slices.ContainsFunc(append(operands[:len(operands):len(operands)], files.List),
		func(name string) bool { return command.Canonical(name) == command.Canonical(o.out) }):
		return o, command.Misuse("-o %s would overwrite what is learned from; choose another name", o.out)
	case *words < 1 || *top < 1 || !(*least >= 0 && *least <= 1):
		return o, command.Misuse("want -max-words and -max-translations of 1 or more, and -min-probability from 0 to 1")
	case *memory < 1 || *memory > 1<<40:
		return o, command.Misuse("want -max-memory from 1 to %d", 1<<40)
	}
	o.training = []lexicon.Option{lexicon.MaxWords(*words), lexicon.MinProbability(*least), lexicon.MaxTranslations(*top),
		lexicon.MaxMemory(*memory << 20)}
	o.texts, err = textsOf(operands, func(warning error) { command.Report(stderr, program, warning) })
	return o, err
}

func train(ctx context.Context, args []string, stdin io.Reader, stderr io.Writer) error {
	o, err := parse(args, stdin, stderr)
	if err != nil {
		return err
	}
	o.reading.Warn = func(warning error) { command.Report(stderr, program, warning) }
	progress := terminal.NewProgress(stderr, len(o.texts), "texts")
	defer func() { progress.Clear() }()
	r := &reader{texts: o.texts, from: o.from, to: o.to, reading: o.reading, done: func() { progress.Step() }}
	rounds := 0
	show := func(p lexicon.Progress) {
		if rounds == 0 && p.Round > 0 {
			progress.Clear()
			progress = terminal.NewProgress(stderr, p.Rounds, "rounds")
		}
		for ; rounds < p.Round; rounds++ {
			progress.Step()
		}
	}
	l, err := lexicon.Train(ctx, o.from, o.to, r.pairs, append(o.training, lexicon.OnProgress(show))...)
	if err := cmp.Or(r.err, err); err != nil {
		if _, large := errors.AsType[*lexicon.TooLargeError](err); large {
			return fmt.Errorf("%w; -max-memory raises it", err)
		}
		return err
	}
	return command.WriteFile(o.out, func(w io.Writer) error {
		_, err := l.WriteTo(w)
		return err
	})
}
