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

// kernel is the density of a normal distribution of the kernel's deviation, by the distance in bins.
var kernel = func() (densities [int(4*kernelWidth/binWidth) + 1]float64) {
	for d := range densities {
		densities[d] = gauss(float64(d)*binWidth, kernelWidth)
	}
	return densities
}()

// surprise sets said to minus the logarithm of the density of each number
// among them: a kernel density, mixed with a broad normal one.
func surprise(xs, said []float64) {
	var counts, surprises [bins]float64
	var all moments
	for _, x := range xs {
		counts[binOf(x)]++
		all.add(1, x)
	}
	mean, deviation := all.with(0.001, 4, 1)
	deviation = 1.5 * max(kernelWidth, deviation)
	n := float64(len(xs))
	broad := broadWeight + broadShare*n
	for b, c := range counts {
		if c == 0 {
			continue
		}
		density := broad * gauss(firstBin+(float64(b)+0.5)*binWidth-mean, deviation)
		for at := max(0, b-len(kernel)+1); at < min(bins, b+len(kernel)); at++ {
			density += counts[at] * kernel[max(at-b, b-at)]
		}
		surprises[b] = -math.Log(density / (n + broad))
	}
	for i, x := range xs {
		said[i] = surprises[binOf(x)]
	}
}

func gauss(x, deviation float64) float64 {
	x /= deviation
	return math.Exp(-x*x/2) / (deviation * math.Sqrt(2*math.Pi))
}
