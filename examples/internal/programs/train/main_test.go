package train

import (
	"bytes"
	"context"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/examples/internal/command"
)

// files writes files under a new folder, and goes there.
func files(t *testing.T, texts map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range texts {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func call(ctx context.Context, args ...string) (code int, stdout, stderr string) {
	var out, warnings bytes.Buffer
	code = Program.Run(ctx, args, strings.NewReader("The house is big\nThe house is small\n"), &out, &warnings)
	return code, out.String(), warnings.String()
}

var primer = map[string]string{
	"one.id": "\ufeffRumah itu besar\r\nRumah itu kecil\r\n",
	"one.en": "The house is big\nThe house is small\n",
	"two.id": "Buku itu besar\nBuku itu kecil\nRumah dan buku",
	"two.en": "The book is big\nThe book is small\nHouse and book\n",
}

// memory holds what two.id and two.en hold, and more.
const memory = `<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en-GB"><seg>The book is big</seg></tuv><tuv xml:lang="id-ID"><seg>Buku <ph>{1}</ph>itu besar</seg></tuv></tu>
<tu><tuv xml:lang="en-GB"><seg>The book is small</seg></tuv><tuv xml:lang="de"><seg>Das Buch</seg></tuv>
<tuv xml:lang="id"><seg>Buku itu kecil</seg></tuv></tu>
<tu><tuv xml:lang="en-GB"><seg>House and book</seg></tuv><tuv xml:lang="id"><seg>Rumah dan buku</seg></tuv></tu>
<tu><tuv xml:lang="en-GB"><seg>Small house</seg></tuv><tuv xml:lang="de"><seg>Haus</seg></tuv></tu>
</body></tmx>`

func TestTrain(t *testing.T) {
	t.Run("from lines", func(t *testing.T) { train3Words(t, "one.id", "one.en", "two.id", "two.en") })
	t.Run("from a memory and lines", func(t *testing.T) { train3Words(t, "memory.tmx", "one.id", "one.en") })
	t.Run("from a table and lines", func(t *testing.T) { train3Words(t, "one.id", "one.en", "two.tsv") })
	t.Run("from messages of a program", func(t *testing.T) { train3Words(t, "one.id", "one.en", "id.po") })
	t.Run("from XLIFF 1.2", func(t *testing.T) { train3Words(t, "one.id", "one.en", "two.xlf") })
	t.Run("from other encodings", func(t *testing.T) {
		train3Words(t, "-encoding", "windows-1252", "one.id", "one.en", "two.id", "wide.en")
	})
}

// train3Words trains with some texts that all teach the same.
func train3Words(t *testing.T, args ...string) {
	t.Helper()
	texts := maps.Clone(primer)
	texts["memory.tmx"] = memory
	texts["two.tsv"] = "Buku itu besar\tThe book is big\nBuku itu kecil\tThe book is small\nRumah dan buku\tHouse and book\n"
	texts["id.po"] = "msgid \"\"\nmsgstr \"Language: id\\n\"\n\nmsgid \"The book is big\"\nmsgstr \"Buku itu besar\"\n\n" +
		"msgid \"The book is small\"\nmsgstr \"Buku itu kecil\"\n\nmsgid \"House and book\"\nmsgstr \"Rumah dan buku\"\n"
	texts["two.xlf"] = `<xliff version="1.2"><file source-language="en" target-language="id"><body>` +
		"<trans-unit><source>The book is big</source><target>Buku itu besar</target></trans-unit>" +
		"<trans-unit><source>The book is small</source><target>Buku itu kecil</target></trans-unit>" +
		"<trans-unit><source>House and book</source><target>Rumah dan buku</target></trans-unit></body></file></xliff>"
	texts["wide.en"] = "\xff\xfe"
	for _, c := range primer["two.en"] {
		texts["wide.en"] += string(c) + "\x00"
	}
	files(t, texts)
	code, stdout, stderr := call(t.Context(), append([]string{"-from", "id", "-to", "en", "-o", "id-en.lex"}, args...)...)
	if code != 0 || stdout != "" || stderr != "" {
		t.Fatalf("exit code %d, printed %q, %q", code, stdout, stderr)
	}
	file, err := os.Open("id-en.lex")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	l, err := lexicon.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	if from, to := l.Languages(); from != language.Indonesian || to != language.English {
		t.Errorf("a lexicon from %v to %v", from, to)
	}
	for source, target := range map[string]string{"rumah": "house", "buku": "book", "kecil": "small"} {
		id, _ := l.Source().Find(source)
		var found []string
		for word := range l.Translations(id) {
			found = append(found, l.Target().Word(word))
		}
		if slices.Index(found, target) != 0 {
			t.Errorf("%s translates as %q, want %q first", source, found, target)
		}
	}
}

// The other side of one.id is on standard input, and the folder has memories.
func TestStandardInputAndFolders(t *testing.T) {
	files(t, primer)
	if err := os.Mkdir("memories", 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"memories/a.tmx", "memories/notes.txt"} {
		if err := os.WriteFile(name, []byte(memory), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	args := []string{"-from", "id", "-to", "en", "-o", "out.lex"}
	if code, _, stderr := call(t.Context(), append(args, "one.id", "-", "memories")...); code != command.Done || stderr != "" {
		t.Errorf("exit code %d, complained %q", code, stderr)
	}
	code, _, stderr := call(t.Context(), append(args, "one.id", "one.en", "one.id", "./one.en")...)
	if want := "train: warning: one.id ./one.en: is named twice; it counts twice\n"; code != command.Done || stderr != want {
		t.Errorf("exit code %d, complained %q, want %q", code, stderr, want)
	}
	if code, _, stderr := call(t.Context(), append(args, "-", "-")...); code != command.Misused || !strings.Contains(stderr, "not both") {
		t.Errorf("exit code %d, complained %q", code, stderr)
	}
}

func TestTrainRefuses(t *testing.T) {
	texts := map[string]string{
		"short.en": "The house is big\n",
		"wide.id":  "a\n" + strings.Repeat("x", maxLine+1) + "\n",
		"utf16.id": "R\x00\x00\x00",
		"dots.id":  "...\n...\n",
		"latin.id": "R\xff\n",

		"memory.tmx":  memory,
		"broken.tmx":  "<tm",
		"empty.jsonl": "",

		"many.id": strings.Repeat("a b c\n", 5000),
		"many.en": strings.Repeat("x y z\n", 5000),
	}
	for name, text := range primer {
		texts[name] = text
	}
	files(t, texts)
	good := []string{"-from", "id", "-to", "en", "-o", "out.lex"}
	for _, test := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"no languages", []string{"-o", "out.lex", "one.id", "one.en"}, 2, "name the languages"},
		{"one language", []string{"-from", "id", "-o", "out.lex", "one.id", "one.en"}, 2, "name the languages"},
		{"no language at all", []string{"-from", "???", "one.id", "one.en"}, 2, "-from"},
		{"no output", []string{"-from", "id", "-to", "en", "one.id", "one.en"}, 2, "-o id-en.lex"},
		{"no files", good, 2, "want SOURCE and TARGET, or a translation memory"},
		{"an odd number of files", append(good, "one.id", "one.en", "two.id"), 2, "two.id has no TARGET"},
		{"the output among the inputs", append(good, "one.id", "out.lex"), 2, "would overwrite"},
		{"a limit of nothing", append(good, "-max-words", "0", "one.id", "one.en"), 2, "-max-words"},
		{"memory for nothing", append(good, "-max-memory", "0", "one.id", "one.en"), 2, "want -max-memory from 1"},
		{"too much for the memory", append(good, "-max-memory", "1", "many.id", "many.en"), 1,
			"the limit is 1048576; raise it or read less; -max-memory raises it"},
		{"a probability above 1", append(good, "-min-probability", "7", "one.id", "one.en"), 2, "-min-probability"},
		{"a file that is not there", append(good, "one.id", "none.en"), 1, "none.en: no such file"},
		{"different numbers of lines", append(good, "one.id", "short.en"), 1, "one.id has 2 lines and short.en has 1"},
		{"more lines in the target", append(good, "one.id", "two.en"), 1, "one.id has 2 lines and two.en has 3"},
		{"a line without end", append(good, "wide.id", "one.en"), 1, "wide.id:2: the line is longer"},
		{"UTF-16", append(good, "utf16.id", "short.en"), 1, "utf16.id: is UTF-16 or no text"},
		{"broken UTF-8", append(good, "latin.id", "short.en"), 1, "latin.id: line 1, column 2: the text is not utf-8"},
		{"a memory that is none", append(good, "broken.tmx"), 1, "broken.tmx: tmx, line 1, column 4: unexpected EOF"},
		{"a memory of other languages", append(good, "memory.tmx", "-from", "fr"), 1, "memory.tmx: no unit of it is in both fr and en"},
		{"an empty memory", append(good, "empty.jsonl"), 1, "empty.jsonl: no unit of it is in both id and en"},
		{"no memory", append(good, "none.tmx"), 1, "none.tmx: no such file"},
		{"a source before a memory", append(good, "memory.tmx", "one.id"), 2, "one.id has no TARGET"},
		{"the output over a memory", append(good, "-o", "memory.tmx", "memory.tmx"), 2, "would overwrite"},
		{"nothing to learn", append(good, "dots.id", "one.en"), 1, "no pair has words on both sides"},
		{"no folder for the output", append(good, "-o", "no/out.lex", "one.id", "one.en"), 1, "no such folder"},
	} {
		t.Run(test.name, func(t *testing.T) {
			code, stdout, stderr := call(t.Context(), test.args...)
			if code != test.code || stdout != "" || !strings.Contains(stderr, test.want) {
				t.Errorf("exit code %d, %q, want %d, %q", code, stderr, test.code, test.want)
			}
			if _, err := os.Stat("out.lex"); err == nil {
				t.Error("it wrote a lexicon")
			}
		})
	}
}

func TestTrainStopsWithItsContext(t *testing.T) {
	files(t, primer)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	code, _, stderr := call(ctx, "-from", "id", "-to", "en", "-o", "out.lex", "one.id", "one.en")
	if code != 1 || !strings.Contains(stderr, "interrupted") {
		t.Errorf("exit code %d, %q", code, stderr)
	}
}

func TestHelp(t *testing.T) {
	code, stdout, stderr := call(t.Context(), "-h")
	if code != 0 || !strings.Contains(stdout, "-min-probability") || stderr != "" {
		t.Errorf("exit code %d, %q, %q", code, stdout, stderr)
	}
}

// Each part is what its texts alone make.
func TestParts(t *testing.T) {
	files(t, map[string]string{
		"a.jsonl": bitextOf("rumah", "house"), "b.jsonl": bitextOf("kapal", "ship"), "c.jsonl": bitextOf("laut", "sea"),
	})
	args := []string{"-from", "id", "-to", "en", "-o", "out", "-parts", "2", "a.jsonl", "b.jsonl", "c.jsonl"}
	for range 2 {
		if code, _, stderr := call(t.Context(), args...); code != command.Done || stderr != "" {
			t.Fatalf("exit code %d, %s", code, stderr)
		}
		args = append(args, "-resume")
	}
	known := make(map[string]int)
	for _, name := range []string{"out/part-00000-of-00002.lex", "out/part-00001-of-00002.lex"} {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		l, err := lexicon.Read(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"rumah", "kapal", "laut"} {
			if _, ok := l.Source().Find(word); ok {
				known[word]++
			}
		}
	}
	if want := (map[string]int{"rumah": 1, "kapal": 1, "laut": 1}); !maps.Equal(known, want) {
		t.Errorf("known are %v", known)
	}
}

// A text that cannot be read fails alone, and is not waited for again.
func TestPartsWithTextsThatFail(t *testing.T) {
	files(t, map[string]string{"a.jsonl": bitextOf("rumah", "house"), "b.jsonl": "no", "c.jsonl": bitextOf("laut", "sea")})
	args := []string{"-from", "id", "-to", "en", "-o", "out", "-parts", "1", "a.jsonl", "b.jsonl", "c.jsonl", "none.jsonl"}
	code, _, stderr := call(t.Context(), args...)
	if code != command.Failed || !strings.Contains(stderr, "2 of 4 inputs failed; the manifests in out say why") {
		t.Errorf("exit code %d, %s", code, stderr)
	}
	manifest, err := os.ReadFile("out/part-00000-of-00001.manifest.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`{"input":"b.jsonl","status":"failed","reason":"jsonl, line 1`, `{"input":"none.jsonl","status":"failed","reason":"no such file`,
		`{"input":"a.jsonl","status":"done"}`, `{"input":"c.jsonl","status":"done"}`,
	} {
		if !strings.Contains(string(manifest), want) {
			t.Errorf("no %s in\n%s", want, manifest)
		}
	}
	if code, _, stderr := call(t.Context(), append(args, "-resume")...); code != command.Done {
		t.Errorf("exit code %d when there is nothing left to do: %s", code, stderr)
	}
	if code, _, _ := call(t.Context(), "-from", "id", "-to", "fr", "-o", "other", "-parts", "1", "a.jsonl"); code != command.Failed {
		t.Errorf("exit code %d where there is nothing to learn from", code)
	}
}

// bitextOf is sentences with a word and its translation, as lines of JSON.
func bitextOf(source, target string) string {
	return strings.Repeat(`{"translation":{"id":"`+source+` besar","en":"big `+target+`"}}`+"\n", 3)
}
