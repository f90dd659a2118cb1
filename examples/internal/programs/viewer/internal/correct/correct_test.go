package correct

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/project"
)

// draft reads beads as "1-1 2-1 0-1", each with a confidence of 0.5.
func draft(shapes string) Draft {
	var l layer
	for shape := range strings.FieldsSeq(shapes) {
		var source, target int
		if _, err := fmt.Sscanf(shape, "%d-%d", &source, &target); err != nil {
			panic(err)
		}
		l.lay(source, target, project.Bead{Bead: align.Bead{Confidence: 0.5}})
	}
	return l.beads
}

// after returns the beads after a change.
func after(d Draft, c Change) Draft {
	return slices.Replace(slices.Clone(d), c.At, c.At+c.Removed, c.Beads...)
}

// show writes the shapes of the beads, those decided by hand with a star.
func show(d Draft) string {
	var shapes []string
	for _, b := range d {
		shape := fmt.Sprintf("%d-%d", b.Source.Len(), b.Target.Len())
		if b.Hand {
			shape += "*"
		}
		shapes = append(shapes, shape)
	}
	return strings.Join(shapes, " ")
}

func span(start, end int) align.Span { return align.Span{Start: start, End: end} }

func TestCorrections(t *testing.T) {
	tests := []struct {
		name  string
		beads string
		do    func(Draft) (Change, error)
		want  string
		err   error
	}{
		{"joined", "1-1 1-1 1-1", func(d Draft) (Change, error) { return d.Join(1) }, "1-1 2-2*", nil},
		{"joined with an unpaired sentence", "1-1 1-0 1-1", func(d Draft) (Change, error) { return d.Join(0) }, "2-1* 1-1", nil},
		{"two unpaired sentences that face each other", "1-0 0-1", func(d Draft) (Change, error) { return d.Join(0) }, "1-1*", nil},
		{"two unpaired sentences of one side", "1-0 1-0", func(d Draft) (Change, error) { return d.Join(0) }, "1-0 1-0", ErrSameSide},
		{"the last has no next", "1-1", func(d Draft) (Change, error) { return d.Join(0) }, "1-1", ErrNoNeighbour},
		{"no such bead", "1-1", func(d Draft) (Change, error) { return d.Join(-1) }, "1-1", ErrNoSuchBead},

		{"split on both sides", "2-2 1-1", func(d Draft) (Change, error) { return d.Split(0, 1, 1) }, "1-1* 1-1* 1-1", nil},
		{"split off one sentence", "1-1 2-1", func(d Draft) (Change, error) { return d.Split(1, 2, 2) }, "1-1 1-1* 1-0*", nil},
		{"split into what is unpaired", "2-1", func(d Draft) (Change, error) { return d.Split(0, 2, 0) }, "1-0* 1-0* 0-1*", nil},
		{"nothing is split off", "2-2", func(d Draft) (Change, error) { return d.Split(0, 0, 0) }, "2-2", ErrWhole},
		{"all is split off", "2-2", func(d Draft) (Change, error) { return d.Split(0, 2, 2) }, "2-2", ErrWhole},
		{"split in another bead", "1-1 2-2", func(d Draft) (Change, error) { return d.Split(0, 2, 2) }, "1-1 2-2", ErrSpan},

		{"moved up", "1-1 2-1", func(d Draft) (Change, error) { return d.Move(1, Source, 1, false) }, "2-1* 1-1*", nil},
		{"moved up with what stands before it", "1-1 3-1", func(d Draft) (Change, error) { return d.Move(1, Source, 2, false) },
			"3-1* 1-1*", nil},
		{"moved down", "1-2 1-1", func(d Draft) (Change, error) { return d.Move(0, Target, 1, true) }, "1-1* 1-2*", nil},
		{"moved down with what stands after it", "1-3 1-1", func(d Draft) (Change, error) { return d.Move(0, Target, 1, true) },
			"1-1* 1-3*", nil},
		{"moved to an unpaired one", "2-1 0-1", func(d Draft) (Change, error) { return d.Move(0, Source, 1, true) }, "1-1* 1-1*", nil},
		{"an unpaired one is moved to a pair", "1-1 0-1", func(d Draft) (Change, error) { return d.Move(1, Target, 1, false) }, "1-2*", nil},
		{"the only one is moved", "1-1 1-1", func(d Draft) (Change, error) { return d.Move(0, Source, 0, true) }, "0-1* 2-1*", nil},
		{"moved among the unpaired", "1-0 2-1", func(d Draft) (Change, error) { return d.Move(1, Source, 1, false) }, "1-0* 1-0* 1-1*", nil},
		{"unpaired among the unpaired", "1-0 1-0", func(d Draft) (Change, error) { return d.Move(1, Source, 1, false) }, "1-0 1-0", ErrUnpaired},
		{"moved past the end", "1-1", func(d Draft) (Change, error) { return d.Move(0, Source, 0, true) }, "1-1", ErrNoNeighbour},
		{"moved past the beginning", "1-1", func(d Draft) (Change, error) { return d.Move(0, Source, 0, false) }, "1-1", ErrNoNeighbour},
		{"not in the bead", "1-1 1-1", func(d Draft) (Change, error) { return d.Move(1, Source, 0, false) }, "1-1 1-1", ErrSpan},

		{"rejected", "1-1 2-1", func(d Draft) (Change, error) { return d.Reject(1) }, "1-1 1-0* 1-0* 0-1*", nil},
		{"rejected twice", "1-0", func(d Draft) (Change, error) { return d.Reject(0) }, "1-0", ErrIsNull},
		{"accepted", "1-1 2-1", func(d Draft) (Change, error) { return d.Accept(1) }, "1-1 2-1*", nil},
		{"accepted as unpaired", "1-0", func(d Draft) (Change, error) { return d.Accept(0) }, "1-0*", nil},

		{"paired over unpaired ones", "1-1 1-0 1-0 0-1 1-1", func(d Draft) (Change, error) { return d.Pair(span(1, 2), span(1, 2)) },
			"1-1 1-1* 1-0 1-1", nil},
		{"paired out of beads", "2-1 1-2", func(d Draft) (Change, error) { return d.Pair(span(1, 2), span(1, 2)) }, "1-1 1-1* 1-1", nil},
		{"paired across a pair", "1-0 1-1 0-1", func(d Draft) (Change, error) { return d.Pair(span(0, 1), span(1, 2)) }, "0-1 1-1* 1-0", nil},
		{"all paired", "1-1 1-1", func(d Draft) (Change, error) { return d.Pair(span(0, 2), span(0, 2)) }, "2-2*", nil},
		{"the same again", "1-1 1-1", func(d Draft) (Change, error) { return d.Pair(span(1, 2), span(1, 2)) }, "1-1 1-1*", nil},
		{"paired with nothing", "1-1", func(d Draft) (Change, error) { return d.Pair(span(0, 1), span(1, 1)) }, "1-1", ErrSpan},
		{"paired backwards from end to end", "1-1",
			func(d Draft) (Change, error) { return d.Pair(span(math.MaxInt, math.MinInt), span(0, 1)) }, "1-1", ErrSpan},
		{"paired outside", "1-1", func(d Draft) (Change, error) { return d.Pair(span(0, 1), span(1, 2)) }, "1-1", ErrSpan},
		{"paired in empty documents", "", func(d Draft) (Change, error) { return d.Pair(span(0, 1), span(0, 1)) }, "", ErrSpan},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := draft(test.beads)
			change, err := test.do(d)
			if got := show(after(d, change)); !errors.Is(err, test.err) || got != test.want {
				t.Errorf("%s became %s, %v; want %s", test.beads, got, err, test.want)
			}
			if show(d) != test.beads {
				t.Errorf("the draft itself became %s", show(d))
			}
		})
	}
}

