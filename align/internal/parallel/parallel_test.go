package parallel

import (
	"context"
	"errors"
	"io"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func numbers(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func TestEachDoesEverythingOnce(t *testing.T) {
	for _, n := range []int{0, 1, 7, 10_000} {
		for _, goroutines := range []int{1, 3, 100} {
			done := make([]atomic.Int32, n)
			if err := Each(t.Context(), goroutines, n, func(goroutine, i int) {
				if goroutine < 0 || goroutine >= goroutines {
					t.Errorf("goroutine %d of %d", goroutine, goroutines)
				}
				done[i].Add(1)
			}); err != nil {
				t.Fatal(err)
			}
			for i := range done {
				if times := done[i].Load(); times != 1 {
					t.Fatalf("%d of %d is done %d times", i, n, times)
				}
			}
		}
	}
}

func TestEachEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var done atomic.Int32
	err := Each(ctx, 2, 1_000_000, func(_, i int) {
		if done.Add(1) == 10 {
			cancel()
		}
	})
	if n := done.Load(); !errors.Is(err, context.Canceled) || n > 10+2*mostTaken {
		t.Errorf("%d things were done, error %v", n, err)
	}
}

// told returns the panic of do as the caller gets it.
func told(t *testing.T, do func()) (p *Panic) {
	t.Helper()
	defer func() {
		var ok bool
		if p, ok = recover().(*Panic); !ok {
			t.Error("no panic came")
		}
	}()
	do()
	return nil
}

func TestPanicsComeToTheCaller(t *testing.T) {
	// The bubble fails the test if a goroutine is left in it.
	synctest.Test(t, func(t *testing.T) {
		fail := func(i int) int {
			if i == 50 {
				panic(io.ErrUnexpectedEOF)
			}
			return i
		}
		last := -1
		for name, do := range map[string]func(){
			"Each": func() { Each(t.Context(), 3, 100, func(_, i int) { fail(i) }) },
			"Map": func() {
				for _, last = range Map(3, numbers(100), fail) {
				}
			},
		} {
			if p := told(t, do); !errors.Is(p, io.ErrUnexpectedEOF) || !strings.Contains(p.Error(), "parallel_test.go") {
				t.Errorf("%s: panic %v", name, p)
			}
		}
		if last != 49 {
			t.Errorf("the result before the panic is %d", last)
		}
	})
}

func TestGoexitIsAPanic(t *testing.T) {
	if p := told(t, func() {
		for range Map(2, numbers(3), func(int) int { runtime.Goexit(); return 0 }) {
		}
	}); !errors.Is(p, errGoexit) {
		t.Errorf("panic %v", p)
	}
}

func TestMapKeepsTheOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var got []int
		for item, result := range Map(4, numbers(500), func(i int) int {
			time.Sleep(time.Duration(i%7) * time.Second)
			return i * i
		}) {
			if result != item*item {
				t.Fatalf("item %d came with %d", item, result)
			}
			got = append(got, item)
		}
		if !slices.Equal(got, slices.Collect(numbers(500))) {
			t.Errorf("got %v", got)
		}
	})
}

func TestMapKeepsWithinItsGoroutines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var now, most, begun atomic.Int32
		for item := range Map(3, numbers(1000), func(int) int {
			begun.Add(1)
			most.Store(max(most.Load(), now.Add(1)))
			time.Sleep(time.Second)
			now.Add(-1)
			return 0
		}) {
			if item == 100 {
				break
			}
		}
		if most.Load() != 3 || begun.Load() > 101+3*ahead {
			t.Errorf("%d at a time, %d begun", most.Load(), begun.Load())
		}
	})
}

func TestMapOfNothing(t *testing.T) {
	for range Map(2, numbers(0), func(i int) int { return i }) {
		t.Error("an item came out of none")
	}
}
