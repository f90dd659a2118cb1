package bitext

import "time"

// A WriteOption changes what a [Writer] writes. A nil WriteOption changes
// nothing.
type WriteOption func(*Writer) error

// Created has a Writer write when the file was made, where the format has a
// place for it, which is TMX. Without it a file depends on nothing but its units.
func Created(t time.Time) WriteOption {
	return func(w *Writer) error {
		w.created = t
		return nil
	}
}

// A ReadOption changes what [Read] makes of a file. A nil ReadOption changes
// nothing.
type ReadOption func(*reading) error

type reading struct{ keepCode bool }

// KeepCode has Read keep native code as text where its inline element stands,
// such as <b> in a memory made of web pages. Without it the code is left out.
// TMX holds the code itself; in XLIFF it is the original data that an element
// refers to. Other formats have none.
func KeepCode() ReadOption {
	return func(r *reading) error {
		r.keepCode = true
		return nil
	}
}
