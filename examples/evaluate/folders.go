package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// A group is the documents of one set in one pair of languages.
type group struct {
	set, pair string
	documents []document
}

// folders prints a table for each kind of gold that has predictions.
func (s session) folders(w io.Writer, gold, predicted string) error {
	tables := 0
	for _, t := range []task{beadTask, spanTask} {
		groups, err := s.find(t, gold, predicted)
		if err != nil {
			return err
		}
		if len(groups) == 0 {
			continue
		}
		if tables++; tables > 1 {
			fmt.Fprintln(w)
		}
		if err := s.table(w, t, groups); err != nil {
			return err
		}
	}
	if tables == 0 {
		return fmt.Errorf("nothing in %s is predicted in %s: for GOLD/SET/PAIR/DOC/%s there must be PREDICTIONS/SET/PAIR/DOC%s, for %s DOC%s",
			gold, predicted, beadTask.gold, beadTask.predicted[0], spanTask.gold, spanTask.predicted[0])
	}
	return nil
}

// find lists the documents with gold of a kind, of the pairs that have a
// folder of predictions.
func (s session) find(t task, gold, predicted string) ([]group, error) {
	var groups []group
	sets, err := folderNames(gold, s.set)
	if err != nil {
		return nil, err
	}
	for _, set := range sets {
		pairs, err := folderNames(filepath.Join(gold, set), s.pair)
		if err != nil {
			return nil, err
		}
		for _, pair := range pairs {
			g := group{set: set, pair: pair}
			if !isFolder(filepath.Join(predicted, set, pair)) {
				continue
			}
			names, err := folderNames(filepath.Join(gold, set, pair), "")
			if err != nil {
				return nil, err
			}
			for _, name := range names {
				d := document{name: name, gold: filepath.Join(gold, set, pair, name, t.gold)}
				if _, err := os.Stat(d.gold); err == nil {
					d.predicted = t.prediction(filepath.Join(predicted, set, pair, name))
					g.documents = append(g.documents, d)
				}
			}
			if len(g.documents) > 0 {
				groups = append(groups, g)
			}
		}
	}
	return groups, nil
}

// prediction is the name of the file with the prediction for a document, or
// "" if there is none.
func (t task) prediction(stem string) string {
	for _, end := range t.predicted {
		if name := filepath.FromSlash(stem + end); exists(name) {
			return name
		}
	}
	return ""
}

// folderNames lists the folders in a folder, sorted, or the one named if it is
// there.
func folderNames(folder, only string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if (only == "" || e.Name() == only) && isFolder(filepath.Join(folder, e.Name())) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// table prints the scores of the groups.
func (s session) table(w io.Writer, t task, groups []group) error {
	s.printHead(w, t.measures)
	var all score
	missing, firstMissing := 0, ""
	for _, g := range groups {
		var total score
		for _, d := range g.documents {
			if d.predicted == "" {
				if missing++; missing == 1 {
					firstMissing = filepath.Join(g.set, g.pair, d.name)
				}
			}
			one, err := t.score(s, d)
			if err != nil {
				return err
			}
			if s.perDocument {
				s.printRow(w, d.name, g.pair, "", one)
			}
			total.add(one)
		}
		s.printRow(w, g.set, g.pair, fmt.Sprint(total.documents), total)
		all.add(total)
	}
	if s.confidence {
		s.printRow(w, "together", "", fmt.Sprint(all.documents), all)
	}
	if missing > 0 {
		s.warn("%d of %d predictions are missing and count as empty, the first is %s%s",
			missing, all.documents, firstMissing, t.predicted[0])
	}
	return nil
}

// files prints the table of one document.
func (s session) files(w io.Writer, gold, predicted string) error {
	t := beadTask
	if strings.HasSuffix(gold, ".tsv") {
		t = spanTask
	}
	one, err := t.score(s, document{gold: gold, predicted: predicted})
	if err != nil {
		return err
	}
	s.printHead(w, t.measures)
	s.printRow(w, filepath.Base(predicted), "", "1", one)
	return nil
}
