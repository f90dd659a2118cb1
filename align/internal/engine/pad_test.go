package engine_test

import (
	"context"
	"errors"
	"reflect"
	"sync"
	"testing"

	"github.com/sejajar/sejajar/align/internal/countdown"
	"github.com/sejajar/sejajar/align/internal/engine"
	"github.com/sejajar/sejajar/align/internal/fixture"
	"github.com/sejajar/sejajar/align/internal/scratch"
	"github.com/sejajar/sejajar/align/lexicon"
)

// Memory that is given back is cleared, and other tasks write to it. So a result, or what is kept of a
// text, would change if it lay there.
func TestNothingLiesInMemoryThatIsGivenBack(t *testing.T) {
	for name, lexicons := range map[string]*lexicon.Set{"lexicon": lexicon.EmbeddedSet(), "none": nil} {
		t.Run(name, func(t *testing.T) {
			var pool scratch.Pool
			var working sync.WaitGroup
			for _, of := range fixture.Languages {
				pairs, err := fixture.Pairs(of[0], of[1])
				if err != nil {
					t.Fatal(err)
				}
				working.Go(func() { requireLasting(t, &pool, pairs, lexicons) })
			}
			working.Wait()
		})
	}
}

// requireLasting aligns pairs with memory of a pool, and with memory that nobody else has, and compares
// what both have found when all are done.
func requireLasting(t *testing.T, pool *scratch.Pool, pairs []fixture.Pair, lexicons *lexicon.Set) {
	var found, want []*engine.Result
	for _, p := range pairs {
		p, err := p.Noisy(1)
		if err != nil {
			t.Error(err)
			return
		}
		given := taskOf(p, lexicons)
		want = append(want, aligned(t, t.Context(), given))
		given.Source.Reading, given.Target.Reading = new(engine.Reading), new(engine.Reading)
		const whole = 1 << 30
		for _, looks := range []int{whole, 3, 30, 150, whole} { // the last goes by what the first has read
			given.Pad = pool.Take()
			r := aligned(t, countdown.New(t.Context(), looks), given)
			pool.GiveBack(given.Pad)
			if looks == whole {
				found = append(found, r)
			}
		}
	}
	for k, r := range found {
		if !reflect.DeepEqual(r, want[k/2]) {
			t.Errorf("result %d is another one after its memory was given back", k)
		}
	}
}

// taskOf makes a task of two documents.
func taskOf(p fixture.Pair, lexicons *lexicon.Set) engine.Task {
	between, _ := lexicons.Between(p.Source.Language, p.Target.Language)
	return engine.Task{
		Source:  engine.Text{Text: p.Source.Text, Language: p.Source.Language, Sentences: p.Source.Sentences},
		Target:  engine.Text{Text: p.Target.Text, Language: p.Target.Language, Sentences: p.Target.Sentences},
		Lexicon: between, Memory: 1 << 30,
	}
}

// aligned returns what is found before the context ends.
func aligned(t *testing.T, ctx context.Context, given engine.Task) *engine.Result {
	r, err := engine.Align(ctx, given)
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	return r
}
