package bitext_test

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
)

// texts is the texts of all versions, with | between them, and ; between units.
func texts(units []bitext.Unit) string {
	var list []string
	for _, u := range units {
		var versions []string
		for _, v := range u.Versions {
			versions = append(versions, v.Language.String()+" "+v.Text)
		}
		list = append(list, strings.Join(versions, "|"))
	}
	return strings.Join(list, "; ")
}

func TestFilesOfOthers(t *testing.T) {
	tu := func(a, b string) string {
		return "<tu><tuv xml:lang='en'><seg>" + a + "</seg></tuv><tuv xml:lang='de'><seg>" + b + "</seg></tuv></tu>"
	}
	tmx := func(body string) string {
		return "<tmx version='1.4'><header srclang='en'/><body>" + body + "</body></tmx>"
	}
	utf16be := func(text string) string {
		var b bytes.Buffer
		b.WriteString("\xfe\xff")
		for _, u := range utf16.Encode([]rune(text)) {
			b.Write([]byte{byte(u >> 8), byte(u)})
		}
		return b.String()
	}
	for _, test := range []struct {
		name   string
		format bitext.Format
		text   string
		want   string
	}{
		{"TMX 1.1 with lang for xml:lang, a doctype, capitals", bitext.TMX,
			`<?xml version="1.0" ?><!DOCTYPE tmx SYSTEM "tmx11.dtd"><tmx version="1.1"><header srclang="EN-US"><note>n</note></header><body>` +
				`<tu tuid="1"><note>x</note><prop type="p">y</prop><tuv lang="EN-US"><seg>A</seg></tuv><tuv lang="DE_DE"><prop ` +
				`type="q">z</prop><seg>B</seg></tuv></tu></body></tmx>`,
			"en-US A|de-DE B"},
		{"TMX in UTF-16", bitext.TMX, utf16be(`<?xml version="1.0" encoding="UTF-16"?>` + tmx(tu("ä", "😀"))), "en ä|de 😀"},
		{"TMX in UTF-16 without a mark", bitext.TMX, utf16be(tmx(tu("ä", "😀")))[2:], "en ä|de 😀"},
		{"TMX that was in UTF-16 once", bitext.TMX, `<?xml version="1.0" encoding="UTF-16"?>` + tmx(tu("ä", "b")), "en ä|de b"},
		{"TMX in Windows-1252", bitext.TMX, `<?xml version="1.0" encoding="windows-1252"?>` + tmx(tu("\x93a\x94", "\xe4")), "en “a”|de ä"},
		{"TMX with a byte order mark", bitext.TMX, "\ufeff" + tmx(tu("a", "b")), "en a|de b"},
		{"code is dropped, highlighted text kept", bitext.TMX,
			tmx(tu(`<bpt i="1">&lt;b></bpt>bold<ept i="1">&lt;/b><sub>deep</sub></ept> <hi type="x">high <it pos="begin">i</it></hi><ut>u</ut>`,
				"b")), "en bold high |de b"},
		{"the source in a variety of its language", bitext.TMX,
			"<tmx><header srclang='EN'/><tu><tuv lang='de'><seg>b</seg></tuv><tuv lang='EN-GB'><seg>a</seg></tuv></tu></tmx>", "en-GB a|de b"},
		{"regions, scripts and an old code", bitext.TMX,
			"<tmx><tu><tuv xml:lang='es-419'><seg>a</seg></tuv><tuv xml:lang='ZH_hant_tw'><seg>b</seg></tuv><tuv " +
				"xml:lang='in-ID'><seg>c</seg></tuv></tu></tmx>",
			"es-419 a|zh-Hant-TW b|id-ID c"},
		{"entities and character data", bitext.TMX, tmx(tu("&lt;&amp;&#xe4;&quot;", "<![CDATA[<b>&amp;</b>]]>")), "en <&ä\"|de <b>&amp;</b>"},
		{"the source comes first", bitext.TMX, strings.Replace(tmx(tu("a", "b")), "srclang='en'", "srclang='de'", 1), "de b|en a"},
		{"three versions", bitext.TMX, tmx(strings.Replace(tu("a", "b"), "</tu>", "<tuv xml:lang='id'><seg>c</seg></tuv></tu>", 1)),
			"en a|de b|id c"},
		{"TMX without units", bitext.TMX, tmx(""), ""},
		{"TSV without names, two columns", bitext.TSV, "a\tb\r\nc\td", "und a|und b; und c|und d"},
		{"TSV with other columns in another order", bitext.TSV, "id\ttarget\tsourceLanguage\tsource\n7\tb\tde\ta\n", "de a|und b"},
		{"XLIFF with inline elements and several segments", bitext.XLIFF,
			`<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="de-AT"><file ` +
				`id="f"><notes><note>n</note></notes><group id="g"><unit id="u">` +
				`<originalData><data id="d">&lt;b></data></originalData><segment><source>a<pc id="1">b</pc><ph ` +
				`id="2"/></source><target>A</target></segment>` +
				`<ignorable><source> </source></ignorable><segment><source>c</source></segment></unit></group></file></xliff>`,
			"en ab|de-AT A; en c|de-AT "},
		{"XLIFF 1.2 whose version comes after another", bitext.XLIFF,
			`<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0" version="1.2">` +
				`<file original="a" source-language="de" target-language="en"><header><note>n</note></header><body><group><trans-unit id="1">` +
				`<source>a<g id="1">b<x id="2"/></g><ph id="3">&lt;br/></ph><mrk mtype="x">c</mrk></source><target>A</target>` +
				`<alt-trans><source>x</source><target>y</target></alt-trans><note>n</note></trans-unit></group></body></file></xliff>`,
			"de abc|en A"},
		{"XLIFF 1.0 with segments, and what is not translated", bitext.XLIFF12,
			`<xliff version="1.0"><file source-language="de" target-language="en"><body><trans-unit><source>a. b. c.</source>` +
				`<seg-source><mrk mtype="seg" mid="0">a.</mrk> <g id="1"><mrk mtype="seg" mid="1">b.</mrk></g> ` +
				`<mrk mtype="seg" mid="2">c.</mrk></seg-source>` +
				`<target><mrk mtype="seg" mid="1">B.</mrk><mrk mtype="seg" mid="0">A.</mrk></target></trans-unit>` +
				`<trans-unit translate="no"><source>d</source><target>d</target></trans-unit>` +
				`<trans-unit><source>e</source><target state="needs-translation">e</target></trans-unit></body></file></xliff>`,
			"de a.|en A.; de b.|en B.; de c.|en ; de e|en "},
		{"PO", bitext.PO,
			"msgid \"\"\nmsgstr \"\"\n\"Language: de_AT\\n\"\n\n#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n#~ msgid \"c\"\n#~ msgstr \"d\"\n\n" +
				"msgctxt \"menu\"\nmsgid \"e\"\nmsgstr \"\"\n\"f\\n\"\n\"g\"\nmsgid \"h\"\nmsgid_plural \"i\"\nmsgstr[0] \"j\"\nmsgstr[1] \"k\"\n" +
				"msgid \"l\"\nmsgstr \"\"\n",
			"und e|de-AT f\ng; und h|de-AT j; und i|de-AT k"},
		{"PO of a language with one form", bitext.PO, "\ufeffmsgid \"h\"\nmsgid_plural \"i\"\nmsgstr[0] \"j\"", "und i|und j"},
		{"PO in Latin-1", bitext.PO, "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\nX-Source-Language: en\"\n\n" +
			"msgid \"a\"\nmsgstr \"\xe4\"\n", "en a|und ä"},
		{"empty PO", bitext.PO, "", ""},
		{"empty TSV", bitext.TSV, "", ""},
		{"JSONL of others", bitext.JSONL, `{"versions":[{"text":"a"},{"text":"b"},{"text":"c"}],"other":1}`, "und a|und b|und c"},
	} {
		t.Run(test.name, func(t *testing.T) {
			units, err := read(test.format, test.text)
			if got := texts(units); err != nil || got != test.want {
				t.Errorf("got %q %v, want %q", got, err, test.want)
			}
		})
	}
}

