package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// A process is a viewer that is ended by force and started anew at the same address.
type process struct {
	page
	address, folder string
	command         *exec.Cmd
}

func newProcess(p page) *process {
	p.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		p.Fatal(err)
	}
	v := &process{page: p, address: listener.Addr().String(), folder: p.TempDir()}
	if err := listener.Close(); err != nil {
		p.Fatal(err)
	}
	v.start()
	v.Cleanup(v.kill) // before the folder is removed, in which it writes
	ctx, stop := chromedp.NewContext(p.browser)
	p.Cleanup(stop)
	v.ctx = ctx
	v.look(1400, 900, "light")
	v.do(chromedp.Navigate("http://" + v.address + "/"))
	return v
}

// start starts the viewer and waits until it answers.
func (v *process) start() {
	v.Helper()
	v.command = exec.CommandContext(v.Context(), v.viewer, "-addr", v.address, "-keep", v.folder,
		"-project", filepath.Join(v.folder, "files.sejajar"), story("lake/id.txt"), story("lake/en.txt"), story("ferry/de.txt"))
	out, err := v.command.StdoutPipe()
	if err != nil {
		v.Fatal(err)
	}
	if err := v.command.Start(); err != nil {
		v.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 1)); err != nil {
		v.Fatal("the viewer does not start: ", err)
	}
	go io.Copy(io.Discard, out)
}

// kill ends the viewer by force.
func (v *process) kill() {
	v.Helper()
	if err := v.command.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		v.Fatal(err)
	}
	v.command.Wait() // which tells that it was killed
}

// A history is what the server tells of a heap.
type history struct{ Edition, Undo, Redo int }

// history asks the server, not the page.
func (v *process) history() history {
	v.Helper()
	get := func(path string, answer any) {
		response, err := http.Get("http://" + v.address + path)
		if err != nil {
			v.Fatal(err)
		}
		defer response.Body.Close()
		if err := json.NewDecoder(response.Body).Decode(answer); err != nil {
			v.Fatal(err)
		}
	}
	var start struct{ Heap string }
	get("/api/start", &start)
	var heap struct{ History history }
	get("/api/heaps/"+start.Heap, &heap)
	return heap.History
}

// The page notes of each correction that the server confirmed what edition it made.
const noteConfirmed = `(() => {
	window.confirmed = 0;
	const ask = window.fetch;
	window.fetch = async (...request) => {
		const response = await ask(...request);
		if (response.ok && request[1]?.method === "POST") {
			const answer = await response.clone().json();
			const edition = answer.edition ?? answer.heap?.history.edition ?? answer.history?.edition ?? 0;
			window.confirmed = Math.max(window.confirmed, edition);
		}
		return response;
	};
})()`

// everything is what the rows show.
const everything = `[...document.querySelectorAll("#rows .row")].map(row => row.className.includes("hand") + " " + ` +
	`[...row.querySelectorAll(".cell")].map(cell => cell.textContent).join(" | ")).join("\n")`

// Whenever the viewer is killed, all that it confirmed is there when it is started anew.
func survivesKilling(p page) {
	v := newProcess(p)
	v.wait(rows + " > 20")
	first := value[string](v.page, everything)
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	corrections := 0
	for round := range 10 {
		value[any](v.page, noteConfirmed)
		for range 6 + r.IntN(10) {
			v.do(chromedp.KeyEvent([]string{"j", "k", "a", "m", "x", "s", "m", "u", "U"}[r.IntN(9)]))
			time.Sleep(time.Duration(r.IntN(8)) * time.Millisecond)
		}
		v.kill()
		confirmed := value[int](v.page, "window.confirmed")
		v.start()
		v.do(chromedp.Reload())
		v.wait(rows + " > 10")
		h := v.history()
		if h.Edition < confirmed {
			v.Errorf("round %d: %d changes were confirmed, and %d are there", round, confirmed, h.Edition)
		}
		corrections = h.Edition
	}
	if corrections == 0 {
		v.Error("nothing was changed in ten rounds")
	}
	v.Logf("killed ten times within %d changes", corrections)
	left := v.history().Undo
	for range left {
		v.press("u")
	}
	v.wait(`document.getElementById("undo").disabled`)
	if got := value[string](v.page, everything); got != first {
		v.Errorf("all undone, the rows are\n%s", different(got, first))
	}
}

