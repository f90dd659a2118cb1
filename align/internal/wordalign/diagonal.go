package wordalign

import "math"

// A diagonal is how likely a target word is to be the translation of a source
// word before either is known: it falls with the distance of their places,
// each as a share of its sentence's length (Dyer, Chahuneau and Smith 2013, A
// Simple, Fast, and Effective Reparameterization of IBM Model 2, section 2).
// It is kept for distances in equal steps from 0 to 1.
type diagonal [steps + 1]float32

const steps = 64

// newDiagonal returns nil where places do not matter.
func newDiagonal(steepness float64) *diagonal {
	if steepness == 0 {
		return nil
	}
	var d diagonal
	for i := range d {
		d[i] = float32(math.Exp(-steepness * float64(i) / steps))
	}
	return &d
}

// A line is a source word's place in a sentence pair: target word y lies
// |begin - y*step| steps from it.
type line struct{ begin, step float32 }

func newLine(x, sources, targets int) line {
	source, target := steps/float32(sources), steps/float32(targets)
	return line{(float32(x)+0.5)*source - 0.5*target, target}
}

func (d *diagonal) at(l line, y int) float32 {
	distance := l.begin - float32(y)*l.step
	return d[int(max(distance, -distance)+0.5)]
}
