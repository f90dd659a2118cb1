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
	if power, ok := power2(n); ok {
		for s := range c.value {
			c.value[s] *= power
		}
		return
	}
	for s, v := range c.value {
		c.value[s] = math.Ldexp(v, n)
	}
}

// pack returns the cell with the largest of the three in [1, 2).
func (c *cell) pack() packed {
	if largest := max(c.value[match], c.value[sourceOnly], c.value[targetOnly]); largest > 0 {
		c.shift(c.exponent + math.Ilogb(largest))
	}
	return packed{
		[states]float32{float32(c.value[match]), float32(c.value[sourceOnly]), float32(c.value[targetOnly])},
		int32(c.exponent),
	}
}

// A packed is a cell in half the memory, exact to 24 bits.
type packed struct {
	value    [states]float32
	exponent int32
}

func (p *packed) cell() cell {
	return cell{
		[states]float64{float64(p.value[match]), float64(p.value[sourceOnly]), float64(p.value[targetOnly])},
		int(p.exponent),
	}
}

// times2 returns v times two to the power of n.
func times2(v float64, n int) float64 {
	if n == 0 {
		return v
	}
	if power, ok := power2(n); ok {
		return v * power
	}
	return math.Ldexp(v, n)
}

// power2 returns two to the power of n where a float64 holds that exactly.
func power2(n int) (float64, bool) {
	const bias, digits = 1023, 52
	return math.Float64frombits(uint64(n+bias) << digits), -bias < n && n <= bias
}
