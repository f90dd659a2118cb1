package viewer

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/difference"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/style"
)

//go:embed assets
var assets embed.FS

const (
	maxSentences = 50_000   // in a document
	maxMemory    = 1 << 30  // bytes for one alignment
	maxRequest   = 64 << 10 // bytes, where no files are uploaded
)

// A server is the viewer.
type server struct {
	http.Handler
	reader  *pages.Reader
	aligner *align.Aligner
	finder  *versions.Finder
	heaps   heaps

	differences *difference.Finder
	evidence    evidenceCache
}

// newServer returns a viewer that answers to a host name, besides addresses
// and localhost, reads files with a reader, and looks words up in lexicons.
func newServer(host string, reader *pages.Reader, lexicons *lexicon.Set) (*server, error) {
	aligner, err := align.New(align.Lexicons(lexicons), align.MaxSentences(maxSentences), align.MaxMemory(maxMemory))
	if err != nil {
		return nil, err
	}
	finder, err := versions.New(aligner)
	if err != nil {
		return nil, err
	}
	s := &server{reader: reader, aligner: aligner, finder: finder, differences: difference.New(aligner.Lexicons())}
	mux := http.NewServeMux()
	static, err := fs.Sub(assets, "assets")
	if err != nil {
		return nil, err
	}
	mux.Handle("GET /", http.FileServerFS(static))
	mux.HandleFunc("GET /shared.css", sharedStyle)
	mux.HandleFunc("GET /api/start", s.start)
	mux.HandleFunc("POST /api/heaps", s.upload)
	mux.HandleFunc("POST /api/stories", s.stories)
	mux.HandleFunc("GET /api/heaps/{heap}", s.inHeap(s.show))
	mux.HandleFunc("POST /api/heaps/{heap}/documents", s.inHeap(s.add))
	mux.HandleFunc("POST /api/heaps/{heap}/documents/{document}", s.inHeap(s.setLanguage))
	mux.HandleFunc("POST /api/heaps/{heap}/groups", s.inHeap(s.find))
	mux.HandleFunc("GET /api/heaps/{heap}/groups/{group}", s.inHeap(s.showGroup))
	mux.HandleFunc("GET /api/heaps/{heap}/groups/{group}/download", s.inHeap(s.downloadGroup))
	mux.HandleFunc("POST /api/heaps/{heap}/pairs", s.inHeap(s.alignAnyway))
	mux.HandleFunc("GET /api/heaps/{heap}/pairs/{pair}", s.inPair(s.showPair))
	mux.HandleFunc("GET /api/heaps/{heap}/pairs/{pair}/marks", s.inPair(s.showMarks))
	mux.HandleFunc("POST /api/heaps/{heap}/pairs/{pair}/corrections", s.inPair(s.correct))
	mux.HandleFunc("POST /api/heaps/{heap}/pairs/{pair}/align", s.inPair(s.alignAgain))
	mux.HandleFunc("GET /api/heaps/{heap}/pairs/{pair}/download", s.inHeap(s.download))
	mux.HandleFunc("GET /api/heaps/{heap}/pairs/{pair}/evidence", s.inHeap(s.showEvidence))
	s.Handler = guard{host, mux}
	return s, nil
}

// prepare has read what is embedded before the first files come: the lexicons
// and the models of languages.
func (s *server) prepare(ctx context.Context) {
	tags := []language.Tag{language.Indonesian, language.German, language.English}
	for i, from := range tags {
		for _, to := range tags[i+1:] {
			s.aligner.Align(ctx, align.Parse("", from, "1."), align.Parse("", to, "1."))
		}
	}
	s.reader.Parse("", language.Und, "lorem ipsum")
}

// sharedStyle answers with the styles that the page shares with those of other
// programs.
func sharedStyle(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	io.WriteString(w, style.Shared)
}

// start tells the page what it needs to begin.
func (s *server) start(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, struct {
		Heap   string `json:"heap"` // of the files named on the command line
		Limits limits `json:"limits"`
	}{s.heaps.firstID(), uploadLimits})
}

// later is an answer that is found after the turn of a request: it must not use the
// heap.
type later func(context.Context) (any, error)

// inHeap makes a handler of what is done with a heap, one request at a time.
// What it returns is the answer, or the [later] that finds it.
func (s *server) inHeap(do func(context.Context, *heap, http.ResponseWriter, *http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		h, ok := s.heaps.get(r.PathValue("heap"))
		if !ok {
			writeError(w, problem{http.StatusNotFound,
				"These files are no longer here: the viewer was started anew, or others took their place. Please open them again."})
			return
		}
		answer, err := h.inTurn(r.Context(), func() (any, error) { return do(r.Context(), h, w, r) })
		if find, ok := answer.(later); ok && err == nil {
			answer, err = find(r.Context())
		}
		switch {
		case err != nil:
			writeError(w, err)
		case answer != nil:
			writeJSON(w, answer)
		}
	}
}

// inTurn does something when nothing else is done with the heap.
func (h *heap) inTurn(ctx context.Context, do func() (any, error)) (any, error) {
	select {
	case h.turn <- struct{}{}:
		defer func() { <-h.turn }()
		return do()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// inPair makes a handler of what is done with a pair of a heap.
func (s *server) inPair(do func(context.Context, *pair, *http.Request) (any, error)) http.HandlerFunc {
	return s.inHeap(func(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
		p, err := h.pair(r)
		if err != nil {
			return nil, err
		}
		return do(ctx, p, r)
	})
}

// A problem is an error that its user can understand, and its HTTP status.
type problem struct {
	status int
	text   string
}

func (p problem) Error() string { return p.text }

// statusClosed is what others log for a request whose client left.
const statusClosed = 499

func writeError(w http.ResponseWriter, err error) {
	var (
		known    problem
		tooLarge *http.MaxBytesError
		tooLong  *align.TooLargeError
	)
	status := http.StatusInternalServerError
	switch {
	case errors.As(err, &tooLarge):
		status, err = http.StatusRequestEntityTooLarge, errTooMuch
	case errors.As(err, &known):
		status = known.status
	case errors.As(err, &tooLong):
		status = http.StatusUnprocessableEntity
	case errors.Is(err, context.Canceled):
		status = statusClosed
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
}

func writeJSON(w http.ResponseWriter, answer any) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(answer)
}

// readJSON reads a small request.
func readJSON(r *http.Request, request any) error {
	decoder := json.NewDecoder(http.MaxBytesReader(nil, r.Body, maxRequest))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(request)
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		return problem{http.StatusRequestEntityTooLarge, fmt.Sprintf("The request is longer than %d bytes.", maxRequest)}
	}
	if err != nil {
		return problem{http.StatusBadRequest, "The request cannot be read: " + err.Error()}
	}
	return nil
}
