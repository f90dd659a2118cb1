package score

// Tuned on textberg and on long documents, whose F1 without a lexicon this raises by
// 0.005 to 0.01; real pages gain as much in headings.
const (
	// idleShare is how much of what the other side says for an idle sentence is
	// taken off.
	idleShare = 0.7
	// idleMargin is how much less, in nats, the others may say without a sentence that is idle.
	idleMargin = 0.5
)

// idle returns what the other side says for the first and the last sentence of
// a bead's sides where such a sentence is idle: the others of its side say as
// much for the other side without it, or hardly less. A heading shares words with the paragraph
// below it, and so with that one's translation, which needs no heading. What
// both directions say decides, not their sum alone.
func (m *Matrix) idle(i, a, j, b int) float32 {
	return idle(&m.forward, &m.backward, i, a, j, b) + idle(&m.backward, &m.forward, j, b, i, a)
}

func idle(ahead, back *scores, i, a, j, b int) (said float32) {
	if a == 1 {
		return 0
	}
	whole := ahead.sum(i, a, j, b)
	if last := back.at(j, b, i+a-1); last > 0 && whole < ahead.sum(i, a-1, j, b)+idleMargin {
		said += last
	}
	if first := back.at(j, b, i); first > 0 && whole < ahead.sum(i+1, a-1, j, b)+idleMargin {
		said += first
	}
	return said
}

// sum returns the scores of sentences [j, j+b) given a group, together.
func (s *scores) sum(group, size, j, b int) (sum float32) {
	for k := j; k < j+b; k++ {
		sum += s.at(group, size, k)
	}
	return sum
}
