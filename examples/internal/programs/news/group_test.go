package news

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/difference"
	"github.com/sejajar/sejajar/align/evaluate"
	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/golden"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/style"
	"github.com/sejajar/sejajar/testdata"
)

var differ = difference.New(lexicon.EmbeddedSet()) // it reads its lexicons once

// made returns a report of one group of pages that hold the sentences of the
// same number in each row: the first two of them translate each other, each
// other one is a translation of the first too, and the last, if told, only
// tells the same story as the first.
func made(t testing.TB, last versions.Kind, texts ...[]string) report {
	t.Helper()
	var r report
	found := versions.Group{}
	tags := []language.Tag{language.German, language.English, language.Indonesian}
	for d, sentences := range texts {
		document := align.FromSentences(fmt.Sprintf("in/%d.txt", d), tags[d%len(tags)], sentences...)
		r.pages = append(r.pages, pages.Page{Document: document, Confidence: 1})
		found.Documents, found.Indices = append(found.Documents, document), append(found.Indices, d)
		if d == 0 {
			continue
		}
		link := versions.Link{A: 0, B: d, Confidence: 0.9, Alignment: &align.Alignment{Source: r.pages[0].Document, Target: document}}
		if d == len(texts)-1 && last == versions.SameStory {
			end := len(document.Sentences)
			link.Kind, link.Alignment.Unordered = last, true
			link.Alignment.Beads = []align.Bead{{Source: align.Span{End: 1}, Target: align.Span{Start: end - 1, End: end}, Confidence: 0.8}}
		}
		found.Links = append(found.Links, link)
	}
	for k := range texts[0] {
		row := versions.Row{Confidence: 0.9}
		for d, p := range r.pages {
			start, end := min(k, len(p.Sentences)), min(k+1, len(p.Sentences))
			if texts[d][min(k, len(texts[d])-1)] == "" {
				end = start
			}
			row.Cells = append(row.Cells, versions.Cell{Span: align.Span{Start: start, End: end}, Confidence: 0.9})
		}
		found.Rows = append(found.Rows, row)
	}
	g, err := newGroup(t.Context(), found, r.pages, differ)
	if err != nil {
		t.Fatal(err)
	}
	r.groups = []group{g}
	return r
}

