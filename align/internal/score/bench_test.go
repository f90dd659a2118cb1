package score

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/internal/band"
)

// prose makes sentences of made-up words, a few of them frequent.
func prose(sentences int, seed uint64) string {
	const letters = "aeioubdfgklmnprst"
	r := rand.New(rand.NewPCG(seed, 0))
	var text strings.Builder
	for range sentences {
		for range 12 {
			word := r.IntN(1 + r.IntN(5000))
			for n := word + 20; n > 0; n /= 7 {
				text.WriteByte(letters[(n*31+word)%len(letters)])
			}
			text.WriteByte(' ')
		}
		text.WriteByte('\n')
	}
	return text.String()
}

func BenchmarkCognates(b *testing.B) {
	for _, n := range []int{40, 4000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			source, target := read(b, prose(n, 1)), read(b, prose(n, 2))
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := Cognates(b.Context(), nil, source, target); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "sentences/s")
		})
	}
}

func BenchmarkNew(b *testing.B) {
	const n = 300
	source, target := read(b, prose(n, 1)), read(b, prose(n, 2))
	ahead, back, err := Cognates(b.Context(), nil, source, target)
	if err != nil {
		b.Fatal(err)
	}
	within := band.Full(n, n)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(b.Context(), nil, source, target, ahead, back, Usage{}, within); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "sentences/s")
}
