package versions

import (
	"reflect"
	"testing"
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

func TestGroup(t *testing.T) {
	for _, test := range []struct {
		name  string
		pairs map[[2]int]string
		want  [][]int
	}{
		{"nothing is known", nil, [][]int{{0}, {1}, {2}, {3}, {4}}},
		{"translations", map[[2]int]string{{0, 2}: "=", {1, 3}: "="}, [][]int{{0, 2}, {1, 3}, {4}}},
		{"a third version that little is known of", map[[2]int]string{{0, 1}: "=", {0, 2}: "=", {1, 2}: "?"}, [][]int{{0, 1, 2}, {3}, {4}}},
		{"a page that holds two stories", map[[2]int]string{{0, 1}: "=", {1, 2}: "="}, [][]int{{0, 1}, {2}, {3}, {4}}},
		{"two stories and a page that holds them", map[[2]int]string{{0, 1}: "=", {2, 3}: "=", {0, 4}: "=", {1, 4}: "=", {2, 4}: "=", {3, 4}: "="}, [][]int{{0, 1, 4}, {2, 3}}},
		{"a chain", map[[2]int]string{{0, 1}: "~", {1, 2}: "~", {2, 3}: "~", {3, 4}: "~"}, [][]int{{0, 1}, {2, 3}, {4}}},
		{"pages of one story", map[[2]int]string{{0, 1}: "~", {1, 2}: "~", {2, 3}: "~", {0, 2}: "?", {0, 3}: "?", {1, 3}: "?"}, [][]int{{0, 1, 2, 3}, {4}}},
		{"a page of the story that two translations tell", map[[2]int]string{{0, 1}: "=", {0, 2}: "~", {1, 2}: "?"}, [][]int{{0, 1, 2}, {3}, {4}}},
		{"two texts of one story", map[[2]int]string{{0, 1}: "=", {2, 3}: "=", {0, 2}: "~", {0, 3}: "~", {1, 2}: "~", {1, 3}: "~"}, [][]int{{0, 1}, {2, 3}, {4}}},
		{"two halves of the versions of a text", map[[2]int]string{{0, 1}: "=", {2, 3}: "=", {0, 2}: "=", {0, 3}: "~", {1, 2}: "~", {1, 3}: "?"}, [][]int{{0, 1, 2, 3}, {4}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got [][]int
			for _, g := range group(said(test.pairs), 5) {
				got = append(got, g.Documents)
			}
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("the groups are %v, want %v", got, test.want)
			}
		})
	}
}
