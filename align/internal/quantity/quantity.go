// Package quantity finds the figures of a sentence, its numbers, dates and
// times of day, and what they are worth, so that "28. Mai 2025" and
// "May 28, 2025" are one date and "1,2 juta" and "1.2 million" one number.
//
// What a language calls its numbers, months and units is data: the file figures.txt
// of its folder in package languages, and one of units and signs that all languages
// share. A line is a class, what the forms are worth, and the forms:
//
//	number 5: five            a cardinal; 100 and more multiply, x10 and +10 change the digit before
//	month 5: May              a month or weekday in lower case needs no capital in a text either
//	unit km: kilometre        a unit that a line "define km length 1000" knows
//
// and so on: see the constants of type class. Four lines are about the language:
//
//	decimal: ,                what stands before the decimals of a number
//	slash: day month          the order of 28/5, or month day
//	clock12: yes              times of day are told by half days
//	home: 1, 2                hours that clocks can be ahead of UTC where no zone is told
//
// In a language without a file only what all share is found: numbers in digits,
// numeric dates and times, and units by their signs.
//
// What a figure says is often open: "1.000" can be a thousand or one, "14.30" a
// number or a time, "2:30" in the night or after noon. So a figure has several
// readings, the likeliest first, and two figures agree if any of them do.
package quantity

import (
	"cmp"
	"math"
	"slices"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/languages"
)

// A Mention is a figure in a sentence.
type Mention struct {
	Start, End int     // half-open byte range
	Readings   []Value // what it can mean, the likeliest first; at least one
	Worded     bool    // written without any digit

	scale float64 // what the digits were multiplied by, 0 if by nothing
}

// known holds the rules of each language.
var known = languages.NewIndex(languages.Folders(), read)

// For returns the rules of a language.
func For(tag language.Tag) *Rules {
	rules, ok := known.Of(tag)
	if !ok {
		rules, _ = known.Of(language.Und)
	}
	return rules
}

// Known reports whether a language has words of its own here.
func Known(tag language.Tag) bool {
	rules, ok := known.Of(tag)
	return ok && rules.worded
}

// Find returns the figures of a sentence, in order. They do not overlap.
func (r *Rules) Find(sentence string) []Mention {
	p := parser{rules: r, tokens: r.scan(sentence)}
	var found []Mention
	for i := 0; i < len(p.tokens); {
		m, next := p.mention(i)
		if next == 0 {
			i++
			continue
		}
		found = append(found, m...)
		i = next
	}
	p.share(found)
	return p.addUp(found)
}

// A parser reads the tokens of one sentence.
type parser struct {
	rules  *Rules
	tokens []token
}

// mention reads what begins at token i, and returns the token after it, 0 if
// nothing begins there.
func (p *parser) mention(i int) ([]Mention, int) {
	t := &p.tokens[i]
	if len(t.forms) == 0 && (t.kind == symbol || t.kind == word && !p.followed(i) && !p.rules.mayBegin(t.text)) {
		return nil, 0
	}
	for _, read := range []func(int) ([]Mention, int){p.dates, p.clock, p.quantity, p.code} {
		if m, next := read(i); next > 0 {
			return m, next
		}
	}
	return nil, 0
}

// followed reports whether digits follow a word without a space.
func (p *parser) followed(i int) bool {
	return i+1 < len(p.tokens) && p.tokens[i+1].glued && p.tokens[i+1].kind == digits
}

// figure makes a mention of tokens [from, to).
func (p *parser) figure(from, to int, readings ...Value) Mention {
	m := Mention{Start: p.tokens[from].start, End: p.tokens[to-1].end, Readings: readings, Worded: true}
	for _, t := range p.tokens[from:to] {
		m.Worded = m.Worded && t.kind != digits
	}
	return m
}

// code passes over names made of letters and digits: G20, A380, H5N1.
func (p *parser) code(i int) ([]Mention, int) {
	next := i
	for next < len(p.tokens) && p.tokens[next].kind != symbol && (next == i || p.tokens[next].glued && !p.tokens[next-1].dot) {
		next++
	}
	if next-i < 2 {
		return nil, 0
	}
	return nil, next
}

// share lets the figures of a range have what only one of them is written with:
// "2 to 3 million", "5-10 km", "1950-53".
func (p *parser) share(found []Mention) {
	for i := len(found) - 2; i >= 0; i-- {
		a, b := &found[i], &found[i+1]
		v, w := a.Readings[0], b.Readings[0]
		if v.Kind != Number || w.Kind != Number || a.scale != 0 || !p.between(a.End, b.Start) {
			continue
		}
		if v.Unit == "" && w.Unit == "" && v.Number >= 1000 && v.Number < 3000 && w.Number >= 10 && w.Number < 100 {
			b.Readings = append(b.Readings, Value{Number: math.Floor(v.Number/100)*100 + w.Number})
		}
		if v.Unit != "" && w.Unit != "" && v.Unit != w.Unit || b.scale == 0 && (v.Unit != "" || w.Unit == "") {
			continue
		}
		if w.Unit != "" {
			v.Unit, v.unit = w.Unit, w.unit
		}
		if b.scale != 0 {
			v.Number *= b.scale
			a.scale = b.scale
		}
		a.Readings = append(a.Readings, v)
	}
}

// between reports whether nothing but the sign or word of a range stands
// between two offsets.
func (p *parser) between(start, end int) bool {
	for i := p.from(start); i < len(p.tokens); i++ {
		t := p.tokens[i]
		if t.start < end && t.kind == symbol && p.currencyBefore(i+1) { // $2-$3 million
			continue
		}
		entries, next := p.rules.find(p.tokens, i, asRange)
		return len(entries) > 0 && (next == len(p.tokens) || p.tokens[next].start >= end)
	}
	return false
}

// from returns the first token at an offset or after it.
func (p *parser) from(offset int) int {
	i, _ := slices.BinarySearchFunc(p.tokens, offset, func(t token, at int) int { return cmp.Compare(t.start, at) })
	return i
}
