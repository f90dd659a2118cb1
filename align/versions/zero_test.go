package versions_test

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
)

func TestZeroValuesSayWhatToUse(t *testing.T) {
	var finder versions.Finder
	_, findErr := finder.Find(t.Context(), pages(t))
	_, alignErr := finder.Align(t.Context(), pages(t))
	_, newErr := versions.New(nil)
	var judge versions.Judge
	_, keysErr := judge.Keys(t.Context(), pages(t)[0], 9)
	_, _, compareErr := judge.Compare(t.Context(), pages(t)[0], pages(t)[1])
	_, groupErr := judge.Group(t.Context(), pages(t), nil, nil)
	for name, test := range map[string]struct {
		err  error
		want string
	}{
		"Find": {findErr, "use New"}, "Align": {alignErr, "use New"}, "New": {newErr, "New(nil)"},
		"Keys": {keysErr, "use Finder.Judge"}, "Compare": {compareErr, "use Finder.Judge"}, "Group": {groupErr, "use Finder.Judge"},
	} {
		if test.err == nil || !strings.Contains(test.err.Error(), test.want) {
			t.Errorf("%s: got error %v, want one with %q", name, test.err, test.want)
		}
	}
}

func TestNilOptionsAreIgnored(t *testing.T) {
	finder, err := versions.New(new(align.Aligner), nil, versions.OnProgress(nil))
	if err != nil {
		t.Fatal(err)
	}
	if groups, err := finder.Find(t.Context(), nil); err != nil || len(groups) != 0 {
		t.Errorf("Find of nothing: got %v, error %v", groups, err)
	}
	if group, err := finder.Align(t.Context(), nil); err != nil || len(group.Documents)+len(group.Links)+len(group.Rows) != 0 {
		t.Errorf("Align of nothing: got %v, error %v", group, err)
	}
	if groups, err := finder.Find(t.Context(), pages(t)); err != nil || len(groups) == 0 {
		t.Errorf("Find: got %d groups, error %v", len(groups), err)
	}
}

func TestTheZeroGroupIsEmpty(t *testing.T) {
	var group versions.Group
	if sets := group.Ordered(); sets != nil {
		t.Errorf("Ordered: %v", sets)
	}
	if a := group.Pair(0, 0); a != nil {
		t.Errorf("Pair: %v", a)
	}
	for unit := range group.Units(versions.SureClaim) {
		t.Errorf("Units: %v", unit)
	}
	if rows, err := versions.Join(t.Context(), nil, nil); err != nil || len(rows) != 0 {
		t.Errorf("Join: %v, error %v", rows, err)
	}
}

// TestLinksWithoutAnAlignmentJoinNothing gives a group links that somebody has
// filled in, without alignments and of documents that are not there.
func TestLinksWithoutAnAlignmentJoinNothing(t *testing.T) {
	documents := []align.Document{align.FromSentences("a", language.English, "One."), align.FromSentences("b", language.German, "Eins.")}
	links := []versions.Link{{A: 0, B: 1}, {A: -1, B: 7}}
	if rows, err := versions.Join(t.Context(), documents, links); err != nil || len(rows) != 2 {
		t.Errorf("Join: %v, error %v", rows, err)
	}
	group := versions.Group{Documents: documents, Links: links}
	if a := group.Pair(0, 1); a != nil || group.Ordered() != nil {
		t.Errorf("Pair: %v, Ordered: %v", a, group.Ordered())
	}
	for unit := range group.Units(versions.SureClaim) {
		t.Errorf("Units: %v", unit)
	}
}

func TestZeroErrorsCanBePrinted(t *testing.T) {
	for _, err := range []error{versions.Errors{}, new(versions.DocumentError), new(versions.PairError)} {
		if err.Error() == "" || errors.Unwrap(err) != nil {
			t.Errorf("%T: %v", err, err)
		}
	}
}
