package viewer

import (
	"context"
	"net/http"
	"slices"
	"sort"
	"unicode/utf16"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/difference"
	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/correct"
)

// A wireMark is a part of a sentence that the other side tells differently:
// the side, the sentence, and the half-open range of UTF-16 units in it, as
// JavaScript counts them.
type wireMark struct {
	Side     correct.Side `json:"side"`
	Sentence int          `json:"sentence"`
	Start    int          `json:"start"`
	End      int          `json:"end"`
	Kind     string       `json:"kind"`
	What     string       `json:"what"`
	Other    string       `json:"other"` // what stands on the other side, "" where nothing does
}

// showMarks answers with what the two sides of a pair tell differently, which takes
// longer to find than the rest and which nobody else waits for.
func (s *server) showMarks(ctx context.Context, p *pair, r *http.Request) (any, error) {
	beads, answer := slices.Clone(p.draft), wireMarks{Revision: p.revision}
	return later(func(ctx context.Context) (any, error) {
		var err error
		answer.Marks, err = s.mark(ctx, p, beads)
		return answer, err
	}), nil
}

// mark finds what the two sides of some beads tell differently: numbers, dates,
// names.
func (s *server) mark(ctx context.Context, p *pair, beads []project.Bead) ([]wireMark, error) {
	var full []align.Bead
	for _, b := range beads {
		if !b.Null() {
			full = append(full, b.Bead)
		}
	}
	found, err := s.differences.Between(ctx, p.source, p.target, full)
	if err != nil {
		return nil, err
	}
	marks := []wireMark{}
	for _, d := range found {
		if d.Subject == difference.Sentence {
			continue // rows tell these
		}
		source, target := d.Source.In(p.source.Text), d.Target.In(p.target.Text)
		if m, ok := markIn(p.source, d.Source); ok {
			m.Side, m.Kind, m.What, m.Other = correct.Source, d.Kind.String(), d.Subject.String(), target
			marks = append(marks, m)
		}
		if m, ok := markIn(p.target, d.Target); ok {
			m.Side, m.Kind, m.What, m.Other = correct.Target, d.Kind.String(), d.Subject.String(), source
			marks = append(marks, m)
		}
	}
	return marks, nil
}

// markIn finds the sentence that a range of bytes is in, unless that is empty
// or in none.
func markIn(d align.Document, r align.Range) (m wireMark, ok bool) {
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > r.Start })
	if r.Start >= r.End || i == len(d.Sentences) || r.Start < d.Sentences[i].Start || r.End > d.Sentences[i].End {
		return wireMark{}, false
	}
	start := units16(d.Text[d.Sentences[i].Start:r.Start])
	return wireMark{Sentence: i, Start: start, End: start + units16(r.In(d.Text))}, true
}

// units16 is the length of a text in UTF-16 units. A byte that is not UTF-8
// counts as the one character that JSON has for it.
func units16(text string) (n int) {
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}
