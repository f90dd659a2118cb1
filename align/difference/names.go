package difference

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/tokens"
)

// A word is a word of a document that may be a name.
type word struct {
	align.Range
	form    string // normalised, without an apostrophe and what follows it
	number  int32  // in the text, or -1
	capital bool
	first   bool   // nothing before it in its sentence tells that the capital means a name
	noun    bool   // it stands after a determiner of a language that writes nouns with capitals
	short   bool   // a full stop follows it
	next    bool   // it stands beside the word before, with a space or hyphen between
	country string // that it is the name of, by its ISO 3166 code, or ""
	further bool   // of the name of a country, and not its first word
	settled bool   // the other side has it
}

// mostWords is how many words of a side are compared.
const mostWords = 400

// wordsOf returns the words of a span of sentences.
func (s *side) wordsOf(span align.Span) (list []word) {
	determines := determiners(s.document.Language)
	last := ""
	for i := span.Start; i < span.End; i++ {
		first := true
		iterator := words.FromString(s.document.Sentence(i))
		for iterator.Next() && len(list) < mostWords {
			value := iterator.Value()
			r, _ := utf8.DecodeRuneInString(value)
			if !unicode.IsLetter(r) {
				first = first || strings.ContainsAny(value, ":.!?\"“„»«‘'")
				continue
			}
			own, _, _ := strings.Cut(strings.ReplaceAll(value, "’", "'"), "'")
			start := s.document.Sentences[i].Start + iterator.Start()
			w := word{Range: align.Range{Start: start, End: start + len(own)}, form: tokens.Normalise(own), number: -1,
				capital: unicode.IsUpper(r), first: first, noun: determines[last]}
			if strings.Contains(value[:min(len(own), len(value))], "’") || len(own) < 2 {
				w.End, w.form = start+len(value), tokens.Normalise(value) // D'Angelo
			}
			if n, ok := s.numbers[tokens.Normalise(value)]; ok {
				w.number = n
			}
			w.short = strings.HasPrefix(s.document.Text[w.End:], ".")
			if n := len(list); n > 0 {
				between := s.document.Text[list[n-1].End:max(w.Start, list[n-1].End)]
				w.next = between == " " || between == "-"
			}
			list = append(list, w)
			first, last = false, w.form
		}
	}
	s.countries.mark(list)
	return list
}

// without leaves out the words that are parts of figures.
func without(list []word, figures []figure) []word {
	return slices.DeleteFunc(list, func(w word) bool {
		return slices.ContainsFunc(figures, func(f figure) bool { return f.Range.Start < w.End && w.Start < f.Range.End })
	})
}

// names returns how the names among the words of a bead's sides differ.
func (p *pair) names(source, target []word) (found []Difference) {
	p.settle(source, target)
	for i := range source {
		s := &source[i]
		if t := renumbered(s, target); t != nil {
			s.settled, t.settled = true, true
			found = append(found, Difference{Changed, Name, s.Range, t.Range})
		}
		if t := p.namesake(source, i, target); t != nil {
			s.settled, t.settled = true, true
			found = append(found, Difference{Changed, Name, s.Range, t.Range})
		}
		if s.settled || !p.source.maybe(s) {
			continue
		}
		if t := p.variant(s, target); t != nil {
			s.settled, t.settled = true, true
			found = append(found, Difference{Variant, Name, s.Range, t.Range})
		}
	}
	if !p.known && !p.same {
		return found
	}
	return append(found, p.replaced(source, target)...)
}

// renumbered returns the word of the other side that has the letters of a name
// such as G20 and other digits.
func renumbered(s *word, target []word) *word {
	const digits = "0123456789"
	letters := strings.TrimRight(s.form, digits)
	if s.settled || !s.capital || letters == s.form {
		return nil
	}
	for j := range target {
		if t := &target[j]; !t.settled && t.capital && t.form != letters && strings.TrimRight(t.form, digits) == letters {
			return t
		}
	}
	return nil
}

// namesake returns the word of the other side that follows the same name: Annegret
// Lindner is not Annegret Lindenblatt, though both are words that the lexicon may know. What
// stands before a name is mostly a title.
func (p *pair) namesake(source []word, i int, target []word) *word {
	s := &source[i]
	if s.settled || !s.capital || s.country != "" {
		return nil
	}
	for j := range target {
		t := &target[j]
		if t.settled || !t.capital || t.country != "" || utf8.RuneCountInString(s.form) < shortest ||
			utf8.RuneCountInString(t.form) < shortest || similarity(sound(s.form), sound(t.form)) >= alike {
			continue
		}
		if i > 0 && j > 0 && s.next && t.next && source[i-1].form == target[j-1].form && p.source.sure(&source[i-1]) &&
			p.target.sure(&target[j-1]) {
			return t
		}
	}
	return nil
}

