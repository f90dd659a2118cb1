package difference

import (
	"context"
	"errors"
	"sync"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/dictionary"
	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/quantity"
	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
	"github.com/sejajar/sejajar/align/lexicon"
)

// A Finder finds differences. It is safe for use by many goroutines.
type Finder struct {
	lexicons []*lexicon.Lexicon // instead of the embedded ones, unless nil

	mutex sync.Mutex
	known map[[2]language.Tag]knowledge
}

// knowledge is what is known of the words of two languages.
type knowledge struct {
	dictionary *dictionary.Dictionary // nil if there is none
	lexicon    *lexicon.Lexicon
	countries  [2]gazetteer // in either language
}

// New returns a Finder that looks names up in the given lexicons, the first one
// between the languages of the documents in either direction; without any in the embedded ones.
func New(lexicons ...*lexicon.Lexicon) *Finder {
	return &Finder{lexicons: lexicons, known: make(map[[2]language.Tag]knowledge)}
}

func (f *Finder) knowledge(from, to language.Tag) knowledge {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	key := [2]language.Tag{from, to}
	k, ok := f.known[key]
	if !ok {
		if k.lexicon = f.lexicon(from, to); k.lexicon != nil {
			k.dictionary = dictionary.New(k.lexicon)
			k.countries = [2]gazetteer{countriesOf(from), countriesOf(to)}
		}
		f.known[key] = k
	}
	return k
}

func (f *Finder) lexicon(from, to language.Tag) *lexicon.Lexicon {
	for _, l := range f.lexicons {
		source, target := l.Languages()
		switch {
		case languages.Same(source, from) && languages.Same(target, to):
			return l
		case languages.Same(source, to) && languages.Same(target, from):
			return l.Reverse()
		}
	}
	if len(f.lexicons) == 0 {
		if l, ok := lexicon.Embedded(from, to); ok {
			return l
		}
	}
	return nil
}

// A pair is two documents, ready to be compared.
type pair struct {
	source, target side
	same           bool // they are in one language
	known          bool // there is a lexicon between their languages
}

// A side is one of two documents.
type side struct {
	document  align.Document
	rules     *quantity.Rules
	words     *tokens.Text
	numbers   map[string]int32  // of words by form
	table     translation.Table // to the other document's words
	lexicon   *lexicon.Lexicon  // into the other document's language; nil if there is none
	countries gazetteer         // of the document's language
}

func (f *Finder) open(ctx context.Context, source, target align.Document) (*pair, error) {
	p := &pair{same: languages.Same(source.Language, target.Language)}
	err := errors.Join(source.Check(), target.Check())
	if err != nil {
		return nil, err
	}
	if p.source, err = openSide(ctx, source); err != nil {
		return nil, err
	}
	if p.target, err = openSide(ctx, target); err != nil {
		return nil, err
	}
	k := f.knowledge(source.Language, target.Language)
	if p.known = k.dictionary != nil; !p.known {
		return p, nil
	}
	if p.source.table, p.target.table, err = k.dictionary.Find(p.source.words, p.target.words).Tables(ctx); err != nil {
		return nil, err
	}
	p.source.countries, p.target.countries = k.countries[0], k.countries[1]
	p.source.lexicon, p.target.lexicon = k.lexicon, k.lexicon.Reverse()
	return p, nil
}

func openSide(ctx context.Context, d align.Document) (side, error) {
	words, err := tokens.Read(ctx, d.Text, d.Sentences, nil)
	if err != nil {
		return side{}, err
	}
	s := side{document: d, rules: quantity.For(d.Language), words: words, numbers: make(map[string]int32, len(words.Words))}
	for n, w := range words.Words {
		s.numbers[w] = int32(n)
	}
	return s, nil
}

// bead returns what differs in a bead with two sides.
func (p *pair) bead(b align.Bead) []Difference {
	sourceFigures, targetFigures := p.source.figures(b.Source), p.target.figures(b.Target)
	found := p.figures(b, sourceFigures, targetFigures)
	return append(found, p.names(without(p.source.wordsOf(b.Source), sourceFigures), without(p.target.wordsOf(b.Target), targetFigures))...)
}
