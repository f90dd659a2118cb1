package news

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/crawl"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/testdata"
)

// builtIn ranges over the stories that come with the program.
func builtIn(yield func(crawl.Document, error) bool) {
	names, err := fs.Glob(testdata.Files, "stories/*/??.txt")
	if err != nil {
		yield(crawl.Document{Name: "stories"}, err)
		return
	}
	for _, name := range names {
		text, err := fs.ReadFile(testdata.Files, name)
		if !yield(crawl.Document{Name: name, Place: name, Content: text, Type: crawl.Text}, err) {
			return
		}
	}
}

// read reads documents. It reports each that cannot be read, or has the name of one
// before it, and returns the others. Of one in several languages it warns.
func read(ctx context.Context, reader *pages.Reader, documents iter.Seq2[crawl.Document, error], call *command.Call) (
	heap []pages.Page, unread []skip, err error) {
	tried, first := 0, make(map[string]string) // the place of each name
	open := func(d crawl.Document) (pages.Page, error) { return reader.ReadDocument(ctx, d, language.Und) }
	for d := range crawl.Map(documents, open) {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		tried++
		if d.Err != nil {
			call.Report(d.Err)
			unread = append(unread, skip{d.Name, d.Err, true})
			continue
		}
		if place, ok := first[d.Name]; ok {
			call.Report(fmt.Errorf("warning: %s: %s has the same name, %s; it is not read", d.Place, place, d.Name))
			continue
		}
		first[d.Name] = d.Place
		if d.Value.Warning != nil {
			call.Report(d.Value.Warning)
		}
		heap = append(heap, d.Value)
	}
	if len(unread) > 0 {
		return heap, unread, fmt.Errorf("%d of %d files could not be read", len(unread), tried)
	}
	return heap, nil, nil
}

// inFile says of a document that is too large to be compared where in its file it
// is so and what can be done; any other error it returns as it is.
func inFile(d align.Document, err error) error {
	if n := len(d.Sentences); n > align.DefaultMaxSentences {
		return fmt.Errorf("%s: %d sentences, the limit is %d; split the file", d.ID, n, align.DefaultMaxSentences)
	}
	for i, s := range d.Sentences {
		if n := s.End - s.Start; n > align.DefaultMaxSentenceBytes {
			line := 1 + strings.Count(d.Text[:s.Start], "\n")
			return fmt.Errorf("%s: line %d: sentence %d is %d bytes long, the limit is %d; break it into lines", d.ID, line, i+1, n,
				align.DefaultMaxSentenceBytes)
		}
	}
	return err
}
