// Package matching pairs the sentences of two texts that have no order in
// common, one with one.
//
// A matching is a set of edges of which no two share a sentence, and its
// probability is proportional to the product of its edges' odds. The
// probability of an edge is that of all matchings that hold it, so that a pair
// is as sure as its margin over all rivals on both sides, and not as its score.
// It is found by belief propagation (Bayati et al. 2007, "Simple deterministic
// approximation algorithms for counting matchings"), which is exact where the
// edges form no circle and converges where they do.
package matching

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// An Edge is a pair of sentences.
type Edge struct {
	I, J int
	Odds float64 // the logarithm of the odds that they correspond, rivals left aside
}

// passes is how often messages are sent in both directions: after the twentieth time
// no probability moves by more than 0.001.
const passes = 25

// most is the greatest log odds, of either sign: what is beyond counts as that.
const most = 60

// Marginals returns the probability of each edge, between rows and columns
// that are numbered from 0.
func Marginals(ctx context.Context, rows, columns int, edges []Edge) ([]float64, error) {
	odds := make([]float64, len(edges))
	toRow, toColumn := make([]float64, len(edges)), make([]float64, len(edges))
	for k, e := range edges {
		odds[k] = math.Exp(max(-most, min(most, e.Odds)))
		toRow[k] = 1
	}
	// The message of an edge to a sentence at one of its ends is the probability
	// that, without the edge, the sentence at the other end is unpaired.
	send := func(from, to []float64, ends []float64, end func(Edge) int) {
		for i := range ends {
			ends[i] = 1
		}
		for k, e := range edges {
			ends[end(e)] += odds[k] * from[k]
		}
		for k, e := range edges {
			to[k] = 1 / max(1, ends[end(e)]-odds[k]*from[k])
		}
	}
	atRow, atColumn := make([]float64, rows), make([]float64, columns)
	for range passes {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		send(toRow, toColumn, atRow, func(e Edge) int { return e.I })
		send(toColumn, toRow, atColumn, func(e Edge) int { return e.J })
	}
	p := make([]float64, len(edges))
	for k := range edges {
		likelier := odds[k] * toRow[k] * toColumn[k]
		p[k] = likelier / (1 + likelier)
	}
	return p, nil
}

// Choose returns the indices of the edges of a matching: always the most probable
// edge, by p, that shares no sentence with those before, down to the probability
// least.
func Choose(rows, columns int, edges []Edge, p []float64, least float64) []int {
	var order []int
	for k, q := range p {
		if q >= least {
			order = append(order, k)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[b], p[a]) })
	rowTaken, columnTaken := make([]bool, rows), make([]bool, columns)
	return slices.DeleteFunc(order, func(k int) bool {
		e := edges[k]
		if rowTaken[e.I] || columnTaken[e.J] {
			return true
		}
		rowTaken[e.I], columnTaken[e.J] = true, true
		return false
	})
}
