// Package versions finds which documents of a collection are versions of one text,
// and pairs the sentences of all of them.
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
// words of all documents are indexed, one index for each language, and for each
// document those others are looked up that have a large share of its words or of
// their translations. Names and numbers are written alike in all languages; other
// words are looked up in the aligner's lexicons. A word counts for as much as it is
// rare, in the collection and in the text that the lexicons were learned from. Names and
// numbers count most: texts on one topic share other words too.
//
// The documents that overlap most are aligned. How much they overlap and the score
// of their alignment together give the odds that they are versions of one text, by a
// logistic regression. How much of their text has a counterpart in order tells
// their [Kind].
//
// Then documents are put together, the surest pairs first, where all pairs of
// documents between two groups together speak for it: one page that holds two stories
// does not join them, nor does a chain of pages of which each resembles the next.
// Two texts that tell of one event, each with versions of its own, remain two groups.
//
// A document that the aligner refuses does not hold up the others: see [Errors].
//
// # Rows
//
// The alignments of a group are joined into rows: each is weighed against what the
// alignments with third versions say (ProbCons; Do et al. 2005). See [Join]. Where
// no order is kept, sentences are matched one by one: see [align.Aligner.Match].
package versions
