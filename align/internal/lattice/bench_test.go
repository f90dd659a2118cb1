package lattice

import (
	"context"
	"fmt"
	"iter"
	"testing"

	"github.com/sejajar/sejajar/align/internal/band"
)

// diagonal is evidence for one sentence with one.
type diagonal struct{ within band.Band }

func (d diagonal) Bead(i, a, j, b int) float64 {
	if i == j {
		return 20
	}
	return -10
}

func (d diagonal) Band() band.Band { return d.within }

func (d diagonal) Score(context.Context, iter.Seq[Bead]) error { return nil }

func BenchmarkFit(b *testing.B) {
	for _, n := range []int{40, 4000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			within := make(band.Band, n+1)
			for i := range within {
				within[i] = band.Window{From: max(0, i-15), To: min(n, i+15) + 1}
			}
			lengths := sizes(n)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Fit(b.Context(), nil, diagonal{within}, lay(lengths), lay(lengths), 0); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "sentences/s")
		})
	}
}
