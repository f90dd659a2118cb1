package engine

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/lattice"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/align/segment"
)

// text makes a text of sentences, a line each.
func text(tag language.Tag, sentences ...string) Text {
	lines := strings.Join(sentences, "\n")
	return Text{Text: lines, Language: tag, Sentences: slices.Collect(segment.Lines(lines))}
}

// task is four sentences in German with three in English, of which the third has
// no counterpart.
func task() Task {
	l, _ := lexicon.EmbeddedSet().Between(language.German, language.English)
	return Task{
		Lexicon: l,
		Source: text(language.German, "Das Hotel wurde am 3. Mai 1901 eröffnet.", "Zwei Jahre später kamen 128 Gäste aus London.",
			"Bitte nicht rauchen.", "Heute gehört das Haus einer Bank."),
		Target: text(language.English, "The hotel was opened on May 3, 1901.", "Two years later 128 guests came from London.",
			"Today the house belongs to a bank."),
		Memory: math.MaxInt,
	}
}

// shapes returns where beads are and what shape they have.
func shapes(beads []lattice.Bead) (list [][4]int) {
	for _, b := range beads {
		list = append(list, [4]int{b.I, b.J, b.Shape.Source, b.Shape.Target})
	}
	return list
}

func TestAlign(t *testing.T) {
	found, err := Align(t.Context(), task())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := shapes(found.Beads), [][4]int{{0, 0, 1, 1}, {1, 1, 1, 1}, {2, 2, 1, 0}, {3, 2, 1, 1}}; !slices.Equal(got, want) {
		t.Errorf("beads %v, want %v", got, want)
	}
	if found.Score <= 0 {
		t.Errorf("the score is %.2f nats", found.Score)
	}
}

func TestAlignGoesThroughFixedNodes(t *testing.T) {
	given := task()
	given.Fixed = []lattice.Node{{I: 2, J: 1}} // parts the second sentences
	found, err := Align(t.Context(), given)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range slices.Concat(found.Beads, found.Possible) {
		if b.I < 2 && b.I+b.Shape.Source > 2 || b.J < 1 && b.J+b.Shape.Target > 1 || (b.I < 2) != (b.J < 1) && b.Shape.Source*b.Shape.Target > 0 {
			t.Errorf("bead %+v goes round the node", b)
		}
	}
}

func TestMatch(t *testing.T) {
	given := task()
	given.Target = text(language.English, "Today the house belongs to a bank.", "Two years later 128 guests came from London.",
		"The hotel was opened on May 3, 1901.")
	found, err := Match(t.Context(), given)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := shapes(found.Beads), [][4]int{{0, 2, 1, 1}, {1, 1, 1, 1}, {2, 0, 1, 0}, {3, 0, 1, 1}}; !slices.Equal(got, want) {
		t.Errorf("beads %v, want %v", got, want)
	}
	for i, b := range found.Beads[:len(given.Source.Sentences)] {
		sum := 0.0
		for _, p := range found.Possible {
			if p.I == i {
				sum += p.Probability
			}
		}
		if b.Shape.Target == 0 {
			sum += b.Probability
			if math.Abs(sum-1) > 0.01 {
				t.Errorf("sentence %d has a counterpart or none with the probability %.3f", i, sum)
			}
		} else if sum < b.Probability || sum > 1.01 {
			t.Errorf("sentence %d has a counterpart with the probability %.3f", i, sum)
		}
	}
}

func TestMemory(t *testing.T) {
	given := task()
	given.Memory = 7 * sentenceBytes
	var tooLarge *MemoryError
	if _, err := Align(t.Context(), given); !errors.As(err, &tooLarge) || tooLarge.Max != given.Memory || tooLarge.Bytes <= tooLarge.Max {
		t.Errorf("Align: error %v", err)
	}
	if _, err := Match(t.Context(), given); !errors.As(err, &tooLarge) || tooLarge.Max != given.Memory || tooLarge.Bytes <= tooLarge.Max {
		t.Errorf("Match: error %v", err)
	}
	m := memory{most: 100_000, sentences: 3, read: [2]tokens.Size{{Words: 15, Forms: 3, Letters: 30}, {Words: 5, Forms: 4, Letters: 10}}}
	words := 20*wordBytes + 7*formBytes + 40*letterBytes
	if left, err := m.left(10); err != nil || left != 100_000-10*nodeBytes-3*sentenceBytes-words {
		t.Errorf("%d bytes are left, error %v", left, err)
	}
}

// A bead is the surer the surer the passes are, and never quite.
func TestConfidenceGrowsWithProbability(t *testing.T) {
	single := lattice.Shape{Source: 1, Target: 1}
	last := 0.0
	for _, p := range []float64{0, 0.01, 0.5, 0.9, 0.999} {
		c := evidence{last: p, first: p, met: 0.7, shape: single}.confidence()
		if c <= last || c > 0.999 {
			t.Errorf("the confidence of the probability %g is %.4f, after %.4f", p, c, last)
		}
		last = c
	}
}
