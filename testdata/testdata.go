// Package testdata holds documents in Indonesian, English and German, with
// alignments made by hand, for the tests and the examples of this module.
//
// The documents were written for this project and are under its licence,
// Apache-2.0. The people, organisations and events in them are invented.
//
//	stories/NAME/LANG.txt            one version of a story, as a web page leaves it
//	stories/NAME/LANG.sentences.txt  its sentences, cut by hand
//	stories/NAME/PAIR.gold.txt       the alignment of two versions
//	texts/NAME/LANG.txt              one version of a text of another kind, a sentence a line
//	texts/NAME/PAIR.gold.txt         the alignment of two versions
//	retold/NAME/LANG*.txt            one event as several newsrooms tell it, in their own words and order
//	retold/NAME/other-LANG.txt       a page about another event
//	retold/NAME/gold.tsv             what corresponds in every two of these pages
//	noise/LANG.txt                   lines as pages have them around their text, none a translation of another
//	others/LANG.txt                  a page that is no version of anything here
//	differences/pairs.tsv            sentences and translations, half of them with a figure or name altered
//	links/PAIR/LANG.txt              sentences of the stories and texts, line for line with their translations
//	links/PAIR/gold.links            the words that translate each other, linked by hand, a line for each pair
//
// LANG is id, en or de; PAIR is id-en, de-en or id-de, source first. The
// versions of a story have the defects of machine-translated, re-spun news:
// sentences left out, added, split and joined, stray quotes, fragments,
// headings, captions, comment forms, share buttons, image addresses. The order
// of what they tell is the same.
//
// The texts are news of an agency, a guide to a program, a licence, subtitles, a
// tale in old words, a page of a museum, minutes and a report on science: carefully
// translated, with sentences split and joined, and a few left out or added.
//
// A line of retold/NAME/gold.tsv has two pages, each followed by the start and the end
// of the bytes that correspond, and a grade: 2 says the same, 1 shares a claim.
//
// A link is "0-2" where it is sure and "0?2" where it is possible: articles without a
// counterpart, words of free translations. The words are what Unicode's word boundaries
// enclose and has a letter or a digit, counted from 0.
//
// A sentences file has one sentence per line and a blank line between
// paragraphs; put together, the sentences are the page but for white space. A
// gold file has one bead per line, "[0,1]:[0]", of sentence indices counted
// from 0 over the lines that are not blank; null beads are "[3]:[]" and
// "[]:[4]". Every sentence of both versions is in exactly one bead.
package testdata

import (
	"embed"
	"io/fs"
)

//go:embed stories texts retold noise others differences links
var files embed.FS

// Files holds the documents under the names given above.
var Files fs.FS = files

// Stories returns the names of the stories, in alphabetical order.
func Stories() []string { return folders("stories") }

// Texts returns the names of the texts, in alphabetical order.
func Texts() []string { return folders("texts") }

// Retold returns the names of the events that are told again, in alphabetical order.
func Retold() []string { return folders("retold") }

func folders(of string) []string {
	entries, err := files.ReadDir(of)
	if err != nil { // the folder is embedded: it is there or this does not compile
		return nil
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}
