package viewer

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/examples/internal/command"
)

// open opens what is named on the command line: projects, and a project of the named
// files, which is kept in the named file, or beside them. It reports files that cannot be
// read, and fails where none can.
func (s *server) open(ctx context.Context, names []string, file string, call *command.Call) error {
	var texts []string
	for _, name := range names {
		if strings.EqualFold(filepath.Ext(name), ending) {
			if err := s.openNamed(name); err != nil {
				return err
			}
			continue
		}
		texts = append(texts, name)
	}
	if len(texts) == 0 && file != "" {
		return s.openNamed(file)
	}
	if len(texts) == 0 {
		return nil
	}
	return s.openTexts(ctx, texts, file, call)
}

func (s *server) openNamed(name string) error {
	h, err := s.shelf.openFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: no such project; check the name, or name the files to begin it with", name)
	}
	if err == nil && s.first == "" {
		s.first = h.id
	}
	return remedied(err)
}

// remedied adds to why a project cannot be opened what can be done.
func remedied(err error) error {
	syntax, large := new(project.SyntaxError), new(project.TooLargeError)
	switch {
	case errors.Is(err, project.ErrNoProject):
		return fmt.Errorf("%w; name one that the viewer wrote, or another file to begin one in", err)
	case errors.As(err, &syntax):
		return fmt.Errorf("%w; the file is damaged: use a copy of it, or move it away to begin anew", err)
	case errors.As(err, &large):
		return fmt.Errorf("%w, which is a quarter of -memory", err)
	}
	return err
}

// openTexts opens the project of files: the one that is kept of them, with what is new, or
// a new one.
func (s *server) openTexts(ctx context.Context, names []string, file string, call *command.Call) error {
	read, err := s.readNamed(ctx, names, call)
	if err != nil {
		return err
	}
	h, err := s.keptOf(read, file)
	if err != nil {
		return err
	}
	if s.first == "" {
		s.first = h.id
	}
	_, err = h.inTurn(ctx, func() (any, error) { return nil, h.renew(read, call) })
	return err
}

// readNamed reads files, whose paths are whole.
func (s *server) readNamed(ctx context.Context, names []string, call *command.Call) (read []project.Document, err error) {
	for _, name := range names {
		page, err := s.reader.Read(ctx, name, language.Und)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			call.Report(err)
			continue
		}
		if page.Warning != nil {
			call.Report(page.Warning)
		}
		d := documentOf(page)
		if name != "-" {
			d.Path = command.Canonical(name)
			if info, err := os.Stat(name); err == nil {
				d.Modified = info.ModTime()
			}
		}
		read = append(read, d)
	}
	if len(read) == 0 {
		return nil, fmt.Errorf("none of the %d files could be read", len(names))
	}
	return read, nil
}

// keptOf returns the heap that is kept of files in the named file, or beside them where
// none is named, or a new one. Their paths become relative to its folder.
func (s *server) keptOf(read []project.Document, file string) (*heap, error) {
	if file == "" && slices.ContainsFunc(read, func(d project.Document) bool { return d.Path == "" }) {
		return s.newHeap(read) // standard input stands nowhere
	}
	if file != "" {
		relate(read, filepath.Dir(command.Canonical(file)))
		if _, err := os.Stat(file); err == nil {
			h, err := s.shelf.openFile(file)
			return h, remedied(err)
		}
		return s.begin(read, file)
	}
	folder := common(read)
	relate(read, folder)
	for n := 1; ; n++ {
		name := numbered(filepath.Join(folder, command.Cut(nameFor(read), longest)+ending), n)
		h, err := s.shelf.openFile(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return s.begin(read, name)
		case err != nil:
			return nil, remedied(err)
		case h.isOf(read):
			return h, nil
		}
		if err := s.shelf.remove(h); err != nil { // which leaves the file
			return nil, err
		}
	}
}

// longest is how many bytes the name of a project has without ending and number.
const longest = 200

// begin makes a heap that is put into a file when somebody changes it.
func (s *server) begin(read []project.Document, name string) (*heap, error) {
	p := project.New(title(read))
	if err := p.Apply(project.Change{Time: time.Now(), Add: read}); err != nil {
		return nil, err
	}
	h := newHeap(p)
	h.setPath(name)
	if s.shelf.folder != "" {
		h.instead = filepath.Join(s.shelf.folder, p.ID+ending)
	}
	return h, s.shelf.put(h)
}

// isOf reports whether a heap is that of some files.
func (h *heap) isOf(read []project.Document) bool {
	var has, wants []string
	for _, d := range h.project.Documents() {
		has = append(has, d.Path)
	}
	for _, d := range read {
		wants = append(wants, d.Path)
	}
	slices.Sort(has)
	slices.Sort(wants)
	return slices.Equal(has, wants)
}

// renew adds to a heap the files that it does not have, and tells of those that have
// changed since it has them.
func (h *heap) renew(read []project.Document, call *command.Call) error {
	var fresh []project.Document
	for _, d := range read {
		at := slices.IndexFunc(h.project.Documents(), func(old project.Document) bool { return old.Path == d.Path && !old.Removed })
		switch {
		case at < 0:
			fresh = append(fresh, d)
		case h.project.Documents()[at].Text != d.Text:
			call.Report(fmt.Errorf("warning: %s: has changed since %s has it; the text there is shown", d.ID, h.path()))
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	return h.apply(project.Change{Verb: "add", Add: fresh, Mark: project.Stale})
}

// common returns the folder that all files are in.
func common(read []project.Document) string {
	folder := filepath.Dir(read[0].Path)
	for _, d := range read[1:] {
		for !strings.HasPrefix(d.Path, folder+string(filepath.Separator)) && folder != filepath.Dir(folder) {
			folder = filepath.Dir(folder)
		}
	}
	return folder
}

// relate makes paths relative to a folder, with slashes.
func relate(read []project.Document, folder string) {
	for i := range read {
		if path, err := filepath.Rel(folder, read[i].Path); err == nil && read[i].Path != "" {
			read[i].Path = filepath.ToSlash(path)
		}
	}
}

// nameFor is the name of the project of some files, without ending.
func nameFor(read []project.Document) string {
	stems := make([]string, len(read))
	for i, d := range read {
		stems[i] = stem(d.Path)
	}
	if len(stems) > 2 {
		return fmt.Sprintf("%s-%s+%d", stems[0], stems[1], len(stems)-2)
	}
	return strings.Join(stems, "-")
}
