package outputs

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
)

// A File is one of several that are an output together.
type File struct {
	Name  string // with slashes, in the folder of all
	Write func(io.Writer) (removed int, err error)
}

// OPUSFiles returns the files of a folder in the form of OPUS: each document once, as
// xml/LANGUAGE/NAME.xml, and as xml/SOURCE-TARGET.xml the links between the
// documents in two languages, which name those files as OPUS does.
func OPUSFiles(alignments []*align.Alignment) (files []File) {
	documents := make(map[string]align.Document)
	names := opusNames(alignments)
	links := make(map[string][]*align.Alignment)
	for _, a := range alignments {
		for _, d := range []align.Document{a.Source, a.Target} {
			documents[names[d.ID]] = d
		}
		pair := a.Source.Language.String() + "-" + a.Target.Language.String()
		links[pair] = append(links[pair], a)
	}
	for _, name := range slices.Sorted(maps.Keys(documents)) {
		files = append(files, File{path.Join("xml", name), func(w io.Writer) (int, error) { return bitext.WriteSentences(w, documents[name]) }})
	}
	for _, pair := range slices.Sorted(maps.Keys(links)) {
		files = append(files, File{path.Join("xml", pair+".xml"), func(w io.Writer) (int, error) { return writeLinks(w, links[pair], names) }})
	}
	return files
}

// writeOPUS writes a folder in the form of OPUS.
func (s *Settings) writeOPUS(folder string, alignments []*align.Alignment) (removed int, err error) {
	for _, f := range OPUSFiles(alignments) {
		name := filepath.Join(folder, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return removed, fmt.Errorf("%s: cannot make this folder: %w", filepath.Dir(name), err)
		}
		err := s.Into(nil, name, func(w io.Writer) error {
			n, err := f.Write(w)
			removed += n
			return err
		})
		if err != nil {
			return removed, err
		}
	}
	return removed, nil
}

// writeLinks writes alignments between documents that have other names now.
func writeLinks(w io.Writer, alignments []*align.Alignment, names map[string]string) (removed int, err error) {
	out, err := bitext.NewWriter(w, bitext.XCES)
	if err != nil {
		return 0, err
	}
	for _, a := range alignments {
		for u := range bitext.Units(a) {
			for k := range u.Versions {
				u.Versions[k].Document = names[u.Versions[k].Document]
			}
			if err := out.Write(u); err != nil {
				return out.Removed(), err
			}
		}
	}
	err = out.Close()
	return out.Removed(), err
}

// opusNames gives each document a file of its own, below the folder of its
// language, with the folders that they do not all share where they need them.
func opusNames(alignments []*align.Alignment) map[string]string {
	documents := make(map[string]align.Document)
	var pairs [][2]string
	for _, a := range alignments {
		documents[a.Source.ID], documents[a.Target.ID] = a.Source, a.Target
		pairs = append(pairs, [2]string{a.Source.ID, a.Target.ID})
	}
	ids := slices.SortedFunc(maps.Keys(documents), strings.Compare)
	named := func(short func(string) string) []string {
		names := make([]string, len(ids))
		for k, id := range ids {
			base := cmp.Or(strings.Trim(short(strings.TrimSuffix(id, filepath.Ext(id))), "./\\"), "document")
			names[k] = path.Join(documents[id].Language.String(), base)
		}
		return names
	}
	list := named(filepath.Base)
	if same := make(map[string]bool); slices.ContainsFunc(list, func(name string) bool {
		name = strings.ToLower(name)
		defer func() { same[name] = true }()
		return same[name]
	}) {
		list = distinct(named(shortener(pairs)))
	}
	names := make(map[string]string, len(ids))
	for k, id := range ids {
		names[id] = list[k] + ".xml"
	}
	return names
}
