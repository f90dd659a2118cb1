package quantity

import "strings"

// quantity reads a number with the unit or currency before or after it.
func (p *parser) quantity(i int) ([]Mention, int) {
	if m, next := p.compounded(i); next > 0 {
		return m, next
	}
	at, negative := p.minus(i)
	before, at := p.currency(at)
	if len(before) > 0 && !negative {
		if next, minus := p.minus(at); minus {
			at, negative = next, true
		}
	}
	n := p.numeral(at)
	if n.next == 0 {
		return p.listed(at)
	}
	if n.digits && len(before) == 0 && p.inCode(at) {
		return nil, 0
	}
	units, end := before, n.next
	if len(before) == 0 {
		units, end = p.unitAfter(n.next)
	}
	var readings []Value
	for _, v := range n.values {
		if negative {
			v = -v
		}
		readings = append(readings, amounts(Value{Number: v, Step: n.step}, units)...)
	}
	if n.plain {
		decade, next := p.rules.find(p.tokens, p.overHyphen(n.next), asDecade)
		if len(decade) > 0 && p.tokens[next-1].glued && n.values[0] >= 10 {
			end, readings = next, decades(n.values[0])
		} else if _, next := p.rules.find(p.tokens, n.next, asSuffix); end == n.next && next > end && p.tokens[end].glued {
			end = next
			units, end = p.unitAfter(end)
			readings = amounts(readings[0], units)
		} else if len(units) == 0 && n.next < len(p.tokens) && p.gluedWord(n.next) {
			return nil, 0 // 5G, 4K
		}
	}
	if !n.digits && end == n.next && readings[0].Number < 0 {
		i = at // "minus" before a word
	}
	readings = append(readings, p.looks(at, n)...)
	m := p.figure(i, end, readings...)
	m.scale = n.scale
	return []Mention{m}, end
}

// amounts gives a number each unit that it can have.
func amounts(v Value, units []entry) []Value {
	if len(units) == 0 {
		return []Value{v}
	}
	values := make([]Value, len(units))
	for k, u := range units {
		v.Unit, v.unit = u.name, u.unit
		values[k] = v
	}
	return values
}

// decades returns what "1990s" and "90s" can mean.
func decades(v float64) []Value {
	if v < 100 {
		return []Value{{Number: 1900 + v}, {Number: v}}
	}
	return []Value{{Number: v}, {Number: v - 1900}}
}

// looks returns the readings as date or time of digits that are a number too.
func (p *parser) looks(at int, n numeral) (readings []Value) {
	if !n.plain {
		return nil
	}
	if v, ok := clockOf(p.tokens[at].text, "."); ok {
		readings = append(readings, v)
	}
	if day, month, ok := strings.Cut(p.tokens[at].text, "."); ok && p.tokens[at].dot {
		if v, ok := calendar("0", month, day); ok {
			readings = append(readings, v)
		}
	}
	return readings
}

// compounded reads a number at the beginning of a longer word: "dreijährig".
func (p *parser) compounded(i int) ([]Mention, int) {
	t := p.tokens[i]
	if t.kind != word || len(p.rules.tails) == 0 {
		return nil, 0
	}
	atoms, rest := p.rules.compound(t.text)
	if rest == "" || !isNumeral(atoms) {
		return nil, 0
	}
	s, ok := newSum().all(atoms, true)
	tail, known := p.rules.tail(rest)
	if !ok || !known {
		return nil, 0
	}
	return []Mention{p.figure(i, i+1, Value{Number: s.value(), Unit: tail.name, unit: tail.unit})}, i + 1
}

// listed reads numbers that commas or stops join without being one: "1,2,3".
func (p *parser) listed(i int) (list []Mention, next int) {
	if i >= len(p.tokens) || p.tokens[i].kind != digits || p.inCode(i) {
		return nil, 0
	}
	t := p.tokens[i]
	if strings.ContainsAny(t.text, ".") {
		return nil, i + 1 // a version or an address
	}
	at := t.start
	for part := range strings.SplitSeq(t.text, ",") {
		if v := parse(plain(part)); v != nil {
			list = append(list, Mention{Start: at, End: at + len(part), Readings: []Value{{Number: v[0]}}})
		}
		at += len(part) + 1
	}
	return list, i + 1
}

// minus passes over the sign of a negative number. A hyphen is one where a
// digit follows and a space or nothing comes before.
func (p *parser) minus(i int) (next int, negative bool) {
	if i+1 >= len(p.tokens) {
		return i, false
	}
	t, after := p.tokens[i], p.tokens[i+1]
	if strings.Contains("-−–", t.text) && after.kind == digits && after.glued && !t.glued && (i == 0 || p.tokens[i-1].kind != digits) {
		return i + 1, true
	}
	_, next = p.rules.find(p.tokens, i, asMinus)
	return next, next > i
}

// currency reads a currency that can stand before a number.
func (p *parser) currency(i int) (units []entry, next int) {
	entries, next := p.rules.find(p.tokens, i, asUnit)
	for _, e := range entries {
		if e.unit.money {
			units = append(units, e)
		}
	}
	if len(units) == 0 || next >= len(p.tokens) || p.tokens[next].kind != digits && p.tokens[next-1].kind != symbol {
		return nil, i
	}
	return units, next
}

// currencyBefore reports whether a currency ends before token i.
func (p *parser) currencyBefore(i int) bool {
	if i < 1 {
		return false
	}
	entries, next := p.rules.find(p.tokens, i-1, asUnit)
	return next == i && len(entries) > 0 && entries[0].unit.money
}

// unitAfter reads the unit after a number.
func (p *parser) unitAfter(i int) (units []entry, next int) {
	k := p.overHyphen(i)
	if units, next = p.rules.find(p.tokens, k, asUnit); len(units) > 0 {
		return units, next
	}
	if k < len(p.tokens) && p.tokens[k].kind == word && (k > i || p.tokens[k].glued) {
		if e, ok := p.rules.tail(p.tokens[k].text); ok {
			if e.name == "" {
				return nil, k + 1
			}
			return []entry{e}, k + 1
		}
	}
	return nil, i
}

// overHyphen passes over a hyphen between a number and a word.
func (p *parser) overHyphen(i int) int {
	if i+1 < len(p.tokens) && strings.Contains("-‑", p.tokens[i].text) && p.tokens[i].glued && p.gluedWord(i+1) {
		return i + 1
	}
	return i
}

// inCode reports whether the digits at token i belong to a name such as G20.
func (p *parser) inCode(i int) bool {
	return i > 0 && p.tokens[i].glued && p.tokens[i-1].kind == word && !p.tokens[i-1].dot
}

func (p *parser) gluedWord(i int) bool { return p.tokens[i].glued && p.tokens[i].kind == word }
