package viewer

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"runtime"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/difference"
	"github.com/sejajar/sejajar/align/extract"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/style"
)

//go:embed assets
var assets embed.FS

const (
	maxSentences = 50_000   // in a document
	maxRequest   = 64 << 10 // bytes, where no files are uploaded
)

// A server is the viewer.
type server struct {
	http.Handler
	reader  *pages.Reader
	aligner *align.Aligner
	finder  *versions.Finder
	shelf   shelf
	first   string // the ID of the heap of the command line, or ""

	progress progress
	work     budget // of comparing and aligning, which is done for one request at a time
	uploads  budget // bytes of memory for files that are being read
	answers  budget // bytes of answers that are being written

	differences *difference.Finder
	evidence    evidenceCache
}

// settings are what a viewer is told.
type settings struct {
	host     string // the name that it answers to, besides addresses and localhost
	reader   *pages.Reader
	lexicons *lexicon.Set
	keep     string // the folder of the projects of uploads, or ""
	memory   int    // bytes that all of its work takes together, about
}

// shares of the memory: half is for aligning, of which a pair takes a part of its own,
// as several are aligned at a time.
const (
	shareHeaps   = 4 // a quarter
	shareUploads = 8
	shareAnswers = 8
	shareAligned = 4
)

func newServer(given settings) (*server, error) {
	together := max(4, runtime.GOMAXPROCS(0)) // pairs that are aligned, or ready to tell why they are pairs
	s := new(server)
	aligner, err := align.New(align.Lexicons(given.lexicons), align.MaxSentences(maxSentences), align.OnProgress(s.progress.stepped),
		align.MaxMemory(max(1, given.memory/shareAligned/together)))
	if err != nil {
		return nil, err
	}
	finder, err := versions.New(aligner, versions.OnProgress(s.progress.compared))
	if err != nil {
		return nil, err
	}
	s.reader, s.aligner, s.finder, s.differences = given.reader, aligner, finder, difference.New(aligner.Lexicons())
	s.shelf.folder, s.shelf.most = given.keep, given.memory/shareHeaps
	s.work.all, s.uploads.all, s.answers.all = 1, given.memory/shareUploads, given.memory/shareAnswers
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
	mux.HandleFunc("POST /api/heaps/{heap}/documents", s.add)
	mux.HandleFunc("POST /api/heaps/{heap}/documents/{document}", s.inHeap(s.setLanguage))
	mux.HandleFunc("POST /api/heaps/{heap}/documents/{document}/remove", s.inHeap(s.removeDocument))
	mux.HandleFunc("POST /api/heaps/{heap}/groups/{group}/remove", s.inHeap(s.removeGroup))
	mux.HandleFunc("POST /api/heaps/{heap}/groups/{group}/corrections", s.inHeap(s.correctGroup))
	mux.HandleFunc("POST /api/heaps/{heap}/remove", s.inHeap(s.removeHeap))
	mux.HandleFunc("POST /api/heaps/{heap}/undo", s.inHeap(s.undo))
	mux.HandleFunc("POST /api/heaps/{heap}/redo", s.inHeap(s.redo))
	mux.HandleFunc("GET /api/heaps/{heap}/project", s.inHeap(s.downloadProject))
	mux.HandleFunc("GET /api/heaps", s.list)
	mux.HandleFunc("GET /api/progress", s.showProgress)
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
	s.Handler = guard{given.host, mux}
	return s, nil
}

// working waits for its turn to compare or align, and returns what ends it.
func (s *server) working(ctx context.Context) (done func(), err error) {
	give, err := s.work.take(ctx, 1)
	if err != nil {
		return nil, err
	}
	end := s.progress.begin()
	return func() {
		end()
		give()
	}, nil
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
	s.answer(w, r, struct {
		Heap    string          `json:"heap"` // of the files named on the command line
		Limits  limits          `json:"limits"`
		Accept  []string        `json:"accept"`  // the endings of files that are read
		Formats []bitext.Format `json:"formats"` // of pairs that keep an order

		Encodings []string `json:"encodings"` // that are offered
	}{s.first, uploadLimits, append(extract.Endings(), ending), bitext.Formats(), encodings}, nil)
}

// list tells what is open, or kept.
func (s *server) list(w http.ResponseWriter, r *http.Request) {
	s.answer(w, r, s.shelf.list(), nil)
}

// later is an answer that is found after the turn of a request: it must not use the
// heap.
type later func(context.Context) (any, error)

// inHeap makes a handler of what is done with a heap, one request at a time.
// What it returns is the answer, or the [later] that finds it.
func (s *server) inHeap(do func(context.Context, *heap, http.ResponseWriter, *http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := readFirst(r); err != nil {
			writeError(w, err)
			return
		}
		answer, err := s.withHeap(r, func(h *heap) (any, error) { return do(r.Context(), h, w, r) })
		s.answer(w, r, answer, err)
	}
}

// withHeap does something with the heap that a request names, in its turn, and what is
// left for later after it.
func (s *server) withHeap(r *http.Request, do func(*heap) (any, error)) (any, error) {
	for {
		h, err := s.shelf.get(r.PathValue("heap"))
		if err != nil {
			return nil, err
		}
		answer, err := h.inTurn(r.Context(), func() (any, error) { return do(h) })
		s.shelf.trim(h)
		if errors.Is(err, errClosed) {
			continue // it made room for others just now
		}
		if find, ok := answer.(later); ok && err == nil {
			return find(r.Context())
		}
		return answer, err
	}
}

// readFirst reads the body of a request, so that nobody waits for a client that is slow
// to send it.
func readFirst(r *http.Request) error {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxRequest+1))
	if err != nil {
		return problem{http.StatusBadRequest, "The request did not arrive whole."}
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	return nil
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
