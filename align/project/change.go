package project

import (
	"slices"
	"time"
)

// A Change is what becomes different at once.
type Change struct {
	// Verb is what was done, as "join". With the verb "" the change is no step of its
	// own: it belongs to the one before it, as does what a program finds in documents
	// that were added.
	Verb string
	Time time.Time // when; it is kept as it is, also where it is zero

	Add       []Document // after those that there are
	Removals  []Removal
	Languages []LanguageChange
	Found     *Found // in the place of what was found, without Mark, Beads and Claims
	Mark      Mark   // what was found as stale, or as fresh
	Beads     []BeadChange
	Claims    []ClaimChange
}

// A Mark says whether what was found holds still: see [Found].
type Mark string

const (
	Stale Mark = "stale"
	Fresh Mark = "fresh"
)

// The verbs of taking back and of doing again, which are no one else's.
const (
	verbUndo = "undo"
	verbRedo = "redo"
)

// A step is one that was done, and what takes it back; or one that was undone, and
// what does it again. The changes are made one after the other.
type step struct {
	Step
	changes []Change
}

// Apply changes the project, or returns a [*ChangeError] and leaves it as it is. What
// was undone can no longer be done again, unless the change is no step.
func (p *Project) Apply(c Change) error {
	_, err := p.do(c)
	return err
}

// Undo takes the last step back, and returns what changed, with the verb of that
// step. It returns [ErrNothingToUndo] where there is none.
func (p *Project) Undo() (Change, error) {
	c, _, err := p.turn(verbUndo, time.Now())
	return c, err
}

// Redo does again what was undone last, and returns what changed, with its verb. It
// returns [ErrNothingToRedo] where there is nothing.
func (p *Project) Redo() (Change, error) {
	c, _, err := p.turn(verbRedo, time.Now())
	return c, err
}

// do makes a change, and returns what takes it back as if it had never been.
func (p *Project) do(c Change) (forget func(), err error) {
	if c.Verb == verbUndo || c.Verb == verbRedo {
		return nil, &ChangeError{"its verb is " + c.Verb + ", for which there are methods"}
	}
	before := *p
	c.Found = c.Found.clone() // the project changes its own
	inverse, err := p.apply(c)
	if err != nil {
		return nil, err
	}
	c.Found = c.Found.clone()
	p.record(c)
	switch last := len(p.done) - 1; {
	case c.Verb != "":
		p.done = append(p.done, step{Step{c.Verb, c.Time}, []Change{inverse}})
		p.undone = nil
	case last >= 0:
		p.done = slices.Clone(p.done) // what forgets has the others
		p.done[last].changes = append([]Change{inverse}, p.done[last].changes...)
	}
	return func() { p.forget(before, []Change{inverse}) }, nil
}

// turn undoes or does again, and returns what changed and what takes that back.
func (p *Project) turn(verb string, now time.Time) (c Change, forget func(), err error) {
	from, to, none := &p.done, &p.undone, ErrNothingToUndo
	if verb == verbRedo {
		from, to, none = &p.undone, &p.done, ErrNothingToRedo
	}
	if len(*from) == 0 {
		return Change{}, nil, none
	}
	before := *p
	last := (*from)[len(*from)-1]
	var inverses []Change
	for _, change := range last.changes {
		inverse, err := p.apply(change)
		if err != nil {
			p.forget(before, inverses)
			return Change{}, nil, err
		}
		inverses = append([]Change{inverse}, inverses...)
	}
	*from = (*from)[:len(*from)-1]
	*to = append(*to, step{last.Step, inverses})
	p.record(Change{Verb: verb, Time: now})
	return together(last), func() { p.forget(before, inverses) }, nil
}

// together returns all that the changes of a step change.
func together(s step) Change {
	all := Change{Verb: s.Verb, Time: s.Time}
	for _, c := range s.changes {
		all.Removals = append(all.Removals, c.Removals...)
		all.Languages = append(all.Languages, c.Languages...)
		all.Beads = append(all.Beads, c.Beads...)
		all.Claims = append(all.Claims, c.Claims...)
		if c.Found != nil {
			all.Found = c.Found
		}
		if c.Mark != "" {
			all.Mark = c.Mark
		}
	}
	return all
}

// forget takes back what some inverses of changes do, as if these had never been.
func (p *Project) forget(before Project, inverses []Change) {
	for _, inverse := range inverses {
		p.apply(inverse)
	}
	p.done, p.undone, p.log, p.size = before.done, before.undone, before.log, before.size
	p.revisions, p.foundAt = before.revisions, before.foundAt
}

func (p *Project) record(c Change) {
	p.log = append(p.log, c)
	p.size += 2 * c.size()
}
