package evaluate

import (
	"fmt"
	"io"
	"os"
	"slices"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
	"github.com/sejajar/sejajar/align/extract"
	"github.com/sejajar/sejajar/align/segment"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// A score is what a table shows of some documents.
type score struct {
	documents    int
	measures     []evaluate.Tally
	pairs, nulls evaluate.Calibration
	warnings     []string // of what is odd about the predictions
}

func (s *score) warn(format string, args ...any) {
	s.warnings = append(s.warnings, fmt.Sprintf(format, args...))
}

func (s *score) add(other score) {
	s.documents += other.documents
	if s.measures == nil {
		s.measures = make([]evaluate.Tally, len(other.measures))
	}
	for k, tally := range other.measures {
		s.measures[k].Add(tally)
	}
	s.pairs.Add(other.pairs)
	s.nulls.Add(other.nulls)
}

// A task is a kind of gold: beads of sentences, or spans of bytes.
type task struct {
	gold      string   // the name of the gold file in a document's folder
	predicted []string // what may follow PREDICTIONS/SET/PAIR/DOC
	measures  []string // what stands before P, R and F in the table

	// Score compares a prediction that is in a file, and judge an alignment;
	// document makes a document that can be aligned.
	score    func(options, document) (score, error)
	judge    func(document, *align.Alignment) (score, error)
	document func(*extract.File, language.Tag) align.Document
}

var (
	beadTask = task{
		gold:      "gold.txt",
		predicted: []string{".txt", "/pred.txt"},
		measures:  []string{"s", "v", "l", "n"},
		score:     options.beads,
		judge:     judgeBeads,
		document:  (*extract.File).Lines,
	}
	spanTask = task{
		gold:      "gold-spans.tsv",
		predicted: []string{".tsv", "/pred-spans.tsv"},
		measures:  []string{"", "1", "a"},
		score:     options.spans,
		judge:     judgeSpans,
		document:  (*extract.File).Document,
	}
)

func scoreBeads(gold, predicted []evaluate.Bead, n, m int) score {
	c := evaluate.Beads(gold, predicted, n, m)
	result := score{documents: 1, measures: []evaluate.Tally{c.Strict, c.Vecalign, c.Lax, c.Nulls}}
	result.pairs, result.nulls = evaluate.Calibrate(gold, predicted)
	return result
}

func scoreSpans(gold, predicted []evaluate.Region) (score, error) {
	c, err := evaluate.Regions(gold, predicted)
	return score{
		documents: 1,
		measures:  []evaluate.Tally{c.Joined, c.Single, c.Area},
		pairs:     evaluate.CalibrateRegions(gold, predicted),
	}, err
}

func (o options) beads(d document) (score, error) {
	gold, err := read(d.gold, o.stdin, evaluate.ReadBeads)
	if err != nil {
		return score{}, err
	}
	predicted, err := read(d.predicted, o.stdin, evaluate.ReadBeads)
	if err != nil {
		return score{}, err
	}
	n, err := sentences(d.beside("src.txt"), gold, predicted, sourceOf)
	if err != nil {
		return score{}, err
	}
	m, err := sentences(d.beside("tgt.txt"), gold, predicted, targetOf)
	if err != nil {
		return score{}, err
	}
	for _, b := range predicted {
		if err := o.checkConfidence(d.predicted, b.Confidence); err != nil {
			return score{}, err
		}
	}
	result := scoreBeads(gold, predicted, n, m)
	result.checkSide(d.predicted, "source", predicted, sourceOf, n)
	result.checkSide(d.predicted, "target", predicted, targetOf, m)
	return result, nil
}

func sourceOf(b evaluate.Bead) []int { return b.Source }
func targetOf(b evaluate.Bead) []int { return b.Target }

// sentences is the number of sentences in the named file, or, where there is
// no such file, the number it takes for what the beads mention.
func sentences(name string, gold, predicted []evaluate.Bead, side func(evaluate.Bead) []int) (int, error) {
	text, err := os.ReadFile(name)
	n := 0
	switch {
	case os.IsNotExist(err):
		for _, b := range slices.Concat(gold, predicted) {
			for _, i := range side(b) {
				n = max(n, i+1)
			}
		}
	case err != nil:
		return 0, err
	default:
		for range segment.Lines(string(text)) {
			n++
		}
	}
	return n, nil
}

// checkSide warns of predictions that no aligner should make.
func (s *score) checkSide(name, what string, predicted []evaluate.Bead, side func(evaluate.Bead) []int, n int) {
	var outside, twice []int
	seen := make(map[int]bool)
	for _, b := range predicted {
		for _, i := range side(b) {
			if i >= n {
				outside = append(outside, i)
			}
			if seen[i] {
				twice = append(twice, i)
			}
			seen[i] = true
		}
	}
	if len(outside) > 0 {
		s.warn("%s: beads mention %d %s sentences outside the document of %d, the first is %d: count sentences from 0",
			name, len(outside), what, n, outside[0])
	}
	if len(twice) > 0 {
		s.warn("%s: beads mention %d %s sentences more than once, the first is %d", name, len(twice), what, twice[0])
	}
}

func (o options) spans(d document) (score, error) {
	gold, err := read(d.gold, o.stdin, evaluate.ReadRegions)
	if err != nil {
		return score{}, err
	}
	predicted, err := read(d.predicted, o.stdin, evaluate.ReadRegions)
	if err != nil {
		return score{}, err
	}
	for _, r := range predicted {
		if err := o.checkConfidence(d.predicted, r.Confidence); err != nil {
			return score{}, err
		}
	}
	result, err := scoreSpans(gold, predicted)
	if err != nil {
		return score{}, fmt.Errorf("%s: %w", d.gold, err)
	}
	result.checkOverlap(d.predicted, predicted, func(r evaluate.Region) align.Range { return r.Source })
	result.checkOverlap(d.predicted, predicted, func(r evaluate.Region) align.Range { return r.Target })
	return result, nil
}

// checkOverlap warns of spans that share bytes.
func (s *score) checkOverlap(name string, predicted []evaluate.Region, side func(evaluate.Region) align.Range) {
	var list []align.Range
	for _, r := range predicted {
		if span := side(r); span.End > span.Start {
			list = append(list, span)
		}
	}
	slices.SortFunc(list, func(a, b align.Range) int { return a.Start - b.Start })
	for k := 1; k < len(list); k++ {
		if a, b := list[k-1], list[k]; a.End > b.Start && a != b {
			s.warn("%s: bytes %d to %d and %d to %d overlap", name, a.Start, a.End, b.Start, b.End)
			return
		}
	}
}

// read reads the named file, which is stdin for -; no name is an empty file.
func read[T any](name string, stdin io.Reader, parse func(io.Reader) ([]T, error)) ([]T, error) {
	if name == "" {
		return nil, nil
	}
	file, err := texts.Open(name, stdin, texts.Settings{})
	if err != nil {
		return nil, err
	}
	defer file.Close()
	list, err := parse(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return list, nil
}

func (o options) checkConfidence(name string, confidence float64) error {
	if o.confidence && (confidence < 0 || confidence > 1) {
		return fmt.Errorf("%s: a confidence is %v, not 0 to 1: if the field is something else, such as the cost in vecalign's files, "+
			"leave out -confidence",
			name, confidence)
	}
	return nil
}
