package news

import (
	"context"
	"fmt"
	"io/fs"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/parallel"
	"github.com/sejajar/sejajar/examples/internal/terminal"
	"github.com/sejajar/sejajar/testdata"
)

// read reads the named files, or the built-in stories where none is named. It
// reports each file that cannot be read, and returns the others. Of one in
// several languages it warns.
func read(ctx context.Context, reader *pages.Reader, names []string, call *command.Call) (heap []pages.Page, unread []skip, err error) {
	open := func(name string) (pages.Page, error) { return reader.Read(ctx, name, language.Und) }
	if len(names) == 0 {
		if names, err = fs.Glob(testdata.Files, "stories/*/??.txt"); err != nil {
			return nil, nil, err
		}
		open = func(name string) (pages.Page, error) {
			text, err := fs.ReadFile(testdata.Files, name)
			if err != nil {
				return pages.Page{}, err
			}
			return reader.Parse(name, language.Und, string(text))
		}
	}
	type result struct {
		name string
		page pages.Page
		err  error
	}
	progress := terminal.NewProgress(call.Stderr, len(names), "files")
	defer progress.Clear()
	for _, r := range parallel.Map(names, func(name string) result {
		page, err := open(name)
		return result{name, page, err}
	}) {
		progress.Step()
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if r.err != nil {
			progress.Clear()
			call.Report(r.err)
			unread = append(unread, skip{r.name, r.err})
			continue
		}
		if r.page.Warning != nil {
			progress.Clear()
			call.Report(r.page.Warning)
		}
		heap = append(heap, r.page)
	}
	if len(unread) > 0 {
		return heap, unread, fmt.Errorf("%d of %d files could not be read", len(unread), len(names))
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
