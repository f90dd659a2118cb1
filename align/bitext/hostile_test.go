package bitext_test

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/bitext"
)

// An endless reader gives start, and then body for ever. It keeps the most
// memory that the process had in use meanwhile.
type endless struct {
	start, body string
	peak        uint64
}

func (e *endless) Read(p []byte) (int, error) {
	e.peak = max(e.peak, memoryInUse())
	n := copy(p, e.start)
	e.start = e.start[n:]
	for n < len(p) {
		c := copy(p[n:], e.body)
		n += c
		e.body = e.body[c:] + e.body[:c]
	}
	return n, nil
}

// memoryInUse is what the process has of the machine's memory, in bytes.
func memoryInUse() uint64 {
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(samples)
	return samples[0].Value.Uint64() - samples[1].Value.Uint64()
}

func TestFilesWithoutEndAreRefused(t *testing.T) {
	for _, test := range []struct {
		name        string
		format      bitext.Format
		start, body string
	}{
		{"a line of TSV", bitext.TSV, "", "ab"},
		{"columns of TSV", bitext.TSV, "", "a\t"},
		{"a line of JSONL", bitext.JSONL, `{"versions":[`, "{},"},
		{"a text in JSONL", bitext.JSONL, `{"versions":[{"text":"`, "text"},
		{"arrays in each other in JSONL", bitext.JSONL, "", "["},
		{"a line of vecalign", bitext.Vecalign, "[", "1,"},
		{"a line of a ladder", bitext.Ladder, "1\t", "1"},
		{"a line of spans", bitext.Spans, "1\t", "1"},
		{"a text", bitext.TMX, "<tmx><tu><tuv><seg>", "text"},
		{"character data", bitext.TMX, "<tmx><tu><tuv><seg><![CDATA[", "text"},
		{"a comment", bitext.TMX, "<tmx><!--", "text"},
		{"an instruction", bitext.TMX, "<tmx><?x ", "text"},
		{"a document type", bitext.TMX, "<!DOCTYPE tmx [", "<!ENTITY a 'b'>"},
		{"an attribute", bitext.TMX, "<tmx a='", "text"},
		{"attributes", bitext.TMX, "<tmx ", "a='' "},
		{"a name", bitext.TMX, "<", "a"},
		{"an entity", bitext.TMX, "<tmx>&", "a"},
		{"elements in each other", bitext.TMX, "<tmx>", "<a>"},
		{"versions", bitext.TMX, "<tmx><tu>", "<tuv><seg>a</seg></tuv>"},
		{"text in another encoding", bitext.TMX, "<?xml version='1.0' encoding='windows-1252'?><tmx>", "text"},
		{"text in UTF-16", bitext.TMX, "\xff\xfe<\x00t\x00m\x00x\x00>\x00", "a\x00"},
		{"a text of XLIFF", bitext.XLIFF, "<xliff version='2.0'><unit><segment><source>", "text"},
		{"segments", bitext.XLIFF, "<xliff version='2.0'><unit>", "<segment></segment>"},
		{"metadata", bitext.XLIFF, "<xliff version='2.0'><unit><metadata>", "<meta type='a'>b</meta>"},
		{"a text of XLIFF 1.2", bitext.XLIFF12, "<xliff version='1.2'><trans-unit><target>", "text"},
		{"segments of XLIFF 1.2", bitext.XLIFF12, "<xliff version='1.2'><trans-unit><seg-source>", "<mrk mtype='seg'/>"},
		{"an entry of PO", bitext.PO, "msgid \"\"\n", "\"text\"\n"},
		{"a line of PO", bitext.PO, "msgid \"", "text"},
		{"a list of sentences", bitext.XCES, "<cesAlign><link xtargets='", "1 "},
	} {
		t.Run(test.name, func(t *testing.T) {
			runtime.GC()
			before := memoryInUse()
			file := &endless{start: test.start, body: test.body}
			var err error
			for _, err = range bitext.Read(file, test.format) {
			}
			var syntax *bitext.SyntaxError
			if !errors.As(err, &syntax) || syntax.Line < 1 || syntax.Column < 1 {
				t.Errorf("got %v, want a syntax error with its place", err)
			}
			const most = 100 << 20
			if grown := int64(file.peak) - int64(before); grown > most {
				t.Errorf("%d MB of memory were in use", grown>>20)
			}
		})
	}
}

// TestASmallFileStaysSmall reads what would grow as it is read.
func TestASmallFileStaysSmall(t *testing.T) {
	lol := `<!ENTITY a0 "lol">`
	for k := range 30 {
		lol += fmt.Sprintf(`<!ENTITY a%d "&a%d;&a%d;">`, k+1, k, k)
	}
	for _, test := range []struct {
		name   string
		format bitext.Format
		text   string
		want   string
	}{
		{"entities of entities", bitext.TMX, "<!DOCTYPE tmx [" + lol + "]><tmx><tu><tuv><seg>&a30;</seg></tuv></tu></tmx>",
			"invalid character entity &a30;"},
		{"an entity from elsewhere", bitext.TMX, `<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx>&a;</tmx>`,
			"invalid character entity &a;"},
		{"code that is referred to often", bitext.XLIFF, `<xliff version="2.0"><unit><originalData><data id="d">` + strings.Repeat("code", 5000) +
			`</data></originalData><segment><source>` + strings.Repeat(`<ph dataRef="d"/>`, 5000), "a unit is larger than"},
		{"code that is referred to in many segments", bitext.XLIFF, `<xliff version="2.0"><unit><originalData><data id="d">` +
			strings.Repeat("code", 5000) +
			`</data></originalData>` + strings.Repeat(`<segment><source><ph dataRef="d"/></source></segment>`, 5000), "a unit is larger than"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var err error
			for _, err = range bitext.Read(strings.NewReader(test.text), test.format, bitext.KeepCode()) {
			}
			var syntax *bitext.SyntaxError
			if !errors.As(err, &syntax) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func TestTextInAnotherEncodingIsRefused(t *testing.T) {
	for _, f := range readable() {
		for _, test := range []struct{ name, start string }{
			{"Latin-1", "\xe4"},
			{"UTF-16 without a mark", "<\x00t\x00m\x00x\x00>\x00"},
			{"zeros", "\x00\x00\x00\x00"},
			{"a table in UTF-16 without a mark", "0\x00\t\x000\x00\t\x000\x00\t\x000\x00"},
			{"a picture", "\x89PNG\r\n\x1a\n\x00\x00"},
		} {
			_, err := read(f, test.start)
			var syntax *bitext.SyntaxError
			if !errors.As(err, &syntax) || syntax.Line < 1 || syntax.Column < 1 {
				t.Errorf("%s of %s: got %v, want a syntax error with its place", f, test.name, err)
			}
		}
	}
}
