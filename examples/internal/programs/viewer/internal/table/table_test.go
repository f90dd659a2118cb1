package table

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/correct"
)

// A state is a group of documents a, b and c in order, and d in an order of its own.
type state struct {
	*testing.T
	*project.Project
}

const size = 6 // sentences of each document

func newState(t *testing.T) state {
	t.Helper()
	var add []project.Document
	for d := range 4 {
		var sentences []string
		for i := range size {
			sentences = append(sentences, fmt.Sprintf("%c%d.", 'a'+d, i))
		}
		add = append(add, project.Document{Document: align.FromSentences(string(rune('a'+d)), language.English, sentences...)})
	}
	found := project.Found{Groups: []project.Group{{Documents: []int{0, 1, 2, 3}}}}
	g := &found.Groups[0]
	for a := range 4 {
		for b := a + 1; b < 4; b++ {
			kind, pair := "translation", project.Pair{A: a, B: b}
			for i := range size {
				pair.Beads = append(pair.Beads, bead(i, i+1, i, i+1))
			}
			if b == 3 {
				kind, pair.Unordered = "same story", true
			}
			g.Links = append(g.Links, project.Link{A: a, B: b, Kind: kind})
			found.Pairs = append(found.Pairs, pair)
		}
	}
	for i := range size {
		told := make([][]align.Span, 4)
		for d := range told {
			told[d] = []align.Span{{Start: i, End: i + 1}}
		}
		g.Claims = append(g.Claims, project.Claim{Told: told, Confidence: 0.9})
	}
	Agree(&found)
	p := project.New("")
	if err := errors.Join(p.Apply(project.Change{Add: add}), p.Apply(project.Change{Found: &found})); err != nil {
		t.Fatal(err)
	}
	return state{t, p}
}

func bead(s0, s1, t0, t1 int) project.Bead {
	return project.Bead{Bead: align.Bead{Source: align.Span{Start: s0, End: s1}, Target: align.Span{Start: t0, End: t1}, Confidence: 0.8}}
}

func (s state) group() project.Group { return s.Groups()[0] }

// table corrects the table.
func (s state) table(c Correction) error {
	s.Helper()
	beads, claims, err := Correct(s.group(), 0, s.Pairs(), c)
	if err != nil {
		return err
	}
	s.apply(beads, claims)
	return nil
}

// pair corrects the pair of two documents.
func (s state) pair(a, b int, do func(correct.Draft) (correct.Change, error)) error {
	s.Helper()
	p, _ := s.Pair(a, b)
	c, err := do(p.Beads)
	if err != nil {
		return err
	}
	next := slices.Replace(slices.Clone(p.Beads), c.At, c.At+c.Removed, c.Beads...)
	beads, claims, err := Follow(s.group(), 0, s.Pairs(), p, next)
	if err != nil {
		return err
	}
	s.apply(beads, claims)
	return nil
}

func (s state) apply(beads []project.BeadChange, claims []project.ClaimChange) {
	s.Helper()
	if err := s.Apply(project.Change{Verb: "x", Beads: beads, Claims: claims}); err != nil {
		s.Fatal(err)
	}
	if wrong := s.disagreements(); len(wrong) > 0 {
		s.Fatalf("%s\n%s", strings.Join(wrong, "\n"), s.show())
	}
}

// disagreements tells where the table and the pairs in order say different things.
func (s state) disagreements() (wrong []string) {
	g := s.group()
	of := rowsOf(g)
	for d := range g.Documents {
		for i := range size {
			if of.at(d, i) < 0 {
				wrong = append(wrong, fmt.Sprintf("sentence %d of %d is in no row", i, d))
			}
		}
	}
	for _, p := range ordered(g, s.Pairs()) {
		for _, b := range p.Beads {
			marked := make(map[int]bool)
			of.mark(marked, p.A, b.Source)
			of.mark(marked, p.B, b.Target)
			if !b.Null() && len(marked) != 1 {
				wrong = append(wrong, fmt.Sprintf("the bead %v of %d and %d is in %d rows", b.Bead, p.A, p.B, len(marked)))
			}
			for k := range marked {
				column := p.B
				if b.Source.Len() == 0 {
					column = p.A
				}
				if b.Null() && b.Hand && len(g.Claims[k].Told[column]) > 0 {
					wrong = append(wrong, fmt.Sprintf("the bead %v of %d and %d is unpaired by hand, and in a row with both", b.Bead, p.A, p.B))
				}
			}
		}
	}
	return wrong
}

// show writes the rows, as "a0 b0 c0 d0", one after the other.
func (s state) show() string {
	var rows []string
	for _, c := range s.group().Claims {
		var row []string
		for t := range told(c) {
			row = append(row, fmt.Sprintf("%c%d", 'a'+t.column, t.index))
		}
		rows = append(rows, strings.Join(row, " "))
	}
	return strings.Join(rows, " | ")
}

