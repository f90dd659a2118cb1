package project

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/segment"
)

func span(start, end int) align.Span { return align.Span{Start: start, End: end} }

func bead(s0, s1, t0, t1 int, hand bool) Bead {
	return Bead{align.Bead{Source: span(s0, s1), Target: span(t0, t1), Confidence: 0.75}, hand}
}

// opened is the change that adds two documents, and found what was found in them.
func opened() Change {
	return Change{Verb: "open", Time: time.Unix(1, 0).UTC(), Add: []Document{
		{Document: align.FromSentences("a.txt", language.Indonesian, "Satu.", "Dua."), Confidence: 0.9, Path: "x/a.txt",
			Modified: time.Date(2026, 1, 2, 3, 4, 5, 6, time.UTC), Notes: []string{"guessed"}},
		{Document: align.FromSentences("b\xff.txt", language.English, "One.", "Tw\xffo."), Confidence: 1},
	}}
}

func found() Change {
	return Change{Found: &Found{
		Groups: []Group{{
			Documents: []int{0, 1},
			Links:     []Link{{0, 1, "translation", 0.99, []string{"Satu"}}},
			Claims: []Claim{
				{[][]align.Span{{span(0, 1)}, {span(0, 1)}}, 0.9, false},
				{[][]align.Span{{span(1, 2)}, {span(1, 2)}}, 0.8, false},
			},
		}},
		Pairs: []Pair{{A: 0, B: 1, Score: 12.5, Beads: []Bead{bead(0, 1, 0, 1, false), bead(1, 2, 1, 2, false)},
			Matches: []align.SentencePair{{Source: 0, Target: 0, Probability: 0.9}}}},
		Failed: []Failure{{[]int{0, 1}, "too long"}},
	}}
}

func joined12() Change {
	return Change{Verb: "join", Beads: []BeadChange{{A: 0, B: 1, At: 0, Removed: 2, Beads: []Bead{bead(0, 2, 0, 2, true)}}},
		Claims: []ClaimChange{{Group: 0, At: 0, Removed: 2, Claims: []Claim{{[][]align.Span{{span(0, 2)}, {span(0, 2)}}, 1, true}}}}}
}

