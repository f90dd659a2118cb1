package detect

import (
	"iter"
	"slices"
	"strings"
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
	languages []lingua.Language

	load     sync.Once
	detector lingua.LanguageDetector
}

// add adds a language by its code and returns its index.
func (m *models) add(code string) int {
	for _, l := range lingua.AllLanguages() {
		if strings.EqualFold(l.IsoCode639_1().String(), code) {
			if i := slices.Index(m.languages, l); i >= 0 {
				return i
			}
			m.languages = append(m.languages, l)
			return len(m.languages) - 1
		}
	}
	return -1
}

// probabilities returns the probability of each language given the words of
// one script, averaged over pieces of the sample.
func (m *models) probabilities(s *sample, script script) []float64 {
	m.load.Do(m.build)
	sum := make([]float64, len(m.languages))
	pieces := 0
	for piece := range s.pieces(script) {
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
		sum[i] /= float64(max(pieces, 1))
	}
	return sum
}

// pieces ranges over up to mostPieces stretches of the sample's words of one
// script, spread from its beginning to its end.
func (s *sample) pieces(script script) iter.Seq[string] {
	return func(yield func(string) bool) {
		n := min((len(s.text)+pieceBytes-1)/pieceBytes, mostPieces)
		piece := make([]byte, 0, pieceBytes)
		for i := range n {
			piece = piece[:0]
			for _, w := range s.words[i*len(s.words)/n : (i+1)*len(s.words)/n] {
				if len(piece)+w.end-w.start >= pieceBytes {
					break
				}
				if w.script == script {
					piece = append(append(piece, s.text[w.start:w.end]...), ' ')
				}
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
	m.detector = lingua.NewLanguageDetectorBuilder().FromLanguages(m.languages...).
		WithLowAccuracyMode().WithPreloadedLanguageModels().Build()
	for _, unheard := range [...]string{"xqj", "ъйщ", "ظثغ", "ञझऋ"} {
		m.detector.ComputeLanguageConfidenceValues(unheard)
	}
}
