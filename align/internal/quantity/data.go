package quantity

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sejajar/sejajar/align/internal/languages"
)

// A class is what a word does in a figure.
type class int

const (
	asNumber     class = iota // a cardinal, or part of one
	asOrdinal                 // an ordinal; it ends a number
	asPart                    // a number inside a compound: German "einundzwanzig"
	asFraction                // a half, a third
	asHalf                    // half of one more: "two and a half"
	asArticle                 // one, before a large number: "a million"
	asShort                   // a large number after digits: "5bn"
	asSuffix                  // what makes digits an ordinal: "21st"
	asDecade                  // "1990s"
	asAnd                     // between hundreds and ones: "one hundred and five"
	asAlso                    // between the parts of an amount in two units: "two years and six months"
	asMinus                   // before a negative number
	asRange                   // between two figures
	asUnit                    // a unit or currency
	asTail                    // what follows a number within a word: German "dreijährig"
	asMonth                   // the name of a month
	asWeekday                 // the name of a weekday
	asDoubtful                // of months: nothing by itself, unless after asAfter
	asAfter                   // before a month that stands by itself
	asOf                      // between a day and its month
	asBeforeDay               // between a weekday or month and the day
	asBeforeYear              // between a month and the year
	asClock                   // before a time of day
	asOclock                  // after a time of day
	asZone                    // the same, with the hours that its clocks are ahead of UTC
	asTime                    // a time of day by itself, in minutes: "noon"
	asAM                      // before noon
	asPM                      // after noon
	asForenoon                // the same, where a word tells already that this is a time
	asAfternoon
	asNight   // of 6 to 11 in the evening, and from 12 on in the morning
	asPast    // before an hour: how many minutes past it, "quarter to two"
	asLater   // after an hour: the same, "dua kurang seperempat"
	asAround  // before "halb drei"
	asHalfTo  // "halb drei"
	asDaypart // after a weekday, in one word: "Sonntagabend"
	asEnding  // what makes a cardinal an ordinal: "zwanzigste"
	asJoin    // within a compound: "einundzwanzig"
	asBare    // a hundred or thousand that needs no number before it
	classes
)

var classNames = [classes]string{
	"number", "ordinal", "part", "fraction", "half", "article", "short", "suffix", "decade", "and", "also", "minus", "range",
	"unit", "tail", "month", "weekday", "doubtful", "only-after", "of", "before-day", "before-year",
	"clock", "oclock", "zone", "time", "am", "pm", "forenoon", "afternoon", "night", "past", "later",
	"around", "half-before", "daypart", "ending", "join", "bare",
}

// An entry is one form's worth in one class.
type entry struct {
	class class
	rest  []string // the texts of the form's tokens after the first
	glued bool     // nothing is between them
	atoms []atom   // of asNumber, asOrdinal and asPart
	value float64  // of other classes
	name  string   // of asUnit and asTail: the unit
	unit  unit
	exact string // the form as written, where case tells: "M" is no metre
	lower bool   // of asMonth and asWeekday: written without a capital letter
}

// An atom is what one word does to the number read so far.
type atom struct {
	value float64
	how   how
}

type how byte

const (
	count      how = iota // less than a hundred: is added. More: multiplies
	multiplies            // the ones: Indonesian puluh; dozens
	adds                  // to the ones: Indonesian belas
)

// Rules are what is known of one language.
type Rules struct {
	worded     bool  // the language has words of its own
	decimal    byte  // 0 if unknown
	monthFirst bool  // "May 28" and 5/28, beside 28/5
	clock12    bool  // times are told by half days
	home       []int // minutes that clocks may be ahead of UTC where no zone is told

	forms      map[string][]entry // by the text of the first token
	parts      map[string][]atom  // of compounds
	partBegins [256]bool          // by first byte
	suffixes   [classes][]string  // of asEnding, asJoin, asDaypart
	tails      []entry
	bare       map[string]bool
	units      map[string]unit
}

// file is the name of the rules in the folder of a language.
const file = "figures.txt"

// read reads what all languages share, and then what the language has itself.
func read(folder languages.Folder) (*Rules, error) {
	r := &Rules{
		monthFirst: true,
		forms:      map[string][]entry{}, parts: map[string][]atom{}, bare: map[string]bool{}, units: map[string]unit{},
	}
	if err := folder.Common().Each(file, r.line); err != nil {
		return nil, err
	}
	if folder.Language != languages.Unknown && folder.Has(file) {
		r.worded = true
		if err := folder.Each(file, r.line); err != nil {
			return nil, err
		}
	}
	for _, list := range r.forms {
		slices.SortStableFunc(list, func(a, b entry) int { return len(b.rest) - len(a.rest) })
	}
	return r, nil
}