// filled is a project with a history of all kinds of changes.
func filled(t testing.TB) *Project {
	t.Helper()
	p := New("a.txt and b.txt")
	for _, c := range []Change{opened(), found(), joined12(),
		{Verb: "again", Beads: []BeadChange{{A: 0, B: 1, Matches: []align.SentencePair{}}}},
		{Verb: "remove", Removals: []Removal{{0, true}}, Mark: Stale},
		{Verb: "language", Languages: []LanguageChange{{1, language.German, 1, []segment.Sentence{{Start: 0, End: 9}}}}, Found: &Found{}},
	} {
		if err := p.Apply(c); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if _, err := p.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// state is what there is to see of a project.
func state(p *Project) string {
	undo, redo := p.Steps()
	return fmt.Sprintf("%+v %+v %+v %+v %+v %d %d", p.documents, p.found, undo, redo, p.ID+p.Title, p.Revision(0, 1), p.Len())
}

// Every step is undone to what was before it, and done again to what was after.
func TestUndoGoesOverAllOfIt(t *testing.T) {
	p := filled(t)
	seen := func() string { return fmt.Sprintf("%+v %+v", p.documents, p.found) }
	for range 2 {
		if _, err := p.Redo(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := p.Redo(); !errors.Is(err, ErrNothingToRedo) {
		t.Error(err)
	}
	var states, verbs []string
	for {
		states = append(states, seen())
		c, err := p.Undo()
		if errors.Is(err, ErrNothingToUndo) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		verbs = append(verbs, c.Verb)
	}
	if got := strings.Join(verbs, " "); got != "language remove again join open" {
		t.Errorf("undone are %s", got)
	}
	if d := p.Documents(); len(d) != 2 || !d[0].Removed || !d[1].Removed || len(p.Groups()) != 0 {
		t.Errorf("before everything: %+v", d)
	}
	for k := len(states) - 2; k >= 0; k-- {
		if _, err := p.Redo(); err != nil {
			t.Fatal(err)
		}
		if got := seen(); got != states[k] {
			t.Errorf("done again: %s, want %s", got, states[k])
		}
	}
}

func TestAChangeAfterUndoingEndsWhatCouldBeDoneAgain(t *testing.T) {
	p := filled(t)
	if err := p.Apply(Change{Found: &Found{}}); err != nil {
		t.Fatal(err)
	}
	if _, redo := p.Steps(); len(redo) != 2 {
		t.Errorf("what is found leaves %d steps to do again", len(redo))
	}
	if err := p.Apply(Change{Verb: "remove", Removals: []Removal{{1, true}}}); err != nil {
		t.Fatal(err)
	}
	if _, redo := p.Steps(); len(redo) != 0 {
		t.Errorf("%d steps could be done again", len(redo))
	}
}

func TestReadReadsWhatWriteWrote(t *testing.T) {
	p := filled(t)
	var text strings.Builder
	if err := Write(&text, p); err != nil {
		t.Fatal(err)
	}
	q, err := Read(strings.NewReader(text.String()))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text.String())
	}
	// The ID of a document is for people: what is no UTF-8 in it is replaced.
	if got, want := state(q), state(p); got != want {
		t.Errorf("read\n%s\nwant\n%s", got, want)
	}
	if a := q.Alignment(q.Pairs()[0]); a.Target.Text != "One.\nTw\xffo.\n" || len(a.Beads) != 1 || a.Score != 12.5 {
		t.Errorf("the alignment is %+v", a)
	}
	if h, err := ReadHeader(strings.NewReader(text.String())); err != nil || h.ID != p.ID || h.Title != p.Title {
		t.Errorf("the header is %+v, %v", h, err)
	}
	if !Is([]byte(text.String())) || Is([]byte("{}")) {
		t.Error("a project is not known by its start")
	}
}

func TestChangesThatCannotBeMadeChangeNothing(t *testing.T) {
	nan := math.NaN()
	pair := func(change func(*Pair)) Change {
		c := found()
		change(&c.Found.Pairs[0])
		return c
	}
	group := func(change func(*Group)) Change {
		c := found()
		change(&c.Found.Groups[0])
		return c
	}
	beads := func(c BeadChange) Change { return Change{Verb: "x", Beads: []BeadChange{{A: 0, B: 1}, c}} }
	for name, c := range map[string]Change{
		"a reserved verb":       {Verb: "undo"},
		"a wrong document":      {Add: []Document{{Document: align.Document{Sentences: []segment.Sentence{{End: 9}}}}}},
		"a wrong confidence":    {Add: []Document{{Confidence: nan}}},
		"a wrong year":          {Add: []Document{{Modified: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)}}},
		"no such document":      {Removals: []Removal{{2, true}}},
		"no document":           {Removals: []Removal{{1, true}, {-1, true}}},
		"a language of none":    {Languages: []LanguageChange{{Document: 7}}},
		"wrong sentences":       {Languages: []LanguageChange{{0, language.English, 1, []segment.Sentence{{Start: 5, End: 4}}}}},
		"pairs of others":       {Languages: []LanguageChange{{0, language.English, 1, nil}}},
		"found and changed":     {Found: &Found{}, Beads: []BeadChange{{}}},
		"a time of no year":     {Verb: "x", Time: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)},
		"found and marked":      {Found: &Found{}, Mark: Fresh},
		"a failure of none":     {Found: &Found{Failed: []Failure{{[]int{2}, ""}}}},
		"a mark":                {Mark: "x"},
		"a pair of one":         pair(func(p *Pair) { p.A = 1 }),
		"a pair of none":        pair(func(p *Pair) { p.B = 2 }),
		"a score":               pair(func(p *Pair) { p.Score = math.Inf(1) }),
		"a bead is missing":     pair(func(p *Pair) { p.Beads = p.Beads[:1] }),
		"a bead is empty":       pair(func(p *Pair) { p.Beads = append(p.Beads, bead(2, 2, 2, 2, false)) }),
		"a bead is outside":     pair(func(p *Pair) { p.Unordered, p.Beads[1].Target.End = true, 3 }),
		"a match is outside":    pair(func(p *Pair) { p.Matches[0].Target = 2 }),
		"a match is improbable": pair(func(p *Pair) { p.Matches[0].Probability = 7 }),
		"a bead is improbable":  pair(func(p *Pair) { p.Beads[0].Confidence = -1 }),
		"documents not in order": group(func(g *Group) {
			g.Documents = []int{1, 0}
		}),
		"a link to itself":         group(func(g *Group) { g.Links[0].A = 1 }),
		"a claim of one document":  group(func(g *Group) { g.Claims[0].Told = g.Claims[0].Told[:1] }),
		"a claim of no sentences":  group(func(g *Group) { g.Claims[0].Told[0] = []align.Span{span(1, 1)} }),
		"a sentence in two claims": group(func(g *Group) { g.Claims[0].Told[0] = []align.Span{span(0, 2)} }),
		"beads of no pair":         beads(BeadChange{A: 1, B: 2}),
		"beads that are not there": beads(BeadChange{A: 0, B: 1, At: 1, Removed: 2}),
		"beads of other sentences": beads(BeadChange{A: 0, B: 1, Removed: 1, Beads: []Bead{bead(0, 2, 0, 1, true)}}),
		"beads of nothing":         beads(BeadChange{A: 0, B: 1, Beads: []Bead{bead(0, 1, 0, 1, true)}}),
		"beads from before":        beads(BeadChange{A: 0, B: 1, At: math.MinInt}),
		"a second change is wrong": {Verb: "x", Beads: append(joined12().Beads, BeadChange{A: 0, B: 1, At: 9})},
		"claims of no group":       {Verb: "x", Beads: joined12().Beads, Claims: []ClaimChange{{Group: 1}}},
		"claims of others":         {Verb: "x", Claims: []ClaimChange{{Group: 0, Removed: 1}}},
		"claims not there":         {Verb: "x", Claims: []ClaimChange{{Group: 0, At: 1, Removed: math.MaxInt}}},
	} {
		t.Run(name, func(t *testing.T) {
			p := New("")
			if err := errors.Join(p.Apply(opened()), p.Apply(found())); err != nil {
				t.Fatal(err)
			}
			before := state(p)
			var wrong *ChangeError
			if err := p.Apply(c); !errors.As(err, &wrong) {
				t.Errorf("error %v", err)
			}
			if got := state(p); got != before {
				t.Errorf("became\n%s\nwant\n%s", got, before)
			}
			if err := p.Apply(joined12()); err != nil {
				t.Errorf("afterwards: %v", err)
			}
		})
	}
}

