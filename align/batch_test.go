package align_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
	"testing/synctest"

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
		case k%7 == 6 && (!errors.Is(err, failure) || a != nil):
			t.Errorf("pair %d: error %v, want %v", k, err, failure)
		case k%7 != 6 && (err != nil || a.Source.ID != fmt.Sprint(k)):
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
	if results != 4 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d results, the last error is %v", results, last)
	}
}

func TestAllOfNothing(t *testing.T) {
	for range newAligner(t).All(t.Context(), func(func(align.Load) bool) {}) {
		t.Error("an alignment of nothing")
	}
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