func TestCodeIsKeptWhereAskedFor(t *testing.T) {
	for _, test := range []struct {
		name   string
		format bitext.Format
		text   string
		want   string
	}{
		{"TMX", bitext.TMX, `<tmx><tu><tuv><seg><bpt i="1">&lt;b></bpt>bold<ept i="1">&lt;/b><sub>deep</sub></ept> ` +
			`<hi>high</hi><ph><![CDATA[<br/>]]></ph></seg></tuv></tu></tmx>`,
			"und <b>bold</b>deep high<br/>"},
		{"XLIFF", bitext.XLIFF, `<xliff version="2.0"><unit><originalData><data id="1">&lt;b></data><data id="2">&lt;/b></data><data ` +
			`id="3">&lt;br/></data></originalData>` +
			`<segment><source><pc dataRefStart="1" dataRefEnd="2">bold</pc><ph dataRef="3"/><ph/><mrk>x</mrk></source><target><sc ` +
			`dataRef="1"/>fett<ec dataRef="2"/></target></segment></unit></xliff>`,
			"und <b>bold</b><br/>x|und <b>fett</b>"},
	} {
		units, err := read(test.format, test.text, bitext.KeepCode())
		if got := texts(units); err != nil || got != test.want {
			t.Errorf("%s: got %q %v, want %q", test.name, got, err, test.want)
		}
	}
}

