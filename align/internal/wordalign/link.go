package wordalign

import (
	"math"

	"github.com/sejajar/sejajar/align/internal/translation"
)

// A Link is a source and a target word that translate each other, by their places
// in a pair, and how probable that is.
type Link struct {
	Source, Target int
	Probability    float64
}

// What is believed of the words of a pair whatever the tables say. Chosen on
// the pairs of testdata/links; none of the values tried moved the error rate by more than 0.02.
const (
	// stray is the probability of a translation that no table has: small beside those
	// that one has, and enough for words that stand between others that are linked.
	stray float64 = 3e-3
	// alone is the probability of a word as one that translates nothing.
	alone float64 = 0.03
	// agreed is the least probability of a link, and grown that of one beside another
	// link, of which a word has no link yet.
	agreed = 0.4
	grown  = 0.15
	// mostLinked is how many pairs of words a pair may have for the hidden Markov
	// model: 200 words with 200 take some 20 ms. Beyond, words are linked for themselves.
	mostLinked = 40_000
	// mostWords is how many pairs of words a pair may have at all, which take some 50 bytes each.
	mostWords = 1_000_000
)

// Links returns which words of a pair translate each other by tables that are
// given, ordered by the source and then by the target. A word can have many links or
// none; pairs of more words than can be told apart have none.
//
// The hidden Markov model of each direction tells how probable a link is, and the
// geometric mean of both is what counts, since a word that two words of the other
// side translate has half of each in one direction and all in the other. Links
// on which both agree come first, and then those beside them (Och and Ney 2003,
// "A Systematic Comparison of Various Statistical Alignment Models", section 4.3).
func Links(source, target []int32, ahead, back translation.Table) []Link {
	if len(source) == 0 || len(target) == 0 || len(source) > mostWords/len(target) {
		return nil
	}
	g := grid{len(source), len(target), make([]float64, len(source)*len(target)), make([]bool, len(source)*len(target))}
	for c, p := range posterior(source, target, ahead) {
		g.p[c/len(source)+c%len(source)*len(target)] = p
	}
	for c, p := range posterior(target, source, back) {
		g.p[c] = math.Sqrt(g.p[c] * p)
	}
	return g.links()
}

// posterior returns how probable each given word at x is what the predicted one at
// y translates, at y*len(given)+x.
func posterior(given, predicted []int32, table translation.Table) []float64 {
	var r reader
	jumps := steady()
	r.begin(len(given), len(predicted), &jumps, len(given)*len(predicted) > mostLinked)
	stray, alone := stray, alone
	if r.apart { // all places are alike, and there are many
		stray, alone = stray/float64(len(given)), alone/float64(len(given))
	}
	places := make(map[int32][]int, len(predicted))
	for y, w := range predicted {
		places[w] = append(places[w], y)
		r.null[y] = alone
	}
	for x, w := range given {
		for y := range predicted {
			r.emit[y*len(given)+x] = stray
		}
		for _, e := range table[w].Entries {
			for _, y := range places[e.Word] {
				r.emit[y*len(given)+x] += float64(e.P)
			}
		}
	}
	seen := rare()
	r.read(&seen, 1)
	return r.linked
}

// A grid is the cells of a pair, that of x and y at x*columns+y.
type grid struct {
	rows, columns int
	p             []float64
	linked        []bool
}

// links returns the links of a grid that has none.
func (g *grid) links() (links []Link) {
	sources, targets := make([]bool, g.rows), make([]bool, g.columns)
	add := func(c int) {
		g.linked[c], sources[c/g.columns], targets[c%g.columns] = true, true, true
	}
	for c, p := range g.p {
		if p >= agreed {
			add(c)
		}
	}
	for grew := true; grew; {
		grew = false
		for c, p := range g.p {
			if !g.linked[c] && p >= grown && !(sources[c/g.columns] && targets[c%g.columns]) && g.beside(c) {
				add(c)
				grew = true
			}
		}
	}
	for c, linked := range g.linked {
		if linked {
			links = append(links, Link{c / g.columns, c % g.columns, g.p[c]})
		}
	}
	return links
}

// beside reports whether one of the eight cells around a cell is linked.
func (g *grid) beside(c int) bool {
	x, y := c/g.columns, c%g.columns
	for i := max(0, x-1); i <= min(x+1, g.rows-1); i++ {
		for j := max(0, y-1); j <= min(y+1, g.columns-1); j++ {
			if g.linked[i*g.columns+j] {
				return true
			}
		}
	}
	return false
}
