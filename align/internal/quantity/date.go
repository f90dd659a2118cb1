package quantity

import (
	"slices"
	"strconv"
	"strings"
)

// dates reads a date, with the weekday before it, or the two ends of a range
// of days in one month.
func (p *parser) dates(i int) ([]Mention, int) {
	weekday, at := p.weekday(i)
	from := at
	if weekday > 0 {
		at = p.over(at, asBeforeDay)
	}
	if m, next := p.dayRange(at, weekday, i); next > 0 {
		return m, next
	}
	readings, next := p.date(at)
	if next == 0 {
		if weekday == 0 {
			return nil, 0
		}
		return []Mention{p.figure(i, from, Value{Kind: Date, Weekday: weekday})}, from
	}
	for k := range readings {
		if readings[k].Kind == Date {
			readings[k].Weekday = weekday
		}
	}
	list := []Mention{p.figure(i, next, readings...)}
	if end, after := p.secondDay(next, readings[0]); after > 0 {
		return append(list, end), after
	}
	return list, next
}

// over passes over commas and the forms of a class.
func (p *parser) over(i int, of class) int {
	for i < len(p.tokens) {
		_, next := p.rules.find(p.tokens, i, of)
		switch {
		case next > i:
			i = next
		case p.tokens[i].text == ",":
			i++
		default:
			return i
		}
	}
	return i
}

func (p *parser) weekday(i int) (weekday, next int) {
	t := p.tokens[i]
	named := t.capital || strings.HasSuffix(t.text, "s")
	if entries, next := p.rules.find(p.tokens, i, asWeekday); len(entries) > 0 && (named || slices.ContainsFunc(entries, isLower)) {
		return int(entries[0].value), next
	}
	if t.kind != word || !named {
		return 0, i
	}
	if day := p.rules.daypart(t.text); day > 0 {
		return day, i + 1
	}
	return 0, i
}

// daypart returns the weekday in a word such as "Sonntagabend", or 0.
func (r *Rules) daypart(text string) int {
	for _, part := range r.suffixes[asDaypart] {
		if day, ok := strings.CutSuffix(text, part); ok {
			for _, e := range r.forms[day] {
				if e.class == asWeekday {
					return int(e.value)
				}
			}
		}
	}
	return 0
}

// date reads a date without its weekday.
func (p *parser) date(i int) ([]Value, int) {
	if i >= len(p.tokens) {
		return nil, 0
	}
	for _, read := range []func(int) ([]Value, int){p.numericDate, p.dayMonth, p.monthDay} {
		if readings, next := read(i); next > 0 {
			return readings, next
		}
	}
	return nil, 0
}

// numericDate reads 28.05.2025, 28/05/2025, 2025-05-28, 28/5 and 28-5-2025.
func (p *parser) numericDate(i int) ([]Value, int) {
	t := p.tokens[i]
	if t.kind != digits {
		return nil, 0
	}
	if parts := strings.Split(t.text, "."); len(parts) == 3 {
		if v, ok := calendar(parts[2], parts[1], parts[0]); ok {
			return []Value{v}, i + 1
		}
		return nil, 0
	}
	var parts []string
	next := i
	for ; next < len(p.tokens) && len(parts) < 3 && p.tokens[next].kind == digits && (next == i || p.tokens[next].glued); next++ {
		parts = append(parts, p.tokens[next].text)
		if len(parts) == 3 || next+2 >= len(p.tokens) || !p.tokens[next+1].glued || !strings.Contains("/-", p.tokens[next+1].text) ||
			len(parts) == 2 && p.tokens[next+1].text != p.tokens[i+1].text {
			next++
			break
		}
		next++
	}
	switch {
	case len(parts) == 3:
		if readings := p.slashed(parts); len(readings) > 0 {
			return readings, next
		}
	case len(parts) == 2 && p.tokens[i+1].text == "/":
		if readings := p.slashed([]string{parts[0], parts[1], "0"}); len(readings) > 0 {
			return append(readings, ratio(parts)...), next
		}
	}
	return nil, 0
}

// slashed returns the orders that day, month and year can be in.
func (p *parser) slashed(parts []string) (readings []Value) {
	if len(parts[0]) == 4 {
		if v, ok := calendar(parts[0], parts[1], parts[2]); ok {
			return []Value{v}
		}
		return nil
	}
	if p.rules.monthFirst {
		if v, ok := calendar(parts[2], parts[0], parts[1]); ok {
			readings = append(readings, v)
		}
	}
	if v, ok := calendar(parts[2], parts[1], parts[0]); ok {
		readings = append(readings, v)
	}
	return readings
}

// ratio reads two numbers as a fraction: 2/3.
func ratio(parts []string) []Value {
	above, below := parse(parts[0]), parse(parts[1])
	if above == nil || below == nil || below[0] == 0 {
		return nil
	}
	return []Value{{Number: above[0] / below[0]}}
}

// calendar returns a date if there is such a day; the year "0" is none. Of two
// digits it is from 1970 to 2069.
func calendar(year, month, day string) (Value, bool) {
	y, err1 := strconv.Atoi(year)
	m, err2 := strconv.Atoi(month)
	d, err3 := strconv.Atoi(day)
	if err1 != nil || err2 != nil || err3 != nil || len(month) > 2 || len(day) > 2 || m < 1 || m > 12 || d < 1 || d > 31 {
		return Value{}, false
	}
	switch {
	case len(year) == 2:
		if y += 2000; y >= 2070 {
			y -= 100
		}
	case len(year) != 4 && y != 0:
		return Value{}, false
	}
	return Value{Kind: Date, Year: y, Month: m, Day: d}, true
}

