package viewer

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"mime/multipart"
	"net/http"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/examples/internal/headline"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/testdata"
)

// limits are how much can be looked at together.
type limits struct {
	Files     int `json:"files"`
	FileBytes int `json:"fileBytes"`
	Bytes     int `json:"bytes"` // of all files
}

var uploadLimits = limits{Files: 64, FileBytes: 8 << 20, Bytes: 32 << 20}

const (
	overhead  = 1 << 20 // bytes of an upload that are not its files
	maxName   = 200     // characters of a file's name
	megabytes = 1 << 20
)

var (
	errTooMuch = problem{http.StatusRequestEntityTooLarge,
		fmt.Sprintf("The files are larger than %d MB together. Please open fewer at a time.", uploadLimits.Bytes/megabytes)}
	errTooMany = problem{http.StatusRequestEntityTooLarge,
		fmt.Sprintf("More than %d files cannot be looked at together. Please open fewer at a time.", uploadLimits.Files)}
	errNoFiles  = problem{http.StatusBadRequest, "No file was sent. Please choose two or more."}
	errNoUpload = problem{http.StatusBadRequest, "The files did not arrive whole. Please try again."}
)

// upload makes a heap of uploaded files, or opens the one of an uploaded project.
func (s *server) upload(w http.ResponseWriter, r *http.Request) {
	answer, err := s.uploaded(r)
	s.answer(w, r, answer, err)
}

func (s *server) uploaded(r *http.Request) (any, error) {
	got, err := s.receive(r, limits{})
	if err != nil {
		return nil, err
	}
	defer got.done()
	if got.project != nil {
		return s.uploadedProject(got)
	}
	h, err := s.newHeap(got.documents)
	if err != nil {
		return nil, err
	}
	answer := h.wire()
	answer.Skipped = append(got.unread, answer.Skipped...)
	return answer, nil
}

// uploadedProject opens a project that was uploaded: the one on the shelf, if it is that,
// and else a copy of it.
func (s *server) uploadedProject(got received) (any, error) {
	if len(got.documents)+len(got.unread) > 0 {
		return nil, problem{http.StatusBadRequest, "Please open a project by itself, and then add files to it."}
	}
	p := got.project
	if here, err := s.shelf.get(p.ID); err == nil {
		if here.changes.Load() == int64(p.Len()) {
			return here.wireInTurn()
		}
		p.ID = rand.Text() // another state of it, which is a project of its own
	} else if !ids.MatchString(p.ID) {
		p.ID = rand.Text()
	}
	h, err := s.shelf.add(p)
	if err != nil {
		return nil, err
	}
	return h.wireInTurn()
}

// newHeap puts a heap of documents on the shelf.
func (s *server) newHeap(documents []project.Document) (*heap, error) {
	p := project.New(title(documents))
	if err := p.Apply(project.Change{Time: time.Now(), Add: documents}); err != nil {
		return nil, err
	}
	return s.shelf.add(p)
}

// title names documents for people: by a headline of theirs, or how they begin, and by their
// names.
func title(documents []project.Document) string {
	name := line(path.Base(filepath.ToSlash(documents[0].ID)))
	if n := len(documents) - 1; n > 0 {
		name += fmt.Sprintf(" and %d more", n)
	}
	texts := make([]align.Document, len(documents))
	for k, d := range documents {
		texts[k] = d.Document
	}
	head := headline.Of(texts, func(int, int) bool { return true })
	for i := range texts[0].Sentences {
		if head == "" && len(texts[0].Sentence(i)) >= minTitle {
			head = texts[0].Sentence(i)
		}
	}
	if head == "" {
		return name
	}
	return fmt.Sprintf("%s (%s)", line(head), name)
}

// documentOf makes of a page what a project holds.
func documentOf(page pages.Page) project.Document {
	return project.Document{Document: page.Document, Confidence: probability(page.Confidence), Notes: notesOf(page)}
}

