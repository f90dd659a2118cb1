// Package versions finds which documents of a heap are versions of one text, and
// pairs the sentences of all of them.
//
//	aligner, err := align.New()
//	finder, err := versions.New(aligner)
//	groups, err := finder.Find(ctx, documents)
//	for _, group := range groups {
//		for _, link := range group.Links {
//			a, b := group.Documents[link.A], group.Documents[link.B]
//			fmt.Println(a.ID, b.ID, link.Kind, link.Confidence)
//		}
//	}
//
// Versions are translations, digests and extensions, copies that somebody has
// reworded, and pages that tell the same story in their own order. A [Kind] tells
// which, for every two documents of a group.
//
// # How groups are found
//
// Aligning every two of ten thousand documents would take days. So first the
// words of all documents are indexed, and for each document those others are
// looked up that hold many of its rare words or their translations: names and
// numbers are written alike, other words are looked up in the aligner's
// lexicons, and how much a word says is the logarithm of how rarely it occurs
// in the heap and in the text that the lexicons were learned from. Names and
// numbers count most, because the words of a topic come together without a story in
// common.
//
// The documents that have most in common are aligned. The share of their words
// and the score of the alignment together tell the odds that they are versions of
// one text (a logistic regression), and what of their text has a counterpart
// in order tells the kind.
//
// Then documents are put together, the surest first, where all that is known
// between two groups speaks for it: one page that holds two stories does not
// join them, nor does a chain of pages of which each resembles the next. Two
// texts that tell of one event, each with versions of its own, remain two groups.
//
// # Rows
//
// The alignments of a group are joined into rows: what the alignment of two
// versions believes is weighed against what a third version says of it
// (ProbCons; Do et al. 2005). See [Join]. Where no order is kept, sentences are
// matched one by one; see [align.Aligner.Match].
package versions
