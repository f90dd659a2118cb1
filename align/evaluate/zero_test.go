package evaluate_test

import (
	"math"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
)

// TestZeroValuesHoldNothing calls what is exported with zero values: each holds
// nothing, and no figure is a NaN.
func TestZeroValuesHoldNothing(t *testing.T) {
	for name, got := range map[string]float64{
		"Precision": evaluate.Tally{}.Precision(),
		"Recall":    evaluate.Tally{}.Recall(),
		"F1":        evaluate.Tally{}.F1(),
		"ECE":       evaluate.Calibration{}.ECE(),
		"Len":       float64(evaluate.Calibration{}.Len()),
	} {
		if got != 0 {
			t.Errorf("%s is %v, want 0", name, got)
		}
	}
	if precision, recall := (evaluate.Calibration{}).AtLeast(0); precision != 0 || recall != 0 {
		t.Errorf("AtLeast is %v, %v, want 0, 0", precision, recall)
	}
	if c := evaluate.Beads(nil, nil, 0, 0); c != (evaluate.Counts{}) {
		t.Errorf("Beads of nothing are %v", c)
	}
	if c, err := evaluate.Regions(nil, []evaluate.Region{{}}); c != (evaluate.RegionCounts{}) || err != nil {
		t.Errorf("Regions of nothing are %v", c)
	}
	pairs, nulls := evaluate.Calibrate(nil, []evaluate.Bead{{}})
	if spans := evaluate.CalibrateRegions(nil, nil); pairs.Len()+nulls.Len()+spans.Len() != 0 {
		t.Errorf("Calibrate holds predictions of nothing: %v, %v, %v", pairs, nulls, spans)
	}
	for _, a := range []*align.Alignment{nil, new(align.Alignment)} {
		if beads, regions := evaluate.BeadsOf(a), evaluate.RegionsOf(a); len(beads)+len(regions) > 0 {
			t.Errorf("an empty alignment has %v and %v", beads, regions)
		}
	}
	if !(evaluate.Bead{}).Null() {
		t.Error("the zero bead is not null")
	}
}

func TestZeroValuesCanBeAddedTo(t *testing.T) {
	var c evaluate.Counts
	c.Add(evaluate.Beads([]evaluate.Bead{{Source: []int{0}, Target: []int{0}}}, nil, 1, 1))
	var s evaluate.RegionCounts
	one, err := evaluate.Regions([]evaluate.Region{region(0, 1, 0, 1)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.Add(one)
	if c.Strict.Gold != 1 || s.Single.Gold != 1 {
		t.Errorf("got %v and %v, want one in the gold of both", c, s)
	}
	var calibration, other evaluate.Calibration
	other.Observe(2, true)
	other.Observe(math.NaN(), true)
	calibration.Add(other)
	if calibration.Len() != 1 || calibration.ECE() != 0 {
		t.Errorf("got %v, want one prediction of confidence 1", calibration)
	}
}

func TestNothingToReadFromIsAnError(t *testing.T) {
	_, beads := evaluate.ReadBeads(nil)
	_, regions := evaluate.ReadRegions(nil)
	for _, err := range []error{beads, regions} {
		if err == nil || !strings.Contains(err.Error(), "nothing to read from") {
			t.Errorf("got error %v", err)
		}
	}
}
