package bitext_test

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
)

func FuzzReadTSV(f *testing.F) {
	fuzzRead(f, bitext.TSV, "a\tb\t0.5\tde\ten\tx\ty\t0\t1\t2\t3\t0\t1\t0\t1", "target\tsource\nb\ta\n",
		"a\tb\t0\t_PPA\t-iw", "a\tb\t0\tde_\tid-Latn-") // ill-formed, of which one is an old name
}

func FuzzReadJSONL(f *testing.F) {
	fuzzRead(f, bitext.JSONL, `{"versions":[{"text":"a","start":1,"end":2,"sentences":[0,1],"language":"de"}],"confidence":0.5}`)
}

func FuzzReadTMX(f *testing.F) {
	fuzzRead(f, bitext.TMX, "<tmx><header srclang='de'/><tu><prop type='x-sejajar-confidence'>0.5</prop><tuv xml:lang='en'><prop "+
		"type='x-sejajar-bytes'>1-2</prop><seg>a<ph/></seg></tuv><tuv lang='de'><seg>b</seg></tuv></tu></tmx>",
		"\xff\xfe<\x00t\x00m\x00x\x00/\x00>\x00", "<?xml version='1.0' encoding='windows-1252'?><tmx>\xe4</tmx>",
		"<tmx><header srclang='_ppa'/><tu><tuv xml:lang='_PPA'><seg>a</seg></tuv><tuv lang='-iw'><seg>b</seg></tuv></tu></tmx>")
}

func FuzzReadXLIFF(f *testing.F) {
	fuzzRead(f, bitext.XLIFF, `<xliff version="2.0" srcLang="de" trgLang="en"><file original="a"><unit><metadata><meta `+
		`type="confidence">0.5</meta></metadata><originalData><data id="d">b</data></originalData>`+
		`<segment><source>a<cp hex="0001"/><ph dataRef="d"/></source><target>b</target></segment></unit></file></xliff>`)
}

func FuzzReadXLIFF12(f *testing.F) {
	fuzzRead(f, bitext.XLIFF12,
		`<xliff version="1.2" xmlns:s="urn:sejajar:xliff"><file original="a" source-language="de" target-language="en" `+
			`s:targetDocument="b"><trans-unit s:confidence="0.5" s:sourceBytes="1-2"><source>a<g>b</g><ph>c</ph></source><seg-source>`+
			`<mrk mtype="seg" mid="1">a</mrk></seg-source><target><mrk mtype="seg" mid="1">A</mrk></target></trans-unit></file></xliff>`)
}

// FuzzReadPO checks that any file is read or refused with the place.
func FuzzReadPO(f *testing.F) {
	f.Add("msgid \"\"\nmsgstr \"Language: de\\n\"\n\n#, fuzzy\n#| msgid \"x\"\nmsgctxt \"a\"\nmsgid \"b\"\nmsgid_plural \"c\"\n" +
		"msgstr[0] \"d\\x41\"\n\"\\101\"\n#~ msgid \"e\"")
	f.Add("msgstr \"\"\n\"Content-Type: text/plain; charset=utf-16le\\n\"")
	f.Fuzz(func(t *testing.T, text string) {
		units, err := read(bitext.PO, text)
		if place := new(bitext.SyntaxError); err != nil && (!errors.As(err, &place) || place.Line < 1 || place.Column < 1) {
			t.Errorf("%v does not tell the place", err)
		}
		for _, u := range units {
			if u.Null() || !utf8.ValidString(u.Versions[0].Text+u.Versions[1].Text) {
				t.Errorf("%q: read %v", text, u)
			}
		}
	})
}

func FuzzReadVecalign(f *testing.F) { fuzzRead(f, bitext.Vecalign, "[0,1]:[]:0.5") }

func FuzzReadSpans(f *testing.F) { fuzzRead(f, bitext.Spans, "0\t5\t6\t7\t0.5") }

func FuzzReadLadder(f *testing.F) { fuzzRead(f, bitext.Ladder, "0\t0\t0.5\n1\t2\t0.5") }

func FuzzReadXCES(f *testing.F) {
	fuzzRead(f, bitext.XCES, `<cesAlign><linkGrp fromDoc="a" toDoc="b"><link certainty="0.5" xtargets="1 2;1"/></linkGrp></cesAlign>`)
}

func FuzzReadTranslation(f *testing.F) {
	fuzzRead(f, bitext.Translation, `{"translation":{"de":"a","en":"b"}}`, `{"translation":{"de":"a","de":""}}`, `{"translation":[]}`)
}

func FuzzReadFastAlign(f *testing.F) { fuzzRead(f, bitext.FastAlign, "a b ||| c", "|||| ||| a ||| b") }

func FuzzReadBicleaner(f *testing.F) { fuzzRead(f, bitext.Bicleaner, "x\ty\ta\tb\t0.5", "\t\ta\tb") }

