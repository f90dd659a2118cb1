package project

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"
)

// split12 takes joined12 back, as a step of its own.
func split12() Change {
	return Change{Verb: "split",
		Beads:  []BeadChange{{A: 0, B: 1, At: 0, Removed: 1, Beads: []Bead{bead(0, 1, 0, 1, true), bead(1, 2, 1, 2, true)}}},
		Claims: []ClaimChange{{Group: 0, At: 0, Removed: 1, Claims: found().Found.Groups[0].Claims}}}
}

// restless is a project of which most was undone for good, and its last step can be done again.
func restless(t testing.TB, corrections int) *Project {
	t.Helper()
	p := New("a.txt and b.txt")
	must := func(_ Change, err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(Change{}, errors.Join(p.Apply(opened()), p.Apply(found())))
	for range corrections {
		must(Change{}, p.Apply(joined12()))
		must(p.Undo())
	}
	must(Change{}, errors.Join(p.Apply(joined12()), p.Apply(split12())))
	must(p.Undo())
	return p
}

// Whatever was done, undone and done again: what is needed leads to the same, and so does
// undoing all of it and doing it again.
func TestNeededChangesLeadToTheSame(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	dropped := 0
	for range 300 {
		p := New("x")
		if err := errors.Join(p.Apply(opened()), p.Apply(found())); err != nil {
			t.Fatal(err)
		}
		for range 40 {
			turns := []func(){
				func() { p.Apply(joined12()) },
				func() { p.Apply(split12()) },
				func() { p.Apply(Change{Verb: "remove", Removals: []Removal{{random.IntN(2), random.IntN(2) == 0}}}) },
				func() { p.Apply(Change{Mark: []Mark{Stale, Fresh}[random.IntN(2)]}) },
				func() { p.Apply(Change{Verb: "add", Add: opened().Add[:1]}) },
				func() { p.Undo() }, func() { p.Undo() }, func() { p.Undo() },
				func() { p.Redo() },
			}
			turn := turns[random.IntN(len(turns))]
			if random.IntN(8) > 0 && len(p.documents) > 3 {
				turn = turns[random.IntN(4)]
			}
			turn()
		}
		q, ok := (&File{Project: p}).replayed(needed(p.log))
		if !ok {
			t.Fatalf("another project comes of %d of %d changes", len(needed(p.log)), len(p.log))
		}
		dropped += len(p.log) - len(q.log)
		for _, turn := range []func(*Project) error{
			func(p *Project) error { _, err := p.Undo(); return err }, func(p *Project) error { _, err := p.Redo(); return err },
		} {
			for ok := true; ok; {
				here, there := turn(p), turn(q)
				if ok = here == nil; (there == nil) != ok || p.digest() != q.digest() {
					t.Fatalf("errors %v and %v, or another project", here, there)
				}
			}
		}
	}
	if dropped < 1000 {
		t.Errorf("%d changes are dropped of 12,000", dropped)
	}
}

// A long file of which most was undone for good becomes short, and nothing else about it
// changes: what is left of a process that ended meanwhile is in nobody's way.
func TestALongFileIsWrittenAnew(t *testing.T) {
	folder := t.TempDir()
	name, link := filepath.Join(folder, "x.sejajar"), filepath.Join(folder, "link.sejajar")
	p := restless(t, 4000)
	f, err := Create(name, p)
	if err != nil {
		t.Fatal(err)
	}
	long := f.size
	left := os.WriteFile(name+".new", []byte("{"), 0o644)
	if err := errors.Join(left, f.Close(), os.Symlink("x.sejajar", link)); err != nil {
		t.Fatal(err)
	}
	if f, err = Open(link); err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if f.size > long/100 || f.digest() != p.digest() || f.Name() != link {
		t.Errorf("%s has %d bytes of %d", f.Name(), f.size, long)
	}
	if f.Len() <= p.Len() || f.Revision(0, 1) <= p.Revision(0, 1) {
		t.Errorf("the length is %d after %d, the revision %d after %d", f.Len(), p.Len(), f.Revision(0, 1), p.Revision(0, 1))
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
	if info, err := os.Stat(name); err != nil || info.Size() != f.size || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the file is %v, %v", info, err)
	}
	if _, err := os.Stat(name + ".new"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the other file is there: %v", err)
	}
	if _, err := Open(name); !errors.Is(err, ErrInUse) {
		t.Errorf("opened twice: %v", err)
	}
	if _, err := f.Redo(); err != nil {
		t.Fatal(err)
	}
	g, err := Read(must(os.Open(name)))
	if err != nil || g.digest() != f.digest() || g.Len() != f.Len() || g.Revision(0, 1) != f.Revision(0, 1) {
		t.Errorf("read %d changes, want %d: %v", g.Len(), f.Len(), err)
	}
}

// Where the file cannot be written anew it stays as it is, and can be written to.
func TestAFileThatCannotBeWrittenAnew(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.sejajar")
	p := restless(t, 4000)
	f, err := Create(name, p)
	if err != nil {
		t.Fatal(err)
	}
	long := f.size
	if err := errors.Join(f.Close(), os.Mkdir(name+".new", 0o700)); err != nil {
		t.Fatal(err)
	}
	if f, err = Open(name); err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if f.size != long || f.Len() != p.Len() {
		t.Errorf("there are %d bytes of %d", f.size, long)
	}
	if err := f.Apply(split12()); err != nil {
		t.Error(err)
	}
}

// A project that happens to have the name of the new file, and is in use, is left alone.
func TestAnotherProjectIsNotOverwritten(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.sejajar")
	f, err := Create(name, restless(t, 4000))
	if err != nil {
		t.Fatal(err)
	}
	other, err := Create(name+".new", New("another"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	long := f.size
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if f, err = Open(name); err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := other.Apply(opened()); err != nil || f.size != long && f.held {
		t.Errorf("%v, and %d bytes of %d", err, f.size, long)
	}
}

// However many open the file at a time, each has it alone, and none of their changes is
// lost, while it is written anew.
func TestNothingIsLostWhileAFileIsWrittenAnew(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.sejajar")
	f, err := Create(name, restless(t, 4000))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	const writers, each = 3, 3
	var wait sync.WaitGroup
	for range writers {
		wait.Go(func() {
			for done := 0; done < each; {
				f, err := Open(name)
				if errors.Is(err, ErrInUse) {
					time.Sleep(time.Millisecond)
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				if err := f.Apply(Change{Verb: "note", Mark: Stale}); err != nil {
					t.Error(err)
				}
				done++
				f.Close()
			}
		})
	}
	wait.Wait()
	p, err := Read(must(os.Open(name)))
	if err != nil {
		t.Fatal(err)
	}
	if undo, _ := p.Steps(); len(undo) != 2+writers*each {
		t.Errorf("there are %d steps, want %d", len(undo), 2+writers*each)
	}
}

func must[T any](x T, err error) T {
	if err != nil {
		panic(err)
	}
	return x
}
