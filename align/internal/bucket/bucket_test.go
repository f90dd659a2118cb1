package bucket

import (
	"slices"
	"strings"
	"testing"
)

func TestSort(t *testing.T) {
	for _, test := range []struct {
		list, want string
		n          int
		ends       []int
	}{
		{"", "", 0, nil},
		{"", "", 2, []int{0, 0}},
		{"a1 b0 c1 d3 e0", "b0 e0 a1 c1 d3", 4, []int{2, 4, 4, 5}},
	} {
		list := strings.Fields(test.list)
		sorted, ends := Sort(list, test.n, func(s string) int { return int(s[1] - '0') })
		if got := strings.Join(sorted, " "); got != test.want || !slices.Equal(ends, test.ends) {
			t.Errorf("%q is sorted as %q with ends %v, want %q with %v", test.list, got, ends, test.want, test.ends)
		}
		if strings.Join(list, " ") != test.list {
			t.Errorf("the list is now %v", list)
		}
	}
}
