package viewer

import (
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// TestThePageHasItsStyles asks for each style sheet of the page, and checks that
// one of them says what each colour and font is.
func TestThePageHasItsStyles(t *testing.T) {
	b := newBrowser(t)
	get := func(path string) string {
		t.Helper()
		response := b.do("GET", path, nil)
		defer response.Body.Close()
		text, err := io.ReadAll(response.Body)
		if err != nil || response.StatusCode != http.StatusOK {
			t.Fatalf("%s: status %d, error %v", path, response.StatusCode, err)
		}
		if strings.HasSuffix(path, ".css") && !strings.HasPrefix(response.Header.Get("Content-Type"), "text/css") {
			t.Errorf("%s is %s", path, response.Header.Get("Content-Type"))
		}
		return string(text)
	}
	var styles string
	for _, link := range regexp.MustCompile(`rel="stylesheet" href="([^"]*)"`).FindAllStringSubmatch(get("/"), -1) {
		styles += get("/" + link[1])
	}
	uses := regexp.MustCompile(`var\((--[a-z-]+)\)`).FindAllStringSubmatch(styles, -1)
	if len(uses) == 0 {
		t.Fatal("the page has no styles")
	}
	for _, use := range uses {
		if use[1] != "--columns" && !strings.Contains(styles, use[1]+":") { // a script sets how many columns there are
			t.Errorf("no style sheet says what %s is", use[1])
		}
	}
}
