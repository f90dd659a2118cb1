package quantity

import (
	"slices"
	"strings"
)

// longestCompound is how many bytes of a word are taken apart.
const longestCompound = 100

// compound takes a number apart that is written as one word, "einundzwanzig"
// into twenty and one, as far as it is a number, and returns what is left.
func (r *Rules) compound(word string) (atoms []atom, rest string) {
	if len(word) > longestCompound {
		return nil, word
	}
	for rest = word; rest != ""; {
		part := r.part(rest)
		if part == "" {
			break
		}
		atoms = append(atoms, r.parts[part]...)
		rest = rest[len(part):]
		rest = r.swap(&atoms, rest)
	}
	return atoms, rest
}

// mayBegin reports whether a word that is no form by itself can be or begin
// with a number or a weekday.
func (r *Rules) mayBegin(word string) bool {
	return r.part(word) != "" || r.daypart(word) > 0
}

// part returns the longest part that a word begins with.
func (r *Rules) part(word string) (longest string) {
	if word == "" || !r.partBegins[word[0]] {
		return ""
	}
	for n := min(len(word), longestPart); n > 1; n-- {
		if _, ok := r.parts[word[:n]]; ok {
			return word[:n]
		}
	}
	return ""
}

const longestPart = 16

// swap passes over a joining word: after ones it puts the tens that follow
// before them.
func (r *Rules) swap(atoms *[]atom, rest string) string {
	for _, join := range r.suffixes[asJoin] {
		after, ok := strings.CutPrefix(rest, join)
		if !ok {
			continue
		}
		part := r.part(after)
		if part == "" {
			continue
		}
		next := r.parts[part]
		last := len(*atoms) - 1
		if ones := (*atoms)[last]; ones.value < 10 && next[0].value >= 20 && next[0].value < 100 {
			*atoms = append((*atoms)[:last], next[0], ones)
			return after[len(part):]
		}
		return after
	}
	return rest
}

func (r *Rules) isEnding(rest string) bool { return slices.Contains(r.suffixes[asEnding], rest) }

// tail finds the entry whose form a word's rest begins with, the longest one.
func (r *Rules) tail(rest string) (found entry, ok bool) {
	for _, e := range r.tails {
		if strings.HasPrefix(rest, e.exact) && (!ok || len(e.exact) > len(found.exact)) {
			found, ok = e, true
		}
	}
	return found, ok
}

// isNumeral reports whether atoms are more than the article, which is one.
func isNumeral(atoms []atom) bool {
	return len(atoms) > 1 || len(atoms) == 1 && atoms[0].value != 1
}
