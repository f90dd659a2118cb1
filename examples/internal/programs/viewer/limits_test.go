package viewer

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/project"
)

// dial opens a connection to the viewer and sends a request's head.
func (b browser) dial(server *httptest.Server, head string) net.Conn {
	b.Helper()
	connection, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { connection.Close() })
	if _, err := fmt.Fprintf(connection, head, server.Listener.Addr()); err != nil {
		b.Fatal(err)
	}
	return connection
}

func (b browser) served() *httptest.Server {
	server := httptest.NewServer(b.server)
	b.Cleanup(server.Close)
	return server
}

// While a client does not read its answer, which is larger than what the system takes of
// it, others are answered.
func TestAClientThatDoesNotReadHoldsNothing(t *testing.T) {
	b := newBrowser(t)
	long := func(sentence string) string {
		return strings.Repeat(sentence+strings.Repeat(" nama", 200)+".\n\n", 4000)
	}
	h := b.open(file{"kapal.txt", kapal}, file{"ferry.txt", ferry})
	heap := "/api/heaps/" + h.ID
	h2, err := b.server.shelf.get(h.ID)
	if err != nil {
		t.Fatal(err)
	}
	text := long("Kapal")
	change := project.Change{Verb: "x", Add: []project.Document{
		{Document: align.Parse("a", language.Indonesian, text)}, {Document: align.Parse("b", language.Indonesian, text)},
	}}
	if err := h2.apply(change); err != nil {
		t.Fatal(err)
	}
	pair := project.Pair{A: 2, B: 3}
	for i := range h2.project.Documents()[2].Sentences {
		one := align.Span{Start: i, End: i + 1}
		pair.Beads = append(pair.Beads, project.Bead{Bead: align.Bead{Source: one, Target: one}})
	}
	if err := h2.apply(project.Change{Found: &project.Found{Groups: []project.Group{}, Pairs: []project.Pair{pair}}}); err != nil {
		t.Fatal(err)
	}
	server := b.served()
	slow := b.dial(server, "GET "+heap+"/pairs/2-3 HTTP/1.1\r\nHost: %s\r\n\r\n")
	if _, err := bufio.NewReaderSize(slow, 16).ReadString('\n'); err != nil { // it is being answered, and reads no more
		t.Fatal(err)
	}
	for range 2 {
		b.ask(http.StatusOK, nil, "GET", heap, nil)
	}
	b.server.answers.mu.Lock()
	defer b.server.answers.mu.Unlock()
	if n := b.server.answers.used; n < 4<<20 {
		t.Fatalf("only %d bytes wait, which the system may have taken", n)
	}
}

// While a client is slow to send its request, others are answered.
func TestAClientThatIsSlowToSendHoldsNothing(t *testing.T) {
	b := newBrowser(t)
	path := b.openStory()
	heap, _, _ := strings.Cut(path, "/pairs/")
	server := b.served()
	const head = " HTTP/1.1\r\nHost: %s\r\nContent-Length: 1000\r\nContent-Type: "
	for _, request := range []string{
		"POST " + path + "/corrections" + head + "application/json\r\n\r\n{\"verb\":",
		"POST " + heap + "/documents" + head + "multipart/form-data; boundary=x\r\n\r\n--x\r\n",
		"POST /api/heaps" + head + "multipart/form-data; boundary=x\r\n\r\n--x\r\n",
	} {
		b.dial(server, request)
		b.correct(http.StatusOK, path, `{"verb":"accept","bead":0}`)
		b.turn("undo", path)
	}
}

func TestSplittingEndsWithItsContext(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	const many = 20_000
	sentences := strings.Repeat("Satu. ", many)
	p := &pair{source: align.Parse("a", language.Indonesian, sentences), target: align.Parse("b", language.Indonesian, sentences)}
	b := align.Bead{Source: align.Span{End: len(p.source.Sentences)}, Target: align.Span{End: len(p.target.Sentences)}}
	if b.Source.Len() < many/2 {
		t.Fatalf("there are %d sentences", b.Source.Len())
	}
	stop()
	if _, _, err := p.cut(ctx, b, -1, -1); !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
}

func TestBudget(t *testing.T) {
	b := budget{all: 10}
	take := func(ctx context.Context, n int) func() {
		t.Helper()
		done, err := b.take(ctx, n)
		if err != nil {
			t.Fatal(err)
		}
		return done
	}
	first := take(t.Context(), 6)
	second := take(t.Context(), 4)
	// A third waits, and a fourth that would fit does not overtake it.
	order := make(chan int, 2)
	ctx, stop := context.WithCancel(t.Context())
	third := make(chan error)
	go func() {
		_, err := b.take(ctx, 9)
		third <- err
	}()
	waiting := func(n int) {
		for {
			b.mu.Lock()
			got := len(b.waiting)
			b.mu.Unlock()
			if got == n {
				return
			}
		}
	}
	waiting(1)
	go func() {
		take(t.Context(), 1)()
		order <- 4
	}()
	waiting(2)
	second()
	second() // once is enough
	select {
	case k := <-order:
		t.Errorf("%d overtook", k)
	default:
	}
	stop()
	if err := <-third; !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
	<-order
	first()
	take(t.Context(), 1000)() // all that there is
	if b.used != 0 || len(b.waiting) != 0 {
		t.Errorf("%d are used in the end, and %d wait", b.used, len(b.waiting))
	}
}

// As many uploads as there is memory for are read at a time.
func TestUploadsAtOnceAreBounded(t *testing.T) {
	b := newBrowser(t)
	b.server.uploads.all = readingBytes
	done, err := b.server.uploads.take(t.Context(), 1) // somebody is reading
	if err != nil {
		t.Fatal(err)
	}
	body, kind := form(t, file{"kapal.txt", kapal}, file{"ferry.txt", ferry})
	ctx, stop := context.WithCancel(t.Context())
	request := httptest.NewRequestWithContext(ctx, "POST", "/api/heaps", body)
	request.Host = "127.0.0.1:4747"
	request.Header.Set("Content-Type", kind)
	answered := make(chan int)
	go func() {
		w := httptest.NewRecorder()
		b.server.ServeHTTP(w, request)
		answered <- w.Code
	}()
	for waits := 0; waits == 0; {
		b.server.uploads.mu.Lock()
		waits = len(b.server.uploads.waiting)
		b.server.uploads.mu.Unlock()
	}
	if read, err := io.ReadAll(body); err != nil || len(read) == 0 {
		t.Errorf("the files are read before there is room: %v", err)
	}
	stop()
	if status := <-answered; status != statusClosed {
		t.Errorf("answered with %d", status)
	}
	done()
	if b.server.uploads.used != 0 {
		t.Errorf("%d bytes are not given back", b.server.uploads.used)
	}
	b.openStory()
}
