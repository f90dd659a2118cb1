package bitext_test

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/bitext"
)

// awkward are texts that tables take apart, change or compute if they can.
var awkward = []string{
	`"Ja", sagte er.`, `"Ja."`, `Er sagte "Ja".`, `"`, `""`, `""Ja""`, ` "Ja"`, `'Ja'`, `Ja""`, `"a`,
	"=1+1", "=1+1 ist 2.", "+62 811 sagte er.", "- Ja, sagte er.", "@sejajar schrieb:", " =1+1", `="Ja"`, `"=1+1"`,
	"a,b;c", `a\"b`, "007 kam.", "Ja.", "_x0041_ und __x0041_x0042_", "_x00", "a |||| b ||| c", "||| a", "<b>&amp;</b>", "é ß 😀",
}

func awkwardUnits() (units []bitext.Unit) {
	for k, text := range awkward {
		units = append(units, bitext.Unit{Confidence: 0.5, Versions: []bitext.Version{
			{Document: "de.txt", Language: language.German, Text: text},
			{Document: "en.txt", Language: language.English, Text: awkward[len(awkward)-1-k]},
		}})
	}
	return units
}

func TestAwkwardTextsAreReadBack(t *testing.T) {
	for _, f := range []bitext.Format{bitext.TSV, bitext.JSONL, bitext.Translation, bitext.TMX, bitext.XLIFF, bitext.Bicleaner} {
		file := write(t, f, awkwardUnits())
		units, err := read(f, string(file))
		if err != nil || len(units) != len(awkward) {
			t.Fatalf("%s: %d of %d units come back, %v", f, len(units), len(awkward), err)
		}
		for k, u := range units {
			got, want := u.Versions[0].Text, awkward[k]
			if f == bitext.Bicleaner {
				want = strings.TrimSpace(want)
			}
			if got != want {
				t.Errorf("%s: %q comes back as %q", f, want, got)
			}
		}
	}
}

// What earlier versions wrote, and scripts write, has no quotes around cells.
func TestTablesWithoutQuotedCells(t *testing.T) {
	for cell, want := range map[string]string{
		`"Ja."`: `"Ja."`, `"Ja", sagte er.`: `"Ja", sagte er.`, `"Ja" und "nein"`: `"Ja" und "nein"`, `""`: `""`, `"`: `"`, `"""`: `"""`,
		`=1+1`: `=1+1`, ` Ja`: ` Ja`, `"Er sagte ""Ja""."`: `Er sagte "Ja".`, `"""Ja"", sagte er."`: `"Ja", sagte er.`,
	} {
		units, err := read(bitext.TSV, cell+"\tb\n")
		if err != nil || units[0].Versions[0].Text != want {
			t.Errorf("%q is read as %+v, %v, want %q", cell, units, err, want)
		}
	}
}

