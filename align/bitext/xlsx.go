package bitext

import (
	"archive/zip"
	"bufio"
	"compress/flate"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// The limits of Excel, and one on sheets, which all stand in a row of tabs.
const (
	xlsxRows       = 1 << 20
	xlsxCharacters = 1<<15 - 1 // of a cell, in UTF-16
	xlsxVersions   = 8000      // two columns each, of 16,384
	xlsxSheets     = 1000
)

// A Limit is what there can be too much of in a format.
type Limit string

const (
	LimitSheets   Limit = "sheets"
	LimitVersions Limit = "versions in a unit"
)

// A TooLargeError says that a format cannot hold as much as was written.
type TooLargeError struct {
	Format Format
	Limit  Limit
	Most   int
}

func (e *TooLargeError) Error() string {
	remedy := "write another format"
	if e.Limit == LimitSheets {
		remedy = "write units in the same languages one after the other, or into several files"
	}
	return fmt.Sprintf("more than %d %s: %s", e.Most, e.Limit, remedy)
}

// An xlsxEncoder writes the parts of a workbook as they come; what lists the
// sheets is the last of them.
type xlsxEncoder struct {
	created   time.Time
	archive   *zip.Writer
	sheet     output
	sheets    int
	rows      int            // of the sheet
	languages []language.Tag // of the sheet
}

func (e *xlsxEncoder) encode(out *output, u Unit) error {
	if len(u.Versions) > xlsxVersions {
		return &TooLargeError{XLSX, LimitVersions, xlsxVersions}
	}
	pieces, height := make([][]string, len(u.Versions)), 1
	for k, v := range u.Versions {
		pieces[k] = cellPieces(oneLine(v.Text))
		height = max(height, len(pieces[k]))
	}
	columns, ok := e.columns(u.Versions)
	if !ok || e.sheets == 0 || e.rows+height > xlsxRows {
		if err := e.nextSheet(out, u.Versions); err != nil {
			return err
		}
		columns, _ = e.columns(u.Versions)
	}
	for i := range height {
		e.sheet.WriteString("<row>")
		for _, k := range columns {
			text := ""
			if k >= 0 && i < len(pieces[k]) {
				text = pieces[k][i]
			}
			e.text(text, xlsxBody)
		}
		if i == 0 {
			e.sheet.strings(`<c s="`, xlsxNumber, `"><v>`, digits(u.Confidence), "</v></c>")
			for _, k := range columns {
				document := ""
				if k >= 0 {
					document = cellPieces(oneLine(u.Versions[k].Document))[0]
				}
				e.text(document, xlsxBody)
			}
		}
		e.sheet.WriteString("</row>\n")
	}
	e.rows += height
	out.removed += e.sheet.removed
	e.sheet.removed = 0
	_, err := e.sheet.Write(nil)
	return err
}

// columns returns for each column of texts of the sheet which of the versions
// stands in it, -1 for none, and false if the versions do not fit.
func (e *xlsxEncoder) columns(versions []Version) (columns []int, ok bool) {
	columns, next := make([]int, len(e.languages)), 0
	for k, tag := range e.languages {
		columns[k] = -1
		if next < len(versions) && versions[next].Language == tag {
			columns[k] = next
			next++
		}
	}
	return columns, next == len(versions)
}

// text writes a cell that is a string whatever stands in it.
func (e *xlsxEncoder) text(text, style string) {
	if text == "" {
		e.sheet.WriteString("<c/>")
		return
	}
	e.sheet.strings(`<c t="inlineStr" s="`, style, `"><is><t xml:space="preserve">`)
	e.sheet.xml(escapeEscapes(text))
	e.sheet.WriteString("</t></is></c>")
}

// escapeEscapes escapes what readers would take for the escape of a character,
// _x0041_ for A (ECMA-376, part 1, section 22.9.2.19).
func escapeEscapes(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for {
		at := strings.Index(text, "_x")
		if at < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:at])
		if rest := text[at:]; len(rest) >= 7 && rest[6] == '_' && isHex(rest[2:6]) {
			b.WriteString("_x005F")
		}
		b.WriteString("_")
		text = text[at+1:]
	}
}

func isHex(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789abcdefABCDEF", r) })
}

// cellPieces cuts a text into what a cell can hold, and is one empty piece for
// an empty text.
func cellPieces(text string) (pieces []string) {
	for len(text) > xlsxCharacters { // else it has no more characters either
		end, units := len(text), 0
		for i, r := range text {
			width := 1
			if r >= 0x10000 {
				width = 2
			}
			if units += width; units > xlsxCharacters {
				end = i
				break
			}
		}
		if end == len(text) {
			break
		}
		pieces, text = append(pieces, text[:end]), text[end:]
	}
	return append(pieces, text)
}

