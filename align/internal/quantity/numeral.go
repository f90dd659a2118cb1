package quantity

import (
	"math"
	"strings"
)

// A sum adds up the words of a number from left to right.
type sum struct {
	total    float64 // what is complete: in "two million five hundred" two million
	hundreds float64 // of the group being read
	ones     float64 // below a hundred, or what was written in digits
	set      bool    // there are ones
	closed   bool    // no word adds to the ones
	least    float64 // the last multiplier of a group; the next one is smaller
	scale    float64 // the product of what multiplied the first group
}

func newSum() sum { return sum{least: math.Inf(1)} }

func (s *sum) value() float64 { return s.total + s.hundreds + s.ones }

// add reports whether an atom continues the number.
func (s *sum) add(a atom, bare bool) bool {
	v := a.value
	digit := s.set && !s.closed && s.ones >= 1 && s.ones <= 9
	switch {
	case a.how == adds:
		return digit && s.put(s.ones+v, true)
	case a.how == multiplies && v < 11:
		return digit && s.put(s.ones*v, false)
	case a.how == multiplies || v >= 1000:
		return s.multiply(v, bare)
	case v == 100:
		if s.hundreds > 0 || s.ones == 0 && !bare {
			return false
		}
		if s.hundreds = 100 * s.ones; s.ones == 0 {
			s.hundreds = 100
		}
		s.ones, s.set, s.closed = 0, false, false
		return true
	case !s.set:
		return s.put(v, v >= 10 && v < 20 || v != math.Trunc(v))
	case !s.closed && s.ones >= 20 && math.Mod(s.ones, 10) == 0 && v >= 1 && v < 10:
		return s.put(s.ones+v, true)
	}
	return false
}

func (s *sum) put(ones float64, closed bool) bool {
	s.ones, s.set, s.closed = ones, true, closed
	return true
}

func (s *sum) multiply(v float64, bare bool) bool {
	group := s.hundreds + s.ones
	if v >= s.least || group == 0 && !bare {
		return false
	}
	if group == 0 {
		group = 1
	}
	if s.total == 0 {
		s.scale = v
	}
	s.total += group * v
	s.hundreds, s.ones, s.set, s.closed, s.least = 0, 0, false, false, v
	return true
}

// A numeral is a number as it is written, without its unit.
type numeral struct {
	values []float64 // its readings
	step   float64   // see Value
	scale  float64   // what the digits were multiplied by, or 0
	next   int       // the token after
	digits bool      // it begins with digits
	plain  bool      // it is digits and nothing else
}

// numeral reads the number that begins at token i; next is 0 if none does.
func (p *parser) numeral(i int) (n numeral) {
	if i >= len(p.tokens) {
		return n
	}
	t := p.tokens[i]
	if t.kind != digits {
		s := newSum()
		value, next := p.spelled(i, s)
		if next > 0 {
			return numeral{values: []float64{value}, next: next}
		}
		return n
	}
	for _, v := range p.rules.readDigits(t.text) {
		s := newSum()
		s.ones, s.set, s.closed = v, true, true
		value, next := p.words(i+1, &s)
		n.values = append(n.values, value)
		n.next, n.digits, n.plain = max(i+1, next), true, next <= i+1
		if n.scale = s.scale; s.scale > 0 && len(n.values) == 1 && s.total == value {
			n.step = s.scale * stepOf(plain(t.text), v)
		}
	}
	return p.second(n)
}

// second adds the rest of "1 miliar 200 juta".
func (p *parser) second(n numeral) numeral {
	if n.scale == 0 || n.next >= len(p.tokens) || p.tokens[n.next].kind != digits {
		return n
	}
	s := newSum()
	values := p.rules.readDigits(p.tokens[n.next].text)
	if len(values) == 0 {
		return n
	}
	s.put(values[0], true)
	value, next := p.words(n.next+1, &s)
	if s.scale == 0 || s.scale >= n.scale {
		return n
	}
	for k := range n.values {
		n.values[k] += value
	}
	n.step, n.next = 0, next
	return n
}

// stepOf returns what the last digit of a number counts.
func stepOf(text string, v float64) float64 {
	if v == math.Trunc(v) && !strings.ContainsAny(text, ".,") {
		return 1
	}
	last := strings.LastIndexAny(text, ".,")
	return math.Pow(10, -float64(len(text)-last-1))
}