// What a caller does with a change afterwards is nothing to the project.
func TestAChangeIsTheProjectsOwn(t *testing.T) {
	p, c := New(""), found()
	if err := errors.Join(p.Apply(opened()), p.Apply(c), p.Apply(joined12())); err != nil {
		t.Fatal(err)
	}
	if len(c.Found.Pairs[0].Beads) != 2 || c.Found.Pairs[0].Beads[0] != bead(0, 1, 0, 1, false) {
		t.Errorf("the caller's beads are %v", c.Found.Pairs[0].Beads)
	}
	if _, err := p.Undo(); err != nil {
		t.Fatal(err)
	}
	if pair, ok := p.Pair(0, 1); !ok || !slices.Equal(pair.Beads, c.Found.Pairs[0].Beads) {
		t.Errorf("undone to %v", pair.Beads)
	}
}

func TestErrorsOfReading(t *testing.T) {
	head := `{"sejajar":"project","version":1,"id":"x","title":""}` + "\n"
	for text, want := range map[string]error{
		"":                                 ErrNoProject,
		"text\n":                           ErrNoProject,
		head[:20]:                          ErrNoProject,
		`{"version":1}\n`:                  ErrNoProject,
		strings.Replace(head, "1", "2", 1): &VersionError{2},
		head + "{}\n{":                     nil,
		head + "{\n":                       &SyntaxError{Line: 2},
		head + `{"more":1}` + "\n":         &SyntaxError{Line: 2},
		head + `{} {}` + "\n":              &SyntaxError{Line: 2},
		head + `{"verb":"undo"}` + "\n":    &SyntaxError{Line: 2},
		head + `{"beads":[{"beads":[[0.5,1,0,1,1,1]]}]}` + "\n": &SyntaxError{Line: 2},
		head + strings.Repeat(" ", 1000) + "{}\n":               &TooLargeError{1000},
	} {
		_, err := Read(strings.NewReader(text), MaxBytes(1000), nil)
		if wrong := new(SyntaxError); errors.As(err, &wrong) {
			err = &SyntaxError{Line: wrong.Line}
		}
		if !reflect.DeepEqual(err, want) {
			t.Errorf("%.80q: error %v, want %v", text, err, want)
		}
	}
	if _, err := Read(strings.NewReader(head), MaxBytes(0)); err == nil {
		t.Error("no limit is taken")
	}
	if _, err := Read(nil); err == nil {
		t.Error("nothing is read from")
	}
	if err := Write(nil, New("")); err == nil {
		t.Error("nothing is written to")
	}
	if err := Write(new(strings.Builder), new(Project)); err == nil {
		t.Error("a project without ID is written")
	}
}

