package extract

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sejajar/sejajar/align"
)

// timed makes a file of SubRip of cues that follow each other without a pause,
// two seconds each.
func timed(cues ...string) string {
	var file strings.Builder
	for k, text := range cues {
		times := []string{"00:00:0" + string(rune('0'+2*k)) + ",000", "00:00:0" + string(rune('2'+2*k)) + ",000"}
		file.WriteString(string(rune('1'+k)) + "\n" + strings.Join(times, " --> ") + "\n" + text + "\n\n")
	}
	return file.String()
}

func TestSubtitles(t *testing.T) {
	for _, test := range []struct {
		name, content string
		want          []string
	}{
		{"sentences go on", timed("The boat left", "at nine. It carried\ntwelve people."),
			[]string{"paragraph: The boat left at nine. It carried twelve people."}},
		{"formatting", timed("<i>The boat</i> {\\an8}left", "<font color=\"#fff\">at nine.</font> 1 < 2 &amp; 3"),
			[]string{"paragraph: The boat left at nine. 1 < 2 & 3"}},
		{"speakers", timed("- Where were you?\n- <i>At home,</i>", "-with my sister", "– Is 5 - 2 = 3?"),
			[]string{"paragraph: Where were you?", "paragraph: At home, -with my sister – Is 5 - 2 = 3?"}},
		{"music", timed("♪ Row, row your boat ♪", "♪", "What is that?", "♪ gently ♪"),
			[]string{"paragraph: Row, row your boat", "paragraph: What is that?", "paragraph: gently"}},
		{"sounds", timed("Come", "[Door slams]", "in. (now)", "(sighs)"), []string{"paragraph: Come", "caption: [Door slams]",
			"paragraph: in. (now)", "caption: (sighs)"}},
		{"pauses", "00:00:01,0 --> 00:00:02,0\nOne\n00:00:02,500 --> 00:00:03,000\nsentence.\n00:00:05,000 --> 00:00:06,000\nTwo\n" +
			"01:00:00,000 --> 01:00:01,000\nthree.",
			[]string{"paragraph: One sentence.", "paragraph: Two", "paragraph: three."}},
		{"numbers that are said", "1\n00:00:01,000 --> 00:00:02,000\n1984\n\n2\n00:00:02,000 --> 00:00:03,000\nwas\n\nfine.\n3\r\n" +
			"00:00:03,000 --> 00:00:04,000 X1:0\r\nYes.\r\n",
			[]string{"paragraph: 1984 was fine. Yes."}},
	} {
		file, err := Parse(t.Context(), "a.txt", []byte(test.content))
		if err != nil {
			t.Fatal(err)
		}
		if got := blocksIn(file); file.Format != SRT || !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
		checkFile(t, file, []byte(test.content))
	}
}

func TestWebVTT(t *testing.T) {
	const content = "WEBVTT - a film\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE a note\nof two lines\n\nintro\n00:01.000 --> " +
		"00:02.000 align:start\n" +
		"<v Lisa>The <c.b>boat</c>\n\n00:02.000 --> 00:03.000\n<v Lisa>The <c.b>boat</c>\nleft <00:02.500>at&nbsp;nine.\n\nNOTE no text\n"
	file, err := Parse(t.Context(), "a", []byte("\ufeff"+content))
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"paragraph: The boat left at\u00a0nine."}; file.Format != VTT || !slices.Equal(blocksIn(file), want) {
		t.Errorf("%s: got %q, want %q", file.Format, blocksIn(file), want)
	}
	checkFile(t, file, []byte("\ufeff"+content))
}

func TestTimesOfSubtitles(t *testing.T) {
	file, err := Parse(t.Context(), "a.srt", []byte(timed("The boat left", "at nine. It", "carried twelve.")))
	if err != nil {
		t.Fatal(err)
	}
	for part, want := range map[string][2]time.Duration{
		"The boat left at nine.": {0, 4 * time.Second},
		"It carried twelve.":     {2 * time.Second, 6 * time.Second},
		"twelve":                 {4 * time.Second, 6 * time.Second},
		"":                       {0, 2 * time.Second},
	} {
		start := strings.Index(file.Text, part)
		origin, ok := file.Origin(align.Range{Start: start, End: start + len(part)})
		if got := [2]time.Duration{origin.Start, origin.End}; !ok || got != want {
			t.Errorf("%q: shown %v, want %v", part, got, want)
		}
	}
}

func TestSubtitlesWithoutCues(t *testing.T) {
	for _, content := range []string{"", "a", "1\n00:00 > 00:01\na", "--> 00:01:02,000\n", "0:1:2:3 --> 0:1:2:4\n",
		"1\n0:99999999999:2 --> 0:1:2\n"} {
		_, err := Parse(t.Context(), "a.srt", []byte(content))
		if e, ok := errors.AsType[*FormatError](err); !ok || e.Format != SRT || !errors.Is(err, errNoCue) {
			t.Errorf("%q: got %v", content, err)
		}
	}
}
