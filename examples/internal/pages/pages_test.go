package pages

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// write makes a file for the test and returns its name.
func write(t *testing.T, content string) string {
	name := filepath.Join(t.TempDir(), "page.txt")
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestOffsetsAreThoseOfTheFile(t *testing.T) {
	tests := []struct {
		name, content string
		lines         bool
		want          []string
	}{
		{"running text", "\ufeffOne went home. Two stayed.", false, []string{"One went home.", "Two stayed."}},
		{"lines", "\ufeffone\r\n\r\ntwo\n", true, []string{"one", "two"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := write(t, test.content)
			page, err := NewReader(test.lines).Read(t.Context(), file, language.English)
			if err != nil {
				t.Fatal(err)
			}
			if page.ID != file || page.Text != test.content {
				t.Errorf("read %q as %q", page.ID, page.Text)
			}
			if len(page.Sentences) != len(test.want) {
				t.Fatalf("found %d sentences, want %d", len(page.Sentences), len(test.want))
			}
			for i, s := range page.Sentences {
				if got := test.content[s.Start:s.End]; got != test.want[i] {
					t.Errorf("sentence %d is %q, want %q", i, got, test.want[i])
				}
			}
		})
	}
}

func TestLanguageIsDetectedWhereNotTold(t *testing.T) {
	const text = "Der Zug hielt nicht mehr an dem kleinen Bahnhof, und die Leute gingen seitdem zu Fuß in die Stadt."
	reader := NewReader(false)
	for _, test := range []struct{ told, want language.Tag }{
		{language.Und, language.German},
		{language.French, language.French},
	} {
		page, err := reader.Parse("page", test.told, text)
		if err != nil {
			t.Fatal(err)
		}
		if page.Language != test.want || !page.Known() || page.Confidence <= 0 {
			t.Errorf("told %v, got %v with confidence %v", test.told, page.Language, page.Confidence)
		}
	}
	page, err := reader.Parse("page", language.Und, "12 34 56")
	if err != nil || page.Known() {
		t.Errorf("digits are in %v, %v", page.Language, err)
	}
}

func TestErrorsNameTheFileAndTheRemedy(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"missing", filepath.Join(t.TempDir(), "none.txt"), "no such file; check"},
		{"folder", t.TempDir(), "is a folder; name the files"},
		{"zero bytes", write(t, "h\x00\x00\x00"), "is UTF-16 or no text; save it as text, or if it is UTF-16, say so: -encoding utf-16le"},
		{"invalid UTF-8", write(t, "one\xff\ntwo"), "line 1, column 4: the text is not utf-8; if it is in another encoding, name that"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := NewReader(false).Read(t.Context(), test.file, language.English)
			if err == nil || !strings.HasPrefix(err.Error(), test.file+": ") || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s: … %s", err, test.file, test.want)
			}
		})
	}
}

func TestConvertedFilesAndPages(t *testing.T) {
	for _, test := range []struct{ name, content, want string }{
		{"wide.txt", "\xfe\xff\x00J\x00a\x00.", "Ja."},
		{"latin.txt", "Gr\xfc\xdfe.", "Grüße."},
		{"page.HTM", "<title>Titel</title><p>Gr\xfc&szlig;e.<p hidden>Nichts.", "Grüße."},
	} {
		reader := NewReader(false)
		if err := reader.Reading.Encoding.UnmarshalText([]byte("windows-1252")); err != nil {
			t.Fatal(err)
		}
		page, err := reader.ReadFrom(t.Context(), test.name, language.German, strings.NewReader(test.content))
		if err != nil || page.Text != test.want || len(page.Sentences) != 1 || page.Sentence(0) != test.want {
			t.Errorf("%s: got %q, %v", test.name, page.Text, err)
		}
	}
}

func TestPagesInTwoLanguagesAreWarnedOf(t *testing.T) {
	german := strings.Repeat("Der Zug hielt nicht mehr an dem kleinen Bahnhof, und die Leute gingen seitdem zu Fuß in die Stadt.\n\n", 6)
	english := strings.Repeat("The train no longer stopped at the small station, and since then people have walked to the town.\n\n", 4)
	for text, want := range map[string]string{
		german: "", german + english: "warning: page: is in de and en; it is taken for de, which most of it is in",
	} {
		page, err := NewReader(false).Parse("page", language.Und, text)
		if err != nil || want == "" && page.Warning != nil || want != "" && (page.Warning == nil || page.Warning.Error() != want) {
			t.Errorf("got %v, %v, want %q", page.Warning, err, want)
		}
	}
}