// At whatever byte the writing of a file ends, what was written before is there.
func TestAFileThatIsCutOffAnywhereOpens(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.sejajar")
	f, err := Create(name, New("x"))
	if err != nil {
		t.Fatal(err)
	}
	ends := []int64{f.size}
	for _, c := range []Change{opened(), found(), joined12()} {
		if err := f.Apply(c); err != nil {
			t.Fatal(err)
		}
		ends = append(ends, f.size)
	}
	if _, err := f.Undo(); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Redo(); err != nil {
		t.Fatal(err)
	}
	want := state(f.Project)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if g, err := Open(name); err != nil || state(g.Project) != want {
		t.Errorf("opened %v, %v", g, err)
	} else if err := g.Close(); err != nil {
		t.Error(err)
	}
	for cut := ends[0]; cut < ends[3]; cut += 7 {
		if err := os.WriteFile(name, whole[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		g, err := Open(name)
		if err != nil {
			t.Fatalf("cut to %d bytes: %v", cut, err)
		}
		lines := 0
		for _, end := range ends[1:] {
			if end <= cut {
				lines++
			}
		}
		if g.Len() != lines {
			t.Errorf("cut to %d bytes there are %d changes, want %d", cut, g.Len(), lines)
		}
		if err := g.Apply(Change{Verb: "add", Add: opened().Add}); err != nil {
			t.Error(err)
		}
		if err := g.Close(); err != nil {
			t.Error(err)
		}
		if h, err := Open(name); err != nil || h.Len() != lines+1 {
			t.Errorf("after a change to what was cut to %d bytes: %v", cut, err)
		} else {
			h.Close()
		}
	}
}

func TestAFileIsWrittenByOneAtATime(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.sejajar")
	f, err := Create(name, New("x"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := Create(name, New("y")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("created twice: %v", err)
	}
	if _, err := Open(name); !errors.Is(err, ErrInUse) {
		t.Errorf("opened twice: %v", err)
	}
	if err := f.Apply(opened()); err != nil {
		t.Fatal(err)
	}
	before := state(f.Project)
	other, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := other.WriteString("{}\n"); err != nil {
		t.Fatal(err)
	}
	if err := f.Apply(found()); !errors.Is(err, ErrChanged) {
		t.Errorf("written over what another wrote: %v", err)
	}
	if _, err := f.Undo(); !errors.Is(err, ErrChanged) {
		t.Errorf("undone over what another wrote: %v", err)
	}
	if got := state(f.Project); got != before {
		t.Errorf("became\n%s\nwant\n%s", got, before)
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	var text strings.Builder
	if err := Write(&text, filled(f)); err != nil {
		f.Fatal(err)
	}
	f.Add(text.String())
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Read(strings.NewReader(text), MaxBytes(1<<20))
		if err != nil {
			return
		}
		for _, pair := range p.Pairs() {
			a := p.Alignment(pair)
			if err := errors.Join(a.Source.Check(), a.Target.Check()); err != nil {
				t.Error(err)
			}
			for _, b := range a.Beads {
				_, _ = a.Source.Slice(b.Source), a.Target.Slice(b.Target)
			}
		}
		var again strings.Builder
		if err := Write(&again, p); err != nil {
			t.Fatal(err)
		}
		q, err := Read(strings.NewReader(again.String()))
		if err != nil {
			t.Fatalf("%v in %s", err, again.String())
		}
		if got, want := state(q), state(p); got != want {
			t.Errorf("read\n%s\nwant\n%s", got, want)
		}
		for {
			if _, err := p.Undo(); errors.Is(err, ErrNothingToUndo) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
	})
}
