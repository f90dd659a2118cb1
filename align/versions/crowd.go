package versions

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/sejajar/sejajar/align/internal/splitmix"
)

// A crowd is more near copies than a document has neighbours, such as a story that a machine
// fills with another number thousands of times. Their words would be common, and say
// nothing, and to look up each among all others would take time in proportion to the square of
// their number. So only the first is indexed, as of copies to the letter.
//
// They are found in time and memory in proportion to the text by sketches: the least of
// hashes of a document's words (Broder 1997, "On the resemblance and containment of
// documents"), of which several at a time make keys that near copies share (Indyk and Motwani
// 1998, "Approximate nearest neighbors"). Of documents that share 0.85 of their distinct words
// 0.9998 have one of the keys in common, of those that share 0.3 a tenth.
const (
	sketchKeys    = 12
	hashesOfKey   = 4
	sketchHashes  = sketchKeys * hashesOfKey
	mostLeaders   = 8    // with how many others of the same key a document is compared at most
	mostLacking   = 0.05 // the share of a document's weight that a near copy lacks at most
	slightLacking = 16   // nats, two names or numbers, which a near copy may lack if they are no more than slightShare
	slightShare   = 0.2
)

// A sketch is what near copies are found by.
type sketch struct {
	words []int32 // distinct, ascending
	keys  [sketchKeys]uint64
}

// crowds returns by position which document each is a near copy of: an earlier one, of
// which there are more than mostNeighbours near copies, or itself. It is nil where there is
// no crowd.
func (x *index) crowds(ctx context.Context) ([]int32, error) {
	n := len(x.sentences)
	if n <= mostNeighbours {
		return nil, nil
	}
	sketches, origins, size := make([]sketch, n), make([]int32, n), make([]int, n)
	for position, sentences := range x.sentences {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		sketches[position], origins[position], size[position] = newSketch(sentences), int32(position), 1
	}
	order := slices.Clone(origins)
	for key := range sketchKeys {
		err := sortParts(ctx, order, func(d int32) uint8 { return uint8(sketches[d].keys[key] >> 56) }, func(a, b int32) int {
			return cmp.Or(cmp.Compare(sketches[a].keys[key], sketches[b].keys[key]), cmp.Compare(a, b))
		})
		if err != nil {
			return nil, err
		}
		for rest := order; len(rest) > 0; {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			same := 1
			for same < len(rest) && sketches[rest[same]].keys[key] == sketches[rest[0]].keys[key] {
				same++
			}
			if same > mostNeighbours {
				if err := x.gather(ctx, rest[:same], sketches, origins, size); err != nil {
					return nil, err
				}
			}
			rest = rest[same:]
		}
	}
	crowded := false
	for position, origin := range origins {
		if size[origin] <= mostNeighbours {
			origins[position] = int32(position)
		}
		crowded = crowded || origins[position] != int32(position)
	}
	if !crowded {
		return nil, nil
	}
	return origins, nil
}

// gather puts documents that share a key with the first ones that they are near copies of.
func (x *index) gather(ctx context.Context, same []int32, sketches []sketch, origins []int32, size []int) error {
	var leaders []int32
	for _, position := range same {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if origins[position] != position {
			continue
		}
		if size[position] == 1 {
			near := func(leader int32) bool {
				return x.near(sketches[leader].words, sketches[position].words) && revised(x.sentences[leader], x.sentences[position])
			}
			if k := slices.IndexFunc(leaders, near); k >= 0 {
				origins[position] = leaders[k]
				size[leaders[k]]++
				continue
			}
		}
		if len(leaders) < mostLeaders {
			leaders = append(leaders, position)
		}
	}
	return nil
}

// near reports whether two documents may be near copies by their distinct words: neither
// has much that the other lacks.
func (x *index) near(a, b []int32) bool {
	var lacking, total [2]float64
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0] < b[0]:
			lacking[0] += x.rarity[a[0]]
			total[0] += x.rarity[a[0]]
			a = a[1:]
		case len(a) == 0 || b[0] < a[0]:
			lacking[1] += x.rarity[b[0]]
			total[1] += x.rarity[b[0]]
			b = b[1:]
		default:
			total[0] += x.rarity[a[0]]
			total[1] += x.rarity[a[0]]
			a, b = a[1:], b[1:]
		}
	}
	for side := range lacking {
		if lacking[side] > max(mostLacking*total[side], min(slightLacking, slightShare*total[side])) {
			return false
		}
	}
	return true
}

// revised reports whether documents have the same sentences but for words in them: pages
// of one site share nearly all words too, but have sentences of their own.
func revised(a, b []sentence) bool {
	a, b = unshared(a, b), unshared(b, a)
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		here, there := distinctWords(a[k:k+1], nil), distinctWords(b[k:k+1], nil)
		shared := 0
		for _, w := range here {
			if _, both := slices.BinarySearch(there, w); both {
				shared++
			}
		}
		if 2*shared < max(len(here), len(there)) {
			return false
		}
	}
	return true
}

// unshared returns the sentences of a document that another does not have word by word.
func unshared(sentences, others []sentence) (own []sentence) {
	keys := make(map[uint64]bool, len(others))
	for _, s := range others {
		keys[s.key] = true
	}
	for _, s := range sentences {
		if !keys[s.key] {
			own = append(own, s)
		}
	}
	return own
}

// newSketch makes the sketch of a document.
func newSketch(sentences []sentence) sketch {
	s := sketch{words: distinctWords(sentences, nil)}
	var least [sketchHashes]uint64
	for k := range least {
		least[k] = math.MaxUint64
	}
	for _, w := range s.words {
		hash, step := splitmix.Mix(uint64(w)), splitmix.Mix(uint64(w)+1<<32)|1
		for k := range least {
			least[k] = min(least[k], hash)
			hash += step // as Kirsch and Mitzenmacher 2006 make many hashes of two
		}
	}
	for k := range s.keys {
		for _, h := range least[k*hashesOfKey:][:hashesOfKey] {
			s.keys[k] = splitmix.Mix(s.keys[k] ^ h)
		}
	}
	return s
}
