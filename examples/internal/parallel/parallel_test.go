package parallel

import (
	"slices"
	"testing"
	"time"
)

func TestMapKeepsTheOrder(t *testing.T) {
	items := make([]int, 500)
	for i := range items {
		items[i] = i
	}
	var got []int
	for item, result := range Map(items, func(i int) int {
		time.Sleep(time.Duration(i%7) * 100 * time.Microsecond)
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
}

func TestMapStopsEarly(t *testing.T) {
	for item := range Map(make([]int, 10_000), func(i int) int { return i }) {
		if item == 0 {
			break
		}
	}
}

func TestMapOfNothing(t *testing.T) {
	for range Map(nil, func(i int) int { return i }) {
		t.Error("an item came out of none")
	}
}
