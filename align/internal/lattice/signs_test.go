package lattice

import (
	"math"
	"slices"
	"testing"
)

func TestReadSigns(t *testing.T) {
	for sentence, want := range map[string]Signs{
		"Der Hund bellt.":         {upper, stop},
		"the end":                 {lower, lower},
		"Berita utama":            {upper, lower},
		"12 orang tewas":          {digit, lower},
		"Seite 3":                 {upper, digit},
		"„Wirklich?“, fragte er:": {quote, colon},
		"“Benarkah?”":             {quote, question},
		"– Ja!":                   {dash, exclamation},
		"(siehe unten)":           {bracket, lower},
		"Und dann ...":            {upper, ellipsis},
		"Lanjut…":                 {upper, ellipsis},
		"• Apel,":                 {dash, comma},
		"  % ":                    {mark, mark},
		"»«":                      {quote, quote},
		"":                        {none, none},
	} {
		if got := ReadSigns(sentence); got != want {
			t.Errorf("%q: %v, want %v", sentence, got, want)
		}
	}
}

// titled is a text in which every third sentence is a title.
func titled(n int) (list []Signs) {
	for i := range n {
		if i%3 == 0 {
			list = append(list, Signs{upper, lower})
		} else {
			list = append(list, Signs{upper, stop})
		}
	}
	return list
}

func TestSignsThatAreAlikeSpeakForAMatch(t *testing.T) {
	m := newSignModel(nil, 0, newSignText(titled(30)), newSignText(titled(30)), new(signTally))
	title, mixed, prose := m.score(0, 0, Shape{1, 1}), m.score(0, 1, Shape{1, 1}), m.score(1, 1, Shape{1, 1})
	if title <= 0 || prose <= 0 || mixed >= 0 {
		t.Errorf("two titles %g, two sentences %g, a title with a sentence %g", title, prose, mixed)
	}
}

func TestSignsAreLearned(t *testing.T) {
	// Titles have no counterpart, as on pages full of captions, which is counted.
	signs := titled(90)
	matched := make([]float64, len(signs))
	c := new(signTally)
	for i, s := range signs {
		if s.End == stop {
			matched[i] = 1
			c.add(s, s, 1)
		}
	}
	c.nulls(0, signs, matched)
	c.nulls(1, signs, matched)
	text := newSignText(signs)
	before, after := newSignModel(nil, 0, text, text, new(signTally)), newSignModel(nil, 0, text, text, c)
	if a, b := after.score(0, 0, Shape{1, 1}), before.score(0, 0, Shape{1, 1}); a >= b || a >= 0 {
		t.Errorf("two titles say %g where titles are null, %g before", a, b)
	}
	if a, b := after.score(1, 1, Shape{1, 1}), before.score(1, 1, Shape{1, 1}); a <= b {
		t.Errorf("two sentences say %g where those match, %g before", a, b)
	}
}

func TestABeadHasTheSignsOfItsEnds(t *testing.T) {
	signs := []Signs{{quote, comma}, {lower, stop}}
	if got := ends(signs, 0, 2); got != (Signs{quote, stop}) {
		t.Errorf("got %v", got)
	}
}

// A text of one sign says nothing by it, whatever the sign.
func TestSignsThatAllSentencesHaveSayNothing(t *testing.T) {
	all := slices.Repeat([]Signs{{upper, stop}}, 500)
	if said := newSignModel(nil, 0, newSignText(all), newSignText(all), new(signTally)).score(0, 0, Shape{1, 1}); math.Abs(said) > 0.05 {
		t.Errorf("they say %g", said)
	}
}
