package engine

import (
	"context"

	"github.com/sejajar/sejajar/align/internal/dictionary"
	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/score"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
	"github.com/sejajar/sejajar/align/internal/wordalign"
)

// Words are the words of two texts as they are written, and what is known of them.
type Words struct {
	pair                    *pair
	lexicon, learned, alike tables
	all                     tables // of the three, each trusted where those before it are silent
}

// A Link is two words of a bead that translate each other, by their places among
// the words of its sides. Lexicon, Learned and Alike are the mean probability, of
// both directions, that the one is the other's translation by the lexicon, by
// what the texts teach, and by how both are written.
type Link struct {
	wordalign.Link
	Lexicon, Learned, Alike float64
}

// ReadWords reads the words of two texts and learns from the beads that are sure.
func ReadWords(ctx context.Context, t Task, beads []lattice.Bead) (*Words, error) {
	w := &Words{pair: new(pair)}
	var err error
	if w.pair.source, err = tokens.Read(ctx, t.Source.Text, t.Source.Sentences, nil); err != nil {
		return nil, err
	}
	if w.pair.target, err = tokens.Read(ctx, t.Target.Text, t.Target.Sentences, nil); err != nil {
		return nil, err
	}
	if w.alike.forward, w.alike.backward, err = score.Cognates(ctx, nil, w.pair.source, w.pair.target); err != nil {
		return nil, err
	}
	found, err := dictionary.Find(ctx, t.Lexicon, w.pair.source, w.pair.target)
	if err != nil {
		return nil, err
	}
	if w.lexicon.forward, w.lexicon.backward, err = found.Tables(ctx, nil); err != nil {
		return nil, err
	}
	if w.learned, err = w.pair.learn(ctx, beads, inOrder, t.Memory); err != nil {
		return nil, err
	}
	w.all = w.lexicon.join(nil, w.alike).join(nil, w.learned)
	return w, nil
}

// Links returns the links of a bead.
func (w *Words) Links(b lattice.Bead) []Link {
	source, target := concat(w.pair.source, b.I, b.Shape.Source), concat(w.pair.target, b.J, b.Shape.Target)
	found := wordalign.Links(source, target, w.all.forward, w.all.backward)
	links := make([]Link, len(found))
	for k, l := range found {
		s, t := source[l.Source], target[l.Target]
		links[k] = Link{l, w.lexicon.mean(s, t), w.learned.mean(s, t), w.alike.mean(s, t)}
	}
	return links
}

// concat returns the words of neighbouring sentences [i, i+n), which are not to be changed.
func concat(t *tokens.Text, i, n int) (words []int32) {
	if n == 1 {
		return t.Sentences[i]
	}
	for _, sentence := range t.Sentences[i : i+n] {
		words = append(words, sentence...)
	}
	return words
}

// mean returns the mean probability of two words' translating each other.
func (t tables) mean(source, target int32) float64 {
	return (probability(t.forward[source], target) + probability(t.backward[target], source)) / 2
}

func probability(r translation.Row, word int32) float64 {
	for _, e := range r.Entries {
		if e.Word == word {
			return float64(e.P)
		}
	}
	return 0
}
