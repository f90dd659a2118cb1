package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// writeFile makes a file in a folder, with folders of its own.
func writeFile(t *testing.T, folder, name, text string) {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The lexicons are the same bytes each time, on any number of cores.
func TestGenerateIsDeterministic(t *testing.T) {
	folder := t.TempDir()
	words := map[string]string{
		"id": "rumah kapal sungai kota danau gunung",
		"en": "house ship river town lake mountain",
		"de": "Haus Schiff Fluss Stadt See Berg",
	}
	for _, pair := range []string{"id-en", "de-en", "id-de"} {
		for _, language := range []string{pair[:2], pair[3:]} {
			var text bytes.Buffer
			for n := range 400 {
				fmt.Fprintln(&text, words[language], words[language][:3+n%20], n%17)
			}
			writeFile(t, folder, fmt.Sprintf("train/%s/tatoeba.%s.txt", pair, language), text.String())
		}
	}
	writeFile(t, folder, "lex/id-en.wordnet.tsv", "kapal\tvessel\nkapal\tboat\n")
	var first map[string][]byte
	for _, cores := range []int{1, 2, 5} {
		before := runtime.GOMAXPROCS(cores)
		out := t.TempDir()
		err := (&generator{folder: folder}).generate(t.Context(), out)
		runtime.GOMAXPROCS(before)
		if err != nil {
			t.Fatal(err)
		}
		made := make(map[string][]byte)
		for _, name := range []string{"id-en.lex", "de-en.lex", "id-de.lex"} {
			if made[name], err = os.ReadFile(filepath.Join(out, name)); err != nil {
				t.Fatal(err)
			}
			if first != nil && !bytes.Equal(made[name], first[name]) {
				t.Errorf("%s is made of other bytes on %d cores", name, cores)
			}
		}
		if first == nil {
			first = made
		}
	}
}
