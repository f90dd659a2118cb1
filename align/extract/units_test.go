package extract_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/extract"
)

// A unit is a range of bytes of a file that says the same as one of the other,
// as a person has paired them.
type unit struct{ source, target align.Range }

// A count is of the beads and units of some alignments.
type count struct{ beads, right, units, found int }

func (c count) precision() float64 { return float64(c.right) / float64(c.beads) }
func (c count) recall() float64    { return float64(c.found) / float64(c.units) }
func (c count) f1() float64        { return 2 * c.precision() * c.recall() / (c.precision() + c.recall()) }

// TestFilesAsTheyAre aligns files of other people as they are. A bead is right
// if both sides touch the same unit; beads of which both sides touch none, in
// places that nobody has paired, do not count. A unit is found if a bead that
// is right touches it.
func TestFilesAsTheyAre(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "bench", "files")
	if _, err := os.Stat(root); err != nil {
		t.Skip("there is no ../shared beside the checkout")
	}
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		ending        string
		precision, f1 float64
	}{
		{"md", 0.99, 0.97},
		{"srt", 0.98, 0.95},
	} {
		t.Run(test.ending, func(t *testing.T) {
			folders, err := fs.Glob(os.DirFS(root), test.ending+"/*/*")
			if err != nil || len(folders) == 0 {
				t.Fatalf("%d folders, %v", len(folders), err)
			}
			var all count
			for _, folder := range folders {
				c := countFolder(t, aligner, filepath.Join(root, folder), test.ending)
				t.Logf("%-70s P %.3f R %.3f of %d beads, %d units", folder, c.precision(), c.recall(), c.beads, c.units)
				all = count{all.beads + c.beads, all.right + c.right, all.units + c.units, all.found + c.found}
			}
			t.Logf("P %.4f R %.4f F1 %.4f", all.precision(), all.recall(), all.f1())
			if all.precision() < test.precision || all.f1() < test.f1 {
				t.Errorf("P %.4f, F1 %.4f, want %g and %g", all.precision(), all.f1(), test.precision, test.f1)
			}
		})
	}
}

func countFolder(t *testing.T, aligner *align.Aligner, folder, ending string) (c count) {
	source, target, _ := strings.Cut(filepath.Base(filepath.Dir(folder)), "-")
	files := [2]*extract.File{}
	documents := [2]align.Document{}
	for side, name := range []string{"src", "tgt"} {
		content, err := os.ReadFile(filepath.Join(folder, name+"."+ending))
		if err != nil {
			t.Fatal(err)
		}
		if files[side], err = extract.Parse(t.Context(), name+"."+ending, content); err != nil {
			t.Fatal(err)
		}
		documents[side] = files[side].Document(language.Make([]string{source, target}[side]))
	}
	alignment, err := aligner.Align(t.Context(), documents[0], documents[1])
	if err != nil {
		t.Fatal(err)
	}
	units := readUnits(t, filepath.Join(folder, "units.tsv"))
	found := make([]bool, len(units))
	for _, b := range alignment.Beads {
		if b.Source.Len() == 0 || b.Target.Len() == 0 {
			continue
		}
		from, _ := files[0].Origin(documents[0].Range(b.Source))
		to, _ := files[1].Origin(documents[1].Range(b.Target))
		touched, right := false, false
		for k, u := range units {
			s, t := touch(u.source, from.Bytes), touch(u.target, to.Bytes)
			touched = touched || s || t
			right = right || s && t
			found[k] = found[k] || s && t
		}
		if touched {
			c.beads++
		}
		if right {
			c.right++
		} else if touched {
			t.Logf("%.2f %q = %q", b.Confidence, documents[0].Slice(b.Source), documents[1].Slice(b.Target))
		}
	}
	for k := range units {
		c.units++
		if found[k] {
			c.found++
		} else {
			t.Logf("not found: %v %v", units[k].source, units[k].target)
		}
	}
	return c
}

func touch(a, b align.Range) bool { return a.Start < b.End && b.Start < a.End }

func readUnits(t *testing.T, name string) (units []unit) {
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(content)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if fields[0] != "=" {
			continue
		}
		var n [4]int
		for k := range n {
			if n[k], err = strconv.Atoi(fields[k+1]); err != nil {
				t.Fatal(err)
			}
		}
		units = append(units, unit{align.Range{Start: n[0], End: n[1]}, align.Range{Start: n[2], End: n[3]}})
	}
	return units
}
