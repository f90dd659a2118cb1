package viewer

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"net/http"
	"path"
	"strings"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/outputs"
)

// downloadOPUS answers with pairs, of which there is one at least, in the form of OPUS,
// whose files are in a zip.
func downloadOPUS(pairs []*pair, r *http.Request) (any, error) {
	least, err := leastOf(r)
	if err != nil {
		return nil, err
	}
	alignments, ids := make([]*align.Alignment, len(pairs)), make(map[string]int)
	for k, p := range pairs {
		a := p.alignment(least)
		a.Source.ID, a.Target.ID = idOf(p.a, a.Source.ID, ids), idOf(p.b, a.Target.ID, ids)
		alignments[k] = a
	}
	name := stem(pairs[0].source.ID) + "-" + stem(pairs[0].target.ID)
	if len(pairs) > 1 {
		name = stem(pairs[0].source.ID) + "-versions"
	}
	return later(func(ctx context.Context) (any, error) {
		content, err := zipOf(ctx, outputs.OPUSFiles(alignments))
		return attachment{name + ".opus.zip", content}, err
	}), nil
}

// idOf returns a name of the document of a number that no other has: ids are those that are
// given, and to which documents.
func idOf(document int, name string, ids map[string]int) string {
	end := path.Ext(name)
	for id, n := name, 2; ; id, n = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, end), n, end), n+1 {
		if other, ok := ids[id]; !ok || other == document {
			ids[id] = document
			return id
		}
	}
}

// zipOf makes a zip of files.
func zipOf(ctx context.Context, files []outputs.File) ([]byte, error) {
	var content bytes.Buffer
	archive := zip.NewWriter(&content)
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		w, err := archive.Create(f.Name)
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(w); err != nil {
			return nil, err
		}
	}
	err := archive.Close()
	return content.Bytes(), err
}
