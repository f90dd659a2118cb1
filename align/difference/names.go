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
	number  int32  // in the words of the document, -1 if it is none of them
	capital bool
	first   bool   // it may have its capital because it begins a sentence, a quotation or the like
	noun    bool   // it stands after a determiner, in a language that writes nouns with capitals
	title   bool   // it stands in a sentence or clause of which all words that are not short have capitals
	short   bool   // a full stop follows it
	next    bool   // it stands beside the word before, with a space or hyphen between
	country string // of whose name it is part, by its ISO 3166 code, "" if of none
	further bool   // it is not the first word of that name
	matched bool   // the other document has it
}

// mostWords is how many words of each document are compared in a bead.
const mostWords = 400

// wordsOf returns the words of a span of sentences.
func (d *document) wordsOf(span align.Span) (list []word) {
	determines := determiners(d.Language)
	last := ""
	for i := span.Start; i < span.End; i++ {
		first, begin := true, len(list)
		iterator := words.FromString(d.Sentence(i))
		for iterator.Next() && len(list) < mostWords {
			value := iterator.Value()
			r, _ := utf8.DecodeRuneInString(value)
			if !unicode.IsLetter(r) {
				if strings.ContainsAny(value, ":.!?\"“„»«‘'") {
					markTitle(list[begin:])
					first, begin = true, len(list)
				}
				continue
			}
			own, _, _ := strings.Cut(strings.ReplaceAll(value, "’", "'"), "'")
			start := d.Sentences[i].Start + iterator.Start()
			w := word{Range: align.Range{Start: start, End: start + len(own)}, form: tokens.Normalise(own), number: -1,
				capital: unicode.IsUpper(r), first: first, noun: determines[last]}
			if strings.Contains(value[:min(len(own), len(value))], "’") || len(own) < 2 {
				w.End, w.form = start+len(value), tokens.Normalise(value) // D'Angelo
			}
			if n, ok := d.numbers[tokens.Normalise(value)]; ok {
				w.number = n
			}
			w.short = strings.HasPrefix(d.Text[w.End:], ".")
			if n := len(list); n > 0 {
				between := d.Text[list[n-1].End:max(w.Start, list[n-1].End)]
				w.next = between == " " || between == "-"
			}
			list = append(list, w)
			first, last = false, w.form
		}
		markTitle(list[begin:])
	}
	d.countries.mark(list)
	return list
}

// A title has at least titleWords words of titleLetters letters or more, all of them with
// capitals.
const (
	titleWords   = 2
	titleLetters = 4
)

// markTitle notes of the words of a sentence, or of a clause of it, whether they are a title.
func markTitle(clause []word) {
	long := 0
	for i := range clause {
		if utf8.RuneCountInString(clause[i].form) < titleLetters {
			continue
		}
		if !clause[i].capital {
			return
		}
		long++
	}
	for i := range clause {
		clause[i].title = long >= titleWords
	}
}

// without leaves out the words that are parts of figures.
func without(list []word, figures []figure) []word {
	return slices.DeleteFunc(list, func(w word) bool {
		return slices.ContainsFunc(figures, func(f figure) bool { return f.Range.Start < w.End && w.Start < f.Range.End })
	})
}

// names returns how the names among the words of a bead differ.
func (p *pair) names(source, target []word) (found []Difference) {
	p.matchNames(source, target)
	for i := range source {
		s := &source[i]
		if t := renumbered(s, target); t != nil {
			s.matched, t.matched = true, true
			found = append(found, Difference{Changed, Name, s.Range, t.Range})
		}
		if t := p.namesake(source, i, target); t != nil {
			s.matched, t.matched = true, true
			found = append(found, Difference{Changed, Name, s.Range, t.Range})
		}
		if s.matched || !p.source.maybeName(s) {
			continue
		}
		if t := p.variant(s, target); t != nil {
			s.matched, t.matched = true, true
			found = append(found, Difference{Variant, Name, s.Range, t.Range})
		}
	}
	if !p.known && !p.same {
		return found
	}
	return append(found, p.replaced(source, target)...)
}

// renumbered returns the word of the target that has the letters of a name such as
// G20 and other digits, nil if there is none.
func renumbered(s *word, target []word) *word {
	const digits = "0123456789"
	letters := strings.TrimRight(s.form, digits)
	if s.matched || !s.capital || letters == s.form {
		return nil
	}
	for j := range target {
		if t := &target[j]; !t.matched && t.capital && t.form != letters && strings.TrimRight(t.form, digits) == letters {
			return t
		}
	}
	return nil
}

