// Package claims finds which sentences of the pages of one event report the same
// claim, wherever they stand and in whatever words.
package claims

import (
	"context"
	"slices"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/dictionary"
	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/quantity"
	"github.com/sejajar/sejajar/align/internal/role"
	"github.com/sejajar/sejajar/align/internal/score"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
	"github.com/sejajar/sejajar/align/lexicon"
)

// A Story is pages that tell of one event, made ready to be compared. It never
// changes, and is safe for use by many goroutines.
type Story struct {
	lexicons *lexicon.Set
	pages    []*page
}

// A page is one of a story.
type page struct {
	document align.Document
	language language.Tag
	text     *tokens.Text
	vectors  [][]float32         // of the sentences, nil where there are none
	pivots   []*dictionary.Pivot // by way of each language that a lexicon leads to
	roles    []role.Role
	told     [][]int32 // by sentence: its words, with those of what it is attributed to
	rarity   []float64 // by word, in nats: how rare it is in its language
	weights  []float64 // the same, less where much of the story has it
}

// New reads the words of documents. Vectors are those of the sentences of each
// document, if there are any.
func New(ctx context.Context, documents []align.Document, lexicons *lexicon.Set, vectors [][][]float32) (*Story, error) {
	s := &Story{lexicons: lexicons}
	count := make(map[string]int) // by language: the pages
	for _, d := range documents {
		count[languages.Base(d.Language)]++
	}
	for k, d := range documents {
		text, err := tokens.Read(ctx, d.Text, d.Sentences, quantity.For(d.Language))
		if err != nil {
			return nil, err
		}
		p := &page{document: d, language: d.Language, text: text}
		if vectors != nil {
			p.vectors = vectors[k]
		}
		p.rate(s.frequencies(p))
		p.roles = role.Of(d, text, p.rarity)
		p.told = attributed(text, p.roles)
		if count[languages.Base(d.Language)] > 1 {
			if err := p.paraphrase(ctx, lexicons); err != nil {
				return nil, err
			}
		}
		s.pages = append(s.pages, p)
	}
	s.weigh()
	return s, nil
}

// attributed returns the words of each sentence, with those of what it is attributed
// to, which then has none.
func attributed(text *tokens.Text, roles []role.Role) [][]int32 {
	sentences := slices.Clone(text.Sentences)
	whole := 0
	for i, r := range roles {
		if r == role.Attribution {
			sentences[whole] = slices.Concat(sentences[whole], sentences[i])
			sentences[i] = nil
		} else {
			whole = i
		}
	}
	return sentences
}

// paraphrase looks up what else means the same as the words of the page.
func (p *page) paraphrase(ctx context.Context, lexicons *lexicon.Set) error {
	for _, target := range lexicons.Targets(p.language) {
		l, ok := lexicons.Between(p.language, target)
		if !ok || languages.Same(p.language, target) {
			continue
		}
		pivot, err := dictionary.NewPivot(ctx, l, p.text)
		if err != nil {
			return err
		}
		p.pivots = append(p.pivots, pivot)
	}
	return nil
}

// tables returns which words of two pages mean the same: by the lexicon between their
// languages or, in one language, by way of others; and by how they are written.
func (s *Story) tables(ctx context.Context, a, b *page) (ahead, back translation.Table, err error) {
	ahead, back, err = score.Cognates(ctx, nil, a.text, b.text)
	if err != nil {
		return nil, nil, err
	}
	if languages.Same(a.language, b.language) {
		for k := range min(len(a.pivots), len(b.pivots)) {
			ahead = translation.Join(nil, ahead, a.pivots[k].Table(b.pivots[k]))
			back = translation.Join(nil, back, b.pivots[k].Table(a.pivots[k]))
		}
		return ahead, back, nil
	}
	l, ok := s.lexicons.Between(a.language, b.language)
	if !ok {
		return ahead, back, nil
	}
	found, err := dictionary.Find(ctx, l, a.text, b.text)
	if err != nil {
		return nil, nil, err
	}
	listed, listedBack, err := found.Tables(ctx, nil)
	if err != nil {
		return nil, nil, err
	}
	return translation.Join(nil, listed, ahead), translation.Join(nil, listedBack, back), nil
}
