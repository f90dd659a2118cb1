package bitext_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/bitext"
)

// A sheet is what stands in the cells of one, with "" for an empty cell.
type sheet [][]string

// workbook reads the sheets of a file, and checks that each part is XML.
func workbook(t testing.TB, file []byte) (sheets []sheet) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range archive.File {
		content, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		var parsed struct {
			Rows []struct {
				Cells []struct {
					Text  *string `xml:"is>t"`
					Value string  `xml:"v"`
				} `xml:"c"`
			} `xml:"sheetData>row"`
		}
		if err := xml.NewDecoder(content).Decode(&parsed); err != nil {
			t.Fatalf("%s: %v", part.Name, err)
		}
		if !strings.HasPrefix(part.Name, "xl/worksheets/") {
			continue
		}
		one := make(sheet, len(parsed.Rows))
		for k, row := range parsed.Rows {
			for _, c := range row.Cells {
				text := c.Value
				if c.Text != nil {
					text = *c.Text
				}
				one[k] = append(one[k], text)
			}
		}
		sheets = append(sheets, one)
	}
	return sheets
}

func version(document, tag, text string) bitext.Version {
	return bitext.Version{Document: document, Language: language.MustParse(tag), Text: text}
}

func TestWorkbook(t *testing.T) {
	units := []bitext.Unit{
		{Confidence: 0.98765, Versions: []bitext.Version{version("a", "de", "Ja\n\x01."), version("b", "en", " Yes <b>.")}},
		{Confidence: 0.5, Versions: []bitext.Version{version("c", "de", ""), version("d", "en", "_x0041_\xff\ufffe")}},
		{Confidence: 1, Versions: []bitext.Version{version("a", "de", "Ja."), version("b", "en", "Yes."), version("c", "en", "Yes!")}},
		{Confidence: 1, Versions: []bitext.Version{version("b", "en", "No.")}},
	}
	got := workbook(t, write(t, bitext.XLSX, units))
	want := []sheet{
		{
			{"de", "en", "confidence", "document de", "document en"},
			{"Ja .", " Yes <b>.", "0.9877", "a", "b"},
			{"", "_x005F_x0041_\ufffd", "0.5000", "c", "d"},
		},
		{
			{"de", "en1", "en2", "confidence", "document de", "document en1", "document en2"},
			{"Ja.", "Yes.", "Yes!", "1.0000", "a", "b", "c"},
			{"", "No.", "", "1.0000", "", "b", ""},
		},
	}
	if !slices.EqualFunc(got, want, func(a, b sheet) bool { return slices.EqualFunc(a, b, slices.Equal) }) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	if got := workbook(t, write(t, bitext.XLSX, nil)); len(got) != 1 {
		t.Errorf("a workbook of nothing has %d sheets", len(got))
	}
	if first, again := write(t, bitext.XLSX, units), write(t, bitext.XLSX, units); !bytes.Equal(first, again) {
		t.Error("the same units make two files")
	}
	for _, err := range bitext.Read(bytes.NewReader(nil), bitext.XLSX) {
		if err == nil || !strings.Contains(err.Error(), "can only be written") {
			t.Errorf("reading: %v", err)
		}
	}
}

func TestLongTextsGoOnInTheRowBelow(t *testing.T) {
	for _, letter := range []string{"a", "ä", "😀"} {
		text := "x" + strings.Repeat(letter, 70_000)
		got := workbook(t, write(t, bitext.XLSX, []bitext.Unit{{Versions: []bitext.Version{version("a", "de", text), version("b", "en", "b")}}}))
		var whole strings.Builder
		for _, row := range got[0][1:] {
			if n := len(utf16.Encode([]rune(row[0]))); n > 32767 {
				t.Errorf("%s: a cell of %d characters", letter, n)
			}
			whole.WriteString(row[0])
		}
		if whole.String() != text || got[0][2][1] != "" {
			t.Errorf("%s: %d bytes in %d rows, want %d", letter, whole.Len(), len(got[0]), len(text))
		}
	}
}

func TestLimitsOfWorkbooks(t *testing.T) {
	w, err := bitext.NewWriter(io.Discard, bitext.XLSX)
	if err != nil {
		t.Fatal(err)
	}
	var tooLarge *bitext.TooLargeError
	for k := range 1001 {
		err = w.Write(bitext.Unit{Versions: []bitext.Version{version("", []string{"de", "en"}[k%2], "a")}})
	}
	if !errors.As(err, &tooLarge) || tooLarge.Limit != bitext.LimitSheets || tooLarge.Most != 1000 {
		t.Errorf("1,001 sheets: %v", err)
	}
	_, err = tryToWrite(bitext.XLSX, []bitext.Unit{{Versions: make([]bitext.Version, 8001)}})
	if !errors.As(err, &tooLarge) || tooLarge.Limit != bitext.LimitVersions {
		t.Errorf("8,001 versions: %v", err)
	}
}

func TestMoreRowsThanASheetHas(t *testing.T) {
	if testing.Short() {
		t.Skip("writes a million rows")
	}
	var file bytes.Buffer
	w, err := bitext.NewWriter(&file, bitext.XLSX)
	if err != nil {
		t.Fatal(err)
	}
	for range 1<<20 + 1 {
		if err := w.Write(bitext.Unit{Versions: []bitext.Version{version("", "de", "a")}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var rows []int
	for _, part := range archive.File {
		if strings.HasPrefix(part.Name, "xl/worksheets/") {
			content, _ := part.Open()
			text, _ := io.ReadAll(content)
			rows = append(rows, bytes.Count(text, []byte("<row>")))
		}
	}
	if want := []int{1 << 20, 3}; !slices.Equal(rows, want) {
		t.Errorf("the sheets have %v rows, want %v", rows, want)
	}
}

// BenchmarkWorkbook writes 105,000 rows.
func BenchmarkWorkbook(b *testing.B) {
	units := benchmarkUnits()
	for b.Loop() {
		w, err := bitext.NewWriter(io.Discard, bitext.XLSX)
		if err != nil {
			b.Fatal(err)
		}
		for range 105_000 / len(units) {
			for _, u := range units {
				if err := w.Write(u); err != nil {
					b.Fatal(err)
				}
			}
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
