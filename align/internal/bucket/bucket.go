// Package bucket sorts long lists by small whole numbers.
package bucket

// Sort returns a list by key, a number from 0 to n-1, in time in proportion to the list and n
// (a counting sort). Elements of one key keep their order, and stand before the index that
// ends has for the key, where those of the next begin.
func Sort[T any](list []T, n int, key func(T) int) (sorted []T, ends []int) {
	places := make([]int, n+1) // by key: where the next element goes
	for _, x := range list {
		places[key(x)+1]++
	}
	for k := range n {
		places[k+1] += places[k]
	}
	sorted = make([]T, len(list))
	for _, x := range list {
		at := &places[key(x)]
		sorted[*at] = x
		*at++
	}
	return sorted, places[:n]
}
