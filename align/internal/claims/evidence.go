package claims

import (
	"math"

	"github.com/sejajar/sejajar/align/internal/role"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// What the log odds that two sentences report the same claim are made of: a logistic
// regression on all pairs of sentences of the three retold events of testdata, against
// what corresponds by hand, and of a quarter of the pages of ntrex-story, of which each
// pair counts 0.15 so that their random order does not outweigh that of real pages.
// TestEachEventLeftOut measures each event by a model that was fitted without it. Each of
// the first six is worth up to 0.02 of F1, the matching one to one 0.01, and rivals 0.015.
const (
	base         = -3.98 // 0.2 more than was fitted, with which the confidence of what was not fitted is right most often
	contained    = 7.1   // for the share of words answered, of the sentence of which less is
	answeredNats = 2.06  // for each unit of log(1 + nats of all words answered)
	figureNats   = 1.24  // the same of numbers
	missingNats  = -0.29 // of numbers that are not answered
	distance     = -4.38 // for the distance of their relative places
	headline     = 3.32  // for each that is a title
	matchedOne   = 3.83  // for the probability of the pair in a matching one to one
	rivals       = -1.43 // for each unit of log(1 + how many others either one reports the same as, by all of the above)
	// mostOdds is the log odds beyond which more does not make it surer: of the
	// surest pairs 0.98 are right.
	mostOdds = 4
	// reserve is added to the weight of a sentence's words, in nats, so that few words
	// that are answered are no large share of a short sentence.
	reserve = 8
)

// What vectors of sentences say, as log odds: so much for each unit of their cosine
// beyond that of two sentences of which nothing is known. These are not fitted, but
// set for multilingual models of sentences such as LaBSE, by which translations have a
// cosine of 0.8 or more and sentences of one topic about 0.4.
const (
	cosineWeight  = 15.0
	neutralCosine = 0.6
	leastCosine   = -3 // at most so much is said against the words
)

// An answer is how much of the words of a sentence is answered by those of another, in
// nats.
type answer struct {
	total, all       float64 // of all words, and of those answered
	figures, missing float64 // of the numbers answered, and of the others
}

// answered returns how much of a sentence others have answered.
func (s *side) answered(sentence int, by *answers) (r answer) {
	s.now++
	for _, w := range s.told[sentence] {
		if s.marked[w] == s.now {
			continue
		}
		s.marked[w] = s.now
		weight, part := s.weights[w], by.share[w]
		r.total += weight
		r.all += weight * part
		if tokens.IsNumber(s.text.Words[w]) {
			r.figures += weight * part
			r.missing += weight * (1 - part)
		}
	}
	return r
}

// Evidence is what tells of two sentences whether they report the same claim, in the
// order of the constants from contained to matchedOne.
type evidence [7]float64

// evidence returns that of sentences i of a and j of b.
func (c *comparison) evidence(i, j int, x, y answer, matched float64) evidence {
	n, m := float64(len(c.a.told)), float64(len(c.b.told))
	titles := 0.0
	for _, r := range []role.Role{c.a.roles[i], c.b.roles[j]} {
		if r == role.Title {
			titles++
		}
	}
	return evidence{
		min(x.all/(x.total+reserve), y.all/(y.total+reserve)),
		math.Log1p(x.all + y.all),
		math.Log1p(x.figures + y.figures),
		math.Log1p(x.missing + y.missing),
		math.Abs(float64(i)/n - float64(j)/m),
		titles,
		matched,
	}
}

// odds returns the log odds of all the evidence, rivals and vectors apart.
func (e evidence) odds() float64 {
	sum := base
	weights := evidence{contained, answeredNats, figureNats, missingNats, distance, headline, matchedOne}
	for k, weight := range weights {
		sum += weight * e[k]
	}
	return sum
}

// alike returns what the vectors of sentences i of a and j of b say, as log odds.
func (c *comparison) alike(i, j int) float64 {
	if c.a.vectors == nil || c.b.vectors == nil {
		return 0
	}
	return max(leastCosine, cosineWeight*(cosine(c.a.vectors[i], c.b.vectors[j])-neutralCosine))
}

// cosine returns that of the angle between two vectors, neutralCosine if one of them
// is zero or they are not of one length.
func cosine(a, b []float32) float64 {
	var product, x, y float64
	if len(a) != len(b) {
		return neutralCosine
	}
	for k := range a {
		product += float64(a[k]) * float64(b[k])
		x += float64(a[k]) * float64(a[k])
		y += float64(b[k]) * float64(b[k])
	}
	if c := product / math.Sqrt(x*y); !math.IsNaN(c) {
		return c
	}
	return neutralCosine
}