// stories makes a heap of the documents that come with the module.
func (s *server) stories(w http.ResponseWriter, r *http.Request) {
	answer, err := s.openStories()
	s.answer(w, r, answer, err)
}

func (s *server) openStories() (any, error) {
	names, err := fs.Glob(testdata.Files, "stories/*/??.txt")
	if err != nil {
		return nil, err
	}
	var documents []project.Document
	for _, name := range names {
		text, err := fs.ReadFile(testdata.Files, name)
		if err != nil {
			return nil, err
		}
		page, err := s.reader.Parse(strings.TrimPrefix(name, "stories/"), language.Und, string(text))
		if err != nil {
			return nil, err
		}
		documents = append(documents, documentOf(page))
	}
	h, err := s.newHeap(documents)
	if err != nil {
		return nil, err
	}
	return h.wire(), nil
}

// add adds uploaded files to a heap, when all of them have come.
func (s *server) add(w http.ResponseWriter, r *http.Request) {
	answer, err := s.added(r)
	s.answer(w, r, answer, err)
}

func (s *server) added(r *http.Request) (any, error) {
	room, err := s.withHeap(r, func(h *heap) (any, error) { return h.limits(), nil })
	if err != nil {
		return nil, err
	}
	got, err := s.receive(r, room.(limits))
	if err != nil {
		return nil, err
	}
	defer got.done()
	if got.project != nil {
		return nil, problem{http.StatusBadRequest, "Please open a project by itself, and then add files to it."}
	}
	return s.withHeap(r, func(h *heap) (any, error) {
		here := h.limits()
		for _, d := range got.documents {
			here.Bytes += len(d.Text)
		}
		switch {
		case here.Files+len(got.documents) > uploadLimits.Files:
			return nil, errTooMany
		case here.Bytes > uploadLimits.Bytes:
			return nil, errTooMuch
		}
		fresh, twice := h.fresh(got.documents)
		if len(fresh) > 0 {
			if err := h.apply(project.Change{Verb: "add", Add: fresh, Mark: project.Stale}); err != nil {
				return nil, err
			}
		}
		answer := h.wire()
		answer.Skipped = slices.Concat(got.unread, twice, answer.Skipped)
		return answer, nil
	})
}

// limits are how much the heap has.
func (h *heap) limits() (here limits) {
	for _, i := range h.live() {
		here.Files++
		here.Bytes += len(h.project.Documents()[i].Text)
	}
	return here
}

// fresh returns the documents that the heap does not have yet, and tells of the others.
func (h *heap) fresh(documents []project.Document) (fresh []project.Document, twice []wireSkip) {
	for _, d := range documents {
		at := slices.IndexFunc(h.live(), func(i int) bool { return h.project.Documents()[i].Text == d.Text })
		if at < 0 {
			fresh = append(fresh, d)
			continue
		}
		if before := h.project.Documents()[h.live()[at]].ID; before != d.ID {
			twice = append(twice, wireSkip{Name: d.ID, Reason: "is the same text as " + before + ", which is open"})
		} else {
			twice = append(twice, wireSkip{Name: d.ID, Reason: "is open already"})
		}
	}
	return fresh, twice
}

// received is what came with a request: documents, or a project.
type received struct {
	documents []project.Document
	unread    []wireSkip // files that cannot be read, where others can
	project   *project.Project
	done      func() // gives back the memory that they were read with
}

// Reading a file takes about so many times its bytes, and so many beside.
const (
	readingFactor = 6
	readingBytes  = 16 << 20
)

// receive reads uploaded files that come to those that are here.
func (s *server) receive(r *http.Request, here limits) (got received, err error) {
	size := r.ContentLength
	if size < 0 {
		size = int64(uploadLimits.Bytes)
	}
	done, err := s.uploads.take(r.Context(), int(min(size, int64(uploadLimits.Bytes)))*readingFactor+readingBytes)
	if err != nil {
		return got, err
	}
	if got, err = s.read(r, here); err != nil {
		done()
		return got, err
	}
	got.done = done
	return got, nil
}

