// Package evaluate measures predicted alignments against gold ones.
//
// [Beads] compares two lists of beads over sentences, [Spans] two lists of
// regions over bytes, and [Calibrate] what the predicted beads say of
// themselves with what they turn out to be. Each answers with counts that sum
// up: the counts of many documents added together give the figures of the
// whole set (the micro average).
//
//	var total evaluate.Counts
//	for ... {
//		total.Add(evaluate.Beads(gold, predicted, len(source.Sentences), len(target.Sentences)))
//	}
//	fmt.Println(total.Strict.Precision(), total.Strict.Recall(), total.Strict.F1())
//
// The measures are those of the published comparisons on Text+Berg (Sennrich
// and Volk, "MT-based Sentence Alignment for OCR-generated Parallel Texts",
// AMTA 2010; Thompson and Koehn, "Vecalign", EMNLP 2019), and each is defined
// where its count is.
package evaluate

// A Tally is what one measure counts.
type Tally struct {
	Right, Predicted int // of the predicted things, how many are right
	Found, Gold      int // of the gold things, how many were found
}

// Precision is the share of the predicted that is right, 0 where nothing was
// predicted.
func (t Tally) Precision() float64 { return ratio(t.Right, t.Predicted) }

// Recall is the share of the gold that was found, 0 where there is no gold.
func (t Tally) Recall() float64 { return ratio(t.Found, t.Gold) }

// F1 is the harmonic mean of precision and recall, 0 where both are 0.
func (t Tally) F1() float64 {
	p, r := t.Precision(), t.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Add adds what was counted elsewhere.
func (t *Tally) Add(other Tally) {
	t.Right += other.Right
	t.Predicted += other.Predicted
	t.Found += other.Found
	t.Gold += other.Gold
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
