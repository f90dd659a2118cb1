package terminal

import (
	"fmt"
	"io"
	"time"
)

// often is how often a line of progress is renewed.
const often = 100 * time.Millisecond

// A Progress shows how far some work has come, on one line that is renewed in
// place. Where its writer is no terminal it shows nothing.
type Progress struct {
	w           io.Writer
	what        string
	done, total int
	start, last time.Time
}

// NewProgress begins to show the progress of a total number of things, named
// in the plural.
func NewProgress(w io.Writer, total int, what string) *Progress {
	if !isTerminal(w) {
		w = nil
	}
	return &Progress{w: w, what: what, total: total, start: time.Now()}
}

// Step counts one thing as done.
func (p *Progress) Step() {
	p.done++
	if now := time.Now(); p.w != nil && now.Sub(p.last) >= often && now.Sub(p.start) >= often {
		p.last = now
		rate := float64(p.done) / now.Sub(p.start).Seconds()
		left := time.Duration(float64(p.total-p.done) / rate * float64(time.Second))
		fmt.Fprintf(p.w, "\r\x1b[K%d of %d %s, %.3g/s, %s left", p.done, p.total, p.what, rate, left.Round(time.Second))
	}
}

// Clear takes the line away, so that something else can be printed.
func (p *Progress) Clear() {
	if p.w != nil && !p.last.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
