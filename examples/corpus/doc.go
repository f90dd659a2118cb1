// Corpus makes a parallel corpus of any number of documents, on one machine or on many: a
// pipeline of Apache Beam from files to sentences that say the same in two languages.
//
//	go run . -input ../../testdata/stories -output corpus
//
// # Stages
//
//	match, read     files by pattern; texts, web pages and documents, JSON lines, WARC, packed or not
//	prepare         the text of each (align/extract), its language (detect), its sentences: a page
//	unique          of pages that are copies to the letter one is kept
//	furniture       what the pages of a site repeat is marked, and counts for nothing below
//	count           in how many pages each word stands, by language: a file that all workers read
//	keys            the rarest words of each page: names, numbers, and the translations of others
//	meet            pages that have a key in common; a key of too many pages is left out
//	partners        those others that share most with a page
//	join, compare   both pages of a pair come together, and are aligned if that pays
//	components      pages that are connected by pairs that are likely versions
//	group           groups of versions, and what their pages say alike, as package versions finds them
//	keep, distinct  units that are sure, each once, whatever its figures
//	write, report   numbered files, and how many there were of everything
//
// The stages are those of [versions.Finder.Find], taken apart by [versions.Judge]. The
// same documents come out as the same groups and units, which a test compares.
//
// # What holds
//
//   - The detector, the lexicons, the aligner and what is known of words are made once for each
//     process, when a DoFn is set up.
//   - What comes out of a GroupByKey is sorted before anything depends on its order, so that
//     neither workers nor bundles change the result.
//   - A document that cannot be read, and two that cannot be compared, end up in failures.jsonl with the
//     reason; a panic too. Nothing else is held up.
//   - The text of a page travels six times, and once more for each page it is compared with.
//   - Coders of pages are written by hand, since pages are most of what is shuffled.
//   - DoFns, their iterators and emitters are registered by arity with concrete types, so
//     that Beam calls them without reflection.
//   - No DoFn that works long reads a side input: Prism is busy on a core of its own while
//     a stage that has one runs. The counts are in a file, and pages bring its hash.
package main
