package score

import (
	"math"
	"testing"

	"github.com/sejajar/sejajar/align/internal/lattice"
)

// A bead by itself scores as among all others.
func TestSingleBeadsScoreAsInTheMatrix(t *testing.T) {
	source := read(t, "Kabut\nSepuluh dan kapal\nKapal Wulanggeni tiba pada 1949\nOmbak\nLaut dan kabut")
	target := read(t, "Fog\nTen ships\nand the ship\nThe ship Wulanggeni came in 1949\nWaves\nSea and fog")
	ahead, back := words(t, source, target, [2]string{"kabut", "fog"}, [2]string{"kapal", "ship"}, [2]string{"dan", "and"},
		[2]string{"1949", "1949"}, [2]string{"wulanggeni", "wulanggeni"}, [2]string{"laut", "sea"})
	m, s := matrix(t, source, target, ahead, back, Usage{}), NewSingle(source, target, ahead, back, Usage{})
	beads, said := 0, 0.0
	for i := range source.Sentences {
		for j := range target.Sentences {
			for _, shape := range lattice.Shapes {
				a, b := shape.Source, shape.Target
				if i+a > len(source.Sentences) || j+b > len(target.Sentences) {
					continue
				}
				beads++
				want := m.Bead(i, a, j, b)
				said = max(said, want)
				if got := s.Bead(i, a, j, b); math.Abs(got-want) > 1e-6 {
					t.Errorf("the bead of %d from %d with %d from %d scores %g, and %g in the matrix", a, i, b, j, got, want)
				}
			}
		}
	}
	if beads < 100 || said < 1 {
		t.Errorf("only %d beads, of %g nats at the most", beads, said)
	}
}