// settle notes the words that the other side has, as they are, inflected or
// translated.
func (p *pair) settle(source, target []word) {
	here, there := compatible(source), compatible(target)
	for i := range source {
		s := &source[i]
		for j := range target {
			if t := &target[j]; !s.foreign(t) && (inflected(s.form, t.form) || s.abbreviates(t) || t.abbreviates(s)) || s.compatriot(t) {
				s.settled, t.settled = true, true
			}
		}
		s.settled = s.settled || p.source.translated(s.number, there(s))
	}
	for j := range target {
		t := &target[j]
		t.settled = t.settled || p.target.translated(t.number, here(t))
	}
	settleCountries(source)
	settleCountries(target)
}

// compatriot reports whether two words name one country, and foreign whether
// they name two.
func (w *word) compatriot(other *word) bool {
	return w.country != "" && w.country == other.country
}

func (w *word) foreign(other *word) bool {
	return w.country != "" && other.country != "" && w.country != other.country
}

// settleCountries settles all words of the name of a country if one is settled.
func settleCountries(list []word) {
	for start := 0; start < len(list); {
		end, settled := start+1, list[start].settled
		for ; end < len(list) && list[end].further; end++ {
			settled = settled || list[end].settled
		}
		for i := start; i < end; i++ {
			list[i].settled = settled
		}
		start = end
	}
}

// abbreviates reports whether a word is the beginning of another: "Rev." and
// "Reverend".
func (w *word) abbreviates(other *word) bool {
	return w.short && len(w.form) >= shortest && strings.HasPrefix(other.form, w.form)
}

// compatible returns which words of a list, by their numbers, can translate a
// word: none that names another country.
func compatible(list []word) func(w *word) map[int32]bool {
	numbers := func(w *word) map[int32]bool {
		set := make(map[int32]bool, len(list))
		for i := range list {
			if !w.foreign(&list[i]) {
				set[list[i].number] = true
			}
		}
		return set
	}
	all := numbers(new(word))
	return func(w *word) map[int32]bool {
		if w.country == "" {
			return all
		}
		return numbers(w)
	}
}

// maybe reports whether a word looks like a name.
func (s *side) maybe(w *word) bool {
	return w.capital && utf8.RuneCountInString(w.form) >= shortest && !s.ordinary(w)
}

const (
	shortest = 3 // letters of a name
	acronym  = 4 // letters; shorter words in capitals differ between languages
)

// sure reports whether a word can hardly be anything but a name.
func (s *side) sure(w *word) bool {
	if !s.maybe(w) || w.noun || strings.ContainsAny(w.form, "0123456789") || isAcronym(s.document.Text[w.Start:w.End]) {
		return false
	}
	if w.number >= 0 && w.first && w.country == "" {
		return s.words.Capitals[w.number] > 0 || s.named(w.form)
	}
	return true
}

func isAcronym(text string) bool { return len(text) <= acronym && strings.ToUpper(text) == text }

// replaced returns the names of both sides that have nothing like them on the
// other, in the order in which they stand.
func (p *pair) replaced(source, target []word) (found []Difference) {
	left, right := p.source.groups(source), p.target.groups(target)
	for k := range min(len(left), len(right)) {
		if p.together(left[k].In(p.source.document.Text), right[k].In(p.target.document.Text)) {
			continue
		}
		found = append(found, Difference{Changed, Name, left[k], right[k]})
	}
	return found
}

// together reports whether one document has two names side by side: then they
// are the two names of one person.
func (p *pair) together(a, b string) bool {
	for _, d := range []string{p.source.document.Text, p.target.document.Text} {
		if strings.Contains(d, a+" "+b) || strings.Contains(d, b+" "+a) {
			return true
		}
	}
	return false
}

// groups joins neighbouring words that are surely names and not settled.
func (s *side) groups(list []word) (ranges []align.Range) {
	last := -2
	for i := range list {
		if w := &list[i]; w.settled || !s.sure(w) {
			continue
		}
		if i == last+1 {
			ranges[len(ranges)-1].End = list[i].End
		} else {
			ranges = append(ranges, list[i].Range)
		}
		last = i
	}
	return ranges
}
