package extract

import (
	"sort"
	"time"

	"github.com/sejajar/sejajar/align"
)

// An Origin is where a part of a text stands in its file.
type Origin struct {
	// Bytes are those of the file that say what the text says; of an archive
	// those of the Part of it, unpacked. There are none of a page of a PDF.
	Bytes align.Range

	Part string // the name of the file in an archive
	Page int    // of a PDF, from 1

	// Start and End are the times of the subtitles that say it, from the first of
	// them to the last.
	Start, End time.Duration
}

// originIn returns the origin of a range of the bytes of all parts of a file.
// What goes over several parts is of the first.
func originIn(parts []sourcePart, bytes align.Range) Origin {
	k := max(0, sort.Search(len(parts), func(k int) bool { return parts[k].start > bytes.Start })-1)
	part := parts[k]
	if part.page > 0 {
		return Origin{Page: part.page}
	}
	end := min(bytes.End, part.end)
	return Origin{Bytes: align.Range{Start: min(bytes.Start, end) - part.start, End: end - part.start}, Part: part.name}
}

// Origins map the bytes of a text to those of what it was made of. They are
// runs of units: so many bytes of text stand for so many of the source, over
// and over. A stretch that was taken as it is has units of one byte and one; a
// character reference such as &auml; is a unit alone; text in UTF-16 has units
// of one byte and two, as long as its letters are of ASCII.
//
// What the reader put in between, and what it lost sight of, is one unit that
// stands for all between what comes before and what comes after it.
//
// Nil origins say that the text is the source.
type origins struct {
	runs         []run
	text, source int // where the next unit starts if nothing is left out
}

type run struct {
	text, source         int // where it starts
	textUnit, sourceUnit int // bytes of each unit
}

// add says that n units of text, which follow each other from there on, are of
// as many units of the source. Text comes in order, the source need not.
func (o *origins) add(text, source, n, textUnit, sourceUnit int) {
	if text > o.text {
		o.push(run{o.text, o.source, text - o.text, max(0, source-o.source)}, 1)
	}
	o.push(run{text, source, textUnit, sourceUnit}, n)
}

// push appends n units, to the last run where they continue it.
func (o *origins) push(r run, n int) {
	continued := false
	if len(o.runs) > 0 && r.text == o.text && r.source == o.source {
		last := o.runs[len(o.runs)-1]
		continued = last.textUnit == r.textUnit && last.sourceUnit == r.sourceUnit
	}
	if !continued {
		o.runs = append(o.runs, r)
	}
	o.text, o.source = r.text+n*r.textUnit, r.source+n*r.sourceUnit
}

// of returns the bytes of the source that a range of the text, within it, is
// of, from the first of them to the last.
func (o *origins) of(text align.Range) align.Range {
	if o == nil {
		return text
	}
	if text.Start >= o.text {
		return align.Range{Start: o.source, End: o.source}
	}
	k := sort.Search(len(o.runs), func(k int) bool { return o.runs[k].text > text.Start }) - 1
	source := o.inRun(k, text)
	if text.Start == text.End {
		return align.Range{Start: source.Start, End: source.Start}
	}
	for k++; k < len(o.runs) && o.runs[k].text < text.End; k++ {
		more := o.inRun(k, text)
		source.Start, source.End = min(source.Start, more.Start), max(source.End, more.End)
	}
	return source
}

// inRun returns the source of the units of run k that a range has bytes of.
func (o *origins) inRun(k int, text align.Range) align.Range {
	r, end := o.runs[k], o.end(k)
	first := (max(text.Start, r.text) - r.text) / r.textUnit
	last := (min(text.End, end) - r.text + r.textUnit - 1) / r.textUnit
	return align.Range{Start: r.source + first*r.sourceUnit, End: r.source + last*r.sourceUnit}
}

// append appends the origins of a text that was put at the end of another, from
// a byte on, where its source starts at a byte of theirs. Before is where that
// source comes from itself.
func (o *origins) append(more, before *origins, text, source int) {
	for k, r := range more.runs {
		n := (more.end(k) - r.text) / r.textUnit
		from := align.Range{Start: r.source, End: r.source + n*r.sourceUnit}
		if before != nil {
			from, r.textUnit, n = before.of(from), n*r.textUnit, 1
			r.sourceUnit = from.End - from.Start
		}
		o.add(text+r.text, source+from.Start, n, r.textUnit, r.sourceUnit)
	}
}

// copy appends the origins of a part of a text that was put at a byte of
// another. Of units that stand only in part in it nothing is known.
func (o *origins) copy(from *origins, part align.Range, at int) {
	k := max(0, sort.Search(len(from.runs), func(k int) bool { return from.runs[k].text > part.Start })-1)
	for ; k < len(from.runs) && from.runs[k].text < part.End; k++ {
		r := from.runs[k]
		first := (max(part.Start, r.text) - r.text + r.textUnit - 1) / r.textUnit
		last := (min(part.End, from.end(k)) - r.text) / r.textUnit
		if first < last {
			o.add(at+r.text+first*r.textUnit-part.Start, r.source+first*r.sourceUnit, last-first, r.textUnit, r.sourceUnit)
		}
	}
}

// end returns where the text of run k ends.
func (o *origins) end(k int) int {
	if k+1 < len(o.runs) {
		return o.runs[k+1].text
	}
	return o.text
}