func TestXLIFFHoldsCharactersThatXMLForbids(t *testing.T) {
	unit := bitext.Unit{Versions: []bitext.Version{{Text: "a\x00b\x1b"}, {Text: "\uffff & \ufffe"}}}
	units, err := read(bitext.XLIFF, string(write(t, bitext.XLIFF, []bitext.Unit{unit})))
	if got, want := texts(units), texts([]bitext.Unit{unit}); err != nil || got != want {
		t.Errorf("got %q %v, want %q", got, err, want)
	}
}

func TestTheCostOfVecalignIsNoConfidence(t *testing.T) {
	units, err := read(bitext.Vecalign, "[0, 1]:[0]:0.25\n[2]:[]:0.0\n")
	if err != nil || len(units) != 2 {
		t.Fatalf("got %v %v", units, err)
	}
	if u := units[0]; u.Confidence != 0 || u.Versions[0].Sentences.Len() != 2 {
		t.Errorf("got %+v", u)
	}
}

func TestDamagedFiles(t *testing.T) {
	for _, test := range []struct {
		name         string
		format       bitext.Format
		text         string
		line, column int
		want         string
	}{
		{"TMX with an unclosed tag", bitext.TMX, "<tmx>\n<body><tu>", 2, 11, "unexpected EOF"},
		{"TMX with crossed tags", bitext.TMX, "<tmx>\n<body></tmx>", 2, 13, "closed by </tmx>"},
		{"TMX with a lone ampersand", bitext.TMX, "&\n", 1, 1, "invalid character entity"},
		{"something else", bitext.TMX, "<html></html>", 1, 7, `begins with "<html>", and not with <tmx>`},
		{"no XML", bitext.TMX, "a\tb", 1, 4, "the file is empty"},
		{"entities of its own", bitext.TMX, "<!DOCTYPE tmx [<!ENTITY a 'bc'>]>\n<tmx>&a;</tmx>", 2, 9, "invalid character entity"},
		{"TMX that is not UTF-8", bitext.TMX, "<tmx>\n\xff</tmx>", 2, 2, "invalid UTF-8"},
		{"an unknown encoding", bitext.TMX, "<?xml version='1.0' encoding='x-klingon'?><tmx/>", 1, 43, "convert the file to UTF-8"},
		{"elements without end", bitext.TMX, strings.Repeat("<tmx>", 100), 1, 326, "more than 64 deep"},
		{"a confidence of others under our name", bitext.TMX, `<tmx><tu><prop type="x-sejajar-confidence">7</prop></tu></tmx>`, 1, 52,
			"not a confidence"},
		{"TSV without a tab", bitext.TSV, "a\tb\nab", 2, 1, "there is no tab"},
		{"TSV with a wrong confidence", bitext.TSV, "a\tb\t0.5\nab\tc\thigh", 2, 6, `"high" is not a confidence`},
		{"TSV with a wrong offset", bitext.TSV, "a\tb\t0.5\tde\ten\ta\tb\t-1", 1, 19, `"-1" is not a number from 0`},
		{"TSV that is not UTF-8", bitext.TSV, "a\tb\nc\xff\td", 2, 2, "not UTF-8"},
		{"JSONL that is no JSON", bitext.JSONL, "\n{]", 2, 2, "invalid character"},
		{"JSONL of another kind", bitext.JSONL, "{\"versions\":7}", 1, 13, "cannot unmarshal number"},
		{"JSONL without versions", bitext.JSONL, "{}", 1, 1, `no "versions"`},
		{"JSONL with an impossible offset", bitext.JSONL, `{"versions":[{"start":-1}]}`, 1, 1, "-1 is not a number"},
		{"JSONL with an impossible confidence", bitext.JSONL, `{"versions":[{}],"confidence":2}`, 1, 1, "2 is not from 0 to 1"},
		{"vecalign without a colon", bitext.Vecalign, "[0]", 1, 1, "there is no colon"},
		{"vecalign with a gap", bitext.Vecalign, "[0]:[1,3]", 1, 5, "do not stand together"},
		{"vecalign without brackets", bitext.Vecalign, "0:0", 1, 1, "not a list of sentences"},
		{"a ladder that goes down", bitext.Ladder, "0\t0\n2\t2\n1\t3", 3, 1, "the rung 1, 3 stands before the one above it, 2, 2"},
		{"a ladder of words", bitext.Ladder, "0\tone", 1, 3, `"one" is not a number`},
		{"a ladder of one column", bitext.Ladder, "0", 1, 1, "there is no tab"},
		{"XCES with a gap", bitext.XCES, `<cesAlign><link xtargets="1 3;1"/></cesAlign>`, 1, 35, "do not stand together"},
		{"XCES with names", bitext.XCES, `<cesAlign><link xtargets="s1.2;1"/></cesAlign>`, 1, 36, `"s1.2" does not name a sentence`},
		{"XCES with sentence 0", bitext.XCES, `<cesAlign><link xtargets="0;1"/></cesAlign>`, 1, 33, `"0" does not name a sentence`},
		{"XCES without targets", bitext.XCES, `<cesAlign><link/></cesAlign>`, 1, 18, "no xtargets"},
		{"XLIFF 3.0", bitext.XLIFF, `<xliff version="3.0"/>`, 1, 23, `this is XLIFF "3.0": convert it`},
		{"XLIFF with a wrong range", bitext.XLIFF,
			`<xliff version="2.0"><unit><metadata><meta type="sourceBytes">1</meta></metadata></unit></xliff>`, 1, 71, "not a range"},
		{"XLIFF with an unclosed unit", bitext.XLIFF, `<xliff version="2.0"><unit><segment>`, 1, 37, "unexpected EOF"},
		{"XLIFF with a character of no number", bitext.XLIFF,
			`<xliff version="2.0"><unit><segment><source>a<cp hex="g"/></source></segment></unit></xliff>`, 1, 59, `"g" is not a character`},
		{"XLIFF 1.2 with a wrong confidence", bitext.XLIFF12,
			`<xliff version="1.2"><trans-unit xmlns:s="urn:sejajar:xliff" s:confidence="2"><source/></trans-unit></xliff>`, 1, 79,
			`"2" is not a confidence`},
		{"PO without quotes", bitext.PO, "msgid \"a\"\nmsgstr b", 2, 1, `"msgstr b" has no text in quotes`},
		{"PO with an open quote", bitext.PO, "msgid \"a\"\n  msgstr \"b", 2, 10, "the line does not end with the quote"},
		{"PO in an encoding that nobody knows", bitext.PO, "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=foo\\n\"", 1, 1,
			`the encoding "foo" is not known`},
		{"PO with an endless entry", bitext.PO, "msgid \"\"\n" + strings.Repeat("\""+strings.Repeat("a", 1<<10)+"\"\n", 3<<10), 2046, 1,
			"a unit is larger than"},
		{"spans with two columns", bitext.Spans, "0\t5", 1, 1, "there are 2 columns"},
		{"TMX with a range backwards", bitext.TMX, `<tmx><tu><tuv><prop type="x-sejajar-bytes">5-3</prop></tuv></tu></tmx>`, 1, 54,
			"the range from 5 to 3 ends before it begins"},
		{"JSONL with a range backwards", bitext.JSONL, `{"versions":[{"sentences":[2,1]}]}`, 1, 1, "ends before it begins"},
		{"TSV with a range backwards", bitext.TSV, "source\ttarget\ttargetStart\ttargetEnd\na\tb\t4\t3", 2, 1, "ends before it begins"},
		{"spans with a range backwards", bitext.Spans, "0\t5\t9\t7", 1, 1, "ends before it begins"},
		{"spans with words", bitext.Spans, "0\t5\tsix\t7", 1, 5, `"six" is not a number`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := read(test.format, test.text)
			var syntax *bitext.SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("got %v, want a syntax error", err)
			}
			if syntax.Line != test.line || syntax.Column != test.column || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want line %d, column %d: %s", err, test.line, test.column, test.want)
			}
		})
	}
}

