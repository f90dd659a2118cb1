package evaluate

import (
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
)

const indonesian = `Feri Laut Biru kandas di lepas pantai Wangi-Wangi pada hari Senin pukul 7.45.
Kapten Rahman membawa 128 penumpang ke darat.
`

func TestBenchOfVersionsAndStories(t *testing.T) {
	turned := strings.Split(strings.TrimSpace(english), "\n")
	slices.Reverse(turned)
	tree(t, map[string]string{
		"bench/versions/ferry/en.txt":      english,
		"bench/versions/ferry/de.txt":      german,
		"bench/versions/ferry/id.txt":      indonesian,
		"bench/versions/ferry/gold.txt":    "0|0|0\n1|1|1\n",
		"bench/story/de-en/ferry/src.txt":  german,
		"bench/story/de-en/ferry/tgt.txt":  strings.Join(turned, "\n"),
		"bench/story/de-en/ferry/gold.txt": "[0]:[1]\n[1]:[0]\n",
	})
	want := `set            pair    docs  beads  P     R     F      cE    xE    cP    cR
story          de-en      1      2  1.000 1.000 1.000  * * * *
versions       en-de      1      2  1.000 1.000 1.000  * * * *
versions       en-id      1      2  1.000 1.000 1.000  * * * *
versions       de-id      1      2  1.000 1.000 1.000  * * * *
together                  4      8  1.000 1.000 1.000  * * * *
`
	if code, stdout, stderr := call("-bench", "bench"); code != command.Done || masked(stdout) != want {
		t.Errorf("exit %d\ngot\n%swant\n%s%s", code, masked(stdout), want, stderr)
	}
	if code, stdout, _ := call("-bench", "bench", "-pair", "en-id"); code != command.Done || strings.Count(stdout, "\n") != 3 {
		t.Errorf("exit %d, one pair gives\n%s", code, stdout)
	}
}

func TestReadRows(t *testing.T) {
	rows, err := readRows(strings.NewReader("0|0,1|\n|2|3\n"))
	if err != nil || len(rows) != 2 || !slices.Equal(rows[0][1], []int{0, 1}) || rows[0][2] != nil || !slices.Equal(rows[1][2], []int{3}) {
		t.Errorf("rows %v, error %v", rows, err)
	}
	for text, want := range map[string]string{"0|0\n": "line 1: \"0|0\" is no row", "0|0|0\n0|x|0\n": "line 2: \"x\" is not the number",
		"-1||\n": "\"-1\" is not"} {
		if _, err := readRows(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one with %q", text, err, want)
		}
	}
}