func TestLinesOfJSONInEitherShape(t *testing.T) {
	const file = `{"translation":{"en":"Yes.","de":"Ja."}}
{"id":7,"translation":{"de":"Nein <b>\u0041</b>.","en":"No."},"score":1}
{"versions":[{"language":"de","text":"Gut."},{"language":"en","text":"Well."}]}`
	want := "en Yes. de Ja. | de Nein <b>A</b>. en No. | de Gut. en Well. | "
	for _, f := range []bitext.Format{bitext.JSONL, bitext.Translation} {
		units, err := read(f, file)
		var got strings.Builder
		for _, u := range units {
			for _, v := range u.Versions {
				got.WriteString(v.Language.String() + " " + v.Text + " ")
			}
			got.WriteString("| ")
		}
		if got.String() != want || err != nil {
			t.Errorf("%s: got %s, %v, want %s", f, got.String(), err, want)
		}
	}
	for text, want := range map[string]string{
		`{"translation":{}}`: "in no language", `{"translation":[]}`: "want an object", `{"translation":{"de":1}}`: "want an object",
		`{"translation":{"?":"a"}}`: `"?" is no language`,
	} {
		if _, err := read(bitext.JSONL, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

func TestTranslationsTellTheirLanguages(t *testing.T) {
	unit := func(versions ...bitext.Version) []bitext.Unit { return []bitext.Unit{{Versions: versions}} }
	for _, test := range []struct {
		units []bitext.Unit
		want  string
	}{
		{unit(version("", "de", "Ja."), version("", "en", "Yes."), version("", "en", "Yeah.")),
			`{"translation":{"de":"Ja.","en":"Yes."}}` + "\n"},
		{unit(version("", "de", "Ja."), version("", "en", ""), version("", "en", "Yes.")), `{"translation":{"de":"Ja.","en":"Yes."}}` + "\n"},
		{unit(version("", "en", "Yes."), version("", "en", "Yeah.")), ""},
		{unit(version("", "de", "Ja."), version("", "en", "")), ""},
	} {
		if got := write(t, bitext.Translation, test.units); string(got) != test.want {
			t.Errorf("%+v is written as %q, want %q", test.units, got, test.want)
		}
	}
	_, err := tryToWrite(bitext.Translation, unit(version("", "und", "1."), version("", "und", "2.")))
	if err == nil || !strings.Contains(err.Error(), "tell the languages") {
		t.Errorf("no known language: %v", err)
	}
}

// python runs a program that prints rows of cells as JSON.
func python(t *testing.T, program string, arguments ...string) (rows [][]any) {
	t.Helper()
	out, err := exec.Command("/usr/bin/python3", append([]string{"-c", program}, arguments...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// sameTexts checks that the rows after the first have the awkward texts, but
// for white space around them.
func sameTexts(t *testing.T, rows [][]any) {
	t.Helper()
	if len(rows) != len(awkward)+1 {
		t.Fatalf("%d rows, want %d", len(rows), len(awkward)+1)
	}
	for k, row := range rows[1:] {
		for i, want := range []string{awkward[k], awkward[len(awkward)-1-k]} {
			if got, _ := row[i].(string); strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("row %d has %q, want %q", k, got, want)
			}
		}
	}
}

func TestPythonReadsTheSameOfTSV(t *testing.T) {
	needTool(t, "python3", "/usr/bin/python3", "-c", "import csv")
	file := saved(t, "units.tsv", write(t, bitext.TSV, awkwardUnits()))
	sameTexts(t, python(t, `import csv, json, sys
print(json.dumps(list(csv.reader(open(sys.argv[1], encoding="utf-8", newline=""), "excel-tab"))))`, file))
}

func TestSpreadsheetsReadTheSame(t *testing.T) {
	needTool(t, "libreoffice-calc", "sh", "-c", "command -v soffice && ls $(dirname $(readlink -f $(command -v soffice)))/libsclo.so")
	needTool(t, "python3", "/usr/bin/python3", "-c", "import csv")
	// UTF-8 with tabs; every cell quoted in what is written, and formulas as such.
	const in, out = "CSV:9,34,76", `csv:Text - txt - csv (StarCalc):9,34,76,1,,0,true,true,true`
	for _, f := range []bitext.Format{bitext.TSV, bitext.XLSX} {
		t.Run(string(f), func(t *testing.T) {
			file := saved(t, "units."+string(f), write(t, f, awkwardUnits()))
			folder := t.TempDir()
			arguments := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", out, "--outdir", folder, file}
			if f == bitext.TSV {
				arguments = append([]string{"--infilter=" + in}, arguments...)
			}
			if message, err := exec.Command("soffice", arguments...).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, message)
			}
			sameTexts(t, python(t, `import csv, json, sys
print(json.dumps(list(csv.reader(open(sys.argv[1], encoding="utf-8", newline=""), "excel-tab"))))`, filepath.Join(folder, "units.csv")))
		})
	}
}

func TestOpenpyxlReadsTheSameOfXLSX(t *testing.T) {
	needTool(t, "python3-openpyxl", "/usr/bin/python3", "-c", "import openpyxl")
	file := saved(t, "units.xlsx", write(t, bitext.XLSX, awkwardUnits()))
	rows := python(t, `import json, openpyxl, sys
from openpyxl.utils.escape import unescape
sheet = openpyxl.load_workbook(sys.argv[1]).active
assert all(cell.data_type in "sn" for row in sheet for cell in row)
print(json.dumps([[unescape(c) if isinstance(c, str) else c for c in row] for row in sheet.iter_rows(values_only=True)]))`, file)
	sameTexts(t, rows)
	if got := rows[1][2]; got != 0.5 {
		t.Errorf("the confidence is %v", got)
	}
}
