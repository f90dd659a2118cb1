package dictionary

import "github.com/sejajar/sejajar/align/internal/scratch"

// A presence tells which entries of a lexicon a text has, and who stands for
// them. Nearly all that it is asked for are not there.
type presence struct {
	set   *ranked
	first []int32 // by rank in the set: where those that stand for the entry begin
	all   []representative
}

// A representative is a word of a text that stands for an entry of the
// lexicon, and the share of the entry's probability that it takes of what
// those before it left.
type representative struct {
	word  int32
	share float32
}

// newPresence lists who stands for each entry of a lexicon of the given size: the
// entry itself if the text has it, or else its relatives in equal shares, be they
// in the lexicon or not.
func newPresence(pad *scratch.Pad, size int, words []entries) *presence {
	p := &presence{set: newRanked(pad, size)}
	standings := standingsOf(pad, p.set, words)
	for _, s := range standings {
		p.set.add(s.entry)
	}
	places := scratch.Make[int32](pad, p.set.rank(pad)+2) // by rank plus two: how many stand for the entry
	for _, s := range standings {
		places[p.set.of(s.entry)+2]++
	}
	for r := 1; r < len(places); r++ {
		places[r] += places[r-1]
	}
	p.all = scratch.Make[representative](pad, len(standings))
	for _, s := range standings {
		at := &places[p.set.of(s.entry)+1]
		p.all[*at] = representative{s.word, s.share}
		*at++
	}
	p.first = places[:len(places)-1]
	for r := range len(p.first) - 1 {
		if list := p.all[p.first[r]:p.first[r+1]]; list[0].share < 1 {
			divide(list)
		}
	}
	return p
}

// A standing is a word that stands for an entry.
type standing struct {
	entry, word int32
	share       float32
}

// standingsOf lists which words stand for which entries, and puts the entries that the text has itself
// into a set.
func standingsOf(pad *scratch.Pad, own *ranked, words []entries) []standing {
	most := 0
	for _, e := range words {
		most += len(e.ids) + len(e.mates)
		if e.exact {
			own.add(e.ids[0])
		}
	}
	standings := scratch.Room[standing](pad, most)
	for w, e := range words {
		if e.exact {
			standings = append(standings, standing{e.ids[0], int32(w), 1})
		}
	}
	for w, e := range words {
		relatives := e.mates
		if !e.exact {
			relatives = e.ids
		}
		for _, id := range relatives {
			if !own.has(id) {
				standings = append(standings, standing{id, int32(w), kinship})
			}
		}
	}
	return standings
}

// of returns those that stand for an entry.
func (p *presence) of(entry int32) []representative {
	if !p.set.has(entry) {
		return nil
	}
	r := p.set.of(entry)
	return p.all[p.first[r]:p.first[r+1]]
}

// divide makes the list take kinship of the whole in equal parts, one after
// the other.
func divide(list []representative) {
	part, left := float32(kinship)/float32(len(list)), float32(1)
	for i := range list {
		list[i].share = part / left
		left -= part
	}
}
