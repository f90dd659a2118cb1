package viewer

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

func TestABeadIsCutWhereItComesApartBest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	document := func(sentences int) align.Document {
		list := make([]string, sentences)
		for i := range list {
			list[i] = strings.Repeat("a", 1+r.IntN(50)) + "."
		}
		return align.FromSentences("", language.English, list...)
	}
	for range 200 {
		p := &pair{source: document(8), target: document(8)}
		for i := range p.source.Sentences {
			for j := range p.target.Sentences {
				if r.IntN(3) == 0 {
					p.matches = append(p.matches, align.SentencePair{Source: i, Target: j, Probability: r.Float64()})
				}
			}
		}
		b := align.Bead{Source: align.Span{Start: r.IntN(3), End: 3 + r.IntN(6)}, Target: align.Span{Start: r.IntN(3), End: 3 + r.IntN(6)}}
		for _, given := range [][2]int{{-1, -1}, {3, -1}, {-1, 3}} {
			source, target, err := p.cut(t.Context(), b, given[0], given[1])
			if err != nil {
				t.Fatal(err)
			}
			if given[0] >= 0 && source != given[0] || given[1] >= 0 && target != given[1] {
				t.Errorf("cut before %d and %d, want %v", source, target, given)
			}
			got := p.worthOfCut(b, source, target)
			for i := b.Source.Start; i <= b.Source.End; i++ {
				for j := b.Target.Start; j <= b.Target.End; j++ {
					if given[0] >= 0 && given[0] != i || given[1] >= 0 && given[1] != j {
						continue
					}
					if worth := p.worthOfCut(b, i, j); worth > got+1e-9 {
						t.Fatalf("%+v is cut before %d and %d, worth %v, and not before %d and %d, worth %v", b, source, target, got, i, j, worth)
					}
				}
			}
		}
	}
}

// worthOfCut is what cut looks for the most of.
func (p *pair) worthOfCut(b align.Bead, i, j int) float64 {
	if i == b.Source.Start && j == b.Target.Start || i == b.Source.End && j == b.Target.End {
		return math.Inf(-1)
	}
	worth := -math.Abs(shares(p.source, b.Source)[i-b.Source.Start]-shares(p.target, b.Target)[j-b.Target.Start]) / 2
	if i == b.Source.Start || j == b.Target.Start || i == b.Source.End || j == b.Target.End {
		worth--
	}
	for _, m := range p.between(b) {
		if (m.Source < i) == (m.Target < j) {
			worth += m.Probability
		}
	}
	return worth
}