func TestWhatChangesNothingIsEmpty(t *testing.T) {
	d := draft("1-1 1-1")
	first, err := d.Accept(0)
	if err != nil || first.Empty() {
		t.Fatalf("%+v, %v", first, err)
	}
	if second, err := after(d, first).Accept(0); err != nil || !second.Empty() {
		t.Errorf("accepted twice: %+v, %v", second, err)
	}
}

func TestReplaceKeepsWhatWasDecided(t *testing.T) {
	d := draft("1-1 1-1 1-0 1-1 1-1")
	accepted, err := d.Accept(1)
	if err != nil {
		t.Fatal(err)
	}
	d = after(d, accepted)
	var next []align.Bead
	for _, b := range draft("1-1 1-1 2-1 1-1") {
		next = append(next, b.Bead)
	}
	change := d.Replace(next)
	if d = after(d, change); show(d) != "1-1 1-1* 2-1 1-1" || change.At != 2 || change.Removed != 2 || len(change.Beads) != 1 {
		t.Errorf("%s after %+v", show(d), change)
	}
	if fixed := d.ByHand(); len(fixed) != 1 || fixed[0].Confidence != 1 {
		t.Errorf("by hand: %v", fixed)
	}
}

func TestUnsureBeadsAreUnpairedInAnAlignment(t *testing.T) {
	d := draft("1-1 2-1 1-0")
	accepted, err := d.Accept(0)
	if err != nil {
		t.Fatal(err)
	}
	d = after(d, accepted)
	if got := len(d.Alignment(0.5)); got != 3 {
		t.Errorf("of those that are sure enough there are %d", got)
	}
	got := d.Alignment(0.6)
	if len(got) != 5 || got[0].Null() || !got[1].Null() || !got[2].Null() || !got[3].Null() {
		t.Errorf("got %v", got)
	}
	if err := whole(got, 4, 2); err != nil {
		t.Error(err)
	}
}

