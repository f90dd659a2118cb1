package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

const (
	patience = 25 * time.Minute // with all tests
	waiting  = 3 * time.Minute  // for what a test waits for
)

func TestViewer(t *testing.T) {
	deadline, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	browser, stopBrowser, err := startBrowser(deadline)
	if errors.Is(err, errNoBrowser) && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer stopBrowser()
	viewer, err := build(deadline, "viewer", t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		test func(page)
	}{
		{"files are uploaded, aligned, corrected and downloaded", uploadToDownload},
		{"news pages", newsPages},
		{"marked sentences are paired, and sentences moved", markAndMove},
		{"the picture leads to a row", pictureLeads},
		{"all versions of a group are side by side", groupOfThree},
		{"hostile text stays text", hostileText},
		{"work survives killing", survivesKilling},
		{"nothing is lost", nothingIsLost},
		{"the table of versions is corrected", tableIsCorrected},
		{"why a row is a pair", whyPair},
		{"what people who see or move otherwise need is there", accessible},
		{"it works by keyboard", byKeyboard},
		{"all can be read in rows of any confidence", readable},
		{"small things are right", smallThings},
		{"every format is in every menu", everyFormat},
		{"the encoding of a file is chosen", encodingIsChosen},
		{"long documents stay quick", longDocuments},
	} {
		t.Run(test.name, func(t *testing.T) { test.test(page{T: t, browser: browser, viewer: viewer}) })
	}
}

// A page is the viewer's page in a browser, under test.
type page struct {
	*testing.T
	browser context.Context
	viewer  string          // the program
	ctx     context.Context // of the open page
}

// open opens the page of a viewer of some files. At the end of the test
// nothing may have gone wrong on the page.
func (p *page) open(files ...string) {
	p.Helper()
	address, ended, err := runViewer(p.Context(), p.viewer, p.TempDir(), files...)
	if err != nil {
		p.Fatal(err)
	}
	p.Cleanup(func() { <-ended }) // before the folder is removed, in which it writes
	ctx, stop := chromedp.NewContext(p.browser)
	p.Cleanup(stop)
	p.ctx = ctx
	w, err := newWatch(ctx)
	if err != nil {
		p.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		p.Fatal(err)
	}
	p.Cleanup(func() {
		if problems, requests := w.seen(); len(problems) > 0 || requests == 0 {
			p.Errorf("of %d requests: %s", requests, strings.Join(problems, "\n"))
		}
	})
	p.look(1400, 900, "light")
	p.do(chromedp.Navigate(address))
}

func (p page) do(steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.Fatal(err)
	}
}

// look changes the size of the window and the colour scheme.
func (p page) look(width, height int64, scheme string) {
	p.Helper()
	p.do(chromedp.EmulateViewport(width, height))
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme},
		{Name: "prefers-reduced-motion", Value: "reduce"}}}
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, media); err != nil {
		p.Fatal(err)
	}
}

// press presses keys one after another, each when what the last did is done.
func (p page) press(keys ...string) {
	p.Helper()
	for _, key := range keys {
		p.do(chromedp.KeyEvent(key))
	}
}

// value evaluates an expression on the page, and waits where it is a promise.
func value[T any](p page, expression string) T {
	p.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.Fatalf("%s: %v", expression, err)
	}
	return v
}

