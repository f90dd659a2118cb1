package evaluate

import (
	"fmt"
	"path/filepath"

	"github.com/sejajar/sejajar/align/evaluate"
	"github.com/sejajar/sejajar/examples/internal/command"
)

// linkFile is how the names of files of word links end.
const linkFile = ".links"

// links prints the table of the word links of pairs, those of both files line for line.
func (s *session) links() error {
	if s.confidence {
		return command.Misuse("%s: word links have no confidence; leave out -confidence", s.gold)
	}
	gold, err := read(s.gold, s.stdin, evaluate.ReadLinks)
	if err != nil {
		return err
	}
	predicted, err := read(s.predicted, s.stdin, evaluate.ReadLinks)
	if err != nil {
		return err
	}
	if len(gold) != len(predicted) {
		return fmt.Errorf("%s has %d lines and %s %d: want a line for each pair, blank where it has no links",
			s.gold, len(gold), s.predicted, len(predicted))
	}
	fmt.Fprintf(s.w, "%-30s %5s %6s  %5s %5s %5s\n", "file", "pairs", "links", "AER", "P", "R")
	row := func(name string, pairs int, t evaluate.Tally) {
		fmt.Fprintf(s.w, "%-30s %5d %6d  %.3f %.3f %.3f\n", name, pairs, t.Predicted, t.ErrorRate(), t.Precision(), t.Recall())
	}
	var total evaluate.Tally
	for i := range gold {
		t := evaluate.Links(gold[i], predicted[i])
		if s.perDocument {
			row(fmt.Sprintf("line %d", i+1), 1, t)
		}
		total.Add(t)
	}
	row(filepath.Base(s.predicted), len(gold), total)
	return s.w.Flush()
}
