package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

const manyRows = 5000

// Long documents stay quick: the times are printed, and nothing but the rows in view is
// laid out.
func longDocuments(p page) {
	p.open(longPair(p, manyRows)...)
	p.wait(fmt.Sprintf("%s >= %d && !!document.querySelector('.row.selected')", rows, manyRows))

	p.do(chromedp.Reload())
	p.wait(`!!document.querySelector(".row.selected")`)
	p.Logf("%d rows: the first are there %.0f ms after the page is asked for again", manyRows, value[float64](p, firstRows))
	p.wait(fmt.Sprintf("%s >= %d", rows, manyRows))
	p.Logf("j: %s", p.presses("j", 40))
	p.Logf("k: %s", p.presses("k", 10))
	value[any](p, fmt.Sprintf(`document.querySelectorAll(".row")[%d].click()`, manyRows/2))
	p.Logf("j in the middle: %s", p.presses("j", 40))
	p.keep("long")

	begin := time.Now()
	p.press("m")
	p.wait(byHand + " === 1")
	p.Logf("a correction: %d ms", time.Since(begin).Milliseconds())
	before := value[string](p, placeOfSelected)
	begin = time.Now()
	p.press("r")
	p.wait(`/anew|Nothing else/.test(document.getElementById("toast").textContent)`)
	p.Logf("aligned again: %d ms", time.Since(begin).Milliseconds())
	if after := value[string](p, placeOfSelected); after != before {
		p.Errorf("aligned again, the row at %s stands at %s", before, after)
	}
	if laidOut := value[int](p,
		`[...document.querySelectorAll(".sentence")].filter(s => s.checkVisibility({ contentVisibilityAuto: true })).length`); laidOut > 500 {
		p.Errorf("%d sentences are laid out", laidOut)
	}
}

// placeOfSelected tells the first sentence of the selected row and where it stands in the
// window.
const placeOfSelected = `(() => { const row = document.querySelector(".row.selected");
	return row.querySelector(".sentence").dataset.at + " " + Math.round(row.getBoundingClientRect().top); })()`

// firstRows is when the first rows were painted, in milliseconds after the page was
// asked for.
const firstRows = `new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))`

// presses presses a key again and again, and tells how long it takes until what it did
// is painted.
func (p page) presses(key string, times int) string {
	p.Helper()
	took := value[[]float64](p, fmt.Sprintf(`(async () => {
		const times = [];
		for (let k = 0; k < %d; k++) {
			const begin = performance.now();
			(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key: %q, bubbles: true, cancelable: true }));
			await new Promise(requestAnimationFrame);
			await new Promise(done => setTimeout(done));
			times.push(performance.now() - begin);
			await new Promise(done => setTimeout(done, 60));
		}
		return times;
	})()`, times, key))
	slices.Sort(took)
	return fmt.Sprintf("median %.0f ms, 9 of 10 within %.0f ms", took[len(took)/2], took[len(took)*9/10])
}

// longPair writes two versions of so many sentences, no two alike.
func longPair(p page, sentences int) (files []string) {
	p.Helper()
	folder := p.TempDir()
	for k, language := range []string{"id", "en"} {
		var text strings.Builder
		for i := range sentences {
			form := sentencePairs[i%len(sentencePairs)][k]
			fmt.Fprintf(&text, form, who[i/len(sentencePairs)%len(who)], 100+i)
			text.WriteString("\n\n"[:1+i%2])
		}
		file := filepath.Join(folder, language+".txt")
		if err := os.WriteFile(file, []byte(text.String()), 0o644); err != nil {
			p.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

var (
	who = []string{"Rahman", "Siregar", "Wulandari", "Hutapea", "Lestari", "Nasution", "Pranoto"}

	// sentencePairs are sentences in Indonesian and English.
	sentencePairs = [][2]string{
		{"Kapten %s mengatakan %d penumpang dibawa ke darat dengan perahu nelayan.",
			"Captain %s said %d passengers were brought ashore in fishing boats."},
		{"Menurut Profesor %s, danau itu menyimpan sedimen selama %d tahun.",
			"According to Professor %s, the lake has kept sediment for %d years."},
		{"Hakim %s menolak permohonan itu pada halaman %d putusannya.",
			"Judge %s rejected the request on page %d of the ruling."},
		{"Pelatih %s memuji para pemain muda setelah pertandingan ke-%d.",
			"Coach %s praised the young players after match %d."},
		{"Dokter %s memeriksa %d pasien di rumah sakit desa itu.",
			"Doctor %s examined %d patients in the village hospital."},
		{"Nyonya %s menjual rumah tua itu seharga %d juta rupiah.",
			"Mrs %s sold the old house for %d million rupiah."},
		{"Wartawan %s menulis %d berita tentang banjir di kota itu.",
			"The reporter %s wrote %d stories about the flood in the city."},
	}
)
