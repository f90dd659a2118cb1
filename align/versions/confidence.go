package versions

import "github.com/sejajar/sejajar/align/internal/odds"

// A row of one version alone is surer than the model thinks, so that its log odds are
// scaled by what was found on ntrex-versions (Platt 1999). Those of other rows need
// no more than oddsScale.
const (
	aloneShift = 3.2
	aloneScale = 0.35
)

// rate gives the cells of a row their confidence, which is the mean probability of
// what the row says of their version and each one linked with it. That of the row is
// the least of them.
func (t tables) rate(cells []Cell) Row {
	row := Row{Cells: cells, Confidence: 1}
	filled := 0
	for _, c := range cells {
		if c.Span.Len() > 0 {
			filled++
		}
	}
	for v := range cells {
		p, known := t.mean(v, cells)
		switch {
		case !known:
			p = 1
		case filled == 1:
			p = odds.Probability(aloneShift + aloneScale*clampedOdds(p))
		}
		cells[v].Confidence = p
		row.Confidence = min(row.Confidence, p)
	}
	return row
}

// mean returns the mean probability of what a row says of version v and each
// other, and whether anything is known of that.
func (t tables) mean(v int, cells []Cell) (p float64, known bool) {
	pairs := 0.0
	for w, other := range cells {
		if t[v][w] != nil && cells[v].Span.Len()+other.Span.Len() > 0 {
			p += t.pair(v, w, cells[v], other)
			pairs++
		}
	}
	return p / max(1, pairs), pairs > 0
}

// pair returns the probability of what a row says of versions v and w, of
// which one may have no sentences in it.
func (t tables) pair(v, w int, source, target Cell) float64 {
	switch {
	case target.Span.Len() == 0:
		return t[v][w].null(source.Span)
	case source.Span.Len() == 0:
		return t[w][v].null(target.Span)
	}
	return t[v][w].together(source.Span, target.Span)
}