// beads writes the beads of a pair in order, as "1-1 1-0*", a star for by hand.
func (s state) beads(a, b int) string {
	p, _ := s.Pair(a, b)
	var shapes []string
	for _, b := range p.Beads {
		shape := fmt.Sprintf("%d-%d", b.Source.Len(), b.Target.Len())
		if b.Hand {
			shape += "*"
		}
		shapes = append(shapes, shape)
	}
	return strings.Join(shapes, " ")
}

func TestCorrectionsOfTheTableHoldInThePairs(t *testing.T) {
	const rest = " | a2 b2 c2 d2 | a3 b3 c3 d3 | a4 b4 c4 d4 | a5 b5 c5 d5"
	for _, test := range []struct {
		c           Correction
		rows, beads string // of a and b
	}{
		{Correction{Verb: "join", Row: 0, Other: 1}, "a0 a1 b0 b1 c0 c1 d0 d1" + rest, "1-1 1-1 1-1 1-1 1-1 1-1"},
		{Correction{Verb: "reject", Row: 0}, "a0 | b0 | c0 | d0 | a1 b1 c1 d1" + rest, "1-0* 0-1* 1-1 1-1 1-1 1-1 1-1"},
		{Correction{Verb: "split", Row: 0, Column: 1, Sentence: -1}, "a0 c0 d0 | b0 | a1 b1 c1 d1" + rest, "1-0* 0-1* 1-1 1-1 1-1 1-1 1-1"},
		{Correction{Verb: "split", Row: 0, Column: 3, Sentence: 0}, "a0 b0 c0 | d0 | a1 b1 c1 d1" + rest, "1-1 1-1 1-1 1-1 1-1 1-1"},
		{Correction{Verb: "move", Row: 0, Column: 1, Sentence: 0, Other: 1}, "a0 c0 d0 | a1 b0 b1 c1 d1" + rest, "1-0* 1-2* 1-1 1-1 1-1 1-1"},
		{Correction{Verb: "move", Row: 0, Column: 3, Sentence: 0, Other: 5},
			"a0 b0 c0 | a1 b1 c1 d1 | a2 b2 c2 d2 | a3 b3 c3 d3 | a4 b4 c4 d4 | a5 b5 c5 d0 d5", "1-1 1-1 1-1 1-1 1-1 1-1"},
		{Correction{Verb: "accept", Row: 0}, "a0 b0 c0 d0 | a1 b1 c1 d1" + rest, "1-1 1-1 1-1 1-1 1-1 1-1"},
	} {
		s := newState(t)
		if err := s.table(test.c); err != nil {
			t.Errorf("%+v: %v", test.c, err)
		}
		if got := s.show(); got != test.rows {
			t.Errorf("%+v: the rows are\n%s, want\n%s", test.c, got, test.rows)
		}
		if got := s.beads(0, 1); got != test.beads {
			t.Errorf("%+v: the pair is %s, want %s", test.c, got, test.beads)
		}
		if _, err := s.Undo(); err != nil || s.show() != newState(t).show() {
			t.Errorf("%+v: undone to %s, %v", test.c, s.show(), err)
		}
	}
}

func TestCorrectionsOfAPairHoldInTheTable(t *testing.T) {
	s := newState(t)
	if err := s.pair(0, 1, func(d correct.Draft) (correct.Change, error) { return d.Join(0) }); err != nil {
		t.Fatal(err)
	}
	if got := s.show(); !strings.HasPrefix(got, "a0 a1 b0 b1 c0 c1 d0 d1 | a2 ") {
		t.Errorf("joined in a pair: %s", got)
	}
	s = newState(t)
	if err := s.pair(0, 1, func(d correct.Draft) (correct.Change, error) { return d.Reject(0) }); err != nil {
		t.Fatal(err)
	}
	// What is no pair is in no row together: c0 can be with one of them alone.
	for row := range strings.SplitSeq(s.show(), " | ") {
		if strings.Contains(row, "a0") && strings.Contains(row, "b0") {
			t.Errorf("rejected in a pair: %s", s.show())
		}
	}
	if ac, bc := s.beads(0, 2), s.beads(1, 2); (ac == "1-1 1-1 1-1 1-1 1-1 1-1") == (bc == "1-1 1-1 1-1 1-1 1-1 1-1") {
		t.Errorf("one of the other pairs goes with it: %s and %s", ac, bc)
	}
}

func TestDecisionsThatContradictAreRefused(t *testing.T) {
	s := newState(t)
	accept := func(d correct.Draft) (correct.Change, error) { return d.Accept(0) }
	if err := errors.Join(s.pair(0, 2, accept), s.pair(1, 2, accept)); err != nil {
		t.Fatal(err)
	}
	before := s.show()
	if err := s.pair(0, 1, func(d correct.Draft) (correct.Change, error) { return d.Reject(0) }); !errors.Is(err, ErrContradiction) {
		t.Errorf("error %v", err)
	}
	if s.show() != before {
		t.Errorf("became %s", s.show())
	}
}

