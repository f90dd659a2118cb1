package news

import (
	"fmt"
	"strings"

	"github.com/sejajar/sejajar/examples/internal/pages"
)

// A skip is a file that was compared with no other: it could not be read, is in
// no language that was looked for, or is too large.
type skip struct {
	name  string
	why   error // names it too
	wrong bool  // it failed, and is not left out for its language
}

// reason is why, without the name.
func (s skip) reason() string { return strings.TrimPrefix(s.why.Error(), s.name+": ") }

// skipUnknown returns a skip of a page in no known language.
func (o *options) skipUnknown(p pages.Page) skip {
	why := "holds no prose to tell its language by"
	if p.Confidence > 0 {
		why = fmt.Sprintf("is in none of the languages looked for, %v; name others with -languages", o.reader.Languages)
	}
	return skip{name: p.ID, why: fmt.Errorf("%s: %s", p.ID, why)}
}

// isSkipped reports whether a page was compared with no other.
func (r report) isSkipped(p pages.Page) bool {
	for _, s := range r.skipped {
		if s.name == p.ID {
			return true
		}
	}
	return false
}

// leftOut is how many of the pages were compared with no other.
func (r report) leftOut() (n int) {
	for _, p := range r.pages {
		if r.isSkipped(p) {
			n++
		}
	}
	return n
}

// whyNot tells of all that was not compared, why.
func (r report) whyNot() (reasons []error) {
	for _, s := range r.skipped {
		reasons = append(reasons, s.why)
	}
	for _, f := range r.failed {
		reasons = append(reasons, f.why)
	}
	return reasons
}
