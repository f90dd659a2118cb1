package parallel

import (
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestMapKeepsTheOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		items := make([]int, 500)
		for i := range items {
			items[i] = i
		}
		var got []int
		for item, result := range Map(items, func(i int) int {
			time.Sleep(time.Duration(i%7) * time.Second)
			return i * i
		}) {
			if result != item*item {
				t.Fatalf("item %d came with %d", item, result)
			}
			got = append(got, item)
		}
		if !slices.Equal(got, items) {
			t.Errorf("got %v", got)
		}
	})
}

func TestMapStopsEarly(t *testing.T) {
	for item := range Map(make([]int, 10_000), func(i int) int { return i }) {
		if item == 0 {
			break
		}
	}
}

// What still writes when its program ends leaves half a file behind.
func TestMapStopsWhenItsWorkHasEnded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var working atomic.Int32
		for range Map(make([]int, 100), func(int) int {
			working.Add(1)
			defer working.Add(-1)
			time.Sleep(time.Second)
			return 0
		}) {
			break
		}
		if n := working.Load(); n != 0 {
			t.Errorf("%d are still at work", n)
		}
	})
}

func TestMapOfNothing(t *testing.T) {
	for range Map(nil, func(i int) int { return i }) {
		t.Error("an item came out of none")
	}
}