// wait waits until an expression is true on the page.
func (p page) wait(expression string) {
	p.Helper()
	late := time.After(waiting)
	for !value[bool](p, expression) {
		select {
		case <-late:
			p.Fatalf("never was %s; the page says %q", expression, value[string](p, "document.body.innerText"))
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// keep keeps a picture of the page.
func (p page) keep(name string) {
	p.Helper()
	p.do(chromedp.Sleep(100 * time.Millisecond)) // until the picture is drawn
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(p.ArtifactDir(), name+".png"), png, 0o644); err != nil {
		p.Fatal(err)
	}
}

// What the tests look at.
const (
	rows     = `document.querySelectorAll(".row").length`
	selected = `[...document.querySelectorAll(".row")].indexOf(document.querySelector(".row.selected"))`
	drawn    = `(() => { const c = document.getElementById("overview");
		return c.width > 0 && c.height > 0 && c.getContext("2d").getImageData(0, 0, c.width, c.height).data.some(v => v > 0) })()`
	byHand = `document.querySelectorAll(".row.hand").length`
)

func story(name string) string {
	file, err := filepath.Abs(filepath.Join("../../../testdata/stories", name))
	if err != nil {
		panic(err) // there is no working directory
	}
	return file
}

func uploadToDownload(p page) {
	p.open()
	p.do(chromedp.WaitVisible(chromedp.CSS("#choose")))
	p.keep("welcome")

	begin := time.Now()
	p.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{story("lake/id.txt"), story("lake/en.txt"), story("ferry/de.txt")}))
	p.wait(rows + " > 20")
	p.Logf("rows are there %d ms after the upload", time.Since(begin).Milliseconds())
	if tags := value[string](p, `[...document.querySelectorAll("select.tag")].map(e => e.value).sort().join()`); tags != "de,en,id" {
		p.Errorf("the languages are %s", tags)
	}
	if text := value[string](p, `document.getElementById("rows").innerText`); !strings.Contains(text,
		"sediment core 312.6 metres long") || !strings.Contains(text, "inti sedimen sepanjang 312,6 meter") {
		p.Errorf("the rows are %s", text)
	}
	p.wait(drawn)

	before := value[int](p, rows)
	p.press("j", "j", "j")
	p.wait(selected + " === 3")
	p.press("m")
	p.wait(fmt.Sprintf("%s === %d && %s === 1", rows, before-1, byHand))
	p.do(chromedp.WaitVisible(chromedp.CSS("#again")))
	p.keep("corrected")
	p.press("m", "m", "u", "u", "u") // faster than the answers come
	p.wait(fmt.Sprintf("%s === %d && %s === 0", rows, before, byHand))
	p.press("U")
	p.wait(fmt.Sprintf("%s === %d && %s === 1", rows, before-1, byHand))
	joined := value[string](p, `[...document.querySelectorAll(".row.hand .cell:first-of-type, .row.hand .sentence")].pop().textContent`)

	p.wait(`location.hash.endsWith("/3")`) // the address has the row once it has been selected for a while
	p.do(chromedp.Reload())
	p.wait(fmt.Sprintf("%s === %d && %s === 1 && %s === 3", rows, before-1, byHand, selected))

	p.press("r")
	p.wait(`document.getElementById("toast").classList.contains("shown")`)
	p.wait(byHand + " === 1")

	file := p.download("TMX")
	if !strings.Contains(file, "<tmx") || !strings.Contains(file, joined) || strings.Count(file, "<tuv") < 30 {
		p.Errorf("downloaded %d bytes, of the joined row %q", len(file), joined)
	}
}

// download clicks a format in the menu and returns the file.
func (p page) download(format string) string {
	p.Helper()
	folder := p.TempDir()
	if _, err := chromedp.CallBrowser(p.ctx, browser.SetDownloadBehavior,
		browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder}); err != nil {
		p.Fatal(err)
	}
	p.press("d")
	p.do(chromedp.WaitVisible(chromedp.CSS("#formats")))
	p.keep("download")
	value[any](p, `[...document.querySelectorAll("#formats a")].find(a => a.querySelector("b")?.textContent === "`+format+`").click()`)
	for {
		names, err := filepath.Glob(filepath.Join(folder, "*."+strings.ToLower(format)))
		if err != nil {
			p.Fatal(err)
		}
		if len(names) == 1 {
			text, err := os.ReadFile(names[0])
			if err != nil {
				p.Fatal(err)
			}
			return string(text)
		}
		select {
		case <-p.ctx.Done():
			p.Fatal("nothing was downloaded")
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// newsPages tells how soon the pages of the first users are there.
func newsPages(p page) {
	files, err := filepath.Glob("../../../../shared/seeds/*.txt")
	if err != nil || len(files) == 0 {
		p.Skip("no ../shared/seeds beside the checkout", err)
	}
	for i := range files {
		if files[i], err = filepath.Abs(files[i]); err != nil {
			p.Fatal(err)
		}
	}
	p.open()
	p.do(chromedp.WaitVisible(chromedp.CSS("#choose")))
	begin := time.Now()
	p.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), files))
	p.wait(`document.querySelectorAll("#side .documents li").length > 0`)
	listed := time.Since(begin)
	p.wait(rows + " > 20")
	p.Logf("%d files are listed %d ms after the upload, and rows are there after %d ms", len(files), listed.Milliseconds(),
		time.Since(begin).Milliseconds())
}

func markAndMove(p page) {
	p.open(story("lake/id.txt"), story("lake/en.txt"))
	p.wait(rows + " > 20")
	// The first two rows that have both sides: their source sentences are marked
	// and one target sentence, each by a click with Ctrl.
	value[any](p, `(() => {
		const full = [...document.querySelectorAll(".row:not(.null)")].slice(0, 1);
		for (const row of full) for (const sentence of row.querySelectorAll(".sentence"))
			sentence.dispatchEvent(new MouseEvent("click", { bubbles: true, ctrlKey: true }));
	})()`)
	p.do(chromedp.WaitVisible(chromedp.CSS("#pair-marked")))
	p.press("\r")
	p.wait(byHand + " === 1 && document.getElementById('marked').hidden")

	// Its first sentence goes to the row below, and comes back.
	before := value[string](p, `document.getElementById("rows").textContent`)
	p.press("\u0301") // no key of the page: nothing happens
	value[any](p, `document.querySelector(".row.selected .sentence").click()`)
	p.press("]")
	p.wait(`document.getElementById("rows").textContent !== ` + fmt.Sprintf("%q", before) + ` && ` + byHand + ` === 2`)
	p.press("u")
	p.wait(byHand + " === 1")

	// Sure rows come first, then those of the next filter that shows any.
	p.press("f")
	p.wait(`[...document.querySelectorAll(".row:not([hidden], .selected)")].every(row => !row.matches(".unsure, .null"))`)
	p.press("f")
	p.wait(`[...document.querySelectorAll(".row:not([hidden], .selected)")].every(row => row.matches(".unsure, .null"))`)
	p.press("?")
	p.wait(`document.getElementById("help").open && document.querySelectorAll("#keys dt").length > 15`)
	p.keep("help")
}

