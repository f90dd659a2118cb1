package bitext

import "encoding/xml"

// The parts of a workbook that are the same in all (ECMA-376, part 1, clause
// 12), and the styles of cells: a text that breaks into lines, a heading, a
// number with two decimals.
const (
	xlsxBody   = "1"
	xlsxHead   = "2"
	xlsxNumber = "3"

	officeSchema  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageSchema = "http://schemas.openxmlformats.org/package/2006/"
	sheetSchema   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	sheetType     = "application/vnd.openxmlformats-officedocument.spreadsheetml."

	// All parts in XML that are not named are sheets.
	xlsxTypes = xml.Header + `<Types xmlns="` + packageSchema + `content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="` + sheetType + `worksheet+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + sheetType + `sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + sheetType + `styles+xml"/></Types>`

	xlsxRelations = xml.Header + `<Relationships xmlns="` + packageSchema + `relationships">%s</Relationships>`
	xlsxRelation  = `<Relationship Id="rId%d" Type="` + officeSchema + `/%s" Target="%s"/>`

	xlsxRoot = xml.Header + `<Relationships xmlns="` + packageSchema + `relationships">` +
		`<Relationship Id="rId1" Type="` + officeSchema + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`

	xlsxWorkbook = xml.Header + `<workbook xmlns="` + sheetSchema + `" xmlns:r="` + officeSchema + `">` +
		`<bookViews><workbookView/></bookViews><sheets>%s</sheets></workbook>`

	xlsxStyles = xml.Header + `<styleSheet xmlns="` + sheetSchema + `">` +
		`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">` +
		`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
		`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
		`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
		`<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">` +
		`<alignment vertical="top"/></xf></cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

	// The first row stays in sight.
	xlsxSheetStart = xml.Header + `<worksheet xmlns="` + sheetSchema + `"><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
)
