package extract

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align"
)

// A cue is a subtitle: its lines in the file, and when it is shown.
type cue struct {
	start, end time.Duration
	lines      []align.Range // none blank
}

// A shownCue is what a cue says in the text.
type shownCue struct {
	text       align.Range
	start, end time.Duration
}

var errNoCue = errors.New("there is no line such as 00:01:02,500 --> 00:01:04,000")

func readSRT(ctx context.Context, name string, content []byte, s settings) (*File, error) {
	return readSubtitles(ctx, name, SRT, content, s)
}

func readVTT(ctx context.Context, name string, content []byte, s settings) (*File, error) {
	return readSubtitles(ctx, name, VTT, content, s)
}

// readSubtitles joins what cues say to running text.
func readSubtitles(ctx context.Context, name string, format Format, content []byte, s settings) (*File, error) {
	written, from, e, err := decodeText(ctx, name, content, s)
	if err != nil {
		return nil, err
	}
	cues := cuesOf(written, format == VTT)
	if len(cues) == 0 {
		return nil, &FormatError{Name: name, Format: format, Err: errNoCue}
	}
	said := subtitleText{written: written}
	for i, c := range cues {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("%s: %w", name, ctx.Err())
		}
		pause := longPause
		if i > 0 {
			pause = c.start - cues[i-1].end
			if format == VTT && pause <= 0 {
				c.lines = withoutRepeated(written, c.lines, cues[i-1].lines)
			}
		}
		said.addCue(c, pause)
	}
	return said.file(&File{Name: name, Format: format, Encoding: e, cues: said.cues}, from), nil
}

// withoutRepeated leaves out the line that rolls up from the cue before, as in
// the captions that machines make.
func withoutRepeated(text string, lines, before []align.Range) []align.Range {
	if len(lines) > 1 && len(before) > 0 && lines[0].In(text) == before[len(before)-1].In(text) {
		return lines[1:]
	}
	return lines
}

// A subtitle that is no end of a sentence goes on in the next one, unless there
// is a pause between the two. After a shorter pause, what ends as a sentence
// ends a paragraph.
const (
	longPause  = 3 * time.Second
	shortPause = 1 * time.Second
)

// A subtitleText is what the cues of a file say.
type subtitleText struct {
	blockText
	written string
	cues    []shownCue
}

func (t *subtitleText) addCue(c cue, pause time.Duration) {
	t.gap = max(t.gap, space)
	if pause >= longPause || pause >= shortPause && t.endsSentence() {
		t.gap = paragraph
	}
	start := t.text.Len()
	sound := t.isSound(c)
	speakers := 0
	for _, line := range c.lines {
		if t.dash(line) > 0 {
			speakers++
		}
	}
	t.block = Block{Kind: Paragraph}
	if sound {
		t.block, t.gap = Block{Kind: Caption}, paragraph
	}
	for _, line := range c.lines {
		t.gap = max(t.gap, space)
		if dash := t.dash(line); dash > 0 && (speakers > 1 || t.gap == paragraph || t.endsSentence()) {
			t.gap = paragraph
			line.Start += dash
		}
		t.addLine(line)
	}
	if sound {
		t.gap = paragraph
	}
	text := t.text.String()[start:] // from the gap before it on
	if trimmed := strings.TrimLeft(text, " \n"); trimmed != "" {
		said := align.Range{Start: start + len(text) - len(trimmed), End: start + len(text)}
		t.cues = append(t.cues, shownCue{said, c.start, c.end})
	}
}

// addLine adds a line of a cue without its formatting. Notes of music set what
// is sung apart from what is said.
func (t *subtitleText) addLine(line align.Range) {
	written := line.In(t.written)
	for at := 0; at < len(written); {
		rest := written[at:]
		if size := formatting(rest); size > 0 {
			at += size
			continue
		}
		if shown, size := reference(rest); size > 0 {
			for _, r := range shown {
				t.addRune(r, place{start: line.Start + at, size: size, known: true})
			}
			at += size
			continue
		}
		r, size := utf8.DecodeRuneInString(rest)
		if isMusic(r) {
			t.gap = paragraph
		} else {
			t.addRune(r, place{start: line.Start + at, size: size, same: true})
		}
		at += size
	}
}

func isMusic(r rune) bool { return '♩' <= r && r <= '♬' || r == '🎵' || r == '🎶' }

// formatting returns how long the mark is that a text starts with, 0 if it is
// none: a tag of HTML or of WebVTT, or an override as in {\an8}.
func formatting(text string) int {
	const most = 200
	text = text[:min(len(text), most)]
	switch {
	case len(text) < 3:
		return 0
	case text[0] == '<' && (text[1] == '/' || text[1]|0x20 >= 'a' && text[1]|0x20 <= 'z' || text[1] >= '0' && text[1] <= '9'):
		return strings.IndexByte(text, '>') + 1
	case text[0] == '{' && text[1] == '\\':
		return strings.IndexByte(text, '}') + 1
	}
	return 0
}

// dash returns how long the dash is that says that a speaker begins, with what
// stands before it, and 0 if a line does not start with one.
func (t *subtitleText) dash(line align.Range) int {
	written := line.In(t.written)
	at := 0
	for n := 1; n > 0; {
		at += len(written[at:]) - len(strings.TrimLeft(written[at:], " \t"))
		n = formatting(written[at:])
		at += n
	}
	rest := strings.TrimLeft(written[at:], "-–—‐")
	size := len(written) - len(rest)
	if next, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest)); size == at || unicode.IsDigit(next) {
		return 0
	}
	return size
}

// endsSentence reports whether what is said so far ends as a sentence does.
func (t *subtitleText) endsSentence() bool {
	said := t.text.String()
	said = strings.TrimRight(said[max(0, len(said)-32):], " \n\"'”“«»’‘)]")
	last, _ := utf8.DecodeLastRuneInString(said)
	return strings.ContainsRune(".!?…:", last)
}

// isSound reports whether a cue says what is heard, in brackets, and not what
// somebody says.
func (t *subtitleText) isSound(c cue) bool {
	if len(c.lines) == 0 {
		return false
	}
	said := strings.TrimSpace(align.Range{Start: c.lines[0].Start, End: c.lines[len(c.lines)-1].End}.In(t.written))
	return len(said) > 1 && (said[0] == '[' && said[len(said)-1] == ']' || said[0] == '(' && said[len(said)-1] == ')')
}

// timesOf returns when a part of the text is shown: from the start of the first
// cue that says some of it to the end of the last.
func timesOf(cues []shownCue, part align.Range) (start, end time.Duration) {
	first := sort.Search(len(cues), func(k int) bool { return cues[k].text.End > part.Start })
	if first == len(cues) {
		first--
	}
	start, end = cues[first].start, cues[first].end
	for k := first + 1; k < len(cues) && cues[k].text.Start < part.End; k++ {
		start, end = min(start, cues[k].start), max(end, cues[k].end)
	}
	return start, end
}
