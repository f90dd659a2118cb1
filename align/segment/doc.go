// Package segment cuts text into sentences, and says where each one stands.
//
// Sentences are half-open byte ranges into the text as it was given: nothing
// is copied, normalised or lost. [Segmenter.Sentences] cuts a text that is in
// memory, [Segmenter.Scan] one that is read, both with the same result;
// [Lines] takes a text that has been cut already.
//
// # How it works
//
// One engine serves all languages. It scans for the characters at which a
// sentence can end, that is terminators and line breaks, and looks closely only there: at
// the word before, the quotes and brackets that close, the blanks, and the
// word that follows. What it then decides follows the sentence boundary rules of
// Unicode (UAX #29), whose terminators it takes, and departs from them where
// more is known:
//
//   - A full stop is no end after an abbreviation, an initial, an ordinal
//     number, the number of an item in a list, or in an address; see below for the kinds.
//   - A word in lower case after a terminator goes on with the sentence, unless the writer
//     does without capitals, or a plain word ends with a full stop.
//   - Quotes and brackets that close stay with the sentence, also after a
//     blank where they are stray, as do emoticons, emoji and references to notes ([1]).
//     Who says it stays with what is said: “Why?” Macron said.
//   - A missing blank does not join sentences: "world.Today is".
//   - Items of a list on one line ("1) one 2) two", bullets) are sentences.
//   - Direct speech that is attributed after its end ("… pulih," kata Rudi)
//     begins a sentence, though a heading stands before it without a full stop.
//
// A sentence longer than [MaxSentence] is cut. The time is linear in the text.
//
// # Line breaks and paragraphs
//
// The first 64 KiB of a text tell what its line breaks mean. Where lines break
// off and go on in lower case on the next one, the text is wrapped, and a line break is a
// blank; but not before an item of a list, and not after a line that was left short. Elsewhere
// a line break ends a sentence, whatever stands before it.
//
// A blank line ends a paragraph. A text that is not wrapped and has hardly any blank
// lines, fewer than one for ten lines, has a paragraph on every line, as web
// pages made into text do.
//
// # Knowledge
//
// What is known of a language is data: a folder of word lists, of abbreviations
// by how they end sentences, words that open sentences, verbs of saying and so on.
// The documentation of align/internal/languages tells what each list is. A list that
// a language lacks is one of what holds in most languages.
//
// To add a language, make its folder, write the lists, and state what must
// hold as rules in testdata, like rules.de.jsonl. No code changes.
//
// # Quality
//
// F1 of sentence ends in running text, each paragraph's sentences joined with one
// space, and how many of the Golden Rules (pragmatic_segmenter) hold. The
// figures beside it are those of the Unicode rules alone (clipperhouse/uax29
// 2.7.0) and of neurosnap/sentences 1.1.2, which knows English.
// The program in compare prints the treebank rows.
//
//	                                segment  uax29  neurosnap
//	UD Indonesian-CSUI, train        0.985   0.965   0.932
//	UD German-GSD, dev               0.987   0.967   0.977
//	UD English-EWT, dev (web)        0.938   0.913   0.832
//	Golden Rules, English, of 52        52      29
//	Golden Rules, German, of 4           4       2
//
// On 1 MB of news text BenchmarkSentences has 620 (id), 670 (en) and 630 MB/s (de)
// on one core, where uax29 has 211, 207 and 169.
//
// What is missed are headings with no full stop in the middle of a line, and what web
// writers end with nothing at all.
package segment
