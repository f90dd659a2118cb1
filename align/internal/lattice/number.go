package lattice

import "math"

// A cell is what is summed at a node, one number per state, times two to the
// power of exponent. The likelihood of a long document is far below what a
// float64 holds, and nodes of one row can differ by as much.
type cell struct {
	value    [states]float64
	exponent int
}

// add adds v times two to the power of exponent to one state.
func (c *cell) add(state int, v float64, exponent int) {
	if exponent == c.exponent {
		c.value[state] += v
		return
	}
	switch {
	case v == 0:
		return
	case c.value == [states]float64{}:
		c.exponent = exponent
	case exponent > c.exponent:
		c.shift(exponent)
	}
	c.value[state] += times2(v, exponent-c.exponent)
}

// shift changes the exponent and leaves the number as it is.
func (c *cell) shift(exponent int) {
	n := c.exponent - exponent
	c.exponent = exponent
	for s, v := range c.value {
		c.value[s] = times2(v, n)
	}
}

// off is the power of two by which the largest number of a cell may be off 1. With the weights
// of two beads between two cells a float64 holds the product.
const off = 64

// normalise brings the largest of the three near 1.
func (c *cell) normalise() {
	largest := max(c.value[match], c.value[sourceOnly], c.value[targetOnly])
	if largest > 1<<off || largest < 1./(1<<off) && largest > 0 {
		c.shift(c.exponent + math.Ilogb(largest))
	}
}

// times2 returns v times two to the power of n.
func times2(v float64, n int) float64 {
	const bias, digits = 1023, 52
	if -bias < n && n <= bias {
		return v * math.Float64frombits(uint64(n+bias)<<digits)
	}
	return math.Ldexp(v, n)
}
