package viewer

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/examples/internal/command"
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

// upload makes a heap of uploaded files.
func (s *server) upload(w http.ResponseWriter, r *http.Request) {
	documents, unread, err := s.receive(r, limits{})
	if err != nil {
		writeError(w, err)
		return
	}
	answer := s.heaps.add(documents).wire()
	answer.Skipped = append(unread, answer.Skipped...)
	writeJSON(w, answer)
}

// stories makes a heap of the documents that come with the module.
func (s *server) stories(w http.ResponseWriter, r *http.Request) {
	names, err := fs.Glob(testdata.Files, "stories/*/??.txt")
	if err != nil {
		writeError(w, err)
		return
	}
	var documents []pages.Page
	for _, name := range names {
		text, err := fs.ReadFile(testdata.Files, name)
		if err != nil {
			writeError(w, err)
			return
		}
		page, err := s.reader.Parse(strings.TrimPrefix(name, "stories/"), language.Und, string(text))
		if err != nil {
			writeError(w, err)
			return
		}
		documents = append(documents, page)
	}
	writeJSON(w, s.heaps.add(documents).wire())
}

// add adds uploaded files to a heap.
func (s *server) add(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	here := limits{Files: len(h.documents)}
	for _, d := range h.documents {
		here.Bytes += len(d.Text)
	}
	documents, unread, err := s.receive(r, here)
	if err != nil {
		return nil, err
	}
	h.documents = append(h.documents, documents...)
	h.groups, h.failed = nil, nil
	answer := h.wire()
	answer.Skipped = append(unread, answer.Skipped...)
	return answer, nil
}

// receive reads uploaded files that come to those that are here. Unread tells
// of those that cannot be read, where others can.
func (s *server) receive(r *http.Request, here limits) (documents []pages.Page, unread []wireSkip, err error) {
	r.Body = http.MaxBytesReader(nil, r.Body, int64(uploadLimits.Bytes-here.Bytes+overhead))
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, nil, errNoUpload
	}
	for {
		part, err := parts.NextRawPart()
		switch {
		case err == io.EOF && len(documents) > 0:
			return documents, unread, nil
		case err == io.EOF && len(unread) > 0:
			return nil, nil, problem{http.StatusUnprocessableEntity, told(unread)}
		case err == io.EOF:
			return nil, nil, errNoFiles
		case err != nil:
			return nil, nil, fmt.Errorf("%w %w", errNoUpload, err)
		case here.Files+len(documents)+len(unread) == uploadLimits.Files:
			return nil, nil, errTooMany
		}
		name := nameOf(part.Header.Get("Content-Disposition"))
		content, err := io.ReadAll(io.LimitReader(part, int64(uploadLimits.FileBytes)+1))
		switch {
		case err != nil:
			return nil, nil, fmt.Errorf("%w %w", errNoUpload, err)
		case len(content) > uploadLimits.FileBytes:
			return nil, nil, problem{http.StatusRequestEntityTooLarge,
				fmt.Sprintf("%s is larger than %d MB. Please split it.", name, uploadLimits.FileBytes/megabytes)}
		}
		page, err := s.reader.ReadFrom(r.Context(), name, language.Und, bytes.NewReader(content))
		if err != nil {
			unread = append(unread, skipOf(name, err))
			continue
		}
		documents = append(documents, page)
	}
}

// told is all of what was skipped, a line each.
func told(skipped []wireSkip) string {
	var lines []string
	for _, s := range skipped {
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

// open makes a heap of the named files, which stays as long as the server. It
// reports those that cannot be read, and fails where none can.
func (s *server) open(ctx context.Context, names []string, call *command.Call) error {
	var documents []pages.Page
	for _, name := range names {
		page, err := s.reader.Read(ctx, name, language.Und)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			call.Report(err)
			continue
		}
		if page.Warning != nil {
			call.Report(page.Warning)
		}
		documents = append(documents, page)
	}
	switch {
	case len(documents) > 0:
		s.heaps.addFirst(documents)
	case len(names) > 0:
		return fmt.Errorf("none of the %d files could be read", len(names))
	}
	return nil
}
