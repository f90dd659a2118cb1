package difference

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// inflected reports whether two words are the same, one has up to three letters more
// at its end (and four before them), or one of five letters or more is part of the
// other.
func inflected(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	rest, ok := strings.CutPrefix(b, a)
	return a == b || ok && len(a) >= 4 && utf8.RuneCountInString(rest) <= 3 || len(a) >= 5 && strings.Contains(b, a)
}

// spellings lists letters that are written for each other where names are taken
// from one language or script into another. In each line the last stands for all
// before it.
//
//go:embed data/spellings.txt
var spellings string

var respell = sync.OnceValue(func() *strings.Replacer {
	var pairs []string
	for line := range strings.Lines(spellings) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] != "#" {
			for _, from := range fields[:len(fields)-1] {
				pairs = append(pairs, from, fields[len(fields)-1])
			}
		}
	}
	return strings.NewReplacer(pairs...)
})

// sound returns the letters of a name as it sounds, so that its spellings become
// alike: without accents and double letters, and with one letter for those that
// transcriptions write for each other.
func sound(form string) []rune {
	plain := strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		return r
	}, norm.NFD.String(form))
	var letters []rune
	for _, r := range respell().Replace(plain) {
		if n := len(letters); r != '.' && (n == 0 || letters[n-1] != r) {
			letters = append(letters, r)
		}
	}
	return letters
}

const (
	// alike is the least [similarity] of two spellings of one name.
	alike = 0.6
	// shortName is how many letters a name has of which two spellings differ in no more
	// than one: Steve and State are two names.
	shortName = 5
	// mostLonger is by how many letters one spelling is longer than another at most: an
	// Archipelpokal is more than an archipelago.
	mostLonger = 2
)

// longestName is how many letters of a name are compared.
const longestName = 40

// variant returns the word of the target that is spelled most like a name of the
// source, nil if none is alike.
func (p *pair) variant(s *word, target []word) (best *word) {
	most := alike
	own := sound(s.form)
	for j := range target {
		t := &target[j]
		if t.matched || !p.target.maybeName(t) || s.country != "" && t.country != "" {
			continue
		}
		if other := sound(t.form); spelledAlike(own, other) && similarity(own, other) >= most {
			best, most = t, similarity(own, other)
		}
	}
	return best
}

// spelledAlike reports whether the letters of two names can be two spellings of one.
func spelledAlike(a, b []rune) bool {
	longer, shorter := max(len(a), len(b)), min(len(a), len(b))
	least := alike
	if longer <= shortName {
		least = 1 - 1/float64(longer)
	}
	return longer-shorter <= mostLonger && similarity(a, b) >= least
}

// similarity is, for words with the same first letter, 1 less their edit distance
// (Levenshtein 1966) as a share of the letters of the longer one, and 0 for others.
func similarity(a, b []rune) float64 {
	if len(a) == 0 || len(b) == 0 || len(a) > longestName || len(b) > longestName || a[0] != b[0] {
		return 0
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return 1 - float64(row[len(b)])/float64(max(len(a), len(b)))
}
