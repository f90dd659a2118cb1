package evaluate

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/parallel"
)

// versionsOfRows are the versions that a gold of rows is about, in its order.
var versionsOfRows = [...]string{"en", "de", "id"}

// A rowSet is the stories of a set whose versions have gold together.
type rowSet struct {
	set     string
	stories []document
}

// findRows lists the sets with gold of rows, of those that are asked for.
func (s *session) findRows() ([]rowSet, error) {
	sets, err := folderNames(s.gold, s.set)
	if err != nil {
		return nil, err
	}
	var found []rowSet
	for _, set := range sets {
		names, err := folderNames(filepath.Join(s.gold, set), "")
		if err != nil {
			return nil, err
		}
		r := rowSet{set: set}
		for _, name := range names {
			if gold := filepath.Join(s.gold, set, name, beadTask.gold); exists(gold) {
				r.stories = append(r.stories, document{name: name, gold: gold})
			}
		}
		if len(r.stories) > 0 {
			found = append(found, r)
		}
	}
	return found, nil
}

// pairs are the groups that the rows are read as, of those that are asked for.
func (r rowSet) pairs(only string) (groups []group) {
	for x, from := range versionsOfRows {
		for _, to := range versionsOfRows[x+1:] {
			if pair := from + "-" + to; only == "" || strings.Contains(","+only+",", ","+pair+",") {
				groups = append(groups, group{task: beadTask, set: r.set, pair: pair, documents: r.stories})
			}
		}
	}
	return groups
}

// alignRows aligns all versions of each story together, and prints a line for
// each pair of versions.
func (s *session) alignRows(ctx context.Context, aligner *align.Aligner, table *table, r rowSet) error {
	groups := r.pairs(s.pair)
	if len(groups) == 0 {
		return nil
	}
	finder, err := versions.New(aligner)
	if err != nil {
		return err
	}
	stories := make(map[string]*story)
	for d, aligned := range parallel.Map(r.stories,
		func(d document) *story { return alignStory(ctx, finder, d) }) {
		if aligned.err != nil {
			return aligned.err
		}
		stories[d.name] = aligned
	}
	for _, g := range groups {
		from, to, _ := strings.Cut(g.pair, "-")
		if err := table.add(g, func(d document) (score, error) { return stories[d.name].judge(column(from), column(to)), nil }); err != nil {
			return err
		}
	}
	return nil
}

func column(version string) int {
	for v, name := range versionsOfRows {
		if name == version {
			return v
		}
	}
	return 0
}

// A story is the versions of one text, what was made of them, and the gold.
type story struct {
	group versions.Group
	gold  [][][]int // by row and version: the sentences
	err   error
}

func alignStory(ctx context.Context, finder *versions.Finder, d document) *story {
	s := new(story)
	var documents []align.Document
	for _, version := range versionsOfRows {
		document, err := beadTask.read(ctx, d.beside(version+".txt"), language.Make(version))
		if err != nil {
			return &story{err: err}
		}
		documents = append(documents, document)
	}
	if s.gold, s.err = read(d.gold, nil, readRows); s.err == nil {
		s.group, s.err = finder.Align(ctx, documents)
	}
	return s
}

// judge scores the rows of two versions as beads. A sentence in no row with
// the other version has no counterpart there.
func (s *story) judge(from, to int) score {
	pair := s.group.Pair(from, to)
	n, m := len(pair.Source.Sentences), len(pair.Target.Sentences)
	sourceSaid, targetSaid := make([]bool, n), make([]bool, m)
	var gold []evaluate.Bead
	for _, row := range s.gold {
		if len(row[from]) > 0 && len(row[to]) > 0 {
			gold = append(gold, evaluate.Bead{Source: row[from], Target: row[to]})
			mark(sourceSaid, row[from])
			mark(targetSaid, row[to])
		}
	}
	for i, said := range sourceSaid {
		if !said {
			gold = append(gold, evaluate.Bead{Source: []int{i}})
		}
	}
	for j, said := range targetSaid {
		if !said {
			gold = append(gold, evaluate.Bead{Target: []int{j}})
		}
	}
	return scoreBeads(gold, evaluate.BeadsOf(pair), n, m)
}

func mark(said []bool, sentences []int) {
	for _, i := range sentences {
		if i < len(said) {
			said[i] = true
		}
	}
}

// readRows reads a gold of rows, as 0|0,1|.
func readRows(r io.Reader) (rows [][][]int, err error) {
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		cells := strings.Split(lines.Text(), "|")
		if len(cells) != len(versionsOfRows) {
			return nil, fmt.Errorf("line %d: %q is no row; write the sentences of %v as 0|0,1|", n, lines.Text(), versionsOfRows)
		}
		row := make([][]int, len(cells))
		for v, cell := range cells {
			for _, field := range strings.FieldsFunc(cell, func(r rune) bool { return r == ',' }) {
				i, err := strconv.Atoi(strings.TrimSpace(field))
				if err != nil || i < 0 {
					return nil, fmt.Errorf("line %d: %q is not the number of a sentence", n, field)
				}
				row[v] = append(row[v], i)
			}
		}
		rows = append(rows, row)
	}
	return rows, lines.Err()
}
