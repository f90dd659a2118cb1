package align

// A Match is a source sentence and a target sentence, as their indices in the
// documents, that correspond with a probability of Confidence, 0 to 1.
type Match struct {
	Source, Target int
	Confidence     float64
}