// nextSheet ends the sheet and begins one for versions in some languages.
func (e *xlsxEncoder) nextSheet(out *output, versions []Version) error {
	if e.sheets == xlsxSheets {
		return &TooLargeError{XLSX, LimitSheets, xlsxSheets}
	}
	if err := e.endSheet(out); err != nil {
		return err
	}
	e.sheets++
	part, err := e.part(sheetName(e.sheets))
	if err != nil {
		return err
	}
	e.sheet = output{Writer: bufio.NewWriterSize(part, 64<<10)}
	e.languages = make([]language.Tag, len(versions))
	for k, v := range versions {
		e.languages[k] = v.Language
	}
	e.sheet.WriteString(xlsxSheetStart)
	if n := len(versions); n > 0 {
		fmt.Fprintf(&e.sheet, `<cols><col min="1" max="%d" width="60" customWidth="1"/>`+
			`<col min="%d" max="%d" width="12" customWidth="1"/><col min="%d" max="%d" width="24" customWidth="1"/></cols>`,
			n, n+1, n+1, n+2, 2*n+1)
	}
	e.sheet.WriteString("<sheetData>\n")
	e.head()
	return nil
}

// head writes the first row.
func (e *xlsxEncoder) head() {
	names := e.columnNames()
	e.sheet.WriteString("<row>")
	for _, name := range names {
		e.text(name, xlsxHead)
	}
	e.text("confidence", xlsxHead)
	for _, name := range names {
		e.text("document "+name, xlsxHead)
	}
	e.sheet.WriteString("</row>\n")
	e.rows = 1
}

// columnNames are the languages, numbered where one is there several times.
func (e *xlsxEncoder) columnNames() []string {
	count, names := make(map[language.Tag]int), make([]string, len(e.languages))
	for k, tag := range e.languages {
		count[tag]++
		names[k] = tag.String() + strconv.Itoa(count[tag])
	}
	for k, tag := range e.languages {
		if count[tag] == 1 {
			names[k] = tag.String()
		}
	}
	return names
}

func (e *xlsxEncoder) endSheet(out *output) error {
	if e.sheets == 0 {
		return e.begin(out)
	}
	e.sheet.WriteString("</sheetData></worksheet>\n")
	return e.sheet.Flush()
}

// begin writes the parts that every workbook has.
func (e *xlsxEncoder) begin(out *output) error {
	e.archive = zip.NewWriter(out)
	e.archive.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestSpeed) // twice as fast as the default, and a quarter larger
	})
	for _, p := range []struct{ name, content string }{
		{"[Content_Types].xml", xlsxTypes}, {"_rels/.rels", xlsxRoot}, {"xl/styles.xml", xlsxStyles},
	} {
		if err := e.whole(p.name, p.content); err != nil {
			return err
		}
	}
	return nil
}

func (e *xlsxEncoder) close(out *output) error {
	if e.sheets == 0 {
		if err := e.nextSheet(out, nil); err != nil {
			return err
		}
	}
	if err := e.endSheet(out); err != nil {
		return err
	}
	var sheets, relations strings.Builder
	for k := 1; k <= e.sheets; k++ {
		fmt.Fprintf(&sheets, `<sheet name="%d" sheetId="%d" r:id="rId%d"/>`, k, k, k)
		fmt.Fprintf(&relations, xlsxRelation, k, "worksheet", strings.TrimPrefix(sheetName(k), "xl/"))
	}
	fmt.Fprintf(&relations, xlsxRelation, e.sheets+1, "styles", "styles.xml")
	if err := e.whole("xl/workbook.xml", fmt.Sprintf(xlsxWorkbook, sheets.String())); err != nil {
		return err
	}
	if err := e.whole("xl/_rels/workbook.xml.rels", fmt.Sprintf(xlsxRelations, relations.String())); err != nil {
		return err
	}
	return e.archive.Close()
}

func sheetName(k int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", k) }

// part begins a part of the workbook. Its time is that of the option Created,
// or the first that an archive can have.
func (e *xlsxEncoder) part(name string) (io.Writer, error) {
	modified := e.created.UTC()
	if first := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC); modified.Before(first) {
		modified = first
	}
	return e.archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: modified})
}

func (e *xlsxEncoder) whole(name, content string) error {
	part, err := e.part(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(part, content)
	return err
}
