package align_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// loads gives pairs of growing and shrinking documents; every seventh fails.
func loads(n int, failure error) iter.Seq[align.Load] {
	return func(yield func(align.Load) bool) {
		for k := range n {
			if !yield(func(context.Context) (source, target align.Document, err error) {
				if k%7 == 6 {
					return source, target, failure
				}
				text := strings.Repeat("Satu 1. Dua 2.\n", 1+(n-k)%20)
				source = align.Parse(fmt.Sprint(k), language.Indonesian, text)
				return source, align.Parse(fmt.Sprint(k), language.English, text), nil
			}) {
				return
			}
		}
	}
}

func TestAllKeepsTheOrder(t *testing.T) {
	failure := errors.New("no such file")
	k := 0
	for a, err := range newAligner(t).All(t.Context(), loads(200, failure)) {
		switch {
		case k%7 == 6:
			var pair *align.PairError
			if !errors.Is(err, failure) || !errors.As(err, &pair) || pair.Index != k || a != nil {
				t.Errorf("pair %d: error %v, want %v", k, err, failure)
			}
		case err != nil || a.Source.ID != fmt.Sprint(k):
			t.Fatalf("pair %d: alignment %+v, error %v", k, a, err)
		}
		k++
	}
	if k != 200 {
		t.Errorf("%d results of 200 pairs", k)
	}
}

func TestAllEndsWithTheRange(t *testing.T) {
	// The bubble fails the test if a goroutine is left in it.
	synctest.Test(t, func(t *testing.T) {
		for _, err := range newAligner(t).All(t.Context(), loads(1_000_000_000, nil)) {
			if err != nil {
				t.Error(err)
			}
			break
		}
	})
}

func TestAllEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var last error
	results := 0
	for _, last = range newAligner(t).All(ctx, loads(1_000_000_000, nil)) {
		if results++; results == 3 {
			cancel()
		}
	}
	if results != 4 || last != context.Canceled {
		t.Errorf("%d results, the last error is %v", results, last)
	}
}

func TestAllOfNothing(t *testing.T) {
	for range newAligner(t).All(t.Context(), func(func(align.Load) bool) {}) {
		t.Error("an alignment of nothing")
	}
}

// one gives a load of a pair of sentences before it calls do.
func one(do func(context.Context) error) align.Load {
	return func(ctx context.Context) (source, target align.Document, err error) {
		source = align.FromSentences("source", language.Indonesian, "Satu.")
		return source, align.FromSentences("target", language.English, "One."), do(ctx)
	}
}

func TestAllWithATimeout(t *testing.T) {
	aligner := newAligner(t, align.PairTimeout(time.Minute))
	synctest.Test(t, func(t *testing.T) {
		wait := func(long time.Duration) align.Load {
			return one(func(ctx context.Context) error {
				select {
				case <-ctx.Done():
				case <-time.After(long):
				}
				return ctx.Err()
			})
		}
		var errs []error
		for _, err := range aligner.All(t.Context(), slices.Values([]align.Load{wait(time.Second), wait(time.Hour), wait(time.Second)})) {
			errs = append(errs, err)
		}
		if len(errs) != 3 || errs[0] != nil || !errors.Is(errs[1], context.DeadlineExceeded) || errs[2] != nil {
			t.Errorf("errors %v, want one of the pair that takes an hour", errs)
		}
	})
}

func TestAllKeepsToItsConcurrency(t *testing.T) {
	aligner := newAligner(t, align.Concurrency(3))
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		wait := one(func(context.Context) error { time.Sleep(time.Hour); return nil })
		for _, err := range aligner.All(t.Context(), slices.Values(slices.Repeat([]align.Load{wait}, 12))) {
			if err != nil {
				t.Error(err)
			}
		}
		if took := time.Since(start).Round(time.Hour); took != 4*time.Hour {
			t.Errorf("12 pairs of an hour took %v, three at a time", took)
		}
	})
}

func TestAPanicInALoadComesToTheCaller(t *testing.T) {
	failure := errors.New("this cannot be")
	aligner := newAligner(t)
	synctest.Test(t, func(t *testing.T) {
		results := 0
		defer func() {
			if err, ok := recover().(error); !ok || !errors.Is(err, failure) || !strings.Contains(err.Error(), "batch_test.go") {
				t.Errorf("panic %v, want %v and its stack", err, failure)
			}
			if results != 5 {
				t.Errorf("%d results before the panic, want 5", results)
			}
		}()
		fine := one(func(context.Context) error { return nil })
		bad := one(func(context.Context) error { panic(failure) })
		for range aligner.All(t.Context(), slices.Values(append(slices.Repeat([]align.Load{fine}, 5), bad, fine))) {
			results++
		}
	})
}

// Compare -cpu 1 with -cpu 2.
func BenchmarkAll(b *testing.B) {
	aligner := newAligner(b)
	source, target := documents(long(b, 40))
	same := func(yield func(align.Load) bool) {
		for b.Loop() {
			if !yield(func(context.Context) (align.Document, align.Document, error) { return source, target, nil }) {
				return
			}
		}
	}
	for _, err := range aligner.All(b.Context(), same) {
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pairs/s")
}