func pictureLeads(p page) {
	p.open(story("ferry/de.txt"), story("ferry/en.txt"), story("ferry/id.txt"))
	p.wait(rows + " > 20")
	p.wait(drawn)
	value[any](p, `(() => {
		const c = document.getElementById("overview"), box = c.getBoundingClientRect();
		const at = { bubbles: true, clientX: box.left + 0.6 * box.width, clientY: box.top + 0.6 * box.height };
		c.dispatchEvent(new MouseEvent("click", at));
	})()`)
	p.wait(selected + " > 15")
	if inView := value[bool](p,
		`(() => { const box = document.querySelector(".row.selected").getBoundingClientRect(); return box.top > 0 && box.bottom < `+
			`innerHeight })()`); !inView {
		p.Error("the row is not in view")
	}
	p.keep("light")
	p.look(1400, 900, "dark")
	p.keep("dark")
	p.look(390, 844, "light")
	if wide := value[int](p, "document.documentElement.scrollWidth"); wide > 390 {
		p.Errorf("on a phone the page is %d pixels wide", wide)
	}
	p.keep("phone")
}

func groupOfThree(p page) {
	p.open(story("ferry/de.txt"), story("ferry/en.txt"), story("ferry/id.txt"), story("../others/en.txt"))
	p.wait(rows + " > 20")
	p.press("j", "a")
	p.wait(byHand + " === 1")
	p.do(chromedp.Click(chromedp.CSS(".links .link")))
	p.wait(`document.querySelectorAll("#versions .row").length > 20 && document.querySelectorAll("#heads .head").length === 3`)
	p.keep("group")
	if menu := p.download("JSONL"); !strings.Contains(menu, "ferry/id.txt") || !strings.Contains(menu, "ferry/de.txt") {
		p.Errorf("downloaded %.300s", menu)
	}
	p.do(chromedp.Reload())
	p.wait(`document.querySelectorAll("#versions .row").length > 20`)
	p.look(390, 844, "light")
	if wide := value[int](p, "document.documentElement.scrollWidth"); wide > 390 {
		p.Errorf("on a phone the page is %d pixels wide", wide)
	}
	p.look(1400, 900, "light")
	// A file on its own is aligned with another when the user asks.
	value[any](p, `(() => { const [a, b] = document.querySelectorAll(".choice"); b.value = "3"; a.value = "0"; `+
		`document.querySelector(".chooser button").click(); })()`)
	p.wait(rows + ` > 20 && location.hash.includes("/0-3")`)
}

func hostileText(p page) {
	const markup = `</script><img src="https://evil.example/x.png" onerror="alert(1)"><style>*{display:none}</style>&lt;b&gt;`
	folder := p.TempDir()
	var files []string
	for name, text := range map[string]string{
		`<img src=x onerror=alert(1)>.txt`: "Kapal feri Laut Biru kandas pada hari Senin di dekat pulau Wangi-Wangi. Tidak ada yang " +
			"terluka.\n\n" + markup + "\n",
		"news.txt": "The ferry Laut Biru ran aground on Monday near the island of Wangi-Wangi. Nobody was hurt.\n\n" + markup + "\n",
	} {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			p.Fatal(err)
		}
		files = append(files, file)
	}
	p.open()
	p.do(chromedp.WaitVisible(chromedp.CSS("#choose")), chromedp.SetUploadFiles(chromedp.CSS("#file"), files))
	p.wait(rows + " > 1")
	if n := value[int](p, `document.querySelectorAll("#work img, #work style, #work script, #work b:not(.filters b)").length`); n > 0 {
		p.Errorf("the text made %d elements", n)
	}
	if text := value[string](p, `document.getElementById("rows").textContent`); !strings.Contains(text,
		`<img src="https://evil.example/x.png" onerror="alert(1)">`) || !strings.Contains(text, "&lt;b&gt;") {
		p.Errorf("the text is %s", text)
	}
	if n := value[int](p, `document.querySelectorAll("#rows mark").length`); n > 0 {
		p.Errorf("%d parts of equal texts are marked", n)
	}
	// What is refused is told, and the page stays.
	value[any](p, `(async () => { const t = new DataTransfer(); for (let i = 0; i < 70; i++) t.items.add(new File(["x"], i + ".txt"));
		dispatchEvent(Object.assign(new Event("drop", { cancelable: true }), { dataTransfer: t })); })()`)
	p.wait(`document.getElementById("toast").textContent.includes("More than 64 files")`)
}