func (r *Rules) line(line string) error {
	if list, ok := strings.CutPrefix(line, "define "); ok {
		return r.define(false, strings.Fields(list))
	}
	if list, ok := strings.CutPrefix(line, "currency "); ok {
		return r.define(true, strings.Fields(list))
	}
	head, list, _ := strings.Cut(line, ":")
	name, worth, _ := strings.Cut(strings.TrimSpace(head), " ")
	forms := strings.Split(list, ",")
	for i, f := range forms {
		forms[i] = strings.TrimSpace(f)
	}
	switch name {
	case "decimal":
		return r.separator(strings.TrimSpace(list))
	case "slash":
		r.monthFirst = forms[0] == "month day"
		return nil
	case "clock12":
		r.clock12 = true
		return nil
	case "home":
		return r.homes(forms)
	}
	if slices.Contains(forms, "") {
		return fmt.Errorf("a form is empty")
	}
	at := slices.Index(classNames[:], name)
	if at < 0 {
		return fmt.Errorf("no such class")
	}
	e := entry{class: class(at)}
	if err := r.worth(&e, strings.Fields(worth)); err != nil {
		return err
	}
	for _, form := range forms {
		r.enter(e, form)
	}
	return nil
}

// separator reads what stands before the decimals of a number.
func (r *Rules) separator(sign string) error {
	if sign != "." && sign != "," {
		return fmt.Errorf("no decimal separator")
	}
	r.decimal = sign[0]
	return nil
}

func (r *Rules) homes(zones []string) error {
	for _, zone := range zones {
		hours, err := strconv.ParseFloat(zone, 64)
		if err != nil {
			return err
		}
		r.home = append(r.home, int(60*hours))
	}
	return nil
}

func (r *Rules) define(money bool, fields []string) error {
	if len(fields) < 3 {
		return fmt.Errorf("want the unit, what it measures and its size")
	}
	u := unit{measure: fields[1], money: money}
	var err error
	if u.size, err = strconv.ParseFloat(fields[2], 64); err == nil && len(fields) > 3 {
		u.zero, err = strconv.ParseFloat(fields[3], 64)
	}
	r.units[fields[0]] = u
	return err
}

// worth reads what the forms of a line are worth.
func (r *Rules) worth(e *entry, fields []string) error {
	switch {
	case e.class == asUnit || e.class == asTail:
		if len(fields) != 1 {
			return fmt.Errorf("want one unit")
		}
		if fields[0] == "-" {
			return nil
		}
		var ok bool
		e.name = fields[0]
		if e.unit, ok = r.units[e.name]; !ok {
			return fmt.Errorf("unit %s is not defined", e.name)
		}
	case e.class == asFraction:
		above, below, _ := strings.Cut(strings.Join(fields, ""), "/")
		a, err1 := strconv.ParseFloat(above, 64)
		b, err2 := strconv.ParseFloat(below, 64)
		if err1 != nil || err2 != nil || b == 0 {
			return fmt.Errorf("no fraction")
		}
		e.value = a / b
	default:
		for _, f := range fields {
			a := atom{}
			f, multiplied := strings.CutSuffix(f, "x")
			f, times := strings.CutPrefix(f, "x")
			f, plus := strings.CutPrefix(f, "+")
			switch {
			case multiplied || times:
				a.how = multiplies
			case plus:
				a.how = adds
			}
			var err error
			if a.value, err = strconv.ParseFloat(f, 64); err != nil {
				return err
			}
			e.atoms = append(e.atoms, a)
			e.value = a.value
		}
		if len(fields) == 0 && (e.class == asNumber || e.class == asOrdinal || e.class == asPart) {
			return fmt.Errorf("want what the forms are worth")
		}
	}
	return nil
}

func (r *Rules) enter(e entry, form string) {
	switch e.class {
	case asPart:
		r.parts[form], r.partBegins[form[0]] = e.atoms, true
		return
	case asEnding, asJoin, asDaypart:
		r.suffixes[e.class] = append(r.suffixes[e.class], form)
		return
	case asBare:
		r.bare[form] = true
		return
	case asTail:
		e.exact = form
		r.tails = append(r.tails, e)
		return
	}
	tokens := r.scan(form)
	e.lower = tokens[0].kind == word && !tokens[0].capital
	for _, t := range tokens[1:] {
		e.rest = append(e.rest, t.text)
		e.glued = t.glued && t.kind == symbol
	}
	if (e.class == asUnit || e.class == asShort) && len(form) == 1 {
		e.exact = form
	}
	first := tokens[0].text
	r.forms[first] = append(r.forms[first], e)
}

// find returns the entries of a class for the longest form that begins at a
// token, and the token after it.
func (r *Rules) find(tokens []token, i int, of class) (found []entry, next int) {
	if i >= len(tokens) || len(tokens[i].forms) == 0 {
		return nil, i
	}
	forms := tokens[i].forms
	for k := range forms {
		e := &forms[k]
		if e.class != of || len(found) > 0 && len(e.rest) < len(found[0].rest) || !e.matches(tokens[i:]) {
			continue
		}
		found = append(found, *e)
	}
	if len(found) == 0 {
		return nil, i
	}
	return found, i + 1 + len(found[0].rest)
}

func (e *entry) matches(tokens []token) bool {
	if len(tokens) <= len(e.rest) || e.exact != "" && tokens[0].raw != e.exact {
		return false
	}
	for k, text := range e.rest {
		if t := tokens[k+1]; t.text != text || e.glued && !t.glued {
			return false
		}
	}
	return true
}
