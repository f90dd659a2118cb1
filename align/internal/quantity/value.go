package quantity

import (
	"math"
	"strings"
)

// A Kind is what a value is a value of.
type Kind int

const (
	Number Kind = iota // a count, a share, an amount of money, a measure
	Date               // a day, month or weekday, as far as it is told
	Clock              // a time of day
)

// A Value is one reading of a figure.
type Value struct {
	Kind Kind

	Number float64 // of a Number; of a Clock the minutes since midnight
	Step   float64 // what the last written digit of a rounded number counts: 100,000 in "1.2 million"; else 0
	Unit   string  // the sign of the unit: "km", "%", "EUR"; "" if there is none
	unit   unit

	Year, Month, Day, Weekday int // of a Date, 0 where it does not tell; weekdays begin with Monday, 1

	HalfDay bool // of a Clock: before or after noon is not told
	Zone    Zone // of a Clock
}

// A Zone is that of a time of day.
type Zone struct {
	Told    bool // or a guess by the language
	Guessed bool
	Ahead   int // minutes that its clocks are ahead of UTC
}

// A unit is how much of what.
type unit struct {
	measure string
	size    float64 // in the measure's base unit
	zero    float64 // in the base unit, of temperatures
	money   bool
}

const (
	exact = 1e-9 // relative, what floating point leaves of equality
	// converted is how far two figures in units of different systems may be
	// apart: 5 miles are given as 8 km, 6 feet as 1.8 m.
	converted = 0.04
)

// Agree reports whether any readings of two figures agree.
func Agree(a, b Mention) bool {
	for _, v := range a.Readings {
		for _, w := range b.Readings {
			if v.Agrees(w) {
				return true
			}
		}
	}
	return false
}

// Same reports whether any readings of two figures are the same in all that
// they tell.
func Same(a, b Mention) bool {
	for _, v := range a.Readings {
		for _, w := range b.Readings {
			if v == w {
				return true
			}
		}
	}
	return false
}

// Agrees reports whether two values can both be true: one may tell less than
// the other, as a date without its year, or a number without its unit does.
func (v Value) Agrees(w Value) bool {
	if v.Kind > w.Kind {
		v, w = w, v
	}
	switch {
	case v.Kind == Number && w.Kind == Number:
		return sameAmount(v, w)
	case v.Kind == Date && w.Kind == Date:
		return sameDate(v, w)
	case v.Kind == Clock && w.Kind == Clock:
		return sameTime(v, w)
	case v.Kind == Number && w.Kind == Date:
		n := int(v.Number)
		return v.Unit == "" && v.Number == float64(n) && n > 0 && (n == w.Year || n == w.Day || w.Year > 0 && n == w.Year%100)
	case v.Kind == Number && w.Kind == Clock:
		minutes := v.Number * 60
		return (v.Unit == "" || v.unit.measure == "time") && (minutes == w.Number || math.Abs(minutes-w.Number) == 12*60)
	}
	return false
}

func sameAmount(v, w Value) bool {
	if v.sharedAs(w) || w.sharedAs(v) {
		return true
	}
	if v.Unit == w.Unit || v.Unit == "" || w.Unit == "" {
		return equal(v, w, exact)
	}
	if !v.unit.contains(w.unit) && !w.unit.contains(v.unit) {
		return false
	}
	tolerance := exact
	if ratio := max(v.unit.size, w.unit.size) / min(v.unit.size, w.unit.size); math.Abs(ratio-math.Round(ratio)) > exact {
		tolerance = converted
	}
	v.Number, v.Step = v.Number*v.unit.size+v.unit.zero, v.Step*v.unit.size
	w.Number, w.Step = w.Number*w.unit.size+w.unit.zero, w.Step*w.unit.size
	return equal(v, w, tolerance)
}

// sharedAs reports whether a number is the share that a percentage tells: a half
// is 50 %.
func (v Value) sharedAs(w Value) bool {
	return v.Unit == "" && w.Unit == "%" && v.Number > 0 && v.Number < 1 && math.Abs(100*v.Number-w.Number) < exact
}

// contains reports whether u measures what other measures, or more in general:
// dollars contain Australian dollars.
func (u unit) contains(other unit) bool {
	rest, ok := strings.CutPrefix(other.measure, u.measure)
	return ok && (rest == "" || rest[0] == '.')
}

// equal compares two numbers, one of which may be rounded to millions or the
// like: "1.2 million" is 1,234,567 too, if told so with two digits at least.
func equal(v, w Value, tolerance float64) bool {
	a, b := v.Number, w.Number
	if v.Unit == "%" {
		a, b = math.Abs(a), math.Abs(b)
	}
	difference := math.Abs(a - b)
	if difference <= tolerance*max(math.Abs(a), math.Abs(b)) {
		return true
	}
	if (v.Step > 0) == (w.Step > 0) {
		return false
	}
	step := v.Step + w.Step
	return difference <= step/2*(1+exact) && min(math.Abs(a), math.Abs(b)) >= 10*step
}

func sameDate(v, w Value) bool {
	told := false
	for _, part := range [][2]int{{v.Year, w.Year}, {v.Month, w.Month}, {v.Day, w.Day}, {v.Weekday, w.Weekday}} {
		if part[0] != 0 && part[1] != 0 {
			if part[0] != part[1] {
				return false
			}
			told = true
		}
	}
	return told
}

// day is how many minutes a day has.
const day = 24 * 60

// sameTime compares two times of day, those of which both have a zone by UTC. A zone
// that is only guessed explains nothing but one that is told.
func sameTime(v, w Value) bool {
	apart := v.Number - w.Number
	switch {
	case v.Zone.Guessed && w.Zone.Guessed:
		return false
	case v.Zone != (Zone{}) && w.Zone != (Zone{}):
		apart -= float64(v.Zone.Ahead - w.Zone.Ahead)
	case v.Zone.Guessed || w.Zone.Guessed:
		return false
	}
	apart = math.Mod(math.Abs(apart), day)
	return apart == 0 || (v.HalfDay || w.HalfDay) && apart == day/2
}
