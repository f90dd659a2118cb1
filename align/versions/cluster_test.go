package versions

import (
	"reflect"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// said makes comparisons of what is told of pairs: "=" for a translation, "~"
// for the same story, "?" for what says little and "x" for no versions.
func said(pairs map[[2]int]string) (comparisons []comparison) {
	for a := range 20 {
		for b := a + 1; b < 20; b++ {
			c := comparison{candidate: candidate{a: a, b: b}}
			switch pairs[[2]int{a, b}] {
			case "":
				continue
			case "=":
				c.odds, c.ordered = 8, 3
			case "~":
				c.odds, c.ordered = 2, -3
			case "?":
				c.odds, c.ordered = -1, -3
			case "x":
				c.odds, c.ordered = -6, -3
			}
			c.joins = c.odds > 0
			comparisons = append(comparisons, c)
		}
	}
	return comparisons
}

func TestClusters(t *testing.T) {
	for _, test := range []struct {
		name  string
		pairs map[[2]int]string
		want  [][]int
	}{
		{"nothing is known", nil, [][]int{{0}, {1}, {2}, {3}, {4}}},
		{"translations", map[[2]int]string{{0, 2}: "=", {1, 3}: "="}, [][]int{{0, 2}, {1, 3}, {4}}},
		{"a third version that little is known of", map[[2]int]string{{0, 1}: "=", {0, 2}: "=", {1, 2}: "?"}, [][]int{{0, 1, 2}, {3}, {4}}},
		{"a page that holds two stories", map[[2]int]string{{0, 1}: "=", {1, 2}: "="}, [][]int{{0, 1}, {2}, {3}, {4}}},
		{
			"two stories and a page that holds them",
			map[[2]int]string{{0, 1}: "=", {2, 3}: "=", {0, 4}: "=", {1, 4}: "=", {2, 4}: "=", {3, 4}: "="},
			[][]int{{0, 1, 4}, {2, 3}},
		},
		{"a chain", map[[2]int]string{{0, 1}: "~", {1, 2}: "~", {2, 3}: "~", {3, 4}: "~"}, [][]int{{0, 1}, {2, 3}, {4}}},
		{
			"pages of one story",
			map[[2]int]string{{0, 1}: "~", {1, 2}: "~", {2, 3}: "~", {0, 2}: "?", {0, 3}: "?", {1, 3}: "?"},
			[][]int{{0, 1, 2, 3}, {4}},
		},
		{
			"a page of the story that two translations tell",
			map[[2]int]string{{0, 1}: "=", {0, 2}: "~", {1, 2}: "?"},
			[][]int{{0, 1, 2}, {3}, {4}},
		},
		{
			"two texts of one story",
			map[[2]int]string{{0, 1}: "=", {2, 3}: "=", {0, 2}: "~", {0, 3}: "~", {1, 2}: "~", {1, 3}: "~"},
			[][]int{{0, 1, 2, 3}, {4}},
		},
		{
			"two texts of one topic",
			map[[2]int]string{{0, 1}: "=", {2, 3}: "=", {0, 2}: "~", {0, 3}: "?", {1, 2}: "?", {1, 3}: "?"},
			[][]int{{0, 1}, {2, 3}, {4}},
		},
		{
			"two halves of the versions of a text",
			map[[2]int]string{{0, 1}: "=", {2, 3}: "=", {0, 2}: "=", {0, 3}: "~", {1, 2}: "~", {1, 3}: "?"},
			[][]int{{0, 1, 2, 3}, {4}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := clusters(said(test.pairs), 5); !reflect.DeepEqual(got, test.want) {
				t.Errorf("the groups are %v, want %v", got, test.want)
			}
		})
	}
}

func TestThousandsOfCopiesAreOneGroup(t *testing.T) {
	text := "Dermaga baru di Tanjung Rena dibuka pada 3 Mei 2024. Wali Kota Sari Wulandari hadir."
	documents := []align.Document{align.Parse("chess", language.English, "Emil Brandauer won the chess tournament in Oberried.")}
	for range manifold + 1 {
		documents = append(documents, align.Parse("copy", language.Indonesian, text))
	}
	for range 3 {
		documents = append(documents, align.Parse("empty", language.Indonesian, "–"))
	}
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	finder, err := New(aligner)
	if err != nil {
		t.Fatal(err)
	}
	groups, err := finder.Find(t.Context(), documents)
	if err != nil || len(groups) != 5 || len(groups[1].Documents) != manifold+1 || len(groups[1].Links) < manifold {
		t.Errorf("%d groups, error %v, want the copies in one and others alone", len(groups), err)
	}
}
