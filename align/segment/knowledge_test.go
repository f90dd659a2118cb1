package segment

import (
	"strings"
	"testing"
)

func TestNoAbbreviationIsOfTwoKinds(t *testing.T) {
	for language := range folders() {
		seen := make(map[string]string)
		for file := range kindFiles {
			if _, err := data.ReadFile("data/" + language + "/" + file); err != nil {
				continue
			}
			for word := range readWords(language, file) {
				if other := seen[word]; other != "" {
					t.Errorf("%s: %q is in %s and in %s", language, word, other, file)
				}
				seen[word] = file
				if strings.HasSuffix(word, ".") {
					t.Errorf("%s/%s: %q has the full stop that is left out in lists", language, file, word)
				}
			}
		}
	}
}

func TestEveryFileOfDataIsRead(t *testing.T) {
	read := map[string]bool{
		"openers.txt": true, "capitals.txt": true, "articles.txt": true, "ordinals.txt": true, "speech.txt": true,
		"zones.txt": true,
		"names.txt": true, "emoticons.txt": true, "domains.txt": true, "habits.txt": true,
	}
	for file := range kindFiles {
		read[file] = true
	}
	for language := range folders() {
		files, err := data.ReadDir("data/" + language)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if !read[file.Name()] {
				t.Errorf("nobody reads data/%s/%s", language, file.Name())
			}
		}
	}
}
