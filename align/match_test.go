package align_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
	"github.com/sejajar/sejajar/align/internal/countdown"
)

// shuffled returns the sentences of a document in another order, and where
// each was.
func shuffled(d align.Document, seed uint64) (align.Document, []int) {
	order := rand.New(rand.NewPCG(seed, 0)).Perm(len(d.Sentences))
	sentences := make([]string, len(order))
	for k, i := range order {
		sentences[k] = d.Sentence(i)
	}
	return align.FromSentences(d.ID, d.Language, sentences...), order
}

// requireMatching fails unless the beads pair single sentences, in the order of
// the source, and then tell the target sentences that have no counterpart, in
// order. It returns the beads with two sides.
func requireMatching(t testing.TB, a *align.Alignment) (matches []align.Bead) {
	t.Helper()
	if !a.Unordered {
		t.Fatal("the alignment does not say that it has no order")
	}
	sources, last := 0, -1
	taken := make(map[int]bool)
	for _, b := range a.Beads {
		if !(b.Confidence >= 0 && b.Confidence <= 1) || b.Source.Len() > 1 || b.Target.Len() > 1 {
			t.Fatalf("bead %v", b)
		}
		if b.Source.Len() == 1 {
			if b.Source.Start != sources {
				t.Fatalf("bead %v where source sentence %d is next", b, sources)
			}
			sources++
		} else if sources != len(a.Source.Sentences) || b.Target.Start <= last {
			t.Fatalf("bead %v stands before others", b)
		} else {
			last = b.Target.Start
		}
		if b.Target.Len() == 1 {
			if taken[b.Target.Start] {
				t.Fatalf("bead %v has a sentence of another", b)
			}
			taken[b.Target.Start] = true
		}
		if !b.Null() {
			matches = append(matches, b)
		}
	}
	if sources != len(a.Source.Sentences) || len(taken) != len(a.Target.Sentences) {
		t.Fatalf("%d and %d sentences stand in beads, of %d and %d", sources, len(taken), len(a.Source.Sentences), len(a.Target.Sentences))
	}
	return matches
}

func TestMatchShuffledStories(t *testing.T) {
	aligner := newAligner(t)
	var right, told int
	for _, story := range []string{"ferry", "lake", "football"} {
		source, target := version(t, story, "id"), version(t, story, "en")
		gold := make(map[[2]int]bool)
		for _, b := range readGold(t, story, "id-en") {
			for _, i := range b.Source {
				for _, j := range b.Target {
					gold[[2]int{i, j}] = true
				}
			}
		}
		mixed, order := shuffled(target, 7)
		alignment, err := aligner.Match(t.Context(), source, mixed)
		if err != nil {
			t.Fatal(err)
		}
		matches := requireMatching(t, alignment)
		told += len(matches)
		for _, m := range matches {
			if gold[[2]int{m.Source.Start, order[m.Target.Start]}] {
				right++
			}
		}
	}
	t.Logf("%d of %d matches are right", right, told)
	if told < 60 || right*100 < told*85 {
		t.Errorf("%d of %d matches are right", right, told)
	}
}

func TestMatchDevelopmentStories(t *testing.T) {
	if testing.Short() {
		t.Skip("measures accuracy, which takes seconds")
	}
	for pair, least := range map[string]float64{"id-en": 0.975, "de-en": 0.97, "id-de": 0.955} {
		folders, err := filepath.Glob(filepath.Join("..", "..", "shared", "bench", "ntrex-story", pair, "*"))
		if err != nil || len(folders) == 0 {
			t.Skip("no ntrex-story in the shared folder beside the checkout")
		}
		aligner := newAligner(t)
		var counts evaluate.Counts
		var calibration, alone evaluate.Calibration
		for _, folder := range folders {
			source := readLines(t, filepath.Join(folder, "src.txt"), language.Make(pair[:2]))
			target := readLines(t, filepath.Join(folder, "tgt.txt"), language.Make(pair[3:]))
			file, err := os.Open(filepath.Join(folder, "gold.txt"))
			if err != nil {
				t.Fatal(err)
			}
			gold, err := evaluate.ReadBeads(file)
			file.Close()
			if err != nil {
				t.Fatal(err)
			}
			alignment, err := aligner.Match(t.Context(), source, target)
			if err != nil {
				t.Fatal(err)
			}
			requireMatching(t, alignment)
			predicted := evaluate.BeadsOf(alignment)
			counts.Add(evaluate.Beads(gold, predicted, len(source.Sentences), len(target.Sentences)))
			c, _ := evaluate.Calibrate(gold, predicted)
			calibration.Add(c)
			for _, p := range predicted {
				if p.Null() {
					alone.Observe(p.Confidence, !slices.ContainsFunc(gold, func(g evaluate.Bead) bool {
						return slices.ContainsFunc(p.Source, func(i int) bool { return slices.Contains(g.Source, i) }) ||
							slices.ContainsFunc(p.Target, func(j int) bool { return slices.Contains(g.Target, j) })
					}))
				}
			}
		}
		t.Logf("%s: precision %.3f, recall %.3f, F1 %.4f, calibration error %.3f, of null beads %.3f",
			pair, counts.Strict.Precision(), counts.Strict.Recall(), counts.Strict.F1(), calibration.ECE(), alone.ECE())
		if counts.Strict.F1() < least || calibration.ECE() > 0.03 || alone.ECE() > 0.03 {
			t.Errorf("%s: F1 %.4f, want at least %.3f; calibration errors %.3f and %.3f, want at most 0.03",
				pair, counts.Strict.F1(), least, calibration.ECE(), alone.ECE())
		}
	}
}