// What is removed, tagged anew or changed in another tab is asked about, and comes back.
func nothingIsLost(p page) {
	v := newProcess(p)
	v.wait(rows + " > 20")
	hash := value[string](v.page, "location.hash")
	v.press("j", "m")
	v.wait(byHand + " === 1")
	corrected := value[string](v.page, everything)

	// Removing a file asks, as there is a decision about it.
	value[any](v.page, `document.querySelector('[aria-label="Remove lake/en.txt"]').click()`)
	v.wait(`document.getElementById("ask").open`)
	v.keep("ask")
	v.press("\x1b")
	v.wait(`!document.getElementById("ask").open && ` + byHand + " === 1")
	value[any](v.page, `document.querySelector('[aria-label="Remove lake/en.txt"]').click()`)
	v.wait(`document.getElementById("ask").open`)
	v.do(chromedp.Click(chromedp.CSS(`#ask button[value="yes"]`)))
	v.wait(`document.querySelectorAll("#side .documents li").length === 2`)
	v.press("u")
	v.wait(`document.querySelectorAll("#side .documents li").length === 3 && ` + byHand + " === 1")
	v.wait("(" + everything + ") === " + quoted(corrected))

	// Another language keeps what was decided, or asks.
	value[any](v.page, `(() => { const select = document.querySelector("#side .documents select");
		select.value = "en"; select.dispatchEvent(new Event("change")); })()`)
	v.wait(`document.getElementById("ask").open || document.querySelector('#heads abbr').title === "English"`)
	if value[bool](v.page, `document.getElementById("ask").open`) {
		v.do(chromedp.Click(chromedp.CSS(`#ask button[value="yes"]`)))
	}
	v.wait(`document.querySelector("#side .documents select").value === "en" && document.getElementById("busy").hidden`)
	v.press("u")
	v.wait(`document.querySelector("#side .documents select").value === "id" && ` + byHand + " === 1")
	v.wait("(" + everything + ") === " + quoted(corrected))

	// A second tab sees what the first did, and neither writes over the other.
	ctx, stop := chromedp.NewContext(v.browser)
	v.Cleanup(stop)
	second := page{T: v.T, browser: v.browser, ctx: ctx}
	second.do(chromedp.Navigate("http://" + v.address + "/" + hash))
	second.wait(byHand + " === 1")
	v.press("j", "j", "j", "a")
	v.wait(byHand + " === 2")
	second.press("j", "j", "x")
	second.wait(`document.getElementById("toast").textContent.includes("another window") && ` + byHand + " === 2")
	second.press("x")
	second.wait(byHand + " > 2")
	if h := v.history(); h.Undo != 3 {
		v.Errorf("of both tabs %d changes can be undone", h.Undo)
	}

	// The start page lists them, also when the viewer was killed, and a project that is
	// dropped is opened.
	v.kill()
	v.start()
	second.do(chromedp.Navigate("http://" + v.address + "/"))
	second.wait(`document.querySelectorAll("#shelf-list li").length === 1`)
	second.keep("list")
	second.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{filepath.Join(v.folder, "files.sejajar")}))
	second.wait(`location.hash !== "" && ` + byHand + " > 2")
}

// tableIsCorrected corrects the table of what pages tell that keep no order.
func tableIsCorrected(p page) {
	files, err := filepath.Glob("../../../testdata/retold/ferry/??[0-9].txt")
	if err != nil || len(files) < 4 {
		p.Fatal(files, err)
	}
	for i := range files {
		if files[i], err = filepath.Abs(files[i]); err != nil {
			p.Fatal(err)
		}
	}
	p.open(files...)
	p.wait(rows + " > 20")
	p.do(chromedp.Click(chromedp.CSS(".links .link")))
	const table = `[...document.querySelectorAll("#versions .row")]`
	p.wait(table + ".length > 20")
	content := table + `.map(row => [...row.querySelectorAll(".cell")].map(cell => cell.textContent).join(" | ")).join("\n")`
	before := value[string](p, content)
	value[any](p, table+`.find(row => !row.matches(".null")).click()`)
	p.wait(`document.querySelector("#versions .row.selected .verbs") !== null`)
	p.keep("table")
	for _, key := range []string{"m", "x", "a"} {
		p.press(key)
		p.wait(`document.querySelectorAll("#versions .row.hand").length > 0 && !document.getElementById("undo").disabled`)
		p.keep("table-" + key)
		p.press("u")
		p.wait(fmt.Sprintf("(%s) === %s && document.getElementById(`undo`).disabled", content, quoted(before)))
	}
	// What is taken apart in the table is no pair in the two columns either.
	p.press("x")
	p.wait(`document.querySelectorAll("#versions .row.hand").length > 1`)
	apart := value[string](p, `document.querySelector("#versions .row.hand .sentence").textContent`)
	p.do(chromedp.Click(chromedp.CSS(".links .link:not([aria-current])")))
	p.wait(rows + ` > 20 && document.querySelectorAll("#versions .row").length === 0`)
	paired := `[...document.querySelectorAll("#rows .row:not(.null)")].some(row => row.textContent.includes(` + quoted(apart) + `))`
	if value[bool](p, paired) {
		p.Errorf("%q is still paired", apart)
	}
	p.press("u")
	p.wait(table + ".length > 20 && (" + content + ") === " + quoted(before))
}

// different returns the lines of one text that are not in the other.
func different(got, want string) string {
	var lines []string
	for line := range strings.Lines(got) {
		if !strings.Contains(want, line) {
			lines = append(lines, line)
		}
	}
	for line := range strings.Lines(want) {
		if !strings.Contains(got, line) {
			lines = append(lines, "where wanted is "+line)
		}
	}
	return strings.Join(lines, "")
}

func quoted(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err) // text is a string
	}
	return string(quoted)
}
