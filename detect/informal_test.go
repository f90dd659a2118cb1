package detect_test

import (
	"os"
	"strings"
	"testing"
)

// TestInformal measures pages of five lines in the manner of chats, comments
// and captions, written for this test: they differ from print in their function
// words, and look more alike among the languages of Indonesia and Malaysia.
func TestInformal(t *testing.T) {
	d := detector(t)
	for _, tag := range []string{"id", "ms", "jv", "su"} {
		content, err := os.ReadFile("testdata/informal/" + tag + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		var pages []labelled
		for page := range strings.SplitSeq(strings.TrimSpace(string(content)), "\n\n") {
			label := labelled{tag, "und", page}
			if tag == "id" {
				label.tag = tag
			}
			pages = append(pages, label)
		}
		all := measure(t, d, pages)
		all.print(t, "informal "+tag)
		for _, p := range pages {
			if r := d.Detect(p.text); r.Tag.String() != p.tag {
				t.Logf("%v %.3f: %.60q", r.Tag, r.Confidence, p.text)
			}
		}
		if 100*all.right < 95*all.texts {
			t.Errorf("%s: less than 95%% of the pages are right", tag)
		}
		if all.wrong > 0 || all.surelyNotNone > 0 {
			t.Errorf("%s: %d pages are taken for another language, and %d surely for none", tag, all.wrong, all.surelyNotNone)
		}
	}
}
