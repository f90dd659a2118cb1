package lattice

import "math"

// How the density of log lengths is estimated. Tuned on the development sets.
const (
	kernelWidth = 0.3 // the deviation of the kernel
	broadWeight = 5   // groups that a broad normal distribution is worth,
	broadShare  = 0.1 // and so much of all besides
)

// The density is computed at the middle of bins.
const (
	firstBin = -1.0
	binWidth = 0.05
	bins     = 280
)

func binOf(x float64) int { return max(0, min(bins-1, int((x-firstBin)/binWidth))) }

// surprise returns minus the logarithm of the density of each of the first n numbers
// among them: a kernel density, mixed with a broad normal one.
func surprise(xs []float64, n int) []float64 {
	said := make([]float64, len(xs))
	var counts, density [bins]float64
	var all moments
	for _, x := range xs[:n] {
		counts[binOf(x)]++
		all.add(1, x)
	}
	mean, deviation := all.with(0.001, 4, 1)
	deviation = 1.5 * max(kernelWidth, deviation)
	broad := broadWeight + broadShare*float64(n)
	for b := range density {
		density[b] = broad * gauss(firstBin+(float64(b)+0.5)*binWidth-mean, deviation)
	}
	reach := int(4 * kernelWidth / binWidth)
	for b, c := range counts {
		if c == 0 {
			continue
		}
		for at := max(0, b-reach); at <= min(bins-1, b+reach); at++ {
			density[at] += c * gauss(float64(at-b)*binWidth, kernelWidth)
		}
	}
	for i, x := range xs[:n] {
		said[i] = -math.Log(density[binOf(x)] / (float64(n) + broad))
	}
	return said
}

func gauss(x, deviation float64) float64 {
	x /= deviation
	return math.Exp(-x*x/2) / (deviation * math.Sqrt(2*math.Pi))
}
