// Package align pairs the sentences of two versions of a text, such as a
// document and its translation, and says how sure it is of each pair.
//
//	aligner, err := align.New()
//	source := align.Parse("berita.txt", language.Indonesian, berita)
//	target := align.Parse("news.txt", language.English, news)
//	alignment, err := aligner.Align(ctx, source, target)
//	for _, bead := range alignment.Beads {
//		fmt.Println(source.Slice(bead.Source), "=", target.Slice(bead.Target), bead.Confidence)
//	}
//
// # How it works
//
// The words of both documents are compared after Unicode normalisation and case
// folding. What they say about each other, by a lexicon of word translations and
// because equal numbers, names and cognates translate each other, is weighed
// as a log-likelihood ratio against chance. A pair hidden Markov model over both
// sequences of sentences joins that with the lengths of the sentences and with
// the habits of the two documents, how often they leave out, split or join
// sentences, which it learns from the documents themselves. Unless the documents
// are short and a lexicon knows their words, the surest beads then teach a small
// word translation table, and everything is weighed once more.
//
// The confidence of a bead is its posterior probability in that model, calibrated
// on documents aligned by hand: of the beads with 0.9, nine in ten are right.
// The alignment returned is the one of greatest expected accuracy.
//
// # Order
//
// Documents are taken to tell the same in the same order. Sentences that moved
// are found only where they stand in order with most others. Where documents tell
// one story each in an order of its own, [Aligner.Match] pairs single sentences
// wherever they stand.
//
// # Why
//
// [Aligner.Evidence] tells why sentences are a pair: which of their words translate
// each other, by the lexicon, by what the documents teach or by being written alike,
// and the parts of the score in nats.
//
// # Many alignments of one document
//
// [Prepare] makes a document ready to be aligned with several others, so that its
// words are read and looked up once.
//
// # What goes with it
//
// Package extract makes documents of files, and package bitext writes alignments
// for other tools. Package versions finds which of many documents belong together
// and aligns all of them, package difference tells what two versions tell
// differently, package project keeps corrections in files, and package evaluate
// measures alignments against those made by hand. Package segment, which cuts the
// sentences, and package lexicon, which holds the words, can be used by themselves.
package align
