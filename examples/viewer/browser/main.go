// Browser makes the pictures of the README, in ../screenshots: of the viewer
// and of what the program news prints, both of stories that come with the
// module. Its tests try the viewer in Chromium.
//
//	cd examples/viewer/browser && go run .
package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const (
	pictures = "../screenshots"
	stories  = "../../../testdata/stories"
	settling = 300 * time.Millisecond // until all is drawn
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := makePictures(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "browser:", err)
		os.Exit(1)
	}
}

func makePictures(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx) // ends the programs it starts
	defer cancel()
	folder, err := os.MkdirTemp("", "browser")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	browser, stop, err := startBrowser(ctx)
	if err != nil {
		return err
	}
	defer stop()
	if err := pictureViewer(ctx, browser, folder); err != nil {
		return fmt.Errorf("the viewer: %w", err)
	}
	if err := pictureTerminal(ctx, browser, folder); err != nil {
		return fmt.Errorf("the terminal: %w", err)
	}
	return nil
}

// strict has the viewer count more pairs as unsure, so that there is one to show.
const strict = `least.value = 0.95; least.dispatchEvent(new Event("input"))`

// pictureViewer takes a picture of the viewer at the first pair that is not
// sure.
func pictureViewer(ctx, browser context.Context, folder string) error {
	viewer, err := build(ctx, "viewer", folder)
	if err != nil {
		return err
	}
	names, err := filepath.Glob(stories + "/*/??.txt")
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	address, ended, err := runViewer(ctx, viewer, folder, names...)
	if err != nil {
		return err
	}
	defer func() { // leaves nothing behind that it started
		stop()
		<-ended
	}()
	return picture(browser, "viewer.png", address, 1280, 760,
		chromedp.WaitVisible(chromedp.CSS(".row.selected")), chromedp.Evaluate[chromedp.Void](strict), chromedp.KeyEvent("n"))
}

// The terminal shows so many columns, as news takes it for a terminal that it
// does not know, and the first lines.
const (
	columns = 100
	lines   = 36
)

// pictureTerminal takes a picture of what news prints of two versions.
func pictureTerminal(ctx, browser context.Context, folder string) error {
	news, err := build(ctx, "news", folder)
	if err != nil {
		return err
	}
	command := exec.CommandContext(ctx, news, "testdata/stories/lake/en.txt", "testdata/stories/lake/id.txt")
	command.Dir = "../../.."
	out, err := command.Output()
	if err != nil {
		return err
	}
	text := strings.Split(string(out), "\n")
	text = append([]string{"$ go run ./examples/news " + strings.Join(command.Args[1:], " ")}, text[:min(lines, len(text))]...)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, terminal, columns, escape.Replace(strings.Join(text, "\n")))
	}))
	defer server.Close()
	return picture(browser, "terminal.png", server.URL, 880, 760)
}

// terminal is a page that looks like one.
const terminal = `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #1e1d19; color: #d9d4c7 }
pre { width: %dch; margin: 0 auto; padding: 1.2em 0; font: 13.5px/1.45 "Noto Sans Mono", "DejaVu Sans Mono", monospace }
</style><pre>%s</pre>`

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;")

// picture opens an address, does the steps and keeps a picture of what is
// seen.
func picture(browser context.Context, name, address string, width, height int64, steps ...chromedp.Action[chromedp.Void]) error {
	ctx, stop := chromedp.NewContext(browser)
	defer stop()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"},
		{Name: "prefers-reduced-motion", Value: "reduce"}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
		return err
	}
	steps = append([]chromedp.Action[chromedp.Void]{chromedp.EmulateViewport(width, height), chromedp.Navigate(address)}, steps...)
	if err := chromedp.Do(ctx, append(steps, chromedp.Sleep(settling))...); err != nil {
		return err
	}
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return err
	}
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		return err
	}
	if png, err = shrink(png); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(pictures, name), png, 0o644)
}
