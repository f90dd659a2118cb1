package align_test

import (
	"cmp"
	"slices"
	"testing"

	"github.com/sejajar/sejajar/align"
)

func TestPosteriorOfEachSentence(t *testing.T) {
	source, target := version(t, "ferry", "id"), version(t, "ferry", "en")
	fixed := align.Bead{Source: span(4, 6), Target: span(5, 8), Confidence: 1}
	a, err := newAligner(t).Align(t.Context(), source, target, fixed)
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[[2]int]float64)
	var last align.SentencePair
	for m := range a.Posterior() {
		if len(found) > 0 && cmp.Or(cmp.Compare(last.Source, m.Source), cmp.Compare(last.Target, m.Target)) >= 0 {
			t.Errorf("%v comes after %v", m, last)
		}
		if !(m.Probability >= 0.01 && m.Probability <= 1) || m.Source >= len(source.Sentences) || m.Target >= len(target.Sentences) {
			t.Errorf("%v is out of range", m)
		}
		found[[2]int{m.Source, m.Target}] = m.Probability
		last = m
	}
	for _, b := range a.Beads {
		for i := b.Source.Start; i < b.Source.End; i++ {
			for j := b.Target.Start; j < b.Target.End; j++ {
				if p := found[[2]int{i, j}]; b == fixed && p != 1 || p < 0.5 {
					t.Errorf("sentences %d and %d of bead %v have the probability %g", i, j, b, p)
				}
			}
		}
	}
	for m := range a.Posterior() {
		if m.Source == 4 || m.Source == 5 {
			if m.Target < 5 || m.Target >= 8 {
				t.Errorf("%v is beside the fixed bead", m)
			}
		}
	}
}

func TestPossibleBeadsHaveTwoSides(t *testing.T) {
	source, target := version(t, "ferry", "id"), version(t, "ferry", "en")
	alone := align.Bead{Source: span(4, 6), Target: span(5, 5), Confidence: 1}
	pair := align.Bead{Source: span(6, 7), Target: span(6, 7), Confidence: 1}
	a, err := newAligner(t).Align(t.Context(), source, target, alone, pair)
	if err != nil {
		t.Fatal(err)
	}
	possible := slices.Collect(a.Possible())
	if slices.ContainsFunc(possible, align.Bead.Null) || !slices.Contains(possible, pair) {
		t.Errorf("possible beads %v", possible)
	}
	sums := make(map[int]float64)
	for _, b := range possible {
		for i := b.Source.Start; i < b.Source.End; i++ {
			sums[i] += b.Confidence
		}
	}
	for i, sum := range sums {
		if sum > 1+1e-4 {
			t.Errorf("the beads of source sentence %d have the probability %g together", i, sum)
		}
	}
}

func TestPosteriorEndsWhenAsked(t *testing.T) {
	a, err := newAligner(t).Align(t.Context(), version(t, "ferry", "id"), version(t, "ferry", "en"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for range a.Posterior() {
		n++
		break
	}
	if n != 1 || len(slices.Collect((&align.Alignment{Source: a.Source, Target: a.Target}).Posterior())) != 0 {
		t.Errorf("%d matches, want 1, and none of an alignment made by hand", n)
	}
}

func TestSetPossible(t *testing.T) {
	alignment, err := newAligner(t).Align(t.Context(), version(t, "ferry", "id"), version(t, "ferry", "en"))
	if err != nil {
		t.Fatal(err)
	}
	again := &align.Alignment{Source: alignment.Source, Target: alignment.Target, Beads: alignment.Beads}
	if n := len(slices.Collect(again.Posterior())); n > 0 {
		t.Errorf("an alignment that no aligner made has %d pairs", n)
	}
	again.SetPossible(slices.Collect(alignment.Possible()))
	if got, want := slices.Collect(again.Posterior()), slices.Collect(alignment.Posterior()); !slices.Equal(got, want) || len(got) == 0 {
		t.Errorf("with what was possible there are %d pairs, want %d", len(got), len(want))
	}
}
