package quantity

import (
	"strconv"
	"strings"
)

// clock reads a time of day.
func (p *parser) clock(i int) ([]Mention, int) {
	_, at := p.rules.find(p.tokens, i, asClock)
	introduced := at > i
	if value, next := p.halfHour(at); next > 0 {
		return p.halfDay(i, next, value)
	}
	if at >= len(p.tokens) {
		return nil, 0
	}
	value, next, sure := p.hourMinute(at)
	if next == 0 {
		return nil, 0
	}
	oclock, after := p.rules.find(p.tokens, next, asOclock)
	if len(oclock) > 0 {
		next = after
		if minute, end := p.minuteAfter(next); end > 0 && value.Number == float64(int(value.Number)/60*60) {
			value.Number += minute
			next = end
		}
		if _, zone := p.rules.find(p.tokens, next, asOclock); zone > next {
			next = zone
		}
	}
	if !sure && !introduced && len(oclock) == 0 && p.after(next, asAM, asPM) == next {
		return nil, 0
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

// halfHour reads "half past two" and "halb drei".
func (p *parser) halfHour(i int) (v Value, next int) {
	for _, c := range []struct {
		class   class
		minutes float64
	}{{asHalfPast, 30}, {asHalfTo, -30}} {
		_, at := p.rules.find(p.tokens, i, c.class)
		if at == i {
			continue
		}
		n := p.numeral(at)
		if n.next == 0 || c.class == asHalfTo && i == 0 {
			continue
		}
		if _, scaled := p.rules.find(p.tokens, n.next, asNumber); scaled > n.next {
			continue
		}
		introduced := i > 0 && p.after(i-1, asClock, asAround) == i
		if hour := n.values[0]; hour >= 1 && hour <= 12 && (introduced || c.class == asHalfPast) {
			return Value{Kind: Clock, Number: 60*hour + c.minutes, HalfDay: true}, n.next
		}
	}
	return v, 0
}

// halfDay reads which half of the day a time is in, if that is told, and the
// zone after it.
func (p *parser) halfDay(from, next int, v Value) ([]Mention, int) {
	if end := p.after(next, asPM, asAfternoon); end > next {
		if v.Number < 12*60 {
			v.Number += 12 * 60
		}
		v.HalfDay, next = false, end
	} else if end := p.after(next, asAM, asForenoon); end > next {
		if v.Number >= 12*60 && v.Number < 13*60 {
			v.Number -= 12 * 60
		}
		v.HalfDay, next = false, end
	}
	if _, end := p.rules.find(p.tokens, next, asOclock); end > next {
		next = end
	}
	return []Mention{p.figure(from, next, v)}, next
}

// after returns the token after a form of one of the classes, or i.
func (p *parser) after(i int, classes ...class) int {
	for _, c := range classes {
		if _, next := p.rules.find(p.tokens, i, c); next > i {
			return next
		}
	}
	return i
}
