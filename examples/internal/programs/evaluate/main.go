// Package evaluate is the program of that name: it compares predicted alignments
// with gold ones and prints a table of precision, recall and F1. With -bench it
// makes the predictions itself.
package evaluate

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/sejajar/sejajar/examples/internal/aligners"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/terminal"
)

// Program is the program.
var Program = command.Program{
	Name:    "evaluate",
	Summary: "score alignments against those made by hand",
	Synopsis: []string{
		"[flags] GOLD PREDICTIONS",
		"[flags] -bench GOLD",
	},
	Help:   help,
	Define: define,
}

const help = `GOLD and PREDICTIONS are two files, or two folders with

  GOLD/SET/PAIR/DOC/gold.txt          beads, as [0,1]:[0]; nulls as [3]:[] or []:[4]
  GOLD/SET/PAIR/DOC/src.txt, tgt.txt  the sentences, one per line
  PREDICTIONS/SET/PAIR/DOC.txt        beads; a confidence may follow, as [0]:[0]:0.98

or, for byte spans of running text,

  GOLD/SET/PAIR/DOC/gold-spans.tsv    srcStart, srcEnd, tgtStart, tgtEnd with tabs between
  GOLD/SET/PAIR/DOC/src.txt, tgt.txt  the texts
  PREDICTIONS/SET/PAIR/DOC.tsv        the same as the gold; a confidence may follow

A file may be -, the standard input. One whose name ends in .tsv holds byte spans.
Gold whose name ends in .links holds links of words, a line for each pair, as 0-0 1?2:
1?2 is possible and need not be found. PREDICTIONS then is what {align} -format pharaoh
writes of these pairs. Without src.txt and tgt.txt beside the gold a document is taken
to end with the last sentence that a bead mentions.

With -bench the documents of GOLD are aligned, PAIR being their languages as de-en, and
one table of all sets has P R F (strict, or of spans) and what the confidence is worth.
-self-train learns from the documents of each SET/PAIR for themselves. Where the beads of
a SET/PAIR are in no order its sentences are matched wherever they stand. With

  GOLD/SET/DOC/gold.txt               rows, as 0|0,1|: the sentences of en, de and id
  GOLD/SET/DOC/en.txt, de.txt, id.txt the sentences, one per line

all three versions are aligned together, and the rows read as pairs.

Each line of the table has the counts of a set's documents pooled:

  sP sR sF  strict precision, recall, F1 over beads with two sides
  vP vR vF  the same, with null beads in the precision, as published for Text+Berg
  lP lR lF  lax: some source and some target sentence of the bead belong together
  nP nR nF  sentences without counterpart
  P  R  F   byte spans, up to three gold beads joined; 1P 1R 1F none joined
  aP aR aF  byte spans by area
  AER P R   alignment error rate, precision and recall of word links (Och and Ney 2003)

and with -confidence or -bench

  cE  expected calibration error in ten bins, of beads with two sides
  xE  the same, of null beads too
  cP  of the beads with two sides at or above the threshold, the share that is right
  cR  of the right beads with two sides, the share at or above the threshold`

// An options is what the flags and operands say.
type options struct {
	gold, predicted string
	bench, full     bool
	aligning        aligners.Settings
	set, pair       string
	perDocument     bool
	confidence      bool
	threshold       float64
	stdin           io.Reader
}

func define(flags *flag.FlagSet) command.Run {
	o := options{aligning: aligners.Settings{Lexicons: aligners.Lexicons{Naming: "-pair id-en"}}}
	flags.StringVar(&o.set, "set", "", "score these `sets` alone, with commas between")
	flags.StringVar(&o.pair, "pair", "", "score these `pairs` of languages alone, with commas between")
	flags.BoolVar(&o.perDocument, "per-doc", false, "print a line for each document too")
	flags.BoolVar(&o.confidence, "confidence", false,
		"the last field of predictions is a confidence: judge it too, and print a line for all sets together\n"+
			"(in vecalign's own files it is a cost)")
	flags.Float64Var(&o.threshold, "threshold", 0.9, "`confidence` for cP and cR")
	flags.StringVar(&o.gold, "bench", "", "align the documents of this `folder` of gold, and score that")
	flags.BoolVar(&o.full, "full", false, "with -bench, print every measure, in a table for beads and one for spans")
	o.aligning.Flags(flags)
	return func(ctx context.Context, call *command.Call, operands []string) error {
		if err := o.take(operands); err != nil {
			return err
		}
		return o.run(ctx, call)
	}
}

// take checks the flags, and takes the operands.
func (o *options) take(operands []string) error {
	o.bench = o.gold != ""
	switch {
	case o.bench && len(operands) > 0:
		return command.Misuse("-bench makes the predictions; do not name %s", operands[0])
	case !o.bench && len(operands) != 2:
		return command.Misuse("want GOLD and PREDICTIONS, or -bench GOLD; got %d names", len(operands))
	case !o.bench && (o.full || o.aligning.Set()):
		return command.Misuse("-full and the flags that change how documents are aligned are for -bench")
	case !o.bench && operands[0] == "-" && operands[1] == "-":
		return command.Misuse("one of GOLD and PREDICTIONS can be standard input, not both")
	case !(o.threshold >= 0 && o.threshold <= 1):
		return command.Misuse("-threshold is %v: want 0 to 1", o.threshold)
	}
	if o.bench {
		o.confidence = true
	} else {
		o.gold, o.predicted = operands[0], operands[1]
	}
	return nil
}

func (o options) run(ctx context.Context, call *command.Call) error {
	o.stdin = call.Stdin
	gold, err := isFolder(o.gold)
	if err != nil {
		return err
	}
	s := &session{options: o, w: bufio.NewWriter(call.Stdout), call: call, progress: terminal.NewProgress(call.Stderr, 0, "")}
	switch {
	case o.bench && !gold:
		return fmt.Errorf("%s: is a file; -bench wants a folder with SET/PAIR/DOC in it", o.gold)
	case o.bench:
		return s.align(ctx)
	}
	predicted, err := isFolder(o.predicted)
	switch {
	case err != nil:
		return err
	case gold != predicted:
		return command.Misuse("%s and %s are a file and a folder: give two files or two folders", o.gold, o.predicted)
	case gold:
		return s.folders()
	}
	return s.files()
}

func isFolder(name string) (bool, error) {
	if name == "-" {
		return false, nil
	}
	info, err := os.Stat(name)
	switch {
	case os.IsNotExist(err):
		return false, fmt.Errorf("%s: no such file or folder; check the name", name)
	case err != nil:
		return false, err
	}
	return info.IsDir(), nil
}

// A session is one run of the program.
type session struct {
	options
	w        *bufio.Writer
	call     *command.Call
	progress *terminal.Progress
}

func (s *session) warn(format string, args ...any) {
	s.progress.Clear()
	s.call.Report(fmt.Errorf("warning: "+format, args...))
}

func (s *session) warnOf(sc score) {
	for _, warning := range sc.warnings {
		s.warn("%s", warning)
	}
}
