package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

func init() {
	register.DoFn4x0[context.Context, Raw, func(int64, Page), func(Failure)](&prepareFn{})
	register.DoFn5x0[int64, func(*Page) bool, func(string, Page), func(string, int), func(Failure)](&uniqueFn{})
	register.DoFn5x0[context.Context, string, func(*Page) bool, func(int64, Page), func(Failure)](&siteFn{})
	register.Emitter2[int64, Page]()
	register.Emitter2[string, Page]()
	register.Emitter2[string, int]()
	register.Iter1[Page]()
}

// prepareFn takes the text out of documents, tells their languages and finds their
// sentences.
type prepareFn struct {
	working
}

var errNoLanguage = errors.New("its language cannot be told")

// ProcessElement emits a page by its key.
func (f *prepareFn) ProcessElement(ctx context.Context, raw Raw, emit func(int64, Page), fail func(Failure)) {
	guard(raw.Name, "extract", fail, func() error {
		p, err := f.worker.page(ctx, raw)
		if err == nil {
			emit(p.Key(), p)
		}
		return err
	})
}

// page makes a page of a document.
func (w *worker) page(ctx context.Context, raw Raw) (Page, error) {
	read, err := raw.document()
	if err != nil {
		return Page{}, err
	}
	file, err := read.File(ctx, texts.Settings{})
	if err != nil {
		return Page{}, err
	}
	d := file.Document(w.detector.Detect(file.Prose()).Tag)
	d.ID = raw.Name
	switch {
	case len(d.Sentences) == 0:
		return Page{}, errors.New("it has no text")
	case d.Language == language.Und:
		return Page{}, errNoLanguage
	}
	return newPage(d), nil
}

// uniqueFn keeps one of the pages that are copies to the letter, that with the first
// name, and gives it the host by which furniture is looked for.
type uniqueFn struct{}

// ProcessElement emits a page by its host, and counts pages by language and copies.
func (f *uniqueFn) ProcessElement(
	key int64, pages func(*Page) bool, emit func(string, Page), count func(string, int), fail func(Failure),
) {
	var first, p Page
	for n := 0; pages(&p); n++ {
		switch {
		case n == 0:
			first = p
			continue
		case p.Text != first.Text || p.Language != first.Language:
			fail(Failure{p.ID, "copies", fmt.Sprintf("its text has the hash of that of %s", first.ID)})
			continue
		case p.ID < first.ID:
			first = p
		}
		count("copies", 1)
	}
	count("pages "+first.Language, 1)
	emit(first.Host, first)
}

// sortPages sorts pages by name, so that nothing depends on the order in which workers
// send them.
func sortPages(pages []Page) {
	slices.SortFunc(pages, func(a, b Page) int {
		if order := strings.Compare(a.ID, b.ID); order != 0 {
			return order
		}
		return strings.Compare(a.Text, b.Text)
	})
}

// siteFn finds the furniture of the pages of a site.
type siteFn struct {
	working
}

// ProcessElement emits pages by their keys.
func (f *siteFn) ProcessElement(
	ctx context.Context, site string, pages func(*Page) bool, emit func(int64, Page), fail func(Failure),
) {
	var all []Page
	var p Page
	for pages(&p) {
		all = append(all, p)
	}
	sortPages(all)
	guard("site "+site, "furniture", fail, func() error {
		documents := make([]align.Document, len(all))
		for i, p := range all {
			documents[i] = p.document()
		}
		furniture, err := f.worker.finder.Furniture(ctx, documents)
		if err != nil {
			return err
		}
		for i, without := range furniture {
			if without == nil {
				continue
			}
			all[i].Furniture = make([]byte, len(without))
			for s, is := range without {
				if is {
					all[i].Furniture[s] = 1
				}
			}
		}
		return nil
	})
	for _, p := range all {
		emit(p.Key(), p)
	}
}
