package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
)

// TestWordsAreOfThisRun wants counts back as they were written, and those of another run refused.
func TestWordsAreOfThisRun(t *testing.T) {
	var counts versions.Counts
	document := align.Parse("a", language.English, "The lake at Bogor is deep. Nobody knows how deep.")
	if err := counts.Add(t.Context(), document); err != nil {
		t.Fatal(err)
	}
	data, err := encodeCounts(&counts)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	f := wordsFn{Output: folder}
	hash, err := f.ProcessElement(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	if _, page := countedIn(1, Page{}, hash); page.Words != hash {
		t.Errorf("the page is counted in %d, want %d", page.Words, hash)
	}
	words, err := readWords(t.Context(), folder, hash)
	if err != nil || words.Documents() != 1 {
		t.Errorf("got %v, %v", words, err)
	}
	if err := os.WriteFile(filepath.Join(folder, wordsFile), append(data, 0), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readWords(t.Context(), folder, hash); err == nil || !strings.Contains(err.Error(), "another run") {
		t.Errorf("got %v of other counts", err)
	}
}
