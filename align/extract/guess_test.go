package extract

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// Sentences in French and other languages, beside the stories in German,
// English and Indonesian that come with the repository.
var foreign = []string{
	"L’été dernier, la forêt a brûlé près du château ; voilà où nous étions.",
	"Le cœur de l'œuvre coûte 5 € — « c'est très peu », dit-il.",
	"Ça a été un événement, même à l'hôtel Noël.",
	"El niño español comió piña mañana. ¿Dónde está? ¡Aquí!",
	"A informação não está disponível em português.",
	"Perché la città è più bella così.",
	"Smørrebrød på Ærø, ål i Åbo.",
	"Über Größe und Äpfel läßt sich „trefflich“ streiten – schön.",
	"Kata orang, “kopi itu enak” – Rp25.000 per cangkir…",
	"It’s 20 °C, a café’s “special” — naïve, isn’t it?",
	"§ 5 Abs. 2: 312 m², 15 µg, ½ Liter, 10 ± 2 %",
}

// ourTexts returns the stories, whole and line by line, and the sentences in
// other languages.
func ourTexts(t *testing.T) (texts []string) {
	names, err := filepath.Glob(filepath.Join("..", "..", "testdata", "stories", "*", "??.txt"))
	if err != nil || len(names) < 9 {
		t.Fatalf("%d stories, %v", len(names), err)
	}
	for _, name := range names {
		story, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(story))
		texts = append(texts, strings.Split(string(story), "\n")...)
	}
	return append(texts, foreign...)
}

// A text in any encoding is read as what it is, or not at all; the one is the
// rule.
func TestGuesses(t *testing.T) {
	for _, e := range []Encoding{windows1252, latin9, cp850} {
		right, refused := 0, 0
		for _, text := range ourTexts(t) {
			encoded, err := e.encoding.NewEncoder().String(text)
			if err != nil || utf8.ValidString(encoded) {
				continue // it has characters that the encoding has not, or none but ASCII
			}
			guess := guessOneByte([]byte(encoded))
			if guess.encoding == nil {
				refused++
				t.Logf("%v: %q is refused", e, text)
				continue
			}
			decoded, err := guess.encoding.NewDecoder().String(encoded)
			if err != nil || decoded != text {
				t.Errorf("%v: %q is read as %q, %v", e, text, decoded, guess)
			}
			right++
		}
		t.Logf("%v: %d right, %d refused", e, right, refused)
		if right < 10 || 20*refused > right {
			t.Errorf("%v: %d are right, %d refused", e, right, refused)
		}
	}
}

// What is in none of the encodings is refused, with line and column.
func TestNoGuesses(t *testing.T) {
	for name, content := range map[string]string{
		"UTF-8 that is cut":       "Gr\u00fc\u00dfe an F\u00e4hrleute \xc3",
		"UTF-8 with a loose byte": strings.Repeat("Gr\u00fc\u00dfe an F\u00e4hrleute. ", 5) + "\xe4",
		"Russian in windows-1251": "\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0",
		"Russian in KOI8-R":       "\xf0\xd2\xc9\xd7\xc5\xd4, \xcb\xc1\xcb \xc4\xc5\xcc\xc1",
		"Japanese in Shift JIS":   "\x93\xfa\x96{\x8c\xea\x82\xcc\x83e\x83L\x83X\x83g",
		"Chinese in GBK":          "\xd6\xd0\xce\xc4\xb2\xe2\xca\xd4",
		"binary":                  "\x80\x81\x82\x83\xff\xfe\xfd",
	} {
		file, err := Parse(t.Context(), "a.txt", []byte(content))
		if err == nil {
			t.Errorf("%s is read as %q, %v", name, file.Text, file.Encoding)
		} else if !strings.Contains(err.Error(), "line 1, column") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestGuessesAreTold(t *testing.T) {
	for content, want := range map[string]string{"F\xe4hre": "windows-1252", "F\x84hre": "ibm850", "F\x00\xe4\x00h\x00r\x00e\x00": "utf-16le",
		"F\u00e4hre": "", "Ferry": ""} {
		told := ""
		tell := OnGuess(func(name string, e Encoding) { told += name + " " + e.String() })
		if want != "" {
			want = "a.txt " + want
		}
		if _, err := Parse(t.Context(), "a.txt", []byte(content), tell); err != nil || told != want {
			t.Errorf("Parse %q: told %q, %v, want %q", content, told, err, want)
		}
		told = ""
		r, err := NewReader(t.Context(), "a.txt", strings.NewReader(content), tell)
		if err == nil {
			_, err = io.ReadAll(r)
		}
		if err != nil || told != want {
			t.Errorf("NewReader %q: told %q, %v, want %q", content, told, err, want)
		}
	}
}
