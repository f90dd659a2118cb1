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
// Documents that keep no common order are asked what they tell alike (see below) before
// they have a say; so reports of one event by several newsrooms, each with translations,
// come together, and stories of one topic stay apart.
//
// Near copies of which there are more than 48, such as one story with another number
// each time, are found first, by sketches of their words (Broder 1997), in time in proportion to
// their text. They join the group of the first one, and are linked with it alone.
//
// Texts of one form that is filled in anew, such as weather reports of two days or the
// notes of two releases, have all words in common but names and numbers. That
// counts against them, the more the better they correspond.
//
// A document that the aligner refuses does not hold up the others: see [Errors].
//
// # Furniture
//
// Pages of one site repeat menus, notices, lists of other pages and what a house
// says of itself. Such furniture makes no versions: it is found in the collection
// itself, in text files as in web pages, and does not count, neither among the words in
// common nor in the score and the counterparts of an alignment. The alignment of a
// link has it again.
//
// It is found by the sentences that stand word by word in several documents of one
// language. So do those of copies; so what counts is how two documents that share
// sentences relate. If one has nothing else, or what else both have is alike, they may be
// versions, and what they share is text. They are unrelated if they share little and are
// not alike otherwise. And they are framed if they share much, but at one place of it each
// tells a longer piece of its own, of which the other has nothing; or if they share many
// entries of menus. A sentence is furniture
//
//   - where it frames two documents; and everywhere, if it frames more;
//   - everywhere, if it stands in three documents or more that mostly are unrelated;
//   - within a menu of which some is furniture, if it is an entry: short, and without a
//     full stop or the like;
//   - after its first place in a document that has furniture.
//
// So two pages of a site are enough to find what it repeats, whole groups of versions on
// one site keep their text, and of a site that has one page in the collection the
// menus count only for what other sites have too. Documents that share a sentence are compared one with the
// next in the order of the collection, 16 times at most for each sentence, so that
// the time is in proportion to the text.
//
// # Collections that are spread over machines
//
// Find holds all documents at once. A [Judge] takes its steps one at a time, each on some
// of the documents, where they are many more: the words of all are counted ([Counts]),
// documents that share rare words meet by their keys, each two are compared by
// whoever holds both, and what belongs together is grouped. examples/corpus does so
// on Apache Beam.
//
// # Rows
//
// The alignments of a group are joined into rows: each is weighed against what the
// alignments with third versions say (ProbCons; Do et al. 2005). See [Join].
//
// # Claims
//
// Pages of different newsrooms tell one event in their own words and order. Of two such
// documents every sentence is compared with every other: how much of the words of each
// the other answers, through lexicons and, in one language, by way of others (Bannard and
// Callison-Burch 2005); what every sentence of the story shares counts for little. A
// headline may report what any sentence tells, a line of tags or a byline no more than
// its words say, and a name behind a sentence is where it has been heard, and part of it.
// Then third documents have a say: what both sentences surely report with a sentence
// of one is surer. See [Link.Alignment]. [Group.Claims] puts together what all documents
// tell.
//
// The confidence of two sentences is the probability that a reader would say that both
// report the same claim. It was measured on three events, each told by six newsrooms in
// three languages, of which people listed all 909 pairs of sentences that tell the same or
// share a claim. A pair is right that overlaps one of these by half of the bytes on both
// sides. Of the pairs of 0.5 or more 0.91 are right and hold 0.81 of what tells the same; of
// those of 0.9 or more 0.98 are right, and hold 0.64; the mean difference between the
// confidence and the share of right pairs is 0.03. The model was fitted on these events, so
// that the figures flatter: with each event measured by a fit on the two others they are
// 0.88 and 0.82, 0.97 and 0.70, and 0.02. The confidence of a claim of more than two
// documents is the least, over the documents, of its mean with the others. DESIGN.md tells
// more.
package versions
