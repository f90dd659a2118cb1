package main

import (
	"fmt"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	focused = `(document.activeElement.dataset.verb ?? document.activeElement.id ?? "")`
	said    = `document.getElementById("said").textContent`
)

// byKeyboard does without a pointer.
func byKeyboard(p page) {
	p.open(story("lake/id.txt"), story("lake/en.txt"), story("lake/de.txt"))
	p.wait(rows + " > 20")
	p.wait(`document.querySelectorAll("#rows mark").length > 0`)
	if heading := value[string](p, `document.querySelector("h1").textContent`); heading != "id.txt and en.txt" {
		p.Errorf("the heading is %q", heading)
	}

	// The focus stays at the button that was used, and what it did is said.
	p.press("j", "j", "j")
	for _, step := range [][2]string{{"joinDown", "Joined in one row."}, {"split", "Split in two rows."}} {
		verb, says := step[0], step[1]
		value[any](p, `document.querySelector("[data-verb=`+verb+`]").focus()`)
		p.press("\r")
		p.wait(said + fmt.Sprintf(" === %q", says))
		p.wait(focused + fmt.Sprintf(" === %q", verb))
	}
	value[any](p, `document.getElementById("undo").focus()`)
	p.press("\r")
	p.wait(said + ` === "Undone." && ` + focused + ` === "undo"`)
	value[any](p, `[...document.querySelectorAll("#filters button")].find(button => button.innerText.startsWith("Sure")).focus()`)
	p.press("\r")
	p.wait(said + `.startsWith("Sure: ") && document.activeElement.innerText.startsWith("Sure")`)
	p.wait(`!document.querySelector(".row.null:not([hidden])")`) // nor is the first one unpaired
	value[any](p, `document.querySelector("#filters button").click()`)

	// What differs is told where Tab leads, and under a finger.
	value[any](p, `document.querySelector("#rows mark").closest(".row").click()`)
	value[any](p, `document.querySelector(".row.selected mark").focus()`)
	p.wait(`document.getElementById("told").matches(":popover-open") && document.activeElement.tabIndex === 0 && ` +
		`document.getElementById("told").textContent.includes("on the other side")`)
	p.keep("told")
	p.press("\x1b")
	p.wait(`!document.getElementById("told").matches(":popover-open")`)
	value[any](p, `document.querySelectorAll(".row.selected mark")[0].click()`)
	p.wait(`document.getElementById("told").matches(":popover-open")`)

	// Escape closes what is open, wherever the focus is.
	p.look(800, 900, "light")
	for button, pane := range map[string]string{"menu": "side", "picture": "map"} {
		value[any](p, fmt.Sprintf(`document.getElementById(%q).click()`, button))
		p.wait(fmt.Sprintf(`document.getElementById(%q).checkVisibility()`, pane))
		value[any](p, `document.querySelector(".row.selected").focus()`)
		p.press("\x1b")
		p.wait(fmt.Sprintf(`!document.getElementById(%q).checkVisibility() && %s === %q`, pane, focused, button))
	}
	p.look(1400, 900, "light")
	p.press("d")
	p.wait(`document.getElementById("download").matches(":popover-open")`)
	value[any](p, `document.querySelector(".row.selected").focus()`)
	p.press("\x1b")
	p.wait(`!document.getElementById("download").matches(":popover-open")`)

	// Single letters are no keys where people say so, also later.
	value[any](p, `document.getElementById("letters").click()`)
	for range 2 {
		before := value[int](p, selected)
		p.press("j", "x", "d")
		if after := value[int](p, selected); after != before || value[bool](p, `document.getElementById("download").matches(":popover-open")`) {
			p.Errorf("with single letters off, j goes from row %d to %d", before, after)
		}
		p.do(chromedp.KeyEvent(kb.ArrowDown))
		p.wait(fmt.Sprintf("%s === %d", selected, before+1))
		p.do(chromedp.Reload())
		p.wait(rows + " > 20")
	}
	p.forcedColours()
}

// forcedColours looks at the page in the colours of the system.
func (p page) forcedColours() {
	p.Helper()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}}
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, media); err != nil {
		p.Fatal(err)
	}
	p.wait(`getComputedStyle(document.querySelector(".row.selected")).outlineStyle === "solid"`)
	p.keep("forced-colours")
}

// readable tells whether everything in the warmest rows can be read: the contrast of texts
// and what is behind them, from light to dark and from sure to unsure.
func readable(p page) {
	p.open(story("lake/id.txt"), story("lake/en.txt"))
	p.wait(rows + ` > 20 && document.querySelectorAll("#rows mark").length > 0`)
	for _, scheme := range []string{"light", "dark"} {
		p.look(1400, 900, scheme)
		for _, low := range value[[]string](p, contrasts) {
			p.Errorf("%s: %s", scheme, low)
		}
	}
}

// contrasts lists what has less contrast than 4.5 in rows of any confidence.
const contrasts = `(() => {
	const ink = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
	const over = colours => {
		ink.fillStyle = "#fff";
		for (const colour of colours) { ink.fillStyle = colour; ink.fillRect(0, 0, 1, 1); }
		return [...ink.getImageData(0, 0, 1, 1).data].slice(0, 3);
	};
	const light = colour => {
		const [r, g, b] = colour.map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const behind = element => element ? [...behind(element.parentElement), getComputedStyle(element).backgroundColor] : ["#fff"];
	const low = [];
	const row = document.querySelector("#rows mark").closest(".row");
	row.click();
	row.querySelector(".sentence").click();
	for (const unsure of [false, true]) for (const doubt of [0, 0.1, 0.2, 0.3, 0.5]) {
		row.classList.toggle("unsure", unsure);
		row.style.setProperty("--doubt", doubt);
		for (const element of row.querySelectorAll(".sure, .sentence, mark, .verbs button, .verbs kbd")) {
			if (element.hidden) continue;
			const back = behind(element), [a, b] = [light(over(back)), light(over([...back, getComputedStyle(element).color]))];
			const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
			if (contrast < 4.5) low.push(element.className + " " + element.tagName + " at doubt " + doubt + ": " + contrast.toFixed(2));
		}
	}
	return low;
})()`
