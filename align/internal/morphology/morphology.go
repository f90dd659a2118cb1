// Package morphology finds the stems of words and the parts of compounds, so
// that what is known of one form of a word can serve for another.
//
// Stems are keys for comparing words, not words: "Kindern" and "Kinder" have the
// same one, whatever it is. The rules are data: the file affixes.txt of a
// language's folder in package languages. Its lines are:
//
//	least N        at least N letters are left
//	suffix A B C   take off the longest of these that fits; each line once, in order
//	prefix A B C   the same at the beginning
//	elide A B C    leave out a first letter that is one of these, before a vowel
//	join A B C     what can stand between the parts of a compound
package morphology

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/languages"
)

// Rules are those of one language. The nil Rules leave words as they are.
type Rules struct {
	least int
	steps []func(word string) string
	joins []string
}

// known holds the rules of each language.
var known = languages.NewIndex(languages.Folders(), read)

// For returns the rules of a language, nil if there are none.
func For(tag language.Tag) *Rules {
	rules, _ := known.Of(tag)
	return rules
}

// Stem returns the word without what inflection and derivation add.
func (r *Rules) Stem(word string) string {
	if r == nil {
		return word
	}
	for _, step := range r.steps {
		word = step(word)
	}
	return word
}

// leastPart is the fewest letters of a compound's parts.
const leastPart = 4

// Parts takes a compound apart into two known words, the first as long as
// can be. It returns nothing if the word is no such compound.
func (r *Rules) Parts(word string, known func(string) bool) (first, second string) {
	if r == nil || len(r.joins) == 0 {
		return "", ""
	}
	for cut := len(word) - leastPart; cut >= leastPart; cut-- {
		if !utf8.RuneStart(word[cut]) || !known(word[cut:]) {
			continue
		}
		if part := r.unjoin(word[:cut], known); part != "" {
			return part, word[cut:]
		}
	}
	return "", ""
}

// unjoin returns the known word that stands at the head of a compound, with or
// without a joint behind it.
func (r *Rules) unjoin(head string, known func(string) bool) string {
	if known(head) {
		return head
	}
	for _, join := range r.joins {
		if word, ok := strings.CutSuffix(head, join); ok && len(word) >= leastPart && known(word) {
			return word
		}
	}
	return ""
}

// file is the name of the rules in the folder of a language.
const file = "affixes.txt"

func read(folder languages.Folder) (*Rules, error) {
	if !folder.Has(file) {
		return nil, nil
	}
	r := &Rules{least: 1}
	if err := folder.Each(file, r.line); err != nil {
		return nil, err
	}
	return r, nil
}

func (r *Rules) line(line string) error {
	fields := strings.Fields(line)
	if len(fields) < 2 {
		return fmt.Errorf("a rule is a kind and what is after it")
	}
	switch kind, affixes := fields[0], fields[1:]; kind {
	case "least":
		n, err := strconv.Atoi(affixes[0])
		if err != nil || n < 1 {
			return fmt.Errorf("least is no number of letters")
		}
		r.least = n
	case "suffix":
		r.steps = append(r.steps, r.off(affixes, strings.CutSuffix))
	case "prefix":
		r.steps = append(r.steps, r.off(affixes, strings.CutPrefix))
	case "elide":
		r.steps = append(r.steps, r.elide(strings.Join(affixes, "")))
	case "join":
		r.joins = affixes
	default:
		return fmt.Errorf("no such kind of rule")
	}
	return nil
}

// off returns the step that takes off the longest of the affixes that leaves
// enough.
func (r *Rules) off(affixes []string, cut func(word, affix string) (string, bool)) func(string) string {
	return func(word string) string {
		stem := word
		for _, affix := range affixes {
			if rest, ok := cut(word, affix); ok && len(rest) < len(stem) && utf8.RuneCountInString(rest) >= r.least {
				stem = rest
			}
		}
		return stem
	}
}

func (r *Rules) elide(letters string) func(string) string {
	return func(word string) string {
		if len(word) > r.least && strings.IndexByte(letters, word[0]) >= 0 && strings.IndexByte("aeiou", word[1]) >= 0 {
			return word[1:]
		}
		return word
	}
}
