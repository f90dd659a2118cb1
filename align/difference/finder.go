package difference

import (
	"context"
	"errors"
	"sync"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/quantity"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/lexicon"
)

// A Finder finds differences. The zero Finder knows no word of any language. A
// Finder is safe for use by many goroutines.
type Finder struct {
	lexicons  *lexicon.Set
	countries sync.Map // the gazetteer of each language.Tag
}

// New returns a Finder that looks words up in the lexicons of a set, in all that
// are between the languages of two documents. Their order does not matter.
func New(lexicons *lexicon.Set) *Finder { return &Finder{lexicons: lexicons} }

// A pair is two documents, ready to be compared.
type pair struct {
	source, target document
	same           bool // they are in one language
	known          bool // there is a lexicon between their languages
}

// A document is one of the two.
type document struct {
	align.Document
	rules     *quantity.Rules
	words     *tokens.Text
	numbers   map[string]int32 // of words by form
	lookups   []lookup         // in each lexicon into the other document's language
	countries gazetteer        // of the document's language, if there is a lexicon
}

func (f *Finder) open(ctx context.Context, source, target align.Document) (*pair, error) {
	p := &pair{same: languages.Same(source.Language, target.Language)}
	err := errors.Join(source.Check(), target.Check())
	if err != nil {
		return nil, err
	}
	if p.source, err = newDocument(ctx, source); err != nil {
		return nil, err
	}
	if p.target, err = newDocument(ctx, target); err != nil {
		return nil, err
	}
	if err := p.lookUp(ctx, f.lexicons); err != nil {
		return nil, err
	}
	if p.known {
		p.source.countries, p.target.countries = f.countriesOf(source.Language), f.countriesOf(target.Language)
	}
	return p, nil
}

func (f *Finder) countriesOf(tag language.Tag) gazetteer {
	known, ok := f.countries.Load(tag)
	if !ok {
		known, _ = f.countries.LoadOrStore(tag, countriesOf(tag))
	}
	return known.(gazetteer)
}

func newDocument(ctx context.Context, d align.Document) (document, error) {
	words, err := tokens.Read(ctx, d.Text, d.Sentences, nil)
	if err != nil {
		return document{}, err
	}
	known := document{Document: d, rules: quantity.For(d.Language), words: words, numbers: make(map[string]int32, len(words.Words))}
	for n, w := range words.Words {
		if n%breath == 0 && ctx.Err() != nil {
			return document{}, ctx.Err()
		}
		known.numbers[w] = int32(n)
	}
	return known, nil
}

// breath is how many words are gone through before the context is checked again.
const breath = 1 << 10

// bead returns what differs in the sentences of a bead that is not null.
func (p *pair) bead(b align.Bead) []Difference {
	sourceFigures, targetFigures := p.source.figures(b.Source), p.target.figures(b.Target)
	found := p.figures(b, sourceFigures, targetFigures)
	sourceWords, targetWords := p.source.wordsOf(b.Source), p.target.wordsOf(b.Target)
	return append(found, p.names(without(sourceWords, sourceFigures), without(targetWords, targetFigures))...)
}