func TestCorrectionsThatCannotBeMade(t *testing.T) {
	s := newState(t)
	if err := s.table(Correction{Verb: "reject", Row: 0}); err != nil {
		t.Fatal(err)
	}
	for c, want := range map[Correction]error{
		{Verb: "dance"}:                             ErrNoSuchVerb,
		{Verb: "accept", Row: -1}:                   ErrNoSuchRow,
		{Verb: "accept", Row: 99}:                   ErrNoSuchRow,
		{Verb: "join", Row: 0, Other: 0}:            ErrSameRow,
		{Verb: "join", Row: 0, Other: 99}:           ErrNoSuchRow,
		{Verb: "move", Row: 0, Other: 1, Column: 2}: ErrNotThere,
		{Verb: "split", Row: 4, Column: 9}:          ErrNotThere,
		{Verb: "split", Row: 0, Sentence: -1}:       ErrAlone,
		{Verb: "reject", Row: 0}:                    ErrAlone,
	} {
		if err := s.table(c); !errors.Is(err, want) {
			t.Errorf("%+v: error %v, want %v", c, err, want)
		}
	}
}

// What is decided by hand is kept when groups are found anew, with more documents or
// fewer.
func TestKeep(t *testing.T) {
	s := newState(t)
	if err := s.table(Correction{Verb: "move", Row: 0, Column: 3, Sentence: 0, Other: 5}); err != nil {
		t.Fatal(err)
	}
	old := s.group()
	fresh := newState(t).group()
	found := project.Found{Groups: []project.Group{fresh}}
	for _, c := range old.Claims {
		if c.Hand {
			Keep(&found, old, c)
		}
	}
	if got := (state{t, s.Project}); got.show() != claims(found.Groups[0]) {
		t.Errorf("kept is\n%s, want\n%s", claims(found.Groups[0]), got.show())
	}
}

func claims(g project.Group) string {
	var rows []string
	for _, c := range g.Claims {
		var row []string
		for t := range told(c) {
			row = append(row, fmt.Sprintf("%c%d", 'a'+t.column, t.index))
		}
		rows = append(rows, strings.Join(row, " "))
	}
	return strings.Join(rows, " | ")
}

func TestColumnsAreWhatTheTableSays(t *testing.T) {
	s := newState(t)
	if err := s.table(Correction{Verb: "move", Row: 0, Column: 3, Sentence: 0, Other: 5}); err != nil {
		t.Fatal(err)
	}
	p, _ := s.Pair(0, 3)
	var got []string
	for _, b := range Columns(s.group(), p, size, size) {
		got = append(got, fmt.Sprintf("%d-%d", b.Source.Start, b.Target.Start))
		if b.Source.Len()+b.Target.Len() == 1 {
			got[len(got)-1] += " alone"
		}
	}
	if want := "0-0 alone, 1-1, 2-2, 3-3, 4-4, 5-0, 5-5"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

// FuzzCorrections holds that the table and the pairs agree whatever is corrected where,
// and that all of it can be undone.
func FuzzCorrections(f *testing.F) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 1))
		data := make([]byte, 90)
		for i := range data {
			data[i] = byte(r.IntN(256))
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		next := func(n int) int {
			if len(data) == 0 {
				return 0
			}
			x := int(data[0])
			data = data[1:]
			return x % n
		}
		s := newState(t)
		first := s.show() + s.beads(0, 1) + s.beads(0, 2) + s.beads(1, 2)
		for len(data) > 0 {
			if next(2) == 0 {
				verb := []string{"join", "move", "split", "reject", "accept"}[next(5)]
				rows := len(s.group().Claims)
				s.table(Correction{Verb: verb, Row: next(rows), Other: next(rows), Column: next(4), Sentence: next(size+1) - 1})
				continue
			}
			pair := [][2]int{{0, 1}, {0, 2}, {1, 2}}[next(3)]
			s.pair(pair[0], pair[1], func(d correct.Draft) (correct.Change, error) {
				k := next(len(d))
				switch next(6) {
				case 0:
					return d.Join(k)
				case 1:
					return d.Split(k, d[k].Source.Start+next(2), d[k].Target.Start+next(2))
				case 2:
					return d.Move(k, correct.Side(next(2)), next(size), next(2) == 0)
				case 3:
					return d.Reject(k)
				case 4:
					return d.Accept(k)
				}
				i, j := next(size), next(size)
				return d.Pair(align.Span{Start: i, End: i + 1}, align.Span{Start: j, End: j + 1})
			})
		}
		for undo, _ := s.Steps(); len(undo) > 0; undo = undo[1:] {
			if _, err := s.Undo(); err != nil {
				t.Fatal(err)
			}
		}
		if got := s.show() + s.beads(0, 1) + s.beads(0, 2) + s.beads(1, 2); got != first {
			t.Errorf("undone to %s, want %s", got, first)
		}
	})
}
