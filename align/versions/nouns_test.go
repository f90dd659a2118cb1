package versions

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/languages"
	"github.com/sejajar/sejajar/align/internal/languages/languagestest"
)

func TestCapitalNouns(t *testing.T) {
	for tag, want := range map[string]bool{"de-CH": true, "lb": true, "nds": true, "en": false, "id": false, "fr": false, "und": false} {
		if got := capitalNouns(language.MustParse(tag)); got != want {
			t.Errorf("%s: %t", tag, got)
		}
	}
	if nouns, ok := languages.NewIndex(languagestest.Folders(t), readCapitalNouns).Of(languagestest.Toy); !ok || !nouns {
		t.Error("a language that has nothing but a folder writes its nouns without capitals")
	}
}
