package table

import (
	"iter"
	"maps"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/correct"
)

// conform returns the beads of a pair as the claims of its group want them: none is in
// two claims, and sentences of one claim that stand together are no longer unpaired.
// What is decided by hand stays, but in the claims that somebody just changed.
func conform(g project.Group, p project.Pair, decided map[int]bool) []project.Bead {
	a, b := column(g, p.A), column(g, p.B)
	of := rowsOf(g)
	beads := make([]project.Bead, 0, len(p.Beads))
	for _, bead := range p.Beads {
		beads = append(beads, apart(g, of, a, b, bead, decided)...)
	}
	for k := range unpaired(of, a, b, beads) {
		if c := g.Claims[k]; len(c.Told[a]) == 1 && len(c.Told[b]) == 1 {
			beads = together(beads, of, a, b, k, c, decided[k])
		}
	}
	return beads
}

// unpaired returns the claims that hold an unpaired sentence, in order.
func unpaired(of rows, a, b int, beads []project.Bead) iter.Seq[int] {
	marked := make(map[int]bool)
	for _, bead := range beads {
		if bead.Null() {
			of.mark(marked, a, bead.Source)
			of.mark(marked, b, bead.Target)
		}
	}
	return slices.Values(slices.Sorted(maps.Keys(marked)))
}

// apart returns a bead, or null beads of its sentences if they are in several claims.
func apart(g project.Group, of rows, a, b int, bead project.Bead, decided map[int]bool) []project.Bead {
	marked := make(map[int]bool)
	of.mark(marked, a, bead.Source)
	of.mark(marked, b, bead.Target)
	changed := false
	for k := range marked {
		changed = changed || decided[k]
	}
	switch {
	case bead.Null() && !(changed && bead.Hand), !bead.Null() && (len(marked) < 2 || bead.Hand && !changed):
		return []project.Bead{bead}
	}
	var nulls []project.Bead
	null := func(d, other, i int, span, none align.Span) {
		// Whoever has the other column in its claim is not said to have no counterpart there.
		k := of.at(d, i)
		hand := changed && k >= 0 && len(g.Claims[k].Told[other]) == 0
		one := project.Bead{Bead: align.Bead{Source: span, Target: none, Confidence: 1 - bead.Confidence}, Hand: hand}
		if d == b {
			one.Source, one.Target = none, span
		}
		if hand {
			one.Confidence = 1
		}
		nulls = append(nulls, one)
	}
	for i := bead.Source.Start; i < bead.Source.End; i++ {
		null(a, b, i, align.Span{Start: i, End: i + 1}, align.Span{Start: bead.Target.Start, End: bead.Target.Start})
	}
	for j := bead.Target.Start; j < bead.Target.End; j++ {
		null(b, a, j, align.Span{Start: j, End: j + 1}, align.Span{Start: bead.Source.End, End: bead.Source.End})
	}
	return nulls
}

// together makes one bead of the sentences of claim k of both columns, of which some are
// unpaired, if other beads leave room.
func together(beads []project.Bead, of rows, a, b, k int, c project.Claim, decided bool) []project.Bead {
	s, t := c.Told[a][0], c.Told[b][0]
	for _, bead := range beads {
		if bead.Hand && !decided && (touch(bead.Source, s) || touch(bead.Target, t)) {
			return beads
		}
	}
	change, err := correct.Draft(beads).Pair(s, t)
	if err != nil {
		return beads
	}
	for _, old := range beads[change.At : change.At+change.Removed] {
		if !old.Null() && of.at(a, old.Source.Start) != k && !slices.Contains(change.Beads, old) {
			return beads // it would cross what is paired
		}
	}
	if !decided {
		for i, bead := range change.Beads {
			if bead.Source == s && bead.Target == t {
				change.Beads[i].Hand, change.Beads[i].Confidence = false, c.Confidence
			}
		}
	}
	return slices.Replace(slices.Clone(beads), change.At, change.At+change.Removed, change.Beads...)
}
