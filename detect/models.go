package detect

import (
	"iter"
	"math"
	"slices"
	"sync"

	"github.com/pemistahl/lingua-go"
)

// lingua is asked about a few pieces of a text. Above 400 bytes it falls into
// big-number arithmetic.
const (
	pieceBytes = 400
	mostPieces = 3
)

// models are lingua's low-accuracy models of some languages. They are loaded
// when they are first asked, once: about 6 ms and 0.7 MB a language.
type models struct {
	codes []string // ISO 639-1

	load      sync.Once
	languages []lingua.Language
	detector  lingua.LanguageDetector
}

// add adds a language and returns its index.
func (m *models) add(code string) int {
	i := slices.Index(m.codes, code)
	if i < 0 {
		i = len(m.codes)
		m.codes = append(m.codes, code)
	}
	return i
}

// probabilities returns the probability of each language given the words of
// the sample, averaged over pieces of it.
func (m *models) probabilities(s *sample) []float64 {
	m.load.Do(m.build)
	sum := make([]float64, len(m.languages))
	pieces := 0
	for piece := range s.pieces() {
		for _, v := range m.detector.ComputeLanguageConfidenceValues(piece) {
			for i, l := range m.languages {
				if v.Language() == l {
					sum[i] += v.Value()
				}
			}
		}
		pieces++
	}
	for i := range sum {
		// lingua adds logarithms in the random order of a map: keep no digits
		// that depend on it.
		sum[i] = math.Round(sum[i]/float64(max(pieces, 1))*1e9) / 1e9
	}
	return sum
}

// pieces ranges over up to mostPieces stretches of the sample's words, spread
// from its beginning to its end.
func (s *sample) pieces() iter.Seq[string] {
	return func(yield func(string) bool) {
		n := min((len(s.text)+pieceBytes-1)/pieceBytes, mostPieces)
		piece := make([]byte, 0, pieceBytes)
		for i := range n {
			piece = piece[:0]
			for _, w := range s.words[i*len(s.words)/n : (i+1)*len(s.words)/n] {
				if len(piece)+w.end-w.start >= pieceBytes {
					break
				}
				piece = append(append(piece, s.text[w.start:w.end]...), ' ')
			}
			if len(piece) > 0 && !yield(string(piece)) {
				return
			}
		}
	}
}

// build makes the detector and has it load all that it will ever need: where
// it does not know a trigram it falls back on bigrams and unigrams, which it
// would load without a lock.
func (m *models) build() {
	for _, code := range m.codes {
		iso := lingua.GetIsoCode639_1FromValue(code)
		m.languages = append(m.languages, lingua.GetLanguageFromIsoCode639_1(iso))
	}
	m.detector = lingua.NewLanguageDetectorBuilder().FromLanguages(m.languages...).
		WithLowAccuracyMode().WithPreloadedLanguageModels().Build()
	for _, unheard := range [...]string{"xqj", "ъйщ", "ظثغ", "ञझऋ"} {
		m.detector.ComputeLanguageConfidenceValues(unheard)
	}
}