// spelled reads a number that begins with a word.
func (p *parser) spelled(i int, s sum) (float64, int) {
	if entries, next := p.rules.find(p.tokens, i, asFraction); len(entries) > 0 {
		value := entries[0].value
		article, after := p.rules.find(p.tokens, next, asArticle) // half a million
		if len(article) == 0 {
			after = next
		}
		s.put(value, true)
		if large, end := p.words(after, &s); s.scale > 0 {
			return large, end
		}
		return value, next
	}
	if entries, next := p.rules.find(p.tokens, i, asArticle); len(entries) > 0 {
		s.put(1, true)
		if value, end := p.words(next, &s); end > next && value != 1 {
			return value, end
		}
		return 0, 0
	}
	if value, next := p.words(i, &s); next > i {
		return value, next
	}
	return 0, 0
}

// words adds the number words from token i on to a number, and returns it with
// the token after the last, which is i if there is none.
func (p *parser) words(i int, s *sum) (value float64, next int) {
	next = i
	for i < len(p.tokens) {
		if after := p.fractional(i, s); after > 0 {
			next, i = after, after
			continue
		}
		k := i
		if p.joined(i, s) {
			k++
		}
		after, ends := p.word(k, s)
		if after == 0 {
			break
		}
		next, i = after, after
		if ends {
			break
		}
	}
	return s.value(), next
}

// joined reports whether token i joins the number word before it with the one
// after: the hyphen of "twenty-one" or "5-million", the "and" of "one hundred and five".
func (p *parser) joined(i int, s *sum) bool {
	t := p.tokens[i]
	if i+1 >= len(p.tokens) {
		return false
	}
	if t.text == "-" {
		return t.glued && p.tokens[i+1].glued && p.tokens[i+1].kind == word
	}
	entries, _ := p.rules.find(p.tokens, i, asAnd)
	return len(entries) > 0 && !s.set && s.value() >= 100 && p.tokens[i+1].kind == word
}

// word adds one word, or the short sign of a large number, and returns the
// token after it, 0 if the word is no part of the number.
func (p *parser) word(i int, s *sum) (next int, ends bool) {
	for _, class := range []class{asNumber, asOrdinal, asShort} {
		entries, next := p.rules.find(p.tokens, i, class)
		if len(entries) == 0 || class == asShort && (!s.set || !p.shortFits(i)) {
			continue
		}
		if after, ok := s.all(entries[0].atoms, p.rules.bare[p.tokens[i].text]); ok {
			*s = after
			return next, class == asOrdinal
		}
	}
	if i < len(p.tokens) && len(p.rules.parts) > 0 && p.tokens[i].kind == word {
		atoms, rest := p.rules.compound(p.tokens[i].text)
		if after, ok := s.all(atoms, true); ok && isNumeral(atoms) && (rest == "" || p.rules.isEnding(rest)) {
			*s = after
			return i + 1, rest != ""
		}
	}
	return 0, false
}

// shortFits reports whether the sign at token i can be a large number: where
// it is a unit too, a currency stands before the digits.
func (p *parser) shortFits(i int) bool {
	units, _ := p.rules.find(p.tokens, i, asUnit)
	return len(units) == 0 || p.currencyBefore(i-1)
}

// all adds atoms to a copy of the sum.
func (s sum) all(atoms []atom, bare bool) (sum, bool) {
	for _, a := range atoms {
		if !s.add(a, bare) {
			return s, false
		}
	}
	return s, true
}

// fractional reads what makes a number broken, "two and a half", "two thirds",
// "2½", and returns the token after it, 0 if there is nothing of the kind.
func (p *parser) fractional(i int, s *sum) (next int) {
	whole := s.set && s.ones == math.Trunc(s.ones)
	i = p.overHyphen(i)
	if entries, next := p.rules.find(p.tokens, i, asHalf); len(entries) > 0 && whole {
		s.put(s.ones+0.5, true)
		return next
	}
	entries, next := p.rules.find(p.tokens, i, asFraction)
	switch {
	case len(entries) == 0 || !whole || s.total > 0:
		return 0
	case p.tokens[i].kind == symbol:
		s.put(s.ones+entries[0].value, true)
		return next
	case s.ones < 1 || s.ones > 9 || s.hundreds > 0:
		return 0
	}
	s.put(s.ones*entries[0].value, true)
	return next
}