// whole checks that every sentence is in exactly one bead, in order.
func whole(beads []align.Bead, source, target int) error {
	var s, t int
	for _, b := range beads {
		if b.Source.Start != s || b.Target.Start != t || b.Source.Len()+b.Target.Len() < 1 || b.Source.Len() < 0 || b.Target.Len() < 0 {
			return fmt.Errorf("bead %v does not follow [%d, %d]", b, s, t)
		}
		s, t = b.Source.End, b.Target.End
	}
	if s != source || t != target {
		return fmt.Errorf("the beads end at [%d, %d], not [%d, %d]", s, t, source, target)
	}
	return nil
}

// FuzzCorrections holds that after any corrections every sentence is in
// exactly one bead.
func FuzzCorrections(f *testing.F) {
	f.Add([]byte{6, 0, 1, 2, 3, 4, 5, 1, 2, 2, 5, 1, 1, 2, 2, 3, 0, 0, 0, 0, 6, 1, 0, 0, 0})
	f.Add([]byte("\x09abcabcabc5123456789"))
	f.Fuzz(func(t *testing.T, data []byte) {
		next := func() int {
			if len(data) == 0 {
				return 0
			}
			n := int(data[0])
			data = data[1:]
			return n
		}
		var l layer
		for range next() % 12 {
			shape := next()
			source, target := shape%4, shape/4%4
			if source+target == 0 {
				source = 1
			}
			l.lay(source, target, project.Bead{})
		}
		d := Draft(l.beads)
		for len(data) > 0 {
			change, err := correct(d, next)
			if err != nil && !change.Empty() {
				t.Fatalf("%v, but it changed %+v", err, change)
			}
			d = after(d, change)
			for _, least := range []float64{0, 0.5} {
				if err := whole(d.Alignment(least), l.source, l.target); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

func correct(d Draft, next func() int) (Change, error) {
	switch next() % 6 {
	case 0:
		return d.Join(next() - 1)
	case 1:
		return d.Split(next(), next(), next())
	case 2:
		return d.Move(next(), Side(next()%2), next(), next()%2 == 0)
	case 3:
		return d.Reject(next())
	case 4:
		return d.Accept(next())
	}
	s, t := next(), next()
	return d.Pair(span(s, s+next()%3), span(t, t+next()%3))
}