// namesake returns the word of the target that follows the same name as word i of
// the source does, and is another: Annegret Lindner is not Annegret Lindenblatt,
// even where a lexicon has both words, unless these stand in titles.
func (p *pair) namesake(source []word, i int, target []word) *word {
	s := &source[i]
	if s.matched || !s.capital || s.country != "" || p.source.titled(s) {
		return nil
	}
	for j := range target {
		t := &target[j]
		if t.matched || !t.capital || t.country != "" || p.target.titled(t) || utf8.RuneCountInString(s.form) < shortest ||
			utf8.RuneCountInString(t.form) < shortest || spelledAlike(sound(s.form), sound(t.form)) {
			continue
		}
		if i > 0 && j > 0 && s.next && t.next && source[i-1].form == target[j-1].form && p.source.isName(&source[i-1]) &&
			p.target.isName(&target[j-1]) {
			return t
		}
	}
	return nil
}

// matchNames notes which words the other document has: as they are, inflected,
// abbreviated or translated.
func (p *pair) matchNames(source, target []word) {
	here, there := compatible(source), compatible(target)
	for i := range source {
		s := &source[i]
		for j := range target {
			if t := &target[j]; !s.foreign(t) &&
				(inflected(s.form, t.form) || derived(s.form, t.form) || s.abbreviates(t) || t.abbreviates(s)) || s.compatriot(t) {
				s.matched, t.matched = true, true
			}
		}
		s.matched = s.matched || p.source.translated(s.number, there(s))
	}
	for j := range target {
		t := &target[j]
		t.matched = t.matched || p.target.translated(t.number, here(t))
	}
	matchCountries(source)
	matchCountries(target)
}

// compatriot reports whether two words name one country, and foreign whether
// they name two.
func (w *word) compatriot(other *word) bool {
	return w.country != "" && w.country == other.country
}

func (w *word) foreign(other *word) bool {
	return w.country != "" && other.country != "" && w.country != other.country
}

// matchCountries notes that all words of a country's name are matched where one is.
func matchCountries(list []word) {
	for start := 0; start < len(list); {
		end, matched := start+1, list[start].matched
		for ; end < len(list) && list[end].further; end++ {
			matched = matched || list[end].matched
		}
		for i := start; i < end; i++ {
			list[i].matched = matched
		}
		start = end
	}
}

// abbreviates reports whether a word is the beginning of another: "Rev." and
// "Reverend".
func (w *word) abbreviates(other *word) bool {
	return w.short && len(w.form) >= shortest && strings.HasPrefix(other.form, w.form)
}

// compatible returns a function that tells which words of a list, by their numbers,
// can translate a word: all that do not name another country.
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

// maybeName reports whether a word looks like a name: it has a capital and is long
// enough, and no lexicon says that it is none.
func (d *document) maybeName(w *word) bool {
	return w.capital && utf8.RuneCountInString(w.form) >= shortest && !d.ordinary(w)
}

const (
	shortest = 3 // letters of a name
	acronym  = 4 // letters; shorter words in capitals differ between languages
)

// isName reports whether a word can hardly be anything but a name: it looks like one,
// and its capital has no other reason, such as the beginning of a sentence or a title.
func (d *document) isName(w *word) bool {
	if !d.maybeName(w) || w.noun || strings.ContainsAny(w.form, "0123456789") || isAcronym(d.Text[w.Start:w.End]) {
		return false
	}
	if d.titled(w) || w.country == "" && len(determiners(d.Language)) > 0 && d.noun(w.form) {
		return false
	}
	if w.number >= 0 && w.first && w.country == "" {
		return d.words.Capitals[w.number] > 0 || d.words.Capitals[w.number] == 0 && d.keepsName(w.form)
	}
	return true
}

// titled reports whether a word may have its capital because it stands in a title: a
// lexicon has it, and rarely translates it by itself.
func (d *document) titled(w *word) bool {
	if !w.title || w.country != "" {
		return false
	}
	p, known := d.itself(w.form)
	return known && p < keptName
}

func isAcronym(text string) bool { return len(text) <= acronym && strings.ToUpper(text) == text }

// replaced returns the names that have nothing like them in the other document. The
// first such name of the source is taken to stand for the first of the target, and
// so on.
func (p *pair) replaced(source, target []word) (found []Difference) {
	left, right := p.source.groups(source), p.target.groups(target)
	for k := range min(len(left), len(right)) {
		if p.together(left[k].In(p.source.Text), right[k].In(p.target.Text)) {
			continue
		}
		found = append(found, Difference{Changed, Name, left[k], right[k]})
	}
	return found
}

// together reports whether one of the documents has two names next to each other:
// then they are first and last name of one person.
func (p *pair) together(a, b string) bool {
	for _, text := range []string{p.source.Text, p.target.Text} {
		if strings.Contains(text, a+" "+b) || strings.Contains(text, b+" "+a) {
			return true
		}
	}
	return false
}

// groups returns where names stand that are not matched, neighbouring words as one.
func (d *document) groups(list []word) (ranges []align.Range) {
	last := -2
	for i := range list {
		if w := &list[i]; w.matched || !d.isName(w) {
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
