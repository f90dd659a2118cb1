package aligners

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// leastIdentical is how many pairs may say the same in the same words, as names
// and titles do, before anybody is told.
const leastIdentical = 3

// Doubt returns a warning that an alignment is hardly one of a text and its
// translation, and what to do: neither side is in a known language, or most pairs
// say the same in the same words. It returns nil where there is none.
func Doubt(a *align.Alignment) error {
	if a.Source.Language == language.Und && a.Target.Language == language.Und {
		return fmt.Errorf("warning: %s, %s: neither is in a language that is known, and what is paired may be no text at all; "+
			"look what the files are, or tell their languages", a.Source.ID, a.Target.ID)
	}
	pairs, same := 0, 0
	for _, b := range a.Beads {
		if b.Source.Len() == 0 || b.Target.Len() == 0 {
			continue
		}
		pairs++
		if strings.TrimSpace(a.Source.Slice(b.Source)) == strings.TrimSpace(a.Target.Slice(b.Target)) {
			same++
		}
	}
	if same < leastIdentical || 2*same <= pairs {
		return nil
	}
	return fmt.Errorf("warning: %s, %s: %d of %d pairs are the same text on both sides; see whether one of the files is a copy, "+
		"or holds what is not translated, such as code", a.Source.ID, a.Target.ID, same, pairs)
}