func TestXCESOfOPUS(t *testing.T) {
	units, err := read(bitext.XCES, `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">
<cesAlign version="1.0">
<linkGrp targType="s" fromDoc="de/a.xml.gz" toDoc="en/a.xml.gz" >
<link xtargets="s1;s1 s2" id="SL0" />
<link certainty="1.09" xtargets="2;" id="SL1" />
</linkGrp>
</cesAlign>`)
	want := []bitext.Unit{
		{Versions: []bitext.Version{{Document: "de/a.xml.gz", Sentences: align.Span{Start: 0, End: 1}},
			{Document: "en/a.xml.gz", Sentences: align.Span{Start: 0, End: 2}}}},
		{Versions: []bitext.Version{{Document: "de/a.xml.gz", Sentences: align.Span{Start: 1, End: 2}}, {Document: "en/a.xml.gz"}}},
	}
	if err != nil || !reflect.DeepEqual(units, want) {
		t.Errorf("got %+v, %v, want %+v", units, err, want)
	}
}

func TestReadingEndsWhenTheCallerHasEnough(t *testing.T) {
	for f, text := range map[bitext.Format]string{
		bitext.TSV:      "a\tb\nno tab\n",
		bitext.JSONL:    "{\"versions\":[{}]}\n{",
		bitext.TMX:      "<tmx><tu></tu><",
		bitext.Vecalign: "[0]:[0]\n[",
		bitext.Spans:    "0\t1\t2\t3\nx",
		bitext.Ladder:   "0\t0\n1\t1\nx",
		bitext.XCES:     "<cesAlign><link xtargets=';'/><",
		bitext.XLIFF:    "<xliff version='2.0'><unit><segment/></unit><",
		bitext.XLIFF12:  "<xliff version='1.2'><trans-unit/><",
		bitext.PO:       "msgid \"a\"\nmsgstr \"b\"\n\nx",
	} {
		for _, err := range bitext.Read(strings.NewReader(text), f) {
			if err != nil {
				t.Errorf("%s: %v", f, err)
			}
			break
		}
	}
}

func TestErrorsOfTheFileSystemArePassedOn(t *testing.T) {
	for _, f := range readable() {
		var err error
		for _, err = range bitext.Read(io.MultiReader(strings.NewReader("\n"), failing{}), f) {
		}
		if !errors.Is(err, errDisk) {
			t.Errorf("%s: got %v", f, err)
		}
	}
}

var errDisk = errors.New("the disk is gone")

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errDisk }
