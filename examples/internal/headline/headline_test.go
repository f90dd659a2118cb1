package headline

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

func TestVersionsAreCalledByTheirHeadline(t *testing.T) {
	const (
		text = "The captain said that nobody was hurt when the ferry ran aground on Monday."
		head = "Ferry runs aground near Wangi-Wangi"
	)
	for name, test := range map[string]struct {
		lines  []string
		paired []int
		want   string
	}{
		"the first line":             {[]string{head, text}, nil, head},
		"after a caption":            {[]string{"The ferry on Monday. (Photo: Harbour Office)", head}, []int{0, 1}, head},
		"after a caption in German":  {[]string{"Die Fähre am Montag im Hafen. Foto: Hafenamt/dpa", head}, []int{0}, head},
		"after a path":               {[]string{"Home » World » Ferry runs aground", head}, nil, head},
		"after a byline":             {[]string{"By our own correspondent in Kendari", head}, nil, head},
		"what the other version has": {[]string{"Read more about ships and the sea", head}, []int{1}, head},
		"a question":                 {[]string{"News", "Why did the ferry run aground?", text}, nil, "Why did the ferry run aground?"},
		"none":                       {[]string{"News", text}, []int{1}, ""},
	} {
		d := align.FromSentences("", language.English, test.lines...)
		got := Of([]align.Document{d}, func(_, sentence int) bool {
			for _, i := range test.paired {
				if i == sentence {
					return true
				}
			}
			return false
		})
		if got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

func TestEnglishComesFirst(t *testing.T) {
	de := align.FromSentences("", language.German, "Fähre läuft vor Wangi-Wangi auf Grund")
	en := align.FromSentences("", language.English, "Ferry runs aground near Wangi-Wangi")
	none := align.FromSentences("", language.English, "News")
	paired := func(int, int) bool { return false }
	if got := Of([]align.Document{de, en}, paired); got != "Ferry runs aground near Wangi-Wangi" {
		t.Errorf("got %q", got)
	}
	if got := Of([]align.Document{none, de}, paired); got != "Fähre läuft vor Wangi-Wangi auf Grund" {
		t.Errorf("got %q", got)
	}
}
