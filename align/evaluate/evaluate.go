// Package evaluate measures predicted alignments against gold ones.
//
// [Beads] compares two lists of beads, which are sentences, and [Regions] two
// lists of regions, which are bytes. [Calibrate] and [CalibrateRegions] compare
// the confidence of predictions with whether they are right. [Links] compares the
// links of words within pairs of sentences. The results are
// counts: add those of many documents to get the figures of the whole set (the
// micro average).
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

// A Tally holds the counts of one measure, from which its precision and recall
// are computed.
type Tally struct {
	Right, Predicted int // how many predicted items are right, and how many there are
	Found, Gold      int // how many gold items were found, and how many there are
}

// Precision is Right by Predicted, and 0 where nothing was predicted.
func (t Tally) Precision() float64 { return ratio(t.Right, t.Predicted) }

// Recall is Found by Gold, and 0 where there is no gold.
func (t Tally) Recall() float64 { return ratio(t.Found, t.Gold) }

// F1 is the harmonic mean of precision and recall, 0 where both are 0.
func (t Tally) F1() float64 {
	p, r := t.Precision(), t.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Add adds the counts of other documents.
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
