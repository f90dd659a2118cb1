package project

import (
	"crypto/rand"
	"time"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/segment"
)

// A Project is documents and what is known of them. The zero Project has none; [New]
// makes one that has an ID. Its methods are for one goroutine at a time.
type Project struct {
	ID    string // for programs: nobody can guess it
	Title string // for people

	documents    []Document
	found        Found
	pairs        map[[2]int]int // places in found.Pairs
	done, undone []step
	log          []Change // all since the beginning, without what was dropped
	before       int      // how many changes were counted before some were dropped
	revisions    map[[2]int]int
	foundAt      int // Len when all pairs changed
	size         int
}

// New returns a project without documents.
func New(title string) *Project { return &Project{ID: rand.Text(), Title: title} }

// A Document is a document of a project. Its number is its place in
// [Project.Documents], which it keeps.
type Document struct {
	align.Document
	Confidence float64   // that the language is right, 0 to 1
	Path       string    // of the file that it was read from, relative to the project's folder, or ""
	Modified   time.Time // when that file was changed last, zero where that is not known
	Notes      []string  // what its reader was warned of
	Removed    bool      // no longer shown; undoing its removal brings it back
}

// Found is what is known of the documents of a project together.
type Found struct {
	// Stale says that documents came or changed since, so that groups are to be looked
	// for again.
	Stale bool

	Groups []Group // nil until they are looked for
	Pairs  []Pair  // aligned documents; those that no group links are there for the user's asking
	Failed []Failure
}

// A Failure says why a document, or two, could not be compared.
type Failure struct {
	Documents []int
	Reason    string
}

// A Group is documents that are versions of one text.
type Group struct {
	Documents []int // numbers, ascending
	Links     []Link
	Claims    []Claim // what the documents tell, none where nobody looked
}

// A Link says how two documents relate.
type Link struct {
	A, B       int    // numbers of the documents, A < B
	Kind       string // as package versions names it: translation, near copy, partial, same story
	Confidence float64
	Shared     []string // names and figures that both have, the rarest first
}

// A Claim is what documents of a group tell alike, wherever they tell it.
type Claim struct {
	// Told are, by place in Group.Documents, the sentences that tell it: spans that
	// ascend and do not touch, none where the document leaves it out.
	Told       [][]align.Span
	Confidence float64
	Hand       bool // decided by hand
}

// A Pair is the alignment of two documents.
type Pair struct {
	A, B      int // numbers of the documents, A < B
	Unordered bool
	Score     float64 // see [align.Alignment]
	Beads     []Bead

	// Matches are the sentences that may correspond, by source and then by target.
	Matches []align.SentencePair
}

// A Bead is a bead and whether it was decided by hand.
type Bead struct {
	align.Bead
	Hand bool
}

// Documents returns the documents of the project, those that are removed too. The
// caller must not change them.
func (p *Project) Documents() []Document { return p.documents }

// Groups returns the groups of the project, nil until they are looked for. The caller
// must not change them.
func (p *Project) Groups() []Group { return p.found.Groups }

// Stale reports whether documents came or changed since the groups were looked for.
func (p *Project) Stale() bool { return p.found.Stale }

// Failed returns what could not be compared. The caller must not change it.
func (p *Project) Failed() []Failure { return p.found.Failed }

// Pairs returns all pairs of the project. The caller must not change them.
func (p *Project) Pairs() []Pair { return p.found.Pairs }

// Pair returns the pair of two documents, and whether there is one.
func (p *Project) Pair(a, b int) (Pair, bool) {
	k, ok := p.pairs[[2]int{a, b}]
	if !ok {
		return Pair{}, false
	}
	return p.found.Pairs[k], true
}

// Alignment returns a pair of the project as an alignment, which shares nothing that
// changes with it.
func (p *Project) Alignment(pair Pair) *align.Alignment {
	a := &align.Alignment{
		Source: p.documents[pair.A].Document, Target: p.documents[pair.B].Document,
		Beads: make([]align.Bead, len(pair.Beads)), Unordered: pair.Unordered, Score: pair.Score,
	}
	for i, b := range pair.Beads {
		a.Beads[i] = b.Bead
	}
	return a
}

// Revision tells when the pair of two documents changed last, as Len was then: so long as
// it stays, so does the pair.
func (p *Project) Revision(a, b int) int { return max(p.foundAt, p.revisions[[2]int{a, b}]) }

// Len returns a number that grows by one with each change, also with undoing and doing
// again, and by more where [Open] drops changes: it is never the same for two states.
func (p *Project) Len() int { return p.before + len(p.log) }

// Size returns about how many bytes of memory the project takes.
func (p *Project) Size() int { return p.size }

// A Step is something that was done, which can be undone.
type Step struct {
	Verb string
	Time time.Time
}

// Steps returns what can be undone, the last at the end, and what can be done again,
// the next at the end.
func (p *Project) Steps() (undo, redo []Step) {
	list := func(steps []step) []Step {
		all := make([]Step, len(steps))
		for i, s := range steps {
			all[i] = s.Step
		}
		return all
	}
	return list(p.done), list(p.undone)
}

// A LanguageChange says what language a document is in, and what its sentences are by
// the rules of that.
type LanguageChange struct {
	Document   int
	Language   language.Tag
	Confidence float64
	Sentences  []segment.Sentence
}

// A Removal removes a document, or brings it back.
type Removal struct {
	Document int
	Removed  bool
}

// A BeadChange puts beads in the place of so many others of a pair, from At on. They
// hold the same sentences.
type BeadChange struct {
	A, B        int
	At, Removed int
	Beads       []Bead
	Matches     []align.SentencePair // in the place of the pair's, unless nil
}

// A ClaimChange puts claims in the place of so many others of a group, from At on.
// They hold the same sentences.
type ClaimChange struct {
	Group       int
	At, Removed int
	Claims      []Claim
}
