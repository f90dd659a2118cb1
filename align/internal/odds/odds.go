// Package odds turns probabilities into log odds and back.
package odds

import "math"

// Of returns the log odds of a probability, in nats: -Inf of 0 and +Inf of 1.
func Of(p float64) float64 { return math.Log(p) - math.Log1p(-p) }

// Probability returns the probability that has the given log odds, in nats.
func Probability(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }
