// Package project keeps in one file what people do with alignments: the documents,
// what was found in them, and every correction with its place in the history.
//
//	file, err := project.Open("berita.sejajar")
//	defer file.Close()
//	for _, pair := range file.Pairs() {
//		alignment := file.Alignment(pair)
//		err := bitext.Write(out, bitext.TMX, bitext.Units(alignment))
//	}
//
// A [Project] changes by [Project.Apply] alone. Each [Change] is a step that
// [Project.Undo] takes back and [Project.Redo] does again, whatever it changes:
// documents that are added, removed or tagged anew, beads and claims that are put
// in the place of others. What programs find, such as groups, is a change without
// a step of its own: see [Change.Verb].
//
// # On disk
//
// A [File] is a project whose changes are on the disk when Apply returns. Each is
// appended as one line and flushed, so that a correction in a document of any
// length costs a few hundred bytes. Where a process ends in the middle of a line,
// however it ends, that line is left out when the file is opened again, and
// everything before it is there. One process at a time may have a file open; where
// the system has locks it holds one, and everywhere a file that somebody else wrote
// to meanwhile is not written to: see [ErrChanged].
//
// A file grows with each change, and with undoing it. What was undone before something
// else was done can never be done again: where that is more than half of a file of a megabyte
// or more, [Open] writes the file anew without it, beside the old one, and puts it in its
// place when it is on the disk. All that can be undone or done again stays, so that
// a file of which nothing was undone does not become shorter. Where the system has no locks
// files are left as they are.
//
// # The format
//
// A project file is JSON in lines. The first is the header: what it is, the version
// of the format, which is 1, a name for programs and one for people; and, where changes
// were dropped, as "before" how many had been counted then.
//
//	{"sejajar":"project","version":1,"id":"ZK3F…","title":"berita.txt and news.txt"}
//
// Each further line is a change: its time and verb, and the parts that it has.
//
//	{"time":"2026-01-02T03:04:05Z","verb":"open","add":[{"id":"berita.txt","language":"id","text":"…","sentences":[[0,12,0]]}]}
//	{"time":"2026-01-02T03:04:09Z","verb":"join","beads":[{"a":0,"b":1,"at":3,"removed":2,"beads":[[3,5,3,4,1,1]]}]}
//	{"time":"2026-01-02T03:04:11Z","verb":"undo"}
//
// Documents are counted from 0 in the order in which they came, and keep their number
// when others are removed. Of a document, "path" is the file that it was read from and
// "modified" when that was changed last. A sentence is its first byte, the one after its
// last, and its paragraph. A bead is the first source sentence and the one after the last,
// the same of the target, the confidence, and 1 if it was decided by hand. A match is a
// source sentence, a target sentence and a probability. The texts are in the file, so
// that it opens where the files that they were read from are gone.
package project