// dayMonth reads 28. Mai 2025, 28 Mei 2025, 28th of May, 2025, ersten Mai.
func (p *parser) dayMonth(i int) ([]Value, int) {
	day, at := p.day(i)
	if at == 0 {
		return nil, 0
	}
	if at < len(p.tokens) && p.tokens[at].text == "-" {
		at++
	}
	if _, next := p.rules.find(p.tokens, at, asOf); next > at {
		at = next
	}
	month, at := p.month(at)
	if month == 0 {
		return nil, 0
	}
	year, next := p.year(at)
	return []Value{{Kind: Date, Year: year, Month: month, Day: day}}, next
}

// monthDay reads May 28, 2025, May 2025, and a month by itself.
func (p *parser) monthDay(i int) ([]Value, int) {
	month, at := p.month(i)
	if month == 0 {
		return nil, 0
	}
	v := Value{Kind: Date, Month: month}
	year, next := p.year(at)
	if v.Year = year; year > 0 {
		return []Value{v}, next
	}
	if p.rules.monthFirst {
		day, after := p.day(p.over(at, asBeforeDay))
		if units, _ := p.unitAfter(after); after > 0 && len(units) == 0 {
			v.Day = day
			v.Year, next = p.year(after)
			return []Value{v}, next
		}
	}
	if doubtful, _ := p.rules.find(p.tokens, i, asDoubtful); len(doubtful) > 0 {
		if i == 0 {
			return nil, 0
		}
		if _, next := p.rules.find(p.tokens, i-1, asAfter); next != i {
			return nil, 0
		}
	}
	return []Value{v}, at
}

func (p *parser) month(i int) (month, next int) {
	entries, next := p.rules.find(p.tokens, i, asMonth)
	if len(entries) == 0 || !p.tokens[i].capital && !slices.ContainsFunc(entries, isLower) {
		return 0, i
	}
	return int(entries[0].value), next
}

func isLower(e entry) bool { return e.lower }

// day reads the number of a day, 1 to 31; next is 0 if there is none.
func (p *parser) day(i int) (day, next int) {
	n := p.numeral(i)
	if n.next == 0 || n.digits && !n.plain || p.tokens[i].text[0] == '0' && len(p.tokens[i].text) > 2 {
		return 0, 0
	}
	if v := n.values[0]; v >= 1 && v <= 31 && v == float64(int(v)) && !strings.ContainsAny(p.tokens[i].text, ".,") {
		day, next = int(v), n.next
		if _, after := p.rules.find(p.tokens, next, asSuffix); after > next && p.tokens[next].glued {
			next = after
		}
		return day, next
	}
	return 0, 0
}

// year reads a year of four digits, or of two after an apostrophe.
func (p *parser) year(i int) (year, next int) {
	at := p.over(i, asBeforeYear)
	if at+1 < len(p.tokens) && strings.Contains("'’", p.tokens[at].text) && p.tokens[at+1].glued && len(p.tokens[at+1].text) == 2 {
		if v, ok := calendar(p.tokens[at+1].text, "1", "1"); ok {
			return v.Year, at + 2
		}
	}
	if at < len(p.tokens) && p.tokens[at].kind == digits && len(p.tokens[at].text) == 4 && !p.gluedAfter(at) && !p.dashed(at) {
		if y, err := strconv.Atoi(p.tokens[at].text); err == nil && y >= 1000 && y <= 2999 {
			return y, at + 1
		}
	}
	return 0, i
}

// dashed reports whether the digits at token i are the beginning of 2025-05-28.
func (p *parser) dashed(i int) bool {
	return i+2 < len(p.tokens) && p.tokens[i+1].text == "-" && p.tokens[i+1].glued && p.tokens[i+2].kind == digits && p.tokens[i+2].glued
}

func (p *parser) gluedAfter(i int) bool {
	return i+1 < len(p.tokens) && p.gluedWord(i+1)
}

// dayRange reads "28-29 Mei 2025": two days that share what follows.
func (p *parser) dayRange(at, weekday, from int) ([]Mention, int) {
	if at >= len(p.tokens) || p.tokens[at].kind != digits {
		return nil, 0
	}
	day, next := p.day(at)
	if next == 0 {
		return nil, 0
	}
	_, second := p.rules.find(p.tokens, next, asRange)
	if second == next || second >= len(p.tokens) || p.tokens[second].kind != digits {
		return nil, 0
	}
	readings, end := p.dayMonth(second)
	if end == 0 {
		return nil, 0
	}
	first := readings[0]
	first.Day, first.Weekday = day, weekday
	return []Mention{p.figure(from, next, first), p.figure(second, end, readings...)}, end
}

// secondDay reads the rest of "May 28-29".
func (p *parser) secondDay(i int, first Value) (m Mention, next int) {
	if !p.rules.monthFirst || first.Day == 0 || i >= len(p.tokens) || p.tokens[i-1].kind == symbol {
		return m, 0
	}
	_, at := p.rules.find(p.tokens, i, asRange)
	if at == i || at >= len(p.tokens) || p.tokens[at].kind != digits {
		return m, 0
	}
	if readings, end := p.date(at); end > 0 {
		return p.figure(at, end, readings...), end
	}
	day, end := p.day(at)
	if end == 0 {
		return m, 0
	}
	units, _ := p.unitAfter(end)
	if len(units) > 0 || p.gluedAfter(end-1) && end-1 == at {
		return m, 0
	}
	second := first
	second.Day, second.Weekday = day, 0
	if second.Year == 0 {
		second.Year, end = p.year(end)
	}
	return p.figure(at, end, second, Value{Number: float64(day)}), end
}
