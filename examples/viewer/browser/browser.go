package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// errNoBrowser says how to get one.
var errNoBrowser = errors.New("no Chromium here: apt-get install chromium")

// startingBrowser is how long Chromium may take to start on a busy machine.
const startingBrowser = 2 * time.Minute

// build builds an example program into a folder and returns its path.
func build(ctx context.Context, program, folder string) (binary string, err error) {
	binary = filepath.Join(folder, program)
	build := exec.CommandContext(ctx, "go", "build", "-o", binary, ".")
	build.Dir = filepath.Join("../..", program)
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building %s: %w\n%s", program, err, out)
	}
	return binary, nil
}

// runViewer starts the viewer on any free port, until the context ends, and returns the
// address of its page. It keeps corrections in a folder. Ended is closed when it has ended,
// which takes a moment after the context.
func runViewer(ctx context.Context, binary, folder string, files ...string) (address string, ended <-chan struct{}, err error) {
	arguments := []string{"-addr", "127.0.0.1:0", "-keep", folder}
	if len(files) > 0 {
		arguments = append(arguments, "-project", filepath.Join(folder, "files.sejajar"))
	}
	viewer := exec.CommandContext(ctx, binary, append(arguments, files...)...)
	viewer.Stderr = os.Stderr
	out, err := viewer.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	if err := viewer.Start(); err != nil {
		return "", nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return "", nil, fmt.Errorf("the viewer does not tell its address: %w", err)
	}
	done := make(chan struct{})
	go func() { // ends with the viewer, which ends with the context
		defer close(done)
		io.Copy(io.Discard, out)
		viewer.Wait()
	}()
	return strings.TrimSpace(line), done, nil
}

// startBrowser starts a Chromium that reaches nothing but loopback addresses,
// whatever a page asks for.
func startBrowser(ctx context.Context) (context.Context, context.CancelFunc, error) {
	path, err := exec.LookPath("chromium")
	if err != nil {
		return nil, nil, errNoBrowser
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox, // which root cannot have
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("font-render-hinting", "none"),
		chromedp.Flag("disable-lcd-text", true),
		chromedp.WSURLReadTimeout(startingBrowser),
	)
	allocator, stopAllocator := chromedp.NewExecAllocator(ctx, options...)
	browser, stopBrowser := chromedp.NewContext(allocator)
	stop := func() {
		stopBrowser()
		stopAllocator()
	}
	if err := chromedp.Do(browser); err != nil {
		stop()
		return nil, nil, fmt.Errorf("starting %s: %w", path, err)
	}
	return browser, stop, nil
}

// A watch notes what goes wrong on a page.
type watch struct {
	mu       sync.Mutex
	problems []string
	requests int
}

// newWatch watches the page of a browser's context.
func newWatch(ctx context.Context) (*watch, error) {
	w := new(watch)
	return w, chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			w.note("exception: %s %s", e.ExceptionDetails.Text, description(e.ExceptionDetails.Exception))
		case *runtime.EventConsoleAPICalled:
			for _, argument := range e.Args {
				w.note("console.%s: %s", e.Type, description(argument))
			}
		case *log.EventEntryAdded:
			w.note("%s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL)
		case *network.EventRequestWillBeSent:
			w.request(e.Request.URL)
		}
	})
}

func description(object *runtime.RemoteObject) string {
	if object == nil {
		return ""
	}
	return cmp.Or(object.Description, string(object.Value))
}

func (w *watch) note(format string, arguments ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.problems = append(w.problems, fmt.Sprintf(format, arguments...))
}

func (w *watch) request(address string) {
	w.mu.Lock()
	w.requests++
	w.mu.Unlock()
	if u, err := url.Parse(address); err != nil || u.Hostname() != "127.0.0.1" {
		w.note("a request leaves this computer: %s", address)
	}
}

// seen returns what went wrong so far, and how many requests there were.
func (w *watch) seen() (problems []string, requests int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.problems), w.requests
}
