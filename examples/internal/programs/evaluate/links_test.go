package evaluate

import (
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
)

func TestWordLinks(t *testing.T) {
	tree(t, map[string]string{
		"gold.links": "0-0 1?2\n1-1\n", "links.pharaoh": "0-0 1-2 2-2\n\n", "short": "0-0\n", "wrong": "0-0\n0=0\n",
	})
	code, stdout, stderr := call("-per-doc", "gold.links", "links.pharaoh")
	want := `file                           pairs  links    AER     P     R
line 1                             1      3  0.250 0.667 1.000
line 2                             1      0  1.000 0.000 0.000
links.pharaoh                      2      3  0.400 0.667 0.500
`
	if code != command.Done || stderr != "" || stdout != want {
		t.Errorf("exit code %d, %s, printed\n%swant\n%s", code, stderr, stdout, want)
	}
	for _, test := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"gold.links", "short"}, command.Failed, "gold.links has 2 lines and short 1"},
		{[]string{"gold.links", "wrong"}, command.Failed, "wrong: line 2, column 1: "},
		{[]string{"-confidence", "gold.links", "links.pharaoh"}, command.Misused, "word links have no confidence"},
	} {
		code, stdout, stderr := call(test.args...)
		if code != test.code || stdout != "" || !strings.Contains(stderr, test.says) {
			t.Errorf("%q: exit code %d, %q, %q; want code %d and %q", test.args, code, stdout, stderr, test.code, test.says)
		}
	}
}
