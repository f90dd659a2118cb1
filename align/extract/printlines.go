package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align"
)

// A printedLine is a line of a text that was laid out for paper.
type printedLine struct {
	align.Range      // without white space around; empty if there is nothing else
	page        int  // from 0
	widest      int  // characters of the widest line among those that it stands with
	furniture   bool // a running head or the number of a page
}

func (l printedLine) blank() bool { return l.Start == l.End }

// printedLines cuts a text into lines, at form feeds into pages, and tells the
// running heads and page numbers among them.
func printedLines(text string) []printedLine {
	var lines []printedLine
	page := 0
	for at := 0; at < len(text); {
		end := strings.IndexAny(text[at:], "\n\f")
		if end < 0 {
			end = len(text) - at
		}
		line := text[at : at+end]
		trimmed := strings.TrimLeftFunc(line, isBlank)
		start := at + len(line) - len(trimmed)
		trimmed = strings.TrimRightFunc(trimmed, isBlank)
		lines = append(lines, printedLine{Range: align.Range{Start: start, End: start + len(trimmed)}, page: page})
		if at += end; at < len(text) {
			if text[at] == '\f' {
				page++
			}
			at++
		}
	}
	measure(text, lines)
	if page > 0 {
		markAtEdges(text, lines)
	} else {
		markAmong(text, lines)
	}
	return lines
}

func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' }

// measure sets how wide the lines are that stand together.
func measure(text string, lines []printedLine) {
	for start := 0; start < len(lines); {
		end, widest := start, 0
		for ; end < len(lines) && !lines[end].blank() && lines[end].page == lines[start].page; end++ {
			widest = max(widest, lines[end].width(text))
		}
		end = max(end, start+1)
		for k := start; k < end; k++ {
			lines[k].widest = widest
		}
		start = end
	}
}

var (
	digits     = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(`(?i)^[-–—|\s]*(?:(?:page|pages|seite|halaman|hal|hlm|s|p)\.?\s*)?` +
		`(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|von|dari|/)\s*\d{1,4})?[-–—|\s]*$`)
)

// pattern is what is the same in the running heads of all pages.
func pattern(line string) string {
	return digits.ReplaceAllString(strings.Join(strings.Fields(line), " "), "#")
}

// edge is how many lines at the top and at the foot of a page can be furniture.
const edge = 2

// markAtEdges tells the furniture of a text whose pages are known: what stands
// at the edge of several, but for numbers the same.
func markAtEdges(text string, lines []printedLine) {
	edges := make(map[int][]int) // the lines at the edges of each page
	for k, l := range lines {
		if !l.blank() {
			edges[l.page] = append(edges[l.page], k)
		}
	}
	pages := make(map[string]map[int]bool)
	for page, all := range edges {
		if len(all) > 2*edge {
			all = slices.Concat(all[:edge], all[len(all)-edge:])
			edges[page] = all
		}
		for _, k := range all {
			p := pattern(lines[k].In(text))
			if pages[p] == nil {
				pages[p] = make(map[int]bool)
			}
			pages[p][page] = true
		}
	}
	for _, all := range edges {
		for at, k := range all {
			l := lines[k].In(text)
			outermost := at == 0 || at == len(all)-1
			lines[k].furniture = outermost && pageNumber.MatchString(l) && alone(lines, k) ||
				len(pages[pattern(l)]) > 1 && 3*len(pages[pattern(l)]) >= len(edges)
		}
	}
}

// markAmong tells the furniture of a text whose pages are not known: lines that
// stand apart and are the same but for their numbers, and the numbers beside them.
func markAmong(text string, lines []printedLine) {
	seen := make(map[string][]int)
	for k, l := range lines {
		if written := l.In(text); alone(lines, k) && digits.MatchString(written) && !pageNumber.MatchString(written) {
			seen[pattern(written)] = append(seen[pattern(written)], k)
		}
	}
	for _, all := range seen {
		numbers := make(map[string]bool)
		for _, k := range all {
			numbers[strings.Join(digits.FindAllString(lines[k].In(text), -1), " ")] = true
		}
		if len(all) < 2 || len(numbers) < len(all) {
			continue
		}
		for _, k := range all {
			lines[k].furniture = true
			for _, beside := range []int{next(lines, k, -1), next(lines, k, 1)} {
				if beside >= 0 && pageNumber.MatchString(lines[beside].In(text)) {
					lines[beside].furniture = true
				}
			}
		}
	}
}

// alone reports whether no line stands close to one, above or below it.
func alone(lines []printedLine, k int) bool {
	if lines[k].blank() {
		return false
	}
	above := k == 0 || lines[k-1].blank() || lines[k-1].page != lines[k].page
	below := k == len(lines)-1 || lines[k+1].blank() || lines[k+1].page != lines[k].page
	return above || below
}

// next returns the line that is not blank next to one, -1 if there is none.
func next(lines []printedLine, k, step int) int {
	for k += step; k >= 0 && k < len(lines); k += step {
		if !lines[k].blank() {
			return k
		}
	}
	return -1
}

// width is how many characters a line has.
func (l printedLine) width(text string) int { return utf8.RuneCountInString(l.In(text)) }
