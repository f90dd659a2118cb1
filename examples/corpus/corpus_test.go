package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/testdata"
)

var others = flag.Int("others", 100, "how many other documents are read with those of ntrex-versions")

func TestMain(m *testing.M) {
	flag.Parse()
	beam.Init()
	os.Exit(m.Run())
}

// A line is a document as a file of JSON lines has it.
type line struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// writeLines writes documents into two files, of which one is out of order.
func writeLines(t *testing.T, folder string, documents []line) {
	t.Helper()
	var files [2]bytes.Buffer
	for i, d := range documents {
		if err := json.NewEncoder(&files[i%2]).Encode(d); err != nil {
			t.Fatal(err)
		}
	}
	reversed := strings.SplitAfter(files[1].String(), "\n")
	slices.Reverse(reversed)
	for name, content := range map[string]string{"a.jsonl": files[0].String(), "b.jsonl": strings.Join(reversed, "")} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// stories are the documents of testdata, with -short some of them: with the race detector, a
// run of the pipeline with all takes most of a minute.
func stories(t *testing.T) (documents []line) {
	t.Helper()
	err := fs.WalkDir(testdata.Files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".txt" || strings.Contains(entry.Name(), "gold") ||
			strings.Contains(entry.Name(), "sentences") || strings.HasPrefix(name, "links") ||
			testing.Short() && !strings.HasPrefix(name, "texts/b") && !strings.HasPrefix(name, "stories/lake") {
			return err
		}
		text, err := fs.ReadFile(testdata.Files, name)
		documents = append(documents, line{name, string(text)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return documents
}

// settings are those with which nothing is left out.
func settings(input, output string) Settings {
	return Settings{Input: []string{input}, Output: output, Formats: []string{"jsonl"}, Shards: 2}
}

func runPipeline(t *testing.T, o Settings) {
	t.Helper()
	if err := run(t.Context(), o, nil); err != nil {
		t.Fatal(err)
	}
}

// findInOne groups documents with the library alone.
func findInOne(t *testing.T, documents []line) (groups []versions.Group) {
	t.Helper()
	w, err := theWorker()
	if err != nil {
		t.Fatal(err)
	}
	var pages []Page
	for _, d := range documents {
		if p, err := w.page(t.Context(), Raw{Name: d.Name, Content: []byte(d.Text), Type: 1}); err == nil {
			pages = append(pages, p)
		}
	}
	sortPages(pages)
	all := make([]align.Document, len(pages))
	for i, p := range pages {
		all[i] = p.document()
	}
	found, err := w.finder.Find(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range found {
		if len(g.Documents) > 1 {
			groups = append(groups, g)
		}
	}
	return groups
}

// shape tells which pages are in a group, and how they are linked.
func shape(g Group) string {
	text := strings.Join(g.Pages, " ")
	for _, l := range g.Links {
		text += fmt.Sprintf(" %d-%d %s", l.A, l.B, l.Kind)
	}
	return text
}

// writtenGroups returns the groups that the pipeline has written.
func writtenGroups(t *testing.T, folder string) (shapes []string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "groups.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for text := range strings.Lines(string(data)) {
		var g Group
		if err := json.Unmarshal([]byte(text), &g); err != nil {
			t.Fatal(err)
		}
		shapes = append(shapes, shape(g))
	}
	slices.Sort(shapes)
	return shapes
}

// writtenUnits returns the units that the pipeline has written, as text.
func writtenUnits(t *testing.T, folder string) (units []string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*-of-*.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		for u, err := range bitext.Read(file, bitext.JSONL) {
			if err != nil {
				t.Fatal(err)
			}
			units = append(units, unitText(Unit{newSide(u.Versions[0]), newSide(u.Versions[1]), u.Confidence}))
		}
	}
	slices.Sort(units)
	return units
}

func unitText(u Unit) string {
	return fmt.Sprintf("%s [%d,%d) %s [%d,%d) %.4f %s = %s", u.Source.Page, u.Source.Start, u.Source.End,
		u.Target.Page, u.Target.Start, u.Target.End, u.Confidence, u.Source.Text, u.Target.Text)
}

// unitsInOne returns the distinct units of groups, the surest of those that say the same.
func unitsInOne(groups []versions.Group) (units []string) {
	best := make(map[int64]Unit)
	for _, g := range groups {
		for _, u := range unitsOf(g, 0) {
			if other, known := best[u.key()]; !known || u.compare(other) < 0 {
				best[u.key()] = u
			}
		}
	}
	for _, u := range best {
		units = append(units, unitText(u))
	}
	slices.Sort(units)
	return units
}

// requireSame wants the pipeline to find what the library does.
func requireSame(t *testing.T, documents []line) {
	t.Helper()
	input, output := t.TempDir(), t.TempDir()
	writeLines(t, input, documents)
	runPipeline(t, settings(input, output))
	groups := findInOne(t, documents)
	var want []string
	for _, g := range groups {
		want = append(want, shape(newGroup(g)))
	}
	slices.Sort(want)
	if got := writtenGroups(t, output); !slices.Equal(got, want) {
		t.Errorf("the groups are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	got, wantUnits := writtenUnits(t, output), unitsInOne(groups)
	t.Logf("%d documents, %d groups, %d units", len(documents), len(want), len(wantUnits))
	if !slices.Equal(got, wantUnits) || len(got) == 0 {
		t.Errorf("%d units, want %d; the first that differs: %s", len(got), len(wantUnits), firstDifference(got, wantUnits))
	}
}

func firstDifference(a, b []string) string {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return a[i] + "\nwant\n" + b[i]
		}
	}
	return ""
}

func TestPipelineFindsWhatTheLibraryDoes(t *testing.T) {
	requireSame(t, stories(t))
}

// TestHeap wants the same of ntrex-versions among other documents. With -others 2000 it
// takes minutes.
func TestHeap(t *testing.T) {
	if testing.Short() {
		t.Skip("reads hundreds of documents")
	}
	requireSame(t, heap(t, *others))
}

const shared = "../../../shared"

// heap returns the pages of ntrex-versions and n pieces of other texts.
func heap(t *testing.T, n int) (documents []line) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(shared, "bench/ntrex-versions/*/??.txt"))
	if err != nil || len(names) == 0 {
		t.Skip("no ntrex-versions in the shared folder beside the checkout")
	}
	for _, name := range names {
		documents = append(documents, line{strings.TrimPrefix(name, shared), readText(t, name)})
	}
	var pieces []line
	sources, _ := filepath.Glob(filepath.Join(shared, "train/*/*.txt"))
	for k, source := range sources {
		if base := filepath.Base(source); strings.Contains(source, "/de-fr/") || strings.HasPrefix(base, "lohelp") || k%4 > 1 == (k%2 == 0) {
			continue // one side of each, so that nothing is a translation of another
		}
		lines := strings.SplitAfter(readText(t, source), "\n")
		for from, size := 0, 10; from+size <= len(lines); from, size = from+size, 10+(size*37+11)%51 {
			pieces = append(pieces, line{fmt.Sprintf("%s:%d", strings.TrimPrefix(source, shared), from), strings.Join(lines[from:from+size], "")})
		}
	}
	if len(pieces) < n {
		t.Fatalf("%d pieces, want %d", len(pieces), n)
	}
	for k := range n {
		documents = append(documents, pieces[k*len(pieces)/n])
	}
	slices.SortFunc(documents, func(a, b line) int { return cmp.Compare(a.Name, b.Name) })
	return documents
}

func readText(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestOutputs wants all formats, the report and the failures, the same in a second run.
func TestOutputs(t *testing.T) {
	input := t.TempDir()
	documents := stories(t)
	documents = append(documents, line{"copy.txt", documents[0].Text}, line{"numbers.txt", "1 2 3"})
	writeLines(t, input, documents)
	bad := `{"name":"nothing.txt"}` + "\nno JSON\n"
	if err := os.WriteFile(filepath.Join(input, "c.jsonl"), []byte(bad), 0o600); err != nil {
		t.Fatal(err)
	}
	var first map[string]string
	for range 2 {
		o := settings(filepath.Join(input, "*.jsonl"), t.TempDir())
		o.Formats, o.Confidence, o.Coverage = []string{"tsv", "jsonl", "tmx"}, 0.5, 0.3
		runPipeline(t, o)
		written := make(map[string]string)
		names, err := os.ReadDir(o.Output)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range names {
			written[entry.Name()] = readText(t, filepath.Join(o.Output, entry.Name()))
		}
		if first == nil {
			first = written
			continue
		}
		for name, content := range written {
			if first[name] != content {
				t.Errorf("%s is another in a second run", name)
			}
		}
		if len(written) != len(first) {
			t.Errorf("%d files in a second run, %d in the first", len(written), len(first))
		}
	}
	least := 11 // groups
	if testing.Short() {
		least = 3
	}
	var report map[string]int
	if err := json.Unmarshal([]byte(first["report.json"]), &report); err != nil {
		t.Fatal(err)
	}
	if report["failures"] != 3 || report["copies"] != 1 || report["pages de"] == 0 || report["units en-id"] == 0 || report["groups"] < least {
		t.Errorf("the report is %v", report)
	}
	for _, what := range []string{"numbers.txt", "c.jsonl:1", "c.jsonl:2"} {
		if !strings.Contains(first["failures.jsonl"], what) {
			t.Errorf("failures without %s: %s", what, first["failures.jsonl"])
		}
	}
	for _, name := range []string{"de-en-00000-of-00002.tmx", "en-id-00001-of-00002.tsv"} {
		if first[name] == "" {
			t.Errorf("no %s", name)
		}
	}
}

func TestGuardTellsOfPanics(t *testing.T) {
	var got []Failure
	guard("x", "test", func(f Failure) { got = append(got, f) }, func() error { panic("no") })
	guard("y", "test", func(f Failure) { got = append(got, f) }, func() error { return nil })
	if len(got) != 1 || got[0].Name != "x" || !strings.HasPrefix(got[0].Reason, "panic: no\n") {
		t.Errorf("got %v", got)
	}
}

func TestFormats(t *testing.T) {
	for _, test := range []struct{ names, want, err string }{
		{"TSV, tmx", "[tsv tmx]", ""},
		{"nonsense", "[]", "nonsense"},
		{"tsv,ladder", "[]", "-format ladder: holds one pair"},
		{"jsonl,translation", "[]", "-format translation: its files have the names of those of jsonl"},
	} {
		got, err := parseFormats(strings.Split(test.names, ","))
		if fmt.Sprint(got) != test.want || (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
			t.Errorf("%s: %v, %v", test.names, got, err)
		}
	}
}

// TestMisuse wants flags and operands refused that no run can have, with the exit code of misuse.
func TestMisuse(t *testing.T) {
	good := settings("in", "out")
	for _, test := range []struct {
		change   func(*Settings)
		operands []string
		err      string
	}{
		{func(o *Settings) { o.Input = []string{""} }, nil, "want -input and -output"},
		{func(o *Settings) { o.Output = "" }, nil, "want -input and -output"},
		{func(o *Settings) { o.Shards = 0 }, nil, "-shards is 0; want 1 or more"},
		{func(o *Settings) { o.Confidence = 1.5 }, nil, "-confidence is 1.5; want 0 to 1"},
		{func(o *Settings) { o.Coverage = -0.1 }, nil, "-coverage is -0.1; want 0 to 1"},
		{func(o *Settings) { o.Coverage = math.NaN() }, nil, "-coverage is NaN; want 0 to 1"},
		{func(o *Settings) { o.Formats = []string{"nonsense"} }, nil, "-format nonsense"},
		{func(*Settings) {}, []string{"more.jsonl"}, "more.jsonl: not a flag; files are named by -input"},
	} {
		o := good
		test.change(&o)
		err := run(t.Context(), o, test.operands)
		if command.Code(err) != command.Misused || !strings.Contains(err.Error(), test.err) {
			t.Errorf("got %v, code %d, want %s", err, command.Code(err), test.err)
		}
	}
	for _, share := range []float64{0, 1} {
		good.Confidence, good.Coverage = share, share
		if _, err := good.checked(); err != nil {
			t.Errorf("%v: %v", share, err)
		}
	}
}

func TestHostOf(t *testing.T) {
	for id, want := range map[string]string{
		"https://www.Berita.example:8080/a": "berita.example", "https://berita.example/b": "berita.example", "folder/a.txt": "", ":": "",
	} {
		if got := hostOf(id); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

func TestPageSurvivesItsCoder(t *testing.T) {
	p := newPage(align.Parse("http://a.example/1", language.Indonesian, "Satu. Dua.\n\nTiga."))
	p.Furniture, p.Words = []byte{0, 1, 0}, -1<<60
	got, err := decodePage(encodePage(p))
	if err != nil || fmt.Sprint(got) != fmt.Sprint(p) || got.Host != "a.example" {
		t.Errorf("%+v, %v, want %+v", got, err, p)
	}
	data := encodePage(p)
	for n := range data {
		if _, err := decodePage(data[:n]); err == nil && n < len(data)-2*len(p.Sentences) {
			t.Errorf("%d of %d bytes are a page", n, len(data))
		}
	}
}
