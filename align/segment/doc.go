// Package segment cuts text into sentences, and says where each one stands.
//
// Sentences are half-open byte ranges into the text as it was given: nothing
// is copied, normalised or lost. [Segmenter.Sentences] cuts a text that is in
// memory and [Segmenter.Scan] a text as it is read, with the same result. [Lines]
// is for a text that has one sentence on each line.
//
// # How it works
//
// One engine serves all languages. It scans for the characters at which a
// sentence can end: terminators and line breaks. There it looks at the word
// before, at closing quotes and brackets, at blanks, and at the word that follows.
// It decides by the sentence boundary rules of Unicode (UAX #29), from which it
// also has the terminators, and departs from them in these cases:
//
//   - A full stop does not end a sentence after an abbreviation, an initial, an
//     ordinal number or the number of an item or a heading ("4.1."), nor before a
//     hyphen (Best.-Nr.), in an address, or in code (io.Reader, what backticks enclose).
//   - A word in lower case after a terminator continues the sentence, unless the
//     writer uses no capitals or the terminator is the full stop of a plain word. So
//     titles do not end it that end with a mark: the film Moulin Rouge! is long.
//   - Closing quotes and brackets belong to the sentence before them, even after a
//     blank, as do emoticons, emoji, references to notes ([1]) and the end of emphasis
//     in Markdown. So does the speaker, where no clause before the quotation
//     has named him: “Why?” Macron said.
//   - A missing blank does not join sentences: "world.Today is".
//   - Items of a list on one line ("1) one 2) two", bullets) are sentences. What leads up to
//     the list, with a colon or a dash at its end, is one with the first item.
//   - Leaders of contents (".....") go on to the number of the page.
//   - Direct speech whose speaker is named after it ("… pulih," kata Rudi) begins
//     a sentence, even if a heading without a full stop stands before it.
//
// A sentence longer than [MaxSentence] is cut. The time is linear in the text.
//
// # Line breaks and paragraphs
//
// What line breaks mean is decided once, from the first 64 KiB of a text. If many
// lines continue in lower case on the next line, the text is wrapped: a line break
// is a blank, except before an item of a list and after a short line, and so is the
// blank line that the end of a page left within a sentence. In other texts every line
// break ends a sentence.
//
// A blank line ends a paragraph. In a text that is not wrapped and has fewer than
// one blank line for ten lines, as text from web pages often does, each line is a
// paragraph.
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
//	UD Indonesian-CSUI, train        0.986   0.965   0.932
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
