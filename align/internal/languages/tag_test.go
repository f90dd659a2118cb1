package languages

import (
	"slices"
	"testing"

	"golang.org/x/text/language"
)

func TestBase(t *testing.T) {
	for tag, want := range map[string]string{
		"de": "de", "de-AT": "de", "zh-Hant-TW": "zh", "ace": "ace",
		"und": Unknown, "und-AT": Unknown, "und-Latn": Unknown, "x-private": Unknown,
	} {
		if got := Base(language.MustParse(tag)); got != want {
			t.Errorf("the base of %s is %q, want %q", tag, got, want)
		}
	}
}

func TestTags(t *testing.T) {
	tags := Tags()
	for _, tag := range []language.Tag{language.German, language.English, language.Indonesian} {
		if !slices.Contains(tags, tag) {
			t.Errorf("%v is not known", tag)
		}
	}
	if slices.Contains(tags, language.Und) {
		t.Error("what has no language is known")
	}
}

func TestSame(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"de", "de-AT", true},
		{"en-GB", "en-US", true},
		{"de", "nds", false},
		{"und", "en", false},
		{"und-US", "en", false},
		{"und", "und", false},
	} {
		a, b := language.MustParse(test.a), language.MustParse(test.b)
		if Same(a, b) != test.want || Same(b, a) != test.want {
			t.Errorf("Same(%s, %s) is not %t", a, b, test.want)
		}
	}
}
