package main

import (
	"fmt"
	"strings"

	"github.com/chromedp/chromedp"
)

// marked are the words that are marked as corresponding: the one that is asked about, and
// its counterparts.
const marked = `["word", "counterpart"].map(name => [...CSS.highlights.get(name)].map(String).join(" ")).join(" = ")`

// whyPair asks why a row is a pair: by keys, by the pointer and by touch.
func whyPair(p page) {
	p.open(story("lake/id.txt"), story("lake/en.txt"), story("lake/de.txt"))
	p.wait(rows + " > 20")
	p.selectRow(`row => row.innerText.includes("312,6")`)

	p.press("w")
	p.wait(`!!document.querySelector(".row.selected .why .ties")`)
	p.keep("why")
	panel := value[string](p, `document.querySelector(".why").innerText`)
	for _, want := range []string{"exactly these sentences correspond", "The words", "strongly for", "sedimen = sediment", "the same number",
		"Other versions", "speaks for it"} {
		if !strings.Contains(strings.Join(strings.Fields(panel), " "), want) {
			p.Errorf("%q is not in the panel: %s", want, panel)
		}
	}
	if said := value[string](p, `document.getElementById("said").textContent`); !strings.Contains(said, "The words strongly for") {
		p.Errorf("screen readers hear %q", said)
	}

	// Words of the panel and of the text show each other.
	value[any](p, `[...document.querySelectorAll(".tied")].find(tie => tie.innerText.startsWith("sedimen")).focus()`)
	p.wait(marked + ` === "sedimen = sediment"`)
	x, y := p.placeOf("sedimen")
	p.do(chromedp.MouseEvent("mouseMoved", x, y))
	p.wait(`document.querySelector(".tied.present")?.innerText.startsWith("sedimen") === true`)

	// Without a panel the keys go from word to word.
	value[any](p, `document.querySelector(".row.selected").focus()`)
	p.press("w", ".")
	p.wait(`!document.querySelector(".why") && ` + marked + `.includes(" = ")`)
	first := value[string](p, marked)
	p.press(".")
	p.wait(marked + fmt.Sprintf(" !== %q", first))
	p.press(",")
	p.wait(marked + fmt.Sprintf(" === %q", first))
	p.look(390, 844, "light")
	value[any](p, `document.querySelector(".row.selected [data-verb=why]").click()`)
	p.wait(`!!document.querySelector(".row.selected .why .ties")`)
	p.keep("why-phone")

	// A row without a counterpart tells what comes near it.
	p.look(1400, 900, "dark")
	p.selectRow(`row => row.matches(".null")`)
	p.wait(`!!document.querySelector(".row.selected.null .why .verdict")`)
	p.keep("why-unpaired")
}

// selectRow clicks the first row that a function of JavaScript takes.
func (p page) selectRow(which string) {
	p.Helper()
	value[any](p, `[...document.querySelectorAll(".row")].find(`+which+`).click()`)
}

// placeOf returns the middle of a word of the selected row in the window.
func (p page) placeOf(word string) (x, y float64) {
	p.Helper()
	at := value[[]float64](p, fmt.Sprintf(`(() => {
		const texts = document.createTreeWalker(document.querySelector(".row.selected .cell"), NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) {
			const at = texts.currentNode.data.indexOf(%q);
			if (at < 0) continue;
			const range = document.createRange();
			range.setStart(texts.currentNode, at);
			range.setEnd(texts.currentNode, at + %d);
			const box = range.getBoundingClientRect();
			return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
		}
	})()`, word, len(word)))
	return at[0], at[1]
}