func (s *server) read(r *http.Request, here limits) (got received, err error) {
	reader, err := s.readerFor(r)
	if err != nil {
		return got, err
	}
	r.Body = http.MaxBytesReader(nil, r.Body, int64(uploadLimits.Bytes-here.Bytes+overhead))
	parts, err := r.MultipartReader()
	if err != nil {
		return got, errNoUpload
	}
	for {
		part, err := parts.NextRawPart()
		switch {
		case err == io.EOF && (len(got.documents) > 0 || got.project != nil):
			return got, nil
		case err == io.EOF && len(got.unread) > 0:
			return got, unread(got.unread)
		case err == io.EOF:
			return got, errNoFiles
		case err != nil:
			return got, fmt.Errorf("%w %w", errNoUpload, err)
		case here.Files+len(got.documents)+len(got.unread) == uploadLimits.Files:
			return got, errTooMany
		}
		if err := got.read(r.Context(), reader, part); err != nil {
			return got, err
		}
	}
}

// read reads one uploaded file.
func (got *received) read(ctx context.Context, reader *pages.Reader, part *multipart.Part) error {
	name := nameOf(part.Header.Get("Content-Disposition"))
	content, err := io.ReadAll(io.LimitReader(part, int64(uploadLimits.Bytes)+1))
	switch {
	case err != nil:
		return fmt.Errorf("%w %w", errNoUpload, err)
	case project.Is(content):
		if got.project, err = project.Read(bytes.NewReader(content)); err != nil {
			return problem{http.StatusUnprocessableEntity, fmt.Sprintf("%s: %v.", name, err)}
		}
		return nil
	case len(content) > uploadLimits.FileBytes:
		return problem{http.StatusRequestEntityTooLarge,
			fmt.Sprintf("%s is larger than %d MB. Please split it.", name, uploadLimits.FileBytes/megabytes)}
	}
	page, err := reader.ReadFrom(ctx, name, language.Und, bytes.NewReader(content))
	if err != nil {
		got.unread = append(got.unread, skipOf(name, err))
		return ctx.Err()
	}
	document := documentOf(page)
	document.Modified = modifiedOf(part.FormName())
	if at := slices.IndexFunc(got.documents, func(d project.Document) bool { return d.Text == document.Text }); at >= 0 {
		got.unread = append(got.unread, wireSkip{Name: name, Reason: "is the same text as " + got.documents[at].ID + ", which is read once"})
		return nil
	}
	got.documents = append(got.documents, document)
	return nil
}

// modifiedOf returns when a file was changed last by the name of its field, in milliseconds
// since 1970 as browsers count, or the zero time where that is no such number.
func modifiedOf(field string) time.Time {
	const last = 1 << 47 // in the year 6429
	if ms, err := strconv.ParseInt(field, 10, 64); err == nil && ms > 0 && ms < last {
		return time.UnixMilli(ms).UTC()
	}
	return time.Time{}
}

// unread is the error that no file of several could be read.
type unread []wireSkip

// Error tells why, a line for each file.
func (u unread) Error() string {
	var lines []string
	for _, s := range u {
		lines = append(lines, s.Name+": "+s.Reason)
	}
	return strings.Join(lines, "\n")
}

// nameOf returns the name of an uploaded file, which may have folders in it,
// as people can read it. No file is ever opened by it.
func nameOf(disposition string) string {
	_, parameters, err := mime.ParseMediaType(disposition)
	if err != nil {
		return "unnamed"
	}
	name := strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(parameters["filename"], "\ufffd"))
	if runes := []rune(name); len(runes) > maxName {
		name = "…" + string(runes[len(runes)-maxName+1:])
	}
	if name == "" {
		return "unnamed"
	}
	return name
}