func textOf(t testing.TB, r report, columns int) string {
	t.Helper()
	var out strings.Builder
	if err := writeText(&out, r, columns, 0); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func pageOf(t testing.TB, r report) string {
	t.Helper()
	var out strings.Builder
	if err := writeHTML(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// aligned returns a report of a story that comes with the module, with its
// alignments by hand.
func aligned(t *testing.T, story string) report {
	t.Helper()
	open := func(name string) string {
		text, err := fs.ReadFile(testdata.Files, "stories/"+story+"/"+name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	var r report
	found := versions.Group{Indices: []int{0, 1, 2}}
	var documents []align.Document
	for _, tag := range []language.Tag{language.Indonesian, language.German, language.English} {
		document := align.ParseLines(story+"/"+tag.String()+".txt", tag, open(tag.String()+".sentences.txt"))
		documents = append(documents, document)
		r.pages = append(r.pages, pages.Page{Document: document, Confidence: 1})
	}
	for _, pair := range [][2]int{{0, 1}, {0, 2}, {1, 2}} {
		source, target := documents[pair[0]], documents[pair[1]]
		beads, err := evaluate.ReadBeads(strings.NewReader(open(source.Language.String() + "-" + target.Language.String() + ".gold.txt")))
		if err != nil {
			t.Fatal(err)
		}
		alignment := &align.Alignment{Source: source, Target: target}
		at := align.Bead{Confidence: 0.99}
		for _, b := range beads {
			at.Source = align.Span{Start: at.Source.End, End: at.Source.End + len(b.Source)}
			at.Target = align.Span{Start: at.Target.End, End: at.Target.End + len(b.Target)}
			alignment.Beads = append(alignment.Beads, at)
		}
		found.Links = append(found.Links, versions.Link{A: pair[0], B: pair[1], Confidence: 1, Alignment: alignment})
	}
	found.Documents, found.Rows = documents, rowsOf(documents, found.Links)
	g, err := newGroup(t.Context(), found, r.pages, differ)
	if err != nil {
		t.Fatal(err)
	}
	r.groups = []group{g}
	return r
}

// rowsOf makes rows of sentences that alignments put together, which agree and
// keep the order.
func rowsOf(documents []align.Document, links []versions.Link) (rows []versions.Row) {
	row := make([][]int, len(documents)) // the row of each sentence, as a number
	for d, document := range documents {
		for range document.Sentences {
			row[d] = append(row[d], len(row)*1000+len(row[d])*len(row)+d)
		}
	}
	for _, l := range links {
		for _, b := range l.Alignment.Beads {
			for i := b.Source.Start; i < b.Source.End && !b.Null(); i++ {
				for j := b.Target.Start; j < b.Target.End; j++ {
					from, to := row[l.A][i], row[l.B][j]
					for d := range row {
						for k := range row[d] {
							if row[d][k] == from {
								row[d][k] = to
							}
						}
					}
				}
			}
		}
	}
	at := make([]int, len(documents))
	for {
		next, ok := nextRow(row, at)
		if !ok {
			return rows
		}
		rows = append(rows, next)
	}
}

// nextRow returns a row of which no version has a sentence still to come
// before it, and moves on.
func nextRow(row [][]int, at []int) (versions.Row, bool) {
	for d := range row {
		if at[d] == len(row[d]) {
			continue
		}
		id, ready := row[d][at[d]], true
		r := versions.Row{Confidence: 0.99}
		for e := range row {
			end := at[e]
			for end < len(row[e]) && row[e][end] == id {
				end++
			}
			ready = ready && !slices.Contains(row[e][end:], id)
			r.Cells = append(r.Cells, versions.Cell{Span: align.Span{Start: at[e], End: end}, Confidence: 0.99})
		}
		if ready {
			for e, c := range r.Cells {
				at[e] = c.Span.End
			}
			return r, true
		}
	}
	return versions.Row{}, false
}

func TestGolden(t *testing.T) {
	for _, story := range testdata.Stories() {
		r := aligned(t, story)
		golden.Check(t, story+".txt", textOf(t, r, 100))
		page := pageOf(t, r)
		if !strings.Contains(page, style.Shared+pageStyle) {
			t.Error("the page lacks its style")
		}
		golden.Check(t, story+".html", strings.Replace(page, style.Shared+pageStyle, "", 1))
		var out bytes.Buffer
		if err := writeJSON(&out, r); err != nil {
			t.Fatal(err)
		}
		golden.Check(t, story+".json", strings.ReplaceAll(out.String(), "},{", "},\n{"))
	}
}

func TestMoreVersionsThanFit(t *testing.T) {
	r := made(t, versions.Translation,
		[]string{"Das Schiff fuhr am 28. Mai mit 32 Leuten ab.", "Niemand wurde verletzt."},
		[]string{"The ship left on 28 May with 30 people.", "Nobody was hurt."},
		[]string{"Kapal itu berangkat pada 28 Mei dengan 32 orang."},
		[]string{"Am 28. Mai fuhr das Schiff mit 32 Leuten ab.", "Verletzt wurde niemand."},
		[]string{"The ship left on 29 May with 32 people.", "Nobody was hurt."},
	)
	golden.Check(t, "many.txt", textOf(t, r, 80))
}

// A row that one version of a table has, and others in another table, tells so.
func TestARowIsNotAlone(t *testing.T) {
	text := textOf(t, made(t, versions.Translation,
		[]string{"Das Schiff fuhr am 28. Mai mit 32 Leuten ab.", ""},
		[]string{"The ship left on 28 May with 32 people.", "Nobody was hurt."},
		[]string{"Kapal itu berangkat pada 28 Mei dengan 32 orang."},
		[]string{"Am 28. Mai fuhr das Schiff mit 32 Leuten ab.", "Verletzt wurde niemand."},
		[]string{"The ship left on 28 May with 32 people."},
	), 80)
	for _, want := range []string{"      also in de2\n", "      also in en1\n"} {
		if strings.Count(text, want) != 1 {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// A row that only the first version and one of the first columns say is not told again
// beside the others.
func TestRowsAreShownOnce(t *testing.T) {
	text := textOf(t, made(t, versions.Translation,
		[]string{"Das Schiff fuhr am 28. Mai mit 32 Leuten ab.", "Verletzt wurde niemand."},
		[]string{"The ship left on 28 May with 32 people.", "Nobody was hurt."},
		[]string{"Kapal itu berangkat pada 28 Mei dengan 32 orang."},
		[]string{"Am 28. Mai fuhr das Schiff mit 32 Leuten ab."},
		[]string{"The ship left on 28 May with 32 people."},
	), 80)
	tables, _, _ := strings.Cut(text, "Left out of")
	if n := strings.Count(tables, "Verletzt wurde"); n != 1 {
		t.Errorf("a row is told %d times in\n%s", n, text)
	}
	if n := strings.Count(tables, "Das Schiff fuhr"); n != 2 {
		t.Errorf("what all say is told %d times, want 2, in\n%s", n, text)
	}
}

// Where not all versions keep one order claims are counted, and those are no headings,
// menus or bylines.
func TestClaimsAreCounted(t *testing.T) {
	r := made(t, versions.SameStory,
		[]string{"Das Schiff fuhr am 28. Mai mit 32 Leuten ab.", "Niemand wurde verletzt.", "Weitere Artikel", "Es regnete die ganze Nacht."},
		[]string{"The ship left on 28 May with 32 people.", "Nobody was hurt.", "", ""},
		[]string{"Kapal itu berangkat pada 28 Mei dengan 32 orang."},
	)
	text := textOf(t, r, 100)
	for _, want := range []string{"1 claim only here, 0 left out", "Only in de: 1 claim\n", "Left out of id: 1 claim\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if _, list, _ := strings.Cut(text, "Only in de"); strings.Contains(list, "Weitere Artikel") {
		t.Errorf("a heading is a claim in\n%s", text)
	}
	var out strings.Builder
	if err := writeJSON(&out, r); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), `"aside":true`); n != 1 {
		t.Errorf("%d rows are asides, want 1, in\n%s", n, out.String())
	}
}

// What several versions leave out alike is listed once, in every form of the report.
func TestEqualListsAreOne(t *testing.T) {
	r := made(t, versions.Translation,
		[]string{"Das Schiff fuhr ab.", "Niemand wurde verletzt.", "Es regnete."},
		[]string{"The ship left.", "Nobody was hurt.", "It rained."},
		[]string{"Kapal itu berangkat.", "", ""},
		[]string{"Das Schiff fuhr los.", "", ""},
		[]string{"The ship has left.", "", "It rained a lot."},
	)
	text := textOf(t, r, 100)
	for _, want := range []string{"Left out of id, de2: 2 sentences\n", "Left out of en2: 1 sentence\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if n := strings.Count(text, "  – Niemand wurde verletzt."); n != 2 {
		t.Errorf("a sentence is listed %d times, want 2, in\n%s", n, text)
	}
	if page := pageOf(t, r); strings.Count(page, `<span class="soft">not in id, de2</span>`) != 2 ||
		!strings.Contains(page, `have it <span class="soft">3</span>`) {
		t.Errorf("the lists are not one in\n%s", page)
	}
}

// Folded rows tell how many of them are claims.
func TestFoldedRowsTellOfAsides(t *testing.T) {
	r := made(t, versions.SameStory,
		[]string{"Das Schiff fuhr ab.", "Es regnete.", "Weitere Artikel", "Mehr dazu", "Neueste", "Impressum"},
		[]string{"The ship left.", "", "", "", "", ""},
		[]string{"Kapal itu berangkat."},
	)
	rows := r.groups[0].tables[0].rows
	var all []int
	for k := range rows[1:] {
		all = append(all, k+1)
	}
	for want, of := range map[string][]int{
		"1 claim and 4 rows of headings, menus or the like": all,
		"4 rows of headings, menus or the like":             all[1:],
		"1 claim":                                           all[:1],
	} {
		if got := r.groups[0].tables[0].told(of); got != want {
			t.Errorf("rows %v are told as %q, want %q", of, got, want)
		}
	}
}

func TestSameStory(t *testing.T) {
	r := made(t, versions.SameStory,
		[]string{"Das Schiff fuhr am 28. Mai mit 32 Leuten ab.", "Niemand wurde verletzt."},
		[]string{"The ship left on 28 May with 32 people.", "Nobody was hurt."},
		[]string{"Tidak ada yang terluka.", "Kapal itu berangkat pada 28 Mei dengan 30 orang."},
	)
	text := textOf(t, r, 100)
	for _, want := range []string{"same story   de–id 0.90", "The same story, not all in one order: 1 claim that two or more tell",
		"number    de: 32 · id: 30"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if page := pageOf(t, r); !strings.Contains(page, `<mark class="figure"`) || !strings.Contains(page, `class="story" d="M`) {
		t.Errorf("no mark or no dot in\n%s", page)
	}
	var out bytes.Buffer
	if err := writeJSON(&out, r); err != nil {
		t.Fatal(err)
	}
	var got jsonReport
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Matches) != 1 || got.Matches[0].A != "in/0.txt" || got.Matches[0].B != "in/2.txt" || got.Matches[0].Confidence != 0.8 {
		t.Errorf("matches %+v", got.Matches)
	}
	if kind := got.Groups[0].Pairs[1].Kind; kind != "same story" {
		t.Errorf("the kind is %q", kind)
	}
	for _, row := range got.Groups[0].Rows {
		if len(row.Cells) != 3 {
			t.Errorf("a row holds %v, want the sentences of all versions", row.Cells)
		}
	}
}

func TestGroupsTooLargeForRows(t *testing.T) {
	r := made(t, versions.Translation, []string{"Ja."}, []string{"Yes."})
	r.groups[0].Rows, r.groups[0].tables = nil, nil
	if text := textOf(t, r, 80); !strings.Contains(text, "too many versions") {
		t.Errorf("printed\n%s", text)
	}
	pageOf(t, r)
}

func TestTwoPagesThatCannotBeComparedAreTold(t *testing.T) {
	r := made(t, versions.Translation, []string{"Ja."}, []string{"Yes."})
	documents := []align.Document{r.pages[0].Document, r.pages[1].Document}
	var err error
	_, r.failed, err = failures(versions.Errors{&versions.PairError{A: 0, B: 1, Err: errors.New("too large \x1b[2J")}}, documents)
	if err != nil {
		t.Fatal(err)
	}
	if text := textOf(t, r, 80); !strings.Contains(text, "Not compared\n  – too large") {
		t.Errorf("printed\n%s", text)
	}
	checkSafe(t, r)
	var out bytes.Buffer
	if err := writeJSON(&out, r); err != nil {
		t.Fatal(err)
	}
	if want := `"errors":[{"name":"in/0.txt","with":"in/1.txt","error":"too large`; !strings.Contains(out.String(), want) {
		t.Errorf("%q is not in %s", want, out.String())
	}
	if err := incomplete(r.skipped, r.failed, 2); err == nil || err.Error() != "1 pair of files could not be compared" {
		t.Errorf("counted as %v", err)
	}
	if _, _, err := failures(errors.New("over a limit"), documents); err == nil {
		t.Error("another error is lost")
	}
}

const hostile = "</style></script><script>alert(1)</script> \x1b[2J\x07 exe\u202egpj <img src=x onerror=alert(1)> \x00\xff \" ' & 12 €"

func TestHostileTexts(t *testing.T) {
	r := made(t, versions.SameStory,
		[]string{hostile, "Niemand <b>wurde</b> am 28. Mai verletzt."}, []string{hostile + "1", "Nobody was hurt on 29 May."}, []string{hostile})
	for k := range r.groups[0].versions {
		r.groups[0].versions[k].ID, r.groups[0].versions[k].name = hostile, hostile
	}
	checkSafe(t, r)
}

// checkSafe checks that nothing of the texts steers a terminal or becomes
// markup.
func checkSafe(t *testing.T, r report) {
	t.Helper()
	if text := textOf(t, r, 80); strings.ContainsAny(text, "\x1b\x07\x00\u202e\u009b") {
		t.Errorf("the text is not safe:\n%q", text)
	}
	page := pageOf(t, r)
	if strings.ContainsAny(page, "\x1b\x07\x00\u202e\u009b") {
		t.Errorf("the page holds control characters:\n%q", page)
	}
	known := "html head meta title style body header h1 h2 h3 nav ol li a bdi span main section ul b i p br div figure svg rect path " +
		"figcaption details summary mark footer"
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		token := z.Token()
		if (kind == html.StartTagToken || kind == html.SelfClosingTagToken) && !strings.Contains(" "+known+" ", " "+token.Data+" ") {
			t.Errorf("the page holds %v", token)
		}
		for _, a := range token.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
				t.Errorf("the page holds %v", token)
			}
		}
	}
}

// FuzzReport holds that no text is unsafe.
func FuzzReport(f *testing.F) {
	f.Add(hostile, "Nobody was hurt on 29 May.")
	f.Add("<!--", "]]></svg>")
	f.Fuzz(func(t *testing.T, a, b string) {
		checkSafe(t, made(t, versions.SameStory, []string{a, b}, []string{b, a}, []string{a}))
	})
}

// A headline does not run into the text below it, in any form of the report.
func TestParagraphsOfACellAreApart(t *testing.T) {
	d := align.Parse("en.txt", language.English, "Ferry Halted At Night\n\nInspectors stopped it.\nNobody was hurt.\n\nIt rained.")
	c := cell{{Start: 0, End: 3}, {Start: 3, End: 4}}
	if got := c.lines(d); !slices.Equal(got, []string{"Ferry Halted At Night", "Inspectors stopped it.\nNobody was hurt. …", "It rained."}) {
		t.Errorf("the lines are %q", got)
	}
	p := &printer{columns: 60}
	p.row(layout{n: 2, width: 24}, "0.98", [][]string{c.lines(d), {null}})
	text := p.text.String()
	if !strings.Contains(text, "Ferry Halted At Night    │") || !strings.Contains(text, "      Inspectors stopped it.") {
		t.Errorf("the row is\n%s", text)
	}
	var shown []string
	for _, part := range parts(d, c, "g1", 0, nil) {
		shown = append(shown, part.Text)
	}
	if got := strings.Join(shown, "|"); got != "Ferry Halted At Night||Inspectors stopped it. Nobody was hurt.| … |It rained." {
		t.Errorf("the parts are %q", got)
	}
}
