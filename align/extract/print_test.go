package extract

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align"
)

func TestPrintedText(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"words broken at the ends of lines", "Zwölf Häu-\nser standen unter Was-\nser.", []string{"Zwölf Häuser standen unter Wasser."}},
		{"words that have a hyphen", "die Nord-\nSüd-Achse und anak-\nanak und well-\nknown, the well-known",
			[]string{"die Nord-Süd-Achse und anak-anak und well-known, the well-known"}},
		{"words that are left open", "Haupt-\nund Nebenstraßen in Häu-\nsern, Wäl-\ndern",
			[]string{"Haupt- und Nebenstraßen in Häusern, Wäldern"}},
		{"soft hyphens", "Zwölf Häu\u00ad\nser, Was\u00ad\nser", []string{"Zwölf Häuser, Wasser"}},
		{"blank lines", "Ein Wort über Häu-\nser und Wäl-\nder.\n\nNoch eines.", []string{"Ein Wort über Häuser und Wälder.", "Noch eines."}},
		{"lines that end early", "Der Fluss trat in der Nacht über die Ufer der Häu-\nser und der Wäl-\nder.\nDie Feuerwehr kam mit vierzig " +
			"Leuten und acht Booten.",
			[]string{"Der Fluss trat in der Nacht über die Ufer der Häuser und der Wälder.",
				"Die Feuerwehr kam mit vierzig Leuten und acht Booten."}},
		{"a page in a sentence", "THE DAILY 7\n\nHe thanked the help-\ners at their great\n\n7\n\fTHE DAILY 8\n\nconference at " +
			"Ox-\nford.\n\n8\n\f",
			[]string{"He thanked the helpers at their great conference at Oxford.", "furniture: THE DAILY 7", "furniture: 7",
				"furniture: THE DAILY 8", "furniture: 8"}},
		{"a number that is text", "In a good year of wa-\nter and a good harvest in\n1984\nit was a year of wa-\nter.",
			[]string{"In a good year of water and a good harvest in 1984 it was a year of water."}},
		{"lists", "• Häu-\nser\n• Wäl-\nder", []string{"• Häuser", "• Wälder"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			file, err := readPrinted(t.Context(), "a.txt", []byte(test.text), settings{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, b := range described(file) {
				got = append(got, strings.TrimPrefix(b, "paragraph: "))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			checkFile(t, file, []byte(test.text))
		})
	}
}

func TestWhatIsPrinted(t *testing.T) {
	broken := "Zwölf Häu-\nser standen unter Was-\nser."
	for _, test := range []struct {
		name, text string
		want       Format
	}{
		{"a.txt", broken, Printed},
		{"a", "\ufeff" + strings.ReplaceAll(broken, "\n", "\r\n"), Printed},
		{"a.log", broken, Text},
		{"a.txt", "A line with a dash -\nand another-\none.", Text},
		{"a.txt", broken + strings.Repeat("\nA line of text.", 100), Text},
	} {
		if got := FormatOf(test.name, []byte(test.text)); got != test.want {
			t.Errorf("%s %.30q: got %s, want %s", test.name, test.text, got, test.want)
		}
	}
}

// asText is a converter that leaves a file as it is but for its first line.
func asText(_ context.Context, _ string, content []byte) ([]byte, error) {
	_, text, _ := strings.Cut(string(content), "\n")
	return []byte(text), nil
}

func TestConverters(t *testing.T) {
	pdf := "%PDF-1.7\nThe Times 1\n\nThe river burst its\nbanks on Fri-\n\fThe Times 2\n\nday night.\n\f"
	file, err := Parse(t.Context(), "a.pdf", []byte(pdf), Convert(PDF, asText))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"paragraph: The river burst its banks on Friday night.", "furniture: The Times 1", "furniture: The Times 2"}
	if got := described(file); !slices.Equal(got, want) || file.Format != PDF {
		t.Errorf("%s: got %q, want %q", file.Format, got, want)
	}
	at := strings.Index(file.Text, "night")
	if origin, ok := file.Origin(align.Range{Start: at, End: at + 5}); !ok || origin != (Origin{Page: 2}) {
		t.Errorf("got %+v, %v", origin, ok)
	}

	document := string(wordDocument(t, `<w:p><w:r><w:t>Satu.</w:t></w:r></w:p>`))
	file, err = Parse(t.Context(), "a.rtf", []byte("{\\rtf1\n"+document), Convert(RTF, asText))
	if err != nil || file.Text != "Satu." || file.Format != RTF {
		t.Errorf("got %+v, %v", file, err)
	} else if _, ok := file.Origin(align.Range{End: 1}); ok {
		t.Error("what is converted has a place in the file")
	}
}

func TestConvertersThatFail(t *testing.T) {
	broken := errors.New("it is broken")
	for _, test := range []struct {
		name, content string
		option        Option
		want          string
	}{
		{"a.pdf", "%PDF-", Convert(PDF, func(context.Context, string, []byte) ([]byte, error) { return nil, broken }),
			"a.pdf: is a PDF that cannot be read: it is broken; save it as text"},
		{"a.pdf", "%PDF-\n\f\f", Convert(PDF, asText), "a.pdf: is a PDF that cannot be read: it holds no text"},
		{"a.rtf", "{\\rtf1\nPK\x03\x04", Convert(RTF, asText), "a.rtf: is a document in Rich Text Format that cannot be read: the converter " +
			"made nothing"},
		{"a.txt", "", Convert(Text, asText), "extract: Convert(text): want pdf, rtf or doc"},
	} {
		_, err := Parse(t.Context(), test.name, []byte(test.content), test.option)
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("got %v, want %s", err, test.want)
		}
	}
}
