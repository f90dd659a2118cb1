// Evaluate compares predicted alignments with gold ones and prints a table of
// precision, recall and F1.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/sejajar/sejajar/examples/internal/command"
)

const program = "evaluate"

const usage = `evaluate [flags] GOLD PREDICTIONS

GOLD and PREDICTIONS are two files, or two folders with

  GOLD/SET/PAIR/DOC/gold.txt          beads, as [0,1]:[0]; nulls as [3]:[] or []:[4]
  GOLD/SET/PAIR/DOC/src.txt, tgt.txt  the sentences, one per line
  PREDICTIONS/SET/PAIR/DOC.txt        beads; a confidence may follow, as [0]:[0]:0.98

or, for byte spans,

  GOLD/SET/PAIR/DOC/gold-spans.tsv    srcStart, srcEnd, tgtStart, tgtEnd with tabs between
  PREDICTIONS/SET/PAIR/DOC.tsv        the same; a confidence may follow

A file whose name ends in .tsv holds byte spans. Without src.txt and tgt.txt beside the
gold a document is taken to end with the last sentence that a bead mentions.

Each line of the table has the counts of a set's documents pooled:

  sP sR sF  strict precision, recall, F1 over beads with two sides
  vP vR vF  the same, with null beads in the precision, as published for Text+Berg
  lP lR lF  lax: some source and some target sentence of the bead belong together
  nP nR nF  sentences without counterpart
  P  R  F   byte spans, up to three gold beads joined; 1P 1R 1F none joined
  aP aR aF  byte spans by area

and with -confidence

  cE  expected calibration error in ten bins, of beads with two sides
  xE  the same, of null beads too
  cP  of the beads with two sides at or above the threshold, the share that is right
  cR  of the right beads with two sides, the share at or above the threshold`

func main() {
	os.Exit(command.Exit(program, run(os.Args[1:], os.Stdout, os.Stderr), os.Stdout, os.Stderr))
}

// An options is what the flags say.
type options struct {
	set, pair   string
	perDocument bool
	confidence  bool
	threshold   float64
}

func run(args []string, stdout, stderr io.Writer) error {
	var o options
	flags := command.Flags(program, usage)
	flags.StringVar(&o.set, "set", "", "score this `set` alone")
	flags.StringVar(&o.pair, "pair", "", "score this `pair` of languages alone")
	flags.BoolVar(&o.perDocument, "per-doc", false, "print a line for each document too")
	flags.BoolVar(&o.confidence, "confidence", false,
		"the last field of predictions is a confidence: judge it too, and print a line for all sets together\n"+
			"(in vecalign's own files it is a cost)")
	flags.Float64Var(&o.threshold, "threshold", 0.9, "`confidence` for cP and cR")
	operands, err := command.Parse(flags, args)
	if err != nil {
		return err
	}
	if len(operands) != 2 {
		return command.Misuse("want GOLD and PREDICTIONS, got %d names", len(operands))
	}
	if !(o.threshold >= 0 && o.threshold <= 1) {
		return command.Misuse("-threshold is %v: want 0 to 1", o.threshold)
	}
	gold, predicted := operands[0], operands[1]
	folders, err := bothFolders(gold, predicted)
	if err != nil {
		return err
	}
	s := session{options: o, stderr: stderr}
	return command.Buffered(stdout, func(w io.Writer) error {
		if folders {
			return s.folders(w, gold, predicted)
		}
		return s.files(w, gold, predicted)
	})
}

// bothFolders reports whether gold and predicted are folders. That one is and
// the other is not is an error.
func bothFolders(gold, predicted string) (bool, error) {
	g, err := os.Stat(gold)
	if err != nil {
		return false, err
	}
	p, err := os.Stat(predicted)
	if err != nil {
		return false, err
	}
	if g.IsDir() != p.IsDir() {
		return false, command.Misuse("%s and %s are a file and a folder: give two files or two folders", gold, predicted)
	}
	return g.IsDir(), nil
}

// A session is one run of the program.
type session struct {
	options
	stderr io.Writer
}

func (s session) warn(format string, args ...any) {
	command.Report(s.stderr, program, fmt.Errorf("warning: "+format, args...))
}
