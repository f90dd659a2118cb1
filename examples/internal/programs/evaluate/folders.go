package evaluate

import (
	"fmt"
	"path/filepath"
	"strings"
)

// folders prints a table for each kind of gold that has predictions.
func (s *session) folders() error {
	tables := 0
	for _, t := range []task{beadTask, spanTask} {
		groups, err := s.find(t)
		if err != nil {
			return err
		}
		groups = s.predictions(groups)
		if len(groups) == 0 {
			continue
		}
		if tables++; tables > 1 {
			fmt.Fprintln(s.w)
		}
		if err := s.folderTable(t, groups); err != nil {
			return err
		}
	}
	if tables == 0 {
		return fmt.Errorf("nothing in %s is predicted in %s: for GOLD/SET/PAIR/DOC/%s there must be PREDICTIONS/SET/PAIR/DOC%s, for %s DOC%s",
			s.gold, s.predicted, beadTask.gold, beadTask.predicted[0], spanTask.gold, spanTask.predicted[0])
	}
	return s.w.Flush()
}

func (s *session) folderTable(t task, groups []group) error {
	table := s.newTable(t.measures)
	missing, firstMissing := 0, ""
	for _, g := range groups {
		for _, d := range g.documents {
			if d.predicted == "" {
				if missing++; missing == 1 {
					firstMissing = filepath.Join(g.set, g.pair, d.name)
				}
			}
		}
		if err := table.add(g, func(d document) (score, error) { return t.score(s.options, d) }); err != nil {
			return err
		}
	}
	if s.confidence {
		table.together()
	}
	if missing > 0 {
		s.warn("%d of %d predictions are missing and count as empty, the first is %s%s",
			missing, table.all.documents, firstMissing, t.predicted[0])
	}
	return nil
}

// files prints the table of one document.
func (s *session) files() error {
	if strings.HasSuffix(s.gold, linkFile) {
		return s.links()
	}
	t := beadTask
	if strings.HasSuffix(s.gold, ".tsv") {
		t = spanTask
	}
	one, err := t.score(s.options, document{gold: s.gold, predicted: s.predicted})
	if err != nil {
		return err
	}
	s.warnOf(one)
	s.newTable(t.measures).row(filepath.Base(s.predicted), "", "1", one)
	return s.w.Flush()
}
