package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"
)

// accessible has axe-core look at the pages, in light and dark: at what WCAG 2.2 asks for
// at levels A and AA. The variable AXE names the file axe.min.js of the npm package
// axe-core.
func accessible(p page) {
	source := axeSource(p)
	names, err := filepath.Glob(story("../retold/ferry/*.txt"))
	if err != nil || len(names) < 3 {
		p.Fatal("no stories told anew", err)
	}
	p.open()
	p.do(chromedp.WaitVisible(chromedp.CSS("#choose")))
	p.audit(source, "start")

	p.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), append(names[:3:3], story("lake/id.txt"), story("lake/en.txt"), story("lake/de.txt"))))
	p.wait(`document.querySelectorAll("#side .link").length > 5`)
	value[any](p, `[...document.querySelectorAll("#side .link")].find(link => link.innerText.includes("translation")).click()`)
	p.wait(rows + " > 20")
	p.press("j", "j", "w")
	p.wait(`!!document.querySelector(".why .verdict")`)
	p.audit(source, "pair")
	p.look(390, 844, "light")
	p.audit(source, "phone")
	p.look(1400, 900, "light")
	p.press("d")
	p.audit(source, "download")
	p.press("\x1b", "?")
	p.wait(`document.getElementById("help").open`)
	p.audit(source, "help")
	p.press("\x1b")
	value[any](p, `[...document.querySelectorAll("#side .link")].find(link => link.innerText.includes("side by side")).click()`)
	p.wait(`document.querySelectorAll("#versions .row").length > 5`)
	p.audit(source, "claims")

	server := httptest.NewServer(http.FileServer(http.Dir(report(p, append(names, story("lake/id.txt"), story("lake/en.txt"))...))))
	p.Cleanup(server.Close)
	p.do(chromedp.Navigate(server.URL + "/report.html"))
	p.audit(source, "report")
	p.look(390, 844, "light")
	p.audit(source, "report-phone")
}

func axeSource(p page) string {
	p.Helper()
	name := os.Getenv("AXE")
	if name == "" {
		p.Skip("AXE does not name axe.min.js: npm pack axe-core has it")
	}
	source, err := os.ReadFile(name)
	if err != nil {
		p.Fatal(err)
	}
	return string(source)
}

// report writes the report of news and returns the folder of report.html.
func report(p page, files ...string) (folder string) {
	p.Helper()
	folder = p.TempDir()
	news, err := build(p.Context(), "news", folder)
	if err != nil {
		p.Fatal(err)
	}
	arguments := append([]string{"-o", filepath.Join(folder, "report.html")}, files...)
	command := exec.CommandContext(p.Context(), news, arguments...)
	if out, err := command.CombinedOutput(); err != nil {
		p.Fatalf("%v: %s", err, out)
	}
	return folder
}

// audit reports what axe-core finds on the page as it is, in light and dark.
func (p page) audit(source, name string) {
	p.Helper()
	width, height := value[int64](p, "innerWidth"), value[int64](p, "innerHeight")
	for _, scheme := range []string{"dark", "light"} {
		p.look(width, height, scheme)
		p.keep("accessible-" + name + "-" + scheme)
		value[any](p, `void (globalThis.axe ?? `+"(() => {"+source+"})())")
		found := value[[]struct {
			Rule, Impact, Help string
			Places             []string
		}](p, `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
			.then(({ violations }) => violations.map(({ id, impact, help, nodes }) => ({ rule: id, impact, help,
				places: nodes.map(({ html, any, all, none }) =>
					html.slice(0, 160) + " " + [...any, ...all, ...none].map(({ message }) => message).join("; ")) })))`)
		for _, f := range found {
			const most = 5
			places := f.Places[:min(most, len(f.Places))]
			p.Errorf("%s, %s: %s (%s, %s), %d places:\n\t%s", name, scheme, f.Help, f.Rule, f.Impact, len(f.Places),
				strings.Join(places, "\n\t"))
		}
	}
}
