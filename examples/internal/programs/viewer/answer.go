package viewer

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"time"

	"github.com/sejajar/sejajar/align"
)

// A problem is an error that its user can understand, and its HTTP status.
type problem struct {
	status int
	text   string
}

func (p problem) Error() string { return p.text }

// A question is what somebody is asked before something is done that hides what was
// decided by hand.
type question struct {
	text string
	lost int // how many decisions
}

func (q question) Error() string { return q.text }

var errGone = problem{http.StatusNotFound,
	"These files are no longer here: they were removed, or the viewer that had them kept nothing. Please open them again."}

// statusClosed is what others log for a request whose client left.
const statusClosed = 499

// maxWriting is how long a client may take to read an answer.
const maxWriting = 30 * time.Second

// answer writes what was found, or what went wrong. It is made whole first, so that a
// client that does not read keeps nothing but the answer waiting, and that not for long.
func (s *server) answer(w http.ResponseWriter, r *http.Request, found any, err error) {
	if err != nil {
		writeError(w, err)
		return
	}
	name, content := "", []byte(nil)
	if f, ok := found.(attachment); ok {
		name, content = f.name, f.content
	} else {
		var text bytes.Buffer
		if err := json.NewEncoder(&text).Encode(found); err != nil {
			writeError(w, err)
			return
		}
		content = text.Bytes()
	}
	done, err := s.answers.take(r.Context(), len(content))
	if err != nil {
		writeError(w, err)
		return
	}
	defer done()
	w.Header().Set("Content-Type", "application/json")
	if name != "" {
		w.Header().Set("Content-Type", "application/octet-stream")
		w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	}
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(maxWriting)) // what has none is no connection
	w.Write(content)
}

func writeError(w http.ResponseWriter, err error) {
	var (
		known    problem
		asked    question
		none     unread
		tooLarge *http.MaxBytesError
		tooLong  *align.TooLargeError
	)
	status, answer := http.StatusInternalServerError, map[string]any{}
	switch {
	case errors.As(err, &asked):
		status, err = http.StatusConflict, asked
		answer["ask"], answer["lost"] = true, asked.lost
	case errors.As(err, &none):
		status, err = http.StatusUnprocessableEntity, none
		answer["skipped"] = none
	case errors.As(err, &tooLarge):
		status, err = http.StatusRequestEntityTooLarge, errTooMuch
	case errors.As(err, &known):
		status = known.status
	case errors.As(err, &tooLong):
		status = http.StatusUnprocessableEntity
	case errors.Is(err, context.Canceled):
		status = statusClosed
	}
	answer["error"] = err.Error()
	w.Header().Set("Content-Type", "application/json")
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(maxWriting))
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(answer)
}
