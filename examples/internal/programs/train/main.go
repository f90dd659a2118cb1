// Package train is the program of that name: it learns a lexicon from sentences
// and their translations.
package train

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/shards"
	"github.com/sejajar/sejajar/examples/internal/terminal"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// Program is the program.
var Program = command.Program{
	Name:    "train",
	Summary: "learn a lexicon from sentences and their translations",
	Synopsis: []string{
		"[flags] -from LANGUAGE -to LANGUAGE -o FILE SOURCE TARGET [SOURCE TARGET ...]",
		"[flags] -from LANGUAGE -to LANGUAGE -o FILE MEMORY [MEMORY ...]",
		"[flags] -from LANGUAGE -to LANGUAGE -parts N -o FOLDER -list LIST",
	},
	Help:   help,
	Define: define,
}

const help = `Learns which words translate each other. SOURCE and TARGET say the same line by
line: line n of TARGET translates line n of SOURCE. A MEMORY holds both sides: it
has a name in .tmx, .xliff, .xlf, .po, .jsonl or .tsv, and what it has in the two
languages, in any of their varieties, is taken. Both kinds may be mixed. SOURCE or
TARGET may be -, the standard input. A folder stands for the memories in it and in the
folders in it, in the order of their names, without hidden files. The lexicon goes into
FILE, for {align} -lexicon.

` + shards.Help + ` Each
part is a lexicon of its own texts alone; {align} and {news} take all of them, each with
a -lexicon of its own.`

// An options is what the flags say.
type options struct {
	from, to language.Tag
	out      string
	files    texts.Names
	reading  texts.Settings

	words, translations int
	probability         float64
	memory              int // MiB
	shards              shards.Settings
}

func define(flags *flag.FlagSet) command.Run {
	o := options{files: texts.Names{Endings: memoryEndings}}
	flags.TextVar(&o.from, "from", language.Und, "`language` of the source files, as id")
	flags.TextVar(&o.to, "to", language.Und, "`language` of the target files, as en")
	flags.StringVar(&o.out, "o", "", "write the lexicon into this `file`")
	flags.IntVar(&o.words, "max-words", 100, "leave out pairs with more than this `number` of words on a side")
	flags.Float64Var(&o.probability, "min-probability", 0.01, "keep translations of at least this `probability`")
	flags.IntVar(&o.translations, "max-translations", 20, "keep at most this `number` of translations of a word")
	flags.IntVar(&o.memory, "max-memory", lexicon.DefaultMaxMemory>>20,
		"refuse texts that would take more than about this many `MiB` to learn from")
	o.reading.Flag(flags)
	o.files.Flag(flags)
	o.shards.Flags(flags)
	return func(ctx context.Context, call *command.Call, operands []string) error {
		o.reading.Stdin, o.reading.Warn = call.Stdin, call.Report
		names, err := o.files.All(operands, call.Stdin)
		if err != nil {
			return err
		}
		if err := o.check(names); err != nil {
			return err
		}
		list, err := textsOf(names, call.Report)
		if err != nil {
			return err
		}
		if o.shards.Divided() {
			return o.trainParts(ctx, call, list)
		}
		l, err := o.train(ctx, list, call.Stderr)
		if err != nil {
			return err
		}
		return command.WriteFile(o.out, func(w io.Writer) error {
			_, err := l.WriteTo(w)
			return err
		})
	}
}

// trainParts makes a lexicon for each part of this shard, of the texts in it.
func (o *options) trainParts(ctx context.Context, call *command.Call, list []text) error {
	return o.shards.Run(ctx, call, o.out, ".lex", func(ctx context.Context, part shards.Part, w io.Writer, tally *shards.Tally) error {
		var mine []text
		for _, t := range list {
			if part.Has(t.String(), t.source) {
				mine = append(mine, t)
			}
		}
		return o.trainPart(ctx, call, mine, w, tally)
	})
}

// trainPart makes a lexicon of those texts that can be read. Where nothing is learned from
// them together, all of them fail.
func (o *options) trainPart(ctx context.Context, call *command.Call, list []text, w io.Writer, tally *shards.Tally) error {
	for len(list) > 0 {
		l, err := o.train(ctx, list, call.Stderr)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err == nil {
			for _, t := range list {
				tally.Done(t.String())
			}
			_, err = l.WriteTo(w)
			return err
		}
		call.Report(err)
		failed := list
		if unread, ok := errors.AsType[*textError](err); ok {
			failed = []text{unread.text}
		}
		for _, t := range failed {
			tally.Failed(t.String(), err)
		}
		list = slices.DeleteFunc(slices.Clone(list), func(t text) bool { return slices.Contains(failed, t) })
	}
	return shards.ErrEmpty
}

func (o *options) check(names []string) error {
	if err := o.shards.Check(); err != nil {
		return err
	}
	if o.shards.Divided() {
		if err := shards.Readable(names); err != nil {
			return err
		}
	}
	overwrites := func(name string) bool { return command.Canonical(name) == command.Canonical(o.out) }
	switch {
	case o.from == language.Und || o.to == language.Und:
		return command.Misuse("name the languages, as -from id -to en")
	case o.out == "":
		return command.Misuse("name the file for the lexicon, as -o id-en.lex")
	case len(names) == 0:
		return command.Misuse("want SOURCE and TARGET, or a translation memory, or more of these")
	case slices.ContainsFunc(names, overwrites) || overwrites(o.files.List):
		return command.Misuse("-o %s would overwrite what is learned from; choose another name", o.out)
	case o.words < 1 || o.translations < 1 || !(o.probability >= 0 && o.probability <= 1):
		return command.Misuse("want -max-words and -max-translations of 1 or more, and -min-probability from 0 to 1")
	case o.memory < 1 || o.memory > 1<<40:
		return command.Misuse("want -max-memory from 1 to %d", 1<<40)
	case o.shards.Divided():
		return nil
	}
	return command.Reach(o.out)
}

// train learns a lexicon from texts.
func (o *options) train(ctx context.Context, list []text, stderr io.Writer) (*lexicon.Lexicon, error) {
	progress := terminal.NewProgress(stderr, len(list), "texts")
	defer func() { progress.Clear() }()
	r := &reader{texts: list, from: o.from, to: o.to, reading: o.reading, done: func() { progress.Step() }}
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
	l, err := lexicon.Train(ctx, o.from, o.to, r.pairs, lexicon.MaxWords(o.words), lexicon.MinProbability(o.probability),
		lexicon.MaxTranslations(o.translations), lexicon.MaxMemory(o.memory<<20), lexicon.OnProgress(show))
	if err := cmp.Or(r.err, err); err != nil {
		if _, large := errors.AsType[*lexicon.TooLargeError](err); large {
			return nil, fmt.Errorf("%w; -max-memory raises it", err)
		}
		return nil, err
	}
	return l, nil
}
