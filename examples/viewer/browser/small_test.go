package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"
)

const shownVerbs = `[...document.querySelectorAll(".row.selected .verbs button:not([hidden])")]
	.map(button => button.dataset.verb).join(" ")`

// smallThings are those that read as carelessness where they are wrong.
func smallThings(p page) {
	p.open(story("lake/id.txt"), story("lake/en.txt"), story("ferry/id.txt"), story("ferry/en.txt"))
	p.wait(rows + " > 20")

	// A row without a counterpart offers nothing that must fail.
	p.selectRow(`row => row.matches(".null")`)
	if verbs := value[string](p, shownVerbs); strings.Contains(verbs, "reject") || strings.Contains(verbs, "split") {
		p.Errorf("an unpaired row offers %s", verbs)
	}
	for _, key := range []string{"a", "u"} {
		p.press(key)
	}
	p.wait(said + ` === "Undone."`)

	// A complaint goes when something else is done.
	p.selectRow(`row => row.querySelectorAll(".sentence").length > 1`)
	p.press("]") // no sentence is chosen
	p.wait(`document.getElementById("toast").matches(".shown.wrong")`)
	p.press("a")
	p.wait(byHand + ` === 1 && !document.getElementById("toast").matches(".shown.wrong")`)
	p.press("u")
	p.wait(byHand + ` === 0`)

	// Lines from the edges of the picture lead to the selected row.
	p.selectRow(`row => !row.matches(".null")`)
	p.do(chromedp.Sleep(settling))
	if !value[bool](p, `(() => {
		const canvas = document.getElementById("overview");
		const ink = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
		ink.drawImage(canvas, 0, 0);
		const painted = (x, y, w, h) => ink.getImageData(x, y, w, h).data.filter((_, i) => i % 4 === 3).some(alpha => alpha > 40);
		return painted(0, 0, 2, canvas.height) && painted(canvas.width - 2, 0, 2, canvas.height) &&
			painted(0, canvas.height - 2, canvas.width, 2);
	})()`) {
		p.Error("no lines lead to the selected row")
	}

	// Files of one name are told apart.
	if names := value[string](p, `[...document.querySelectorAll("#side .name")].map(name => name.textContent).join(" ")`); names !=
		"lake/id.txt lake/en.txt ferry/id.txt ferry/en.txt" {
		p.Errorf("the files are %s", names)
	}
	if heads := value[string](p, `[...document.querySelectorAll("#heads .name")].map(name => name.textContent).join(" ")`); heads !=
		"lake/id.txt lake/en.txt" {
		p.Errorf("the heads are %s", heads)
	}
}

// write writes a file into a folder and returns its name.
func (p page) write(folder, name, text string) string {
	p.Helper()
	file := filepath.Join(folder, name)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		p.Fatal(err)
	}
	return file
}

// menu returns what the open menu of downloads offers.
func (p page) menu() string {
	p.Helper()
	p.press("d")
	p.wait(`document.getElementById("download").matches(":popover-open")`)
	text := value[string](p, `document.getElementById("formats").innerText`)
	p.press("\x1b")
	p.wait(`!document.getElementById("download").matches(":popover-open")`)
	return strings.Join(strings.Fields(text), " ")
}

// everyFormat looks for every format in every menu.
func everyFormat(p page) {
	p.open(story("ferry/de.txt"), story("ferry/en.txt"), story("ferry/id.txt"))
	p.wait(rows + " > 20")
	pair := p.menu()
	p.do(chromedp.Click(chromedp.CSS(".links .link")))
	p.wait(`document.querySelectorAll("#versions .row").length > 20`)
	all := p.menu()
	for _, format := range []string{"TSV", "XLSX", "JSONL", "TMX", "XLIFF", "VECALIGN", "LADDER", "SPANS", "MOSES", "PHARAOH", "OPUS"} {
		for which, menu := range map[string]string{"a pair": pair, "all versions": all} {
			if !strings.Contains(menu, format) {
				p.Errorf("the menu of %s lacks %s: %s", which, format, menu)
			}
		}
	}
	if n := value[int](p, `document.querySelectorAll("#formats a[href*='/pairs/']").length`); n < 3 {
		p.Errorf("formats of two versions have %d links", n)
	}
}

// encodingIsChosen reads a file that says nothing of its encoding as the user says.
func encodingIsChosen(p page) {
	folder := p.TempDir()
	indonesian := p.write(folder, "id.txt", "Kapal feri Laut Biru kandas pada hari Senin di dekat pulau Wangi-Wangi. "+
		"Tidak ada yang terluka.\n")
	german := "Die Fähre lief am Montag nahe der Insel auf Grund. Niemand wurde verletzt, sagte Kapitän Größler.\n"
	var wide []byte // UTF-16, the low byte first
	for _, r := range german {
		wide = append(wide, byte(r), byte(r>>8))
	}
	p.open()
	p.do(chromedp.WaitVisible(chromedp.CSS("#choose")),
		chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{indonesian, p.write(folder, "de.txt", string(wide))}))
	p.wait(`!document.getElementById("unread").hidden && document.querySelectorAll("#unread select").length === 1`)
	if text := value[string](p, `document.body.innerText`); strings.Contains(text, "-encoding") {
		p.Errorf("the page speaks of flags: %s", text)
	}
	p.keep("encoding")
	value[any](p, `(() => { const choose = document.querySelector("#unread select"); choose.value = "utf-16le"; `+
		`choose.dispatchEvent(new Event("change")); })()`)
	p.wait(`document.getElementById("unread").hidden && document.querySelectorAll("#side .documents li").length === 2`)

	// What was told by the look of the letters can be chosen so long as the page has the file, and
	// again when it is added again.
	latin := p.write(folder, "latin.txt", "Niemand wurde verletzt, sagte Kapit\xe4n Gr\xf6\xdfler am Montag der Zeitung auf der Insel.\n")
	p.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{latin}))
	p.wait(`document.querySelector("#side .notes button") !== null && !document.getElementById("unread").hidden`)
	value[any](p, `document.getElementById("unread-close").click()`)
	value[any](p, `document.querySelector("#side .notes button").click()`)
	p.wait(`!document.getElementById("unread").hidden && document.querySelectorAll("#unread select").length === 1`)
	p.do(chromedp.Reload())
	p.wait(`document.querySelector("#side .notes")?.textContent.endsWith("add the file again to choose another") === true`)
	p.keep("guessed")
	p.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{latin}))
	p.wait(`document.querySelector("#side .notes button") !== null && !document.getElementById("unread").hidden`)
	value[any](p, `(() => { const choose = document.querySelector("#unread select"); choose.value = "windows-1250"; `+
		`choose.dispatchEvent(new Event("change")); })()`)
	p.wait(`document.querySelector("#side .notes") === null && document.querySelectorAll("#side .documents li").length === 3 && ` +
		`document.querySelector("#side h2").textContent !== "Files" && document.getElementById("busy").hidden`)
	if names := value[string](p, `[...document.querySelectorAll("#side .name")].map(name => name.textContent).join(" ")`); names !=
		"id.txt de.txt latin.txt" {
		p.Errorf("what was read anew is called otherwise: %s", names)
	}

	// The list of what is open tells sets apart.
	value[any](p, `document.getElementById("home").click()`)
	p.wait(`/Kapal feri Laut Biru .*\(id\.txt and 1 more\)/.test(document.querySelector("#shelf-list a")?.textContent)`)
	if day := value[string](p, `document.querySelector("#shelf-list time").textContent`); !strings.Contains(day, " 20") {
		p.Errorf("the list says that it is of %s", day)
	}
	p.keep("shelf")
}
