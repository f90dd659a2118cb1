// Package longtext makes long texts and their translations, with what
// corresponds known, for tests and measurements.
package longtext

import (
	"math/rand/v2"
	"slices"
)

// A Line is a sentence and its translation.
type Line struct{ Source, Target string }

// A Bead is the sentences [I, I+A) and [J, J+B) that translate each other.
type Bead struct{ I, A, J, B int }

// A Text is the sentences of both versions, and the beads with sentences on
// both sides.
type Text struct {
	Source, Target []string
	Gold           []Bead
}

// How versions differ.
const (
	dropped  = 0.05      // of the sentences of each side
	merged   = 0.05      // of the sentences, with the one after
	blocks   = 1 / 4000. // of the sentences, on each side, begin a block that is left out
	shortest = 50        // sentences of a block
	longest  = 300
)

// Make makes a text of n sentences a side, taken together. Where there are
// fewer lines, all are told again, in another order of passages of 20 to 200.
// It needs some lines.
func Make(lines []Line, n int, seed uint64) *Text {
	m := &maker{random: rand.New(rand.NewPCG(seed, 0)), text: new(Text)}
	for {
		for _, l := range lines {
			if len(m.text.Source)+len(m.text.Target) >= 2*n {
				return m.text
			}
			m.add(l)
		}
		lines = m.shuffle(lines)
	}
}

// Repeat tells a text a number of times.
func (t *Text) Repeat(times int) *Text {
	r := new(Text)
	for range times {
		for _, b := range t.Gold {
			r.Gold = append(r.Gold, Bead{b.I + len(r.Source), b.A, b.J + len(r.Target), b.B})
		}
		r.Source = append(r.Source, t.Source...)
		r.Target = append(r.Target, t.Target...)
	}
	return r
}

type maker struct {
	random *rand.Rand
	text   *Text
	silent [2]int  // sentences that each side still leaves out
	open   [2]bool // whether the last sentence of each side takes in the next one
}

func (m *maker) shuffle(lines []Line) []Line {
	var passages [][]Line
	for rest := lines; len(rest) > 0; {
		size := min(len(rest), 20+m.random.IntN(181))
		passages = append(passages, rest[:size])
		rest = rest[size:]
	}
	m.random.Shuffle(len(passages), func(a, b int) { passages[a], passages[b] = passages[b], passages[a] })
	shuffled := make([]Line, 0, len(lines))
	for _, p := range passages {
		shuffled = append(shuffled, p...)
	}
	return shuffled
}

// add tells a line.
func (m *maker) add(l Line) {
	t := m.text
	if m.open[0] || m.open[1] {
		m.join(l)
		return
	}
	var says [2]bool
	for side := range says {
		if m.silent[side] == 0 && m.random.Float64() < blocks {
			m.silent[side] = shortest + m.random.IntN(longest-shortest+1)
		}
		says[side] = m.silent[side] == 0 && m.random.Float64() >= dropped
		m.silent[side] = max(0, m.silent[side]-1)
	}
	bead := Bead{len(t.Source), 1, len(t.Target), 1}
	if says[0] {
		t.Source = append(t.Source, l.Source)
	}
	if says[1] {
		t.Target = append(t.Target, l.Target)
	}
	if says[0] && says[1] {
		t.Gold = append(t.Gold, bead)
		m.open[m.random.IntN(2)] = m.random.Float64() < merged
	}
}

// join adds a line to the last bead, of which one side is one sentence.
func (m *maker) join(l Line) {
	t := m.text
	last := &t.Gold[len(t.Gold)-1]
	if m.open[0] {
		t.Source[len(t.Source)-1] += " " + l.Source
		t.Target = append(t.Target, l.Target)
		last.B++
	} else {
		t.Target[len(t.Target)-1] += " " + l.Target
		t.Source = append(t.Source, l.Source)
		last.A++
	}
	m.open = [2]bool{}
}

// Cut returns the text with only the target sentences [from, to).
func (t *Text) Cut(from, to int) *Text {
	c := &Text{Source: t.Source, Target: t.Target[from:to]}
	for _, b := range t.Gold {
		if b.J >= from && b.J+b.B <= to {
			c.Gold = append(c.Gold, Bead{b.I, b.A, b.J - from, b.B})
		}
	}
	return c
}

// Again returns the text with the source sentences [from, to) told once more at
// the end, where the target has nothing for them.
func (t *Text) Again(from, to int) *Text {
	return &Text{Source: append(slices.Clip(t.Source), t.Source[from:to]...), Target: t.Target, Gold: t.Gold}
}
