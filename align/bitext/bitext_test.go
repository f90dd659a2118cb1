package bitext_test

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
)

var update = flag.Bool("update", false, "write the golden files anew")

func alignment() *align.Alignment {
	return &align.Alignment{
		Source: align.FromSentences("kapal.txt", language.Indonesian, "Kapal \"Sinar\" berangkat.", "Ombak tinggi & angin.", "Iklan."),
		Target: align.FromSentences("ship.txt", language.English, "The Sinar left\tin\nhigh <waves>.", "It \x01came\uffff back\xff."),
		Beads: []align.Bead{
			{Source: align.Span{Start: 0, End: 2}, Target: align.Span{Start: 0, End: 1}, Confidence: 0.98765},
			{Source: align.Span{Start: 2, End: 3}, Target: align.Span{Start: 1, End: 1}, Confidence: 0.75},
			{Source: align.Span{Start: 3, End: 3}, Target: align.Span{Start: 1, End: 2}, Confidence: 1},
		},
	}
}

func write(t testing.TB, f bitext.Format, units []bitext.Unit, options ...bitext.WriteOption) []byte {
	t.Helper()
	file, err := tryToWrite(f, units, options...)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func tryToWrite(f bitext.Format, units []bitext.Unit, options ...bitext.WriteOption) ([]byte, error) {
	var file bytes.Buffer
	w, err := bitext.NewWriter(&file, f, options...)
	if err != nil {
		return nil, err
	}
	for _, u := range units {
		if err := w.Write(u); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return file.Bytes(), err
}

func read(f bitext.Format, text string, options ...bitext.ReadOption) (units []bitext.Unit, err error) {
	for u, err := range bitext.Read(strings.NewReader(text), f, options...) {
		if err != nil {
			return units, err
		}
		units = append(units, u)
	}
	return units, nil
}

// readable are the formats that are read as well as written.
func readable() []bitext.Format {
	return slices.DeleteFunc(bitext.Formats(), func(f bitext.Format) bool { return f == bitext.XLSX })
}

func TestUnits(t *testing.T) {
	a := alignment()
	var got []string
	for u := range bitext.Units(a) {
		got = append(got, fmt.Sprintf("%q %q %v", u.Versions[0].Text, u.Versions[1].Text, u.Null()))
		for k, d := range []align.Document{a.Source, a.Target} {
			v := u.Versions[k]
			if v.Text != v.Range.In(d.Text) || v.Document != d.ID || v.Language != d.Language {
				t.Errorf("%+v is not what stands in the document", v)
			}
		}
	}
	want := []string{
		`"Kapal \"Sinar\" berangkat.\nOmbak tinggi & angin." "The Sinar left\tin\nhigh <waves>." false`,
		`"Iklan." "" true`,
		`"" "It \x01came\uffff back\xff." true`,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestGolden compares each format with the file of its name under testdata,
// which -update writes anew.
func TestGolden(t *testing.T) {
	var units []bitext.Unit
	for u := range bitext.Units(alignment()) {
		units = append(units, u)
	}
	other := bitext.Unit{Confidence: 0.5, Versions: []bitext.Version{
		{Document: "schiff.txt", Language: language.MustParse("de-CH"), Text: "Nix\x00\ufffe da.",
			Range: align.Range{Start: 3, End: 12}, Sentences: align.Span{Start: 1, End: 2}},
		{Document: "ship.txt", Language: language.BritishEnglish, Text: "No \x1bway.",
			Range: align.Range{Start: 0, End: 8}, Sentences: align.Span{Start: 0, End: 1}},
	}}
	created := bitext.Created(time.Date(2025, 5, 28, 7, 30, 0, 0, time.FixedZone("WIB", 7*3600)))
	for _, f := range readable() {
		t.Run(string(f), func(t *testing.T) {
			units := units
			if f != bitext.Ladder && f != bitext.XLIFF {
				units = append(units, other)
			}
			got := write(t, f, units, created)
			name := filepath.Join("testdata", "golden."+string(f))
			if *update {
				if err := os.WriteFile(name, got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestRemovedCharactersAreCounted(t *testing.T) {
	w, err := bitext.NewWriter(new(bytes.Buffer), bitext.TMX)
	if err != nil {
		t.Fatal(err)
	}
	u := bitext.Unit{Versions: []bitext.Version{{Text: "a\x00b\x1b"}, {Text: "\ufffec\td\u00a0\U0001f6a2"}}}
	if err := w.Write(u); err != nil {
		t.Fatal(err)
	}
	if w.Removed() != 3 {
		t.Errorf("%d characters removed, want 3", w.Removed())
	}
}

func TestWriterKeepsItsFirstError(t *testing.T) {
	w, err := bitext.NewWriter(new(bytes.Buffer), bitext.Vecalign)
	if err != nil {
		t.Fatal(err)
	}
	first := w.Write(bitext.Unit{Versions: make([]bitext.Version, 3)})
	if first == nil || !strings.Contains(first.Error(), "write vecalign: a unit has 3 versions") {
		t.Errorf("got %v", first)
	}
	if err := w.Write(bitext.Unit{Versions: make([]bitext.Version, 2)}); err != first {
		t.Errorf("got %v, want the first error", err)
	}
	if err := w.Close(); err != first {
		t.Errorf("got %v, want the first error", err)
	}
}

func TestNothingIsWrittenAfterClose(t *testing.T) {
	w, err := bitext.NewWriter(new(bytes.Buffer), bitext.TMX)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if w.Write(bitext.Unit{}) == nil || w.Close() == nil {
		t.Error("a closed writer takes units")
	}
}

// What separates words in a text becomes a space where XML cannot hold it.
func TestControlCharactersInXML(t *testing.T) {
	for text, want := range map[string]string{
		"Feuerwehr\x1ckam": "Feuerwehr kam", "a\x01\x02b": "a b", "a \x01b": "a b", "a\x01 b": "a b", "\x01a\x01": "a",
		"a\x01\uffffb": "a b", "a\uffffb": "ab", "a\x01\nb": "a b",
	} {
		units := []bitext.Unit{{Versions: []bitext.Version{{Text: text}, {Text: "b"}}}}
		for _, f := range []bitext.Format{bitext.TMX, bitext.XLIFF12} {
			again, err := read(f, string(write(t, f, units)))
			if err != nil || len(again) != 1 || again[0].Versions[0].Text != want {
				t.Errorf("%s, %q: read back %v, %v, want %q", f, text, again, err, want)
			}
		}
	}
}

func TestFormatNames(t *testing.T) {
	for _, f := range bitext.Formats() {
		if got, err := bitext.ParseFormat(strings.ToUpper(string(f))); got != f || err != nil {
			t.Errorf("%s: got %q %v", f, got, err)
		}
		if got, err := bitext.FormatOf("out/memory" + f.Ending()); got != f && f != bitext.Translation || err != nil {
			t.Errorf("memory%s: got %v, %v", f.Ending(), got, err)
		}
		if got, err := bitext.FormatOf("out/memory." + string(f)); got != f || err != nil {
			t.Errorf("a file of %s: got %q %v", f, got, err)
		}
	}
	if _, err := bitext.ParseFormat("doc"); err == nil || !strings.Contains(err.Error(), "tsv") {
		t.Errorf("got %v, want the formats there are", err)
	}
	for name, want := range map[string]bitext.Format{"a.XLF": bitext.XLIFF12, "de.po": bitext.PO, "messages.pot": bitext.PO} {
		if got, err := bitext.FormatOf(name); got != want || err != nil {
			t.Errorf("%s: got %q %v, want %s", name, got, err, want)
		}
	}
	if _, err := bitext.NewWriter(io.Discard, bitext.PO); err == nil {
		t.Error("a writer of PO")
	}
	if _, err := bitext.FormatOf("x"); err == nil {
		t.Error("a name without an end has a format")
	}
	if _, err := bitext.NewWriter(io.Discard, "doc"); err == nil {
		t.Error("a writer of no format")
	}
	for _, err := range bitext.Read(strings.NewReader(""), "doc") {
		if err == nil {
			t.Error("a reader of no format")
		}
	}
}

// randomUnits makes units that every format can hold exactly, save for what
// it leaves out.
func randomUnits(r *rand.Rand) []bitext.Unit {
	text := func() string {
		runes := []rune("ab&<>\"' äß😀\\;]{}[:-")
		s := make([]rune, 1+r.IntN(8))
		for k := range s {
			s[k] = runes[r.IntN(len(runes))]
		}
		return "x" + string(s) + "x"
	}
	units := make([]bitext.Unit, r.IntN(6))
	place := [2]int{}
	for k := range units {
		versions := make([]bitext.Version, 2)
		for i, tag := range []language.Tag{language.Indonesian, language.German} {
			n := 1 + r.IntN(3)
			versions[i] = bitext.Version{Document: string("de"[i]), Language: tag, Text: text(),
				Range: align.Range{Start: 9 * place[i], End: 9*place[i] + 5}, Sentences: align.Span{Start: place[i], End: place[i] + n}}
			place[i] += n
		}
		units[k] = bitext.Unit{Versions: versions, Confidence: float64(1+r.IntN(1e4)) / 1e4}
	}
	return units
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	forget := map[bitext.Format]func(*bitext.Unit){
		bitext.Vecalign: func(u *bitext.Unit) {
			u.Confidence = 0
			for k := range u.Versions {
				u.Versions[k] = bitext.Version{Sentences: u.Versions[k].Sentences}
			}
		},
		bitext.Ladder: func(u *bitext.Unit) {
			u.Confidence = 0
			for k := range u.Versions {
				u.Versions[k] = bitext.Version{Sentences: u.Versions[k].Sentences}
			}
		},
		bitext.XCES: func(u *bitext.Unit) {
			for k, v := range u.Versions {
				u.Versions[k] = bitext.Version{Document: v.Document, Sentences: v.Sentences}
			}
		},
		bitext.Spans: func(u *bitext.Unit) {
			for k, v := range u.Versions {
				u.Versions[k] = bitext.Version{Range: v.Range}
			}
		},
	}
	only := func(keep func(bitext.Version) bitext.Version) func(*bitext.Unit) {
		return func(u *bitext.Unit) {
			u.Confidence = 0
			for k, v := range u.Versions {
				u.Versions[k] = keep(v)
			}
		}
	}
	forget[bitext.Translation] = only(func(v bitext.Version) bitext.Version { return bitext.Version{Language: v.Language, Text: v.Text} })
	forget[bitext.FastAlign] = only(func(v bitext.Version) bitext.Version { return bitext.Version{Text: v.Text} })
	forget[bitext.Bicleaner] = func(u *bitext.Unit) {
		for k, v := range u.Versions {
			u.Versions[k] = bitext.Version{Document: v.Document, Text: v.Text}
		}
	}
	for _, f := range readable() {
		t.Run(string(f), func(t *testing.T) {
			for seed := range uint64(300) {
				units := randomUnits(rand.New(rand.NewPCG(seed, 1)))
				file := write(t, f, units)
				got, err := read(f, string(file))
				if err != nil {
					t.Fatalf("seed %d: %v\n%s", seed, err, file)
				}
				for k := range units {
					if forget[f] != nil {
						forget[f](&units[k])
					}
				}
				if len(got)+len(units) > 0 && !reflect.DeepEqual(got, units) {
					t.Fatalf("seed %d: got\n%+v\nwant\n%+v", seed, got, units)
				}
			}
		})
	}
}

func TestManyVersionsAreReadBack(t *testing.T) {
	for _, f := range []bitext.Format{bitext.TMX, bitext.JSONL} {
		for seed := range uint64(100) {
			r := rand.New(rand.NewPCG(seed, 3))
			units := randomUnits(r)
			for k := range units {
				third := units[k].Versions[r.IntN(2)]
				third.Language, third.Document = language.MustParse("en-GB"), "e"
				units[k].Versions = append(units[k].Versions, third)
			}
			file := write(t, f, units)
			got, err := read(f, string(file))
			if err != nil || len(got)+len(units) > 0 && !reflect.DeepEqual(got, units) {
				t.Fatalf("%s, seed %d: got\n%+v %v\nwant\n%+v", f, seed, got, err, units)
			}
		}
	}
}

func TestALadderHasNoGaps(t *testing.T) {
	units := []bitext.Unit{
		{Versions: []bitext.Version{{Sentences: align.Span{Start: 0, End: 1}}, {Sentences: align.Span{Start: 0, End: 1}}}},
		{Versions: []bitext.Version{{Sentences: align.Span{Start: 2, End: 3}}, {Sentences: align.Span{Start: 1, End: 2}}}},
	}
	_, err := tryToWrite(bitext.Ladder, units)
	if err == nil || !strings.Contains(err.Error(), "begins with the sentences 2 and 1 where 1 and 1 are next") {
		t.Errorf("got %v", err)
	}
}

func TestAlignmentsWithoutOrder(t *testing.T) {
	a := alignment()
	a.Unordered = true
	a.Beads = []align.Bead{
		{Source: align.Span{Start: 0, End: 1}, Target: align.Span{Start: 1, End: 2}, Confidence: 0.9},
		{Source: align.Span{Start: 1, End: 2}, Confidence: 0.75},
		{Source: align.Span{Start: 2, End: 3}, Target: align.Span{Start: 0, End: 1}, Confidence: 0.8},
	}
	units := slices.Collect(bitext.Units(a))
	for _, f := range readable() {
		file, err := tryToWrite(f, units)
		if f == bitext.Ladder {
			if err == nil || !strings.Contains(err.Error(), "in order") {
				t.Errorf("%s: error %v, want one that tells that it needs order", f, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		back, err := read(f, string(file))
		if err != nil {
			t.Errorf("%s: %v", f, err)
		}
		want := len(units)
		switch f {
		case bitext.TMX, bitext.Spans, bitext.Translation, bitext.FastAlign, bitext.Bicleaner:
			want = 2 // without the null unit
		}
		if len(back) != want {
			t.Errorf("%s: %d units come back, want %d", f, len(back), want)
		}
	}
}

func TestAnXLIFFHasTwoLanguages(t *testing.T) {
	units := []bitext.Unit{
		{Versions: []bitext.Version{{Language: language.German}, {Language: language.English}}},
		{Versions: []bitext.Version{{Language: language.German}, {Language: language.Indonesian}}},
	}
	_, err := tryToWrite(bitext.XLIFF, units)
	if err == nil || !strings.Contains(err.Error(), "from de to id and the file from de to en") {
		t.Errorf("got %v", err)
	}
}

func TestAUnitOfTooManySentencesIsRefused(t *testing.T) {
	units := []bitext.Unit{{Versions: []bitext.Version{{Sentences: align.Span{Start: 0, End: 1 << 30}}, {}}}}
	for _, f := range []bitext.Format{bitext.Vecalign, bitext.XCES} {
		if _, err := tryToWrite(f, units); err == nil || !strings.Contains(err.Error(), "1073741824 sentences") {
			t.Errorf("%s: got %v", f, err)
		}
	}
}
