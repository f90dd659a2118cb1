package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align"
)

const messages = "# a comment\nmsgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\"Content-Type: text/plain; charset=CHARSET\\n\"\n\n" +
	"#, fuzzy\nmsgid \"Open\"\nmsgstr \"\u00d6ffnen\"\n\nmsgctxt \"ship\"\nmsgid \"\"\n\"The ferry\\n\"\n\"left.\"\n" +
	"msgstr \"Die \\\"F\u00e4hre\\\"\\n\\nfuhr.\"\n\n" +
	"msgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"%d Datei\"\nmsgstr[1] \"%d Dateien\"\n#~ msgid \"old\"\n#~ msgstr \"alt\"\n"

// parsePO reads a side of a PO file and checks what holds of all files.
func parsePO(t *testing.T, content string, options ...Option) *File {
	t.Helper()
	file, err := Parse(t.Context(), "de.po", []byte(content), options...)
	if err != nil {
		t.Fatal(err)
	}
	checkFile(t, file, []byte(content))
	return file
}

func TestPO(t *testing.T) {
	translations := parsePO(t, messages)
	if want := []string{"Die \"F\u00e4hre\"", "fuhr.", "%d Datei", "%d Dateien"}; !slices.Equal(textsIn(translations),
		want) || translations.Format != PO {
		t.Errorf("%s: got %q, want %q", translations.Format, textsIn(translations), want)
	}
	sources := parsePO(t, messages, SourceSide())
	if want := []string{"Open", "The ferry\nleft.", "%d file", "%d files"}; !slices.Equal(textsIn(sources), want) {
		t.Errorf("got %q, want %q", textsIn(sources), want)
	}
	start := strings.Index(translations.Text, "\"F")
	origin, _ := translations.Origin(align.Range{Start: start, End: start + len("\"F\u00e4hre\"")})
	if got, want := origin.Bytes.In(messages), "\\\"F\u00e4hre\\\""; got != want {
		t.Errorf("it comes from %q, want %q", got, want)
	}
}

func textsIn(file *File) (texts []string) {
	for _, b := range file.Blocks {
		texts = append(texts, b.Range.In(file.Text))
	}
	return texts
}

func TestPOInTheEncodingThatItNames(t *testing.T) {
	file := parsePO(t, "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-2\\n\"\n\nmsgid \"a\"\nmsgstr \"\xb1\"\n")
	if file.Text != "\u0105" || file.Encoding.String() != "iso-8859-2" {
		t.Errorf("read %q in %v", file.Text, file.Encoding)
	}
}

func TestPORefusals(t *testing.T) {
	for content, wrong := range map[string]string{
		"msgid \"a\"\nmsgstr \"b": "line 2: the line does not end with the quote of its text",
		"\nno PO":                 "line 2: \"no PO\" has no text in quotes",
	} {
		want := "a.po: is a file of translated messages that cannot be read: " + wrong + "; save it as text"
		if _, err := Parse(t.Context(), "a.po", []byte(content)); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