// FuzzWrite checks that any text makes a file that is valid, and that comes
// back as what was written where the format is read.
func FuzzWrite(f *testing.F) {
	for k, text := range awkward {
		f.Add(text, awkward[len(awkward)-1-k], "a.txt")
	}
	f.Add("a\x00\x1cb\xff", "\ufffe\r\n\t", "=\"")
	f.Fuzz(func(t *testing.T, source, target, document string) {
		units := []bitext.Unit{{Confidence: 0.5, Versions: []bitext.Version{
			{Document: document, Language: language.German, Text: source, Range: align.Range{Start: 0, End: len(source)},
				Sentences: align.Span{Start: 0, End: 1}},
			{Document: "b", Language: language.English, Text: target, Range: align.Range{Start: 0, End: len(target)},
				Sentences: align.Span{Start: 0, End: 1}},
		}}}
		workbook(t, write(t, bitext.XLSX, units))
		for _, format := range readable() {
			file := write(t, format, units)
			back, err := read(format, string(file))
			if err != nil {
				t.Fatalf("%s: what was written is refused: %v\n%s", format, err, file)
			}
			if len(back) == 0 || format == bitext.FastAlign && strings.Contains(source, "|||") {
				continue // a null unit, or bars that are written apart
			}
			got := back[0].Versions[0].Text
			if got != "" && got != source && got != strings.TrimSpace(source) && !strings.ContainsFunc(source, odd) {
				t.Errorf("%s: %q comes back as %q", format, source, got)
			}
		}
	})
}

// FuzzWriteUnit checks that a unit with any ranges, confidence and number of versions is
// refused by a writer or makes a file that is read back.
func FuzzWriteUnit(f *testing.F) {
	f.Add("Ja.", "a.txt", uint8(2), 0.5, 0, 3, 0, 1)
	f.Add("", "", uint8(0), math.NaN(), -1, math.MaxInt, 7, -7)
	f.Add("a\tb\n", "x\x00y", uint8(3), 7.0, 5, 1, math.MinInt, 0)
	f.Fuzz(func(t *testing.T, text, document string, versions uint8, confidence float64, start, end, from, to int) {
		tags := []language.Tag{language.German, language.English, language.Indonesian, language.Und}
		u := bitext.Unit{Confidence: confidence}
		for k := range int(versions % 5) {
			u.Versions = append(u.Versions, bitext.Version{
				Document: document, Language: tags[k%len(tags)], Text: text[:len(text)*k/4],
				Range: align.Range{Start: start, End: end - k}, Sentences: align.Span{Start: from + k, End: to},
			})
		}
		for _, format := range bitext.Formats() {
			file, err := tryToWrite(format, []bitext.Unit{u, u})
			if err != nil || format == bitext.XLSX {
				continue
			}
			if _, err := read(format, string(file)); err != nil {
				t.Errorf("%s: what was written is refused: %v\n%q", format, err, file)
			}
		}
	})
}

// odd reports whether some format holds another character instead of this one.
func odd(r rune) bool {
	return unicode.IsControl(r) || r == utf8.RuneError || r >= 0x2028 && r <= 0x2029 || r&0xfffe == 0xfffe
}

// fuzzRead checks that any file is read or refused with the place, and that
// what was read is written and read back the same.
func fuzzRead(f *testing.F, format bitext.Format, examples ...string) {
	for _, text := range examples {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		units, err := read(format, text, bitext.KeepCode())
		if err != nil {
			if place := new(bitext.SyntaxError); !errors.As(err, &place) || place.Line < 1 || place.Column < 1 {
				t.Errorf("%v does not tell the place", err)
			}
			return
		}
		for _, u := range units {
			for _, v := range u.Versions {
				if !utf8.ValidString(v.Text) {
					t.Errorf("%q is not UTF-8", v.Text)
				}
			}
		}
		first, err := tryToWrite(format, units)
		if err != nil {
			return // it has what only other formats hold
		}
		again, err := read(format, string(first))
		if err != nil {
			t.Fatalf("what was written is refused: %v\n%s", err, first)
		}
		if second := write(t, format, again); !reflect.DeepEqual(first, second) {
			t.Errorf("written\n%s\nread and written again\n%s", first, second)
		}
	})
}

// FuzzReadMoses checks that two files are read line for line or refused.
func FuzzReadMoses(f *testing.F) {
	f.Add("a\nb\n", "A\nB")
	f.Add("\ufeffa\r\n", "A\n\n")
	f.Fuzz(func(t *testing.T, source, target string) {
		var last error
		for u, err := range bitext.ReadMoses(strings.NewReader(source), strings.NewReader(target)) {
			if last != nil {
				t.Fatalf("it goes on after %v", last)
			}
			if last = err; err != nil {
				continue
			}
			for _, v := range u.Versions {
				if !utf8.ValidString(v.Text) || strings.Contains(v.Text, "\n") {
					t.Errorf("%q is no line of text", v.Text)
				}
			}
		}
	})
}