func readLines(t testing.TB, name string, tag language.Tag) align.Document {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return align.ParseLines(name, tag, string(text))
}

// TestMatchLongDocuments takes documents that are too long for all pairs of
// their sentences to be compared.
func TestMatchLongDocuments(t *testing.T) {
	const n = 1200
	var source, target []string
	for i := range n {
		source = append(source, fmt.Sprintf("Pada hari ke-%d kapal KM%d membawa %d orang.", i, 5000+i, 20000+7*i))
		target = append(target, fmt.Sprintf("On day %d the ship KM%d carried %d people.", i, 5000+i, 20000+7*i))
	}
	s := align.FromSentences("s", language.Indonesian, source...)
	u, order := shuffled(align.FromSentences("t", language.English, target...), 8)
	alignment, err := newAligner(t).Match(t.Context(), s, u)
	if err != nil {
		t.Fatal(err)
	}
	matches := requireMatching(t, alignment)
	right := 0
	for _, m := range matches {
		if order[m.Target.Start] == m.Source.Start {
			right++
		}
	}
	if right < n*95/100 || len(matches)-right > n/100 {
		t.Errorf("%d of %d matches are right, of %d sentences", right, len(matches), n)
	}
}

func TestMatchDocumentsWithoutSentences(t *testing.T) {
	aligner := newAligner(t)
	some := align.FromSentences("some", language.English, "One.", "", "Two.")
	none := align.FromSentences("none", language.German)
	for _, pair := range [][2]align.Document{{some, none}, {none, some}, {none, none}, {{}, some}} {
		alignment, err := aligner.Match(t.Context(), pair[0], pair[1])
		if err != nil {
			t.Fatal(err)
		}
		if matches := requireMatching(t, alignment); len(matches) > 0 {
			t.Errorf("matches %v", matches)
		}
		for _, b := range alignment.Beads {
			if b.Confidence != 1 {
				t.Errorf("bead %v of a document that has nothing to pair it with", b)
			}
		}
	}
}

func TestMatchKeepsLimits(t *testing.T) {
	source, target := version(t, "ferry", "id"), version(t, "ferry", "en")
	for _, option := range []align.Option{align.MaxSentences(5), align.MaxSentenceBytes(5), align.MaxMemory(5)} {
		var large *align.TooLargeError
		if _, err := newAligner(t, option).Match(t.Context(), source, target); !errors.As(err, &large) {
			t.Errorf("error %v, want one that tells the limit", err)
		}
	}
	sure, err := newAligner(t, align.MinConfidence(0.9)).Match(t.Context(), source, target)
	if err != nil {
		t.Fatal(err)
	}
	matches := requireMatching(t, sure)
	if len(matches) == 0 {
		t.Error("there are no matches")
	}
	for _, m := range matches {
		if m.Confidence < 0.9 {
			t.Errorf("match %v is below the least confidence", m)
		}
	}
}

func TestMatchStopsWhereverTheContextEnds(t *testing.T) {
	source, target := version(t, "ferry", "id"), version(t, "ferry", "en")
	aligner := newAligner(t)
	for looks := 0; ; looks += 1 + looks/8 {
		alignment, err := aligner.Match(countdown.New(t.Context(), looks), source, target)
		if err == nil {
			return
		}
		if alignment != nil {
			t.Fatalf("alignment %v, error %v", alignment, err)
		}
	}
}

// TestPosteriorWithoutOrder holds that the probabilities of a sentence's rivals
// and of its having no counterpart leave nothing over.
func TestPosteriorWithoutOrder(t *testing.T) {
	source := version(t, "ferry", "id")
	target, _ := shuffled(version(t, "ferry", "en"), 3)
	a, err := newAligner(t).Match(t.Context(), source, target)
	if err != nil {
		t.Fatal(err)
	}
	last := align.SentencePair{Source: -1}
	sums := make([]float64, len(source.Sentences))
	for p := range a.Posterior() {
		if p.Source < last.Source || p.Source == last.Source && p.Target <= last.Target {
			t.Errorf("%v comes after %v", p, last)
		}
		sums[p.Source] += p.Probability
		last = p
	}
	for _, b := range a.Beads {
		if b.Source.Len() == 0 {
			continue
		}
		switch sum := sums[b.Source.Start]; {
		case !b.Null() && sum < b.Confidence:
			t.Errorf("%v: all pairs of the sentence together have the probability %.3f", b, sum)
		case b.Null() && math.Abs(1-sum-b.Confidence) > 0.05:
			t.Errorf("%v: its pairs have the probability %.3f", b, sum)
		}
	}
}
