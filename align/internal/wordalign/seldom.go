package wordalign

// withoutSeldom leaves out of all pairs the words that stand in fewer of them.
func withoutSeldom(pairs []Pair, sourceWords, targetWords, fewest int) []Pair {
	kept := make([]Pair, len(pairs))
	copy(kept, pairs)
	dropSeldom(kept, sourceWords, fewest, func(p *Pair) *[]int32 { return &p.Source })
	dropSeldom(kept, targetWords, fewest, func(p *Pair) *[]int32 { return &p.Target })
	return kept
}

// dropSeldom does that with one side, and leaves the words of the pairs given as they are.
func dropSeldom(pairs []Pair, distinct, fewest int, side func(*Pair) *[]int32) {
	counts, last := make([]int32, distinct), make([]int32, distinct) // by word: pairs, and the last of them, from 1
	size := 0
	for i := range pairs {
		words := *side(&pairs[i])
		size += len(words)
		for _, w := range words {
			if last[w] != int32(i+1) {
				last[w] = int32(i + 1)
				counts[w]++
			}
		}
	}
	room := make([]int32, 0, size)
	for i := range pairs {
		words, from := side(&pairs[i]), len(room)
		for _, w := range *words {
			if int(counts[w]) >= fewest {
				room = append(room, w)
			}
		}
		*words = room[from:len(room):len(room)]
	}
}
