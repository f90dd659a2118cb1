// Package languages holds what this module knows of each language, as text files,
// and tells which language a tag is of.
//
// A language is a folder of data named by its base subtag in BCP 47, "de" for all
// of German. The packages that need a file read it by an [Index]. To add a
// language, add a folder; no Go code changes. (The function words by which
// package detect knows the language, and lexicons, have places of their own.)
//
// Each file may be missing. All are UTF-8, and "# " begins a comment. Where
// nothing else is said a file is a list of words between blanks.
//
// # Sentences
//
// Package segment reads these. One that a language lacks is that of data/und, which
// holds for most languages. Abbreviations are listed without the full stop
// after them ("z.B" for "z. B."). One in lower case stands for any capitalisation,
// another for itself. One with a hyphen before it stands for the end of words ("-str"
// for "Hauptstr."), which have the hyphen too where it has a capital ("-Ing" for
// "Dipl.-Ing."). Of abbreviations that a hyphen joins the last is looked up (Best.-Nr.).
//
//	never.txt          abbreviations that never end a sentence: titles and
//	                   honorifics before names (Dr, Hj), "e.g"
//	before-number.txt  abbreviations only before a number (No, hlm), which
//	                   elsewhere are words, like the English "no"; abbreviated months
//	before-lower.txt   abbreviations that end a sentence when a capital follows (dll, p.m)
//	before-name.txt    abbreviations that a name may follow (U.S, Inc), and
//	                   that end a sentence only before a word of openers.txt;
//	                   initials and shapes such as "M.Si" need no entry
//	openers.txt        words that open sentences more often than they are
//	                   names: articles, pronouns, prepositions, conjunctions; "-nya" stands
//	                   for the longer words that end so
//	capitals.txt       words that always have a capital (I)
//	ordinals.txt       words after an ordinal number: months, "Jahrhundert"
//	articles.txt       words before an ordinal number: "am", "der"
//	speech.txt         verbs of saying, as they follow a quotation
//	subordinators.txt  words that begin a clause which is part of another (when)
//	zones.txt          time zones, after "p.m."
//	names.txt          names that end with a terminator (Yahoo!)
//	emoticons.txt      emoticons
//	domains.txt        endings of names of sites
//	headings.txt       words that the number of a heading follows (Section)
//	code.txt           words before the full stop of a name in code (io, Server)
//
// # Figures
//
// Package quantity reads figures.txt, what the language calls numbers, months,
// units and times of day, after that of data/und, which defines the units and has the
// signs that all languages share. The package tells how its lines are written. Dates
// and numbers in words are compared between documents in languages that have the file.
//
// # Words and names
//
//	affixes.txt        how stems of words are found, and parts of compounds;
//	                   package morphology tells how
//	determiners.txt    words after which a capital letter means a noun and not a name,
//	                   in a language that writes nouns with one (der, im);
//	                   for package difference
//	countries.txt      what countries are called beside their names in Unicode CLDR, a line
//	                   for each: "US: USA, America"; for package difference
//
// # Pages
//
// Package role reads furniture.txt, a sentence a line: what pages have around the text they
// tell, in forms for comments, newsletters, credits. An ellipsis before or after a sentence stands
// for any words, or none. Capitals and punctuation do not count.
//
// # Habits
//
// The words of habits.txt say how the language is written:
//
//	dotted-ordinals    "the 3rd" is written "3." (segment)
//	whole-quotations   direct speech of several sentences with its speaker at
//	                   the end is one sentence (segment)
//	capital-nouns      nouns have a capital letter, which so does not tell a name (versions)
//	lower-titles       titles have no more capitals than sentences have, so that one
//	                   which ends with a mark may do so in lower case (segment)
//	vowelled-words     each word has one of a, e, i, o, u and y, so that one without
//	                   is an abbreviation (segment)
package languages
