// Package anyorder shows matches as an alignment, to what prints and measures
// those.
package anyorder

import "github.com/sejajar/sejajar/align"

// Alignment returns an alignment of matches, which are in the order of the
// source, and of the sentences alone, with the confidence 0, if asked for.
func Alignment(source, target align.Document, matches []align.Match, alone bool) *align.Alignment {
	a := &align.Alignment{Source: source, Target: target}
	sourceSaid, targetSaid := make([]bool, len(source.Sentences)), make([]bool, len(target.Sentences))
	for _, m := range matches {
		a.Beads = append(a.Beads, align.Bead{Source: sentence(m.Source), Target: sentence(m.Target), Confidence: m.Confidence})
		sourceSaid[m.Source], targetSaid[m.Target] = true, true
	}
	if !alone {
		return a
	}
	for i, said := range sourceSaid {
		if !said {
			a.Beads = append(a.Beads, align.Bead{Source: sentence(i)})
		}
	}
	for j, said := range targetSaid {
		if !said {
			a.Beads = append(a.Beads, align.Bead{Target: sentence(j)})
		}
	}
	return a
}

func sentence(i int) align.Span { return align.Span{Start: i, End: i + 1} }
