package quantity

import (
	"math"
	"strconv"
	"strings"
)

// clock reads a time of day.
func (p *parser) clock(i int) ([]Mention, int) {
	_, at := p.rules.find(p.tokens, i, asClock)
	introduced := at > i
	if value, next := p.past(at); next > 0 {
		return p.halfDay(i, next, value)
	}
	if times, next := p.rules.find(p.tokens, at, asTime); next > at {
		return p.halfDay(i, next, Value{Kind: Clock, Number: times[0].value})
	}
	if at >= len(p.tokens) {
		return nil, 0
	}
	value, next, sure := p.hourMinute(at)
	if next == 0 {
		return nil, 0
	}
	if after := p.after(next, asOclock); after > next {
		next, sure = after, true
		if minute, end := p.minuteAfter(next); end > 0 && math.Mod(value.Number, 60) == 0 {
			value.Number += minute
			next = end
		}
	}
	if !sure && !introduced && p.after(next, asAM, asPM, asTime, asZone) == next {
		return nil, 0
	}
	if later, after := p.rules.find(p.tokens, next, asLater); after > next {
		value.Number += later[0].value
		next = after
	}
	return p.halfDay(i, next, value)
}

// hourMinute reads 14:30, 14.30, 14:30:05, 2 or two; sure if it can hardly be
// anything else.
func (p *parser) hourMinute(i int) (v Value, next int, sure bool) {
	t := p.tokens[i]
	if t.kind == digits && i > 0 && p.inCode(i) {
		return v, 0, false
	}
	if t.kind == digits && i+2 < len(p.tokens) && p.tokens[i+1].text == ":" && p.tokens[i+1].glued && p.tokens[i+2].glued {
		if v, ok := clockOf(t.text+":"+p.tokens[i+2].text, ":"); ok {
			v.HalfDay = p.halfDayOpen(v, t.text)
			next := i + 3
			if next+1 < len(p.tokens) && p.tokens[next].text == ":" && p.tokens[next].glued && p.tokens[next+1].kind == digits {
				next += 2
			}
			return v, next, true
		}
		return v, 0, false
	}
	if t.kind == digits && len(t.text) == 4 && p.after(i+1, asZone) > i+1 { // 0730 GMT
		if v, ok := clockOf(t.text[:2]+":"+t.text[2:], ":"); ok {
			return v, i + 1, true
		}
	}
	if v, ok := clockOf(t.text, "."); ok && t.kind == digits {
		v.HalfDay = p.halfDayOpen(v, t.text)
		return v, i + 1, false
	}
	n := p.numeral(i)
	if n.next == 0 || n.digits && !n.plain {
		return v, 0, false
	}
	hour := n.values[0]
	if hour < 0 || hour > 24 || hour != float64(int(hour)) {
		return v, 0, false
	}
	v = Value{Kind: Clock, Number: 60 * hour}
	v.HalfDay = p.halfDayOpen(v, t.text) || !n.digits && hour <= 12
	return v, n.next, false
}

// halfDayOpen reports whether a time can be before or after noon.
func (p *parser) halfDayOpen(v Value, text string) bool {
	return p.rules.clock12 && v.Number >= 60 && v.Number < 13*60 && text[0] != '0'
}

// clockOf reads an hour and two digits of minutes.
func clockOf(text, separator string) (v Value, ok bool) {
	hour, minute, found := strings.Cut(text, separator)
	if !found || len(hour) > 2 || len(minute) != 2 {
		return v, false
	}
	h, err1 := strconv.Atoi(hour)
	m, err2 := strconv.Atoi(minute)
	if err1 != nil || err2 != nil || h > 24 || m > 59 {
		return v, false
	}
	return Value{Kind: Clock, Number: float64(60*h + m)}, true
}

// minuteAfter reads the minutes of "20 Uhr 15".
func (p *parser) minuteAfter(i int) (minute float64, next int) {
	if i >= len(p.tokens) || p.tokens[i].kind != digits || len(p.tokens[i].text) > 2 {
		return 0, 0
	}
	n := p.numeral(i)
	units, _ := p.unitAfter(n.next)
	if !n.plain || len(units) > 0 || n.values[0] > 59 {
		return 0, 0
	}
	return n.values[0], n.next
}

// past reads "half past two", "quarter to two" and "halb drei".
func (p *parser) past(i int) (v Value, next int) {
	for _, class := range []class{asPast, asHalfTo} {
		entries, at := p.rules.find(p.tokens, i, class)
		if at == i {
			continue
		}
		n := p.numeral(at)
		if n.next == 0 || class == asHalfTo && i == 0 {
			continue
		}
		if _, scaled := p.rules.find(p.tokens, n.next, asNumber); scaled > n.next {
			continue
		}
		if units, _ := p.unitAfter(n.next); len(units) > 0 {
			continue
		}
		introduced := i > 0 && p.after(i-1, asClock, asAround) == i
		if hour := n.values[0]; hour >= 1 && hour <= 12 && hour == math.Trunc(hour) && (introduced || class == asPast) {
			return Value{Kind: Clock, Number: 60*hour + entries[0].value, HalfDay: true}, p.after(n.next, asOclock)
		}
	}
	return v, 0
}

// halfDay reads which half of the day a time is in, if that is told, and the
// zone after it.
func (p *parser) halfDay(from, next int, v Value) ([]Mention, int) {
	if end := p.after(next, asPM, asAfternoon); end > next {
		if v.Number < day/2 {
			v.Number += day / 2
		}
		v.HalfDay, next = false, end
	} else if end := p.after(next, asNight); end > next {
		switch {
		case v.Number >= day/2 && v.Number < day/2+60:
			v.Number -= day / 2
		case v.Number >= evening && v.Number < day/2:
			v.Number += day / 2
		}
		v.HalfDay, next = false, end
	} else if end := p.after(next, asAM, asForenoon); end > next {
		if v.Number >= day/2 && v.Number < day/2+60 {
			v.Number -= day / 2
		}
		v.HalfDay, next = false, end
	} else if times, end := p.rules.find(p.tokens, next, asTime); end > next { // 12 noon
		v.Number, v.HalfDay, next = times[0].value, false, end
	}
	next = p.after(next, asOclock)
	if zones, end := p.rules.find(p.tokens, next, asZone); end > next {
		v.Zone = Zone{Told: true, Ahead: int(60 * zones[0].value)}
		return []Mention{p.figure(from, end, v)}, end
	}
	readings := []Value{v}
	for _, ahead := range p.rules.home {
		v.Zone = Zone{Guessed: true, Ahead: ahead}
		readings = append(readings, v)
	}
	return []Mention{p.figure(from, next, readings...)}, next
}

// evening is the minute of its half of the day from which on "at night" means the
// evening.
const evening = 6 * 60

// after returns the token after a form of one of the classes, or i.
func (p *parser) after(i int, classes ...class) int {
	for _, c := range classes {
		if _, next := p.rules.find(p.tokens, i, c); next > i {
			return next
		}
	}
	return i
}
