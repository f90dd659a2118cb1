package evaluate

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A group is the documents of one set in one pair of languages that have gold
// of one kind.
type group struct {
	task
	set, pair string
	documents []document
}

// A document is the names of one document's files. Predicted is "" where there
// is no prediction, which counts as an empty one.
type document struct {
	name, gold, predicted string
}

// beside is the name of a file in the same folder as the gold.
func (d document) beside(name string) string { return filepath.Join(filepath.Dir(d.gold), name) }

// find lists the documents with gold of a kind, of the sets and pairs that are
// asked for.
func (s *session) find(t task) ([]group, error) {
	var groups []group
	sets, err := folderNames(s.gold, s.set)
	if err != nil {
		return nil, err
	}
	for _, set := range sets {
		pairs, err := folderNames(filepath.Join(s.gold, set), s.pair)
		if err != nil {
			return nil, err
		}
		for _, pair := range pairs {
			g := group{task: t, set: set, pair: pair}
			names, err := folderNames(filepath.Join(s.gold, set, pair), "")
			if err != nil {
				return nil, err
			}
			for _, name := range names {
				if gold := filepath.Join(s.gold, set, pair, name, t.gold); exists(gold) {
					g.documents = append(g.documents, document{name: name, gold: gold})
				}
			}
			if len(g.documents) > 0 {
				groups = append(groups, g)
			}
		}
	}
	return groups, nil
}

// predictions names the files with the predictions for the documents of the
// groups, and leaves out the groups that have no folder of them.
func (s *session) predictions(groups []group) []group {
	var found []group
	for _, g := range groups {
		folder := filepath.Join(s.predicted, g.set, g.pair)
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			continue
		}
		for i := range g.documents {
			g.documents[i].predicted = g.prediction(filepath.Join(folder, g.documents[i].name))
		}
		found = append(found, g)
	}
	return found
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

// folderNames lists the folders in a folder, sorted, or those of a list with
// commas between.
func folderNames(folder, only string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot list the folder: %w", folder, err)
	}
	wanted := strings.Split(only, ",")
	var names []string
	for _, e := range entries {
		if only != "" && !slices.Contains(wanted, e.Name()) {
			continue
		}
		if info, err := os.Stat(filepath.Join(folder, e.Name())); err == nil && info.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
