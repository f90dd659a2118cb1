package tokens

// A Place is the half-open range [Start, End) of a word's bytes.
type Place struct{ Start, End int }

// Places returns where the words of a sentence stand, as they are written: those
// that [Read] finds without figures.
func Places(sentence string) []Place {
	var places []Place
	for start := 0; start < len(sentence); {
		size, plain := token(sentence[start:])
		if plain || wordlike(sentence[start:start+size]) {
			places = append(places, Place{start, start + size})
		}
		start += size
	}
	return places
}
