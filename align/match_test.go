package align_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
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

// requireMatches fails unless matches are one to one, in order and probable.
func requireMatches(t testing.TB, source, target align.Document, matches []align.Match) {
	t.Helper()
	last := -1
	taken := make(map[int]bool)
	for _, m := range matches {
		if m.Source <= last || m.Source >= len(source.Sentences) || m.Target < 0 || m.Target >= len(target.Sentences) || taken[m.Target] {
			t.Fatalf("match %+v follows on source sentence %d", m, last)
		}
		if !(m.Confidence > 0 && m.Confidence <= 1) {
			t.Fatalf("match %+v", m)
		}
		last = m.Source
		taken[m.Target] = true
	}
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
		matches, err := aligner.Match(t.Context(), source, mixed)
		if err != nil {
			t.Fatal(err)
		}
		requireMatches(t, source, mixed, matches)
		told += len(matches)
		for _, m := range matches {
			if gold[[2]int{m.Source, order[m.Target]}] {
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
		var calibration evaluate.Calibration
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
			matches, err := aligner.Match(t.Context(), source, target)
			if err != nil {
				t.Fatal(err)
			}
			requireMatches(t, source, target, matches)
			var predicted []evaluate.Bead
			for _, m := range matches {
				predicted = append(predicted, evaluate.Bead{Source: []int{m.Source}, Target: []int{m.Target}, Confidence: m.Confidence})
			}
			counts.Add(evaluate.Beads(gold, predicted, len(source.Sentences), len(target.Sentences)))
			c, _ := evaluate.Calibrate(gold, predicted)
			calibration.Add(c)
		}
		t.Logf("%s: precision %.3f, recall %.3f, F1 %.4f, calibration error %.3f", pair, counts.Strict.Precision(), counts.Strict.Recall(), counts.Strict.F1(), calibration.ECE())
		if counts.Strict.F1() < least || calibration.ECE() > 0.03 {
			t.Errorf("%s: F1 %.4f, want at least %.3f; calibration error %.3f, want at most 0.03", pair, counts.Strict.F1(), least, calibration.ECE())
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
	matches, err := newAligner(t).Match(t.Context(), s, u)
	if err != nil {
		t.Fatal(err)
	}
	requireMatches(t, s, u, matches)
	right := 0
	for _, m := range matches {
		if order[m.Target] == m.Source {
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
		if matches, err := aligner.Match(t.Context(), pair[0], pair[1]); err != nil || len(matches) > 0 {
			t.Errorf("matches %v, error %v", matches, err)
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
	if err != nil || len(sure) == 0 {
		t.Fatalf("%d matches, error %v", len(sure), err)
	}
	for _, m := range sure {
		if m.Confidence < 0.9 {
			t.Errorf("match %+v is below the least confidence", m)
		}
	}
}

func TestMatchStopsWhereverTheContextEnds(t *testing.T) {
	source, target := version(t, "ferry", "id"), version(t, "ferry", "en")
	aligner := newAligner(t)
	for looks := 0; ; looks += 1 + looks/8 {
		matches, err := aligner.Match(&countdown{t.Context(), looks}, source, target)
		if err == nil {
			return
		}
		if matches != nil {
			t.Fatalf("matches %v, error %v", matches, err)
		}
	}
}
