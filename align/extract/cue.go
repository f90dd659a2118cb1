package extract

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"github.com/sejajar/sejajar/align"
)

// arrow stands between the two times of a cue.
const arrow = "-->"

// cuesOf finds the cues of a file of subtitles. The number before the times is
// no text; in WebVTT the name before them is none either, nor is what stands
// elsewhere: the head of the file, notes and styles.
func cuesOf(text string, web bool) (cues []cue) {
	open := false // lines are those of the last cue
	for at := len(text) - len(withoutMark(text)); at < len(text); {
		line := text[at:]
		if end := strings.IndexAny(line, "\n\r"); end >= 0 {
			line = line[:end]
		}
		trimmed := strings.TrimSpace(line)
		start, end, timed := timesIn(trimmed)
		switch {
		case timed:
			if len(cues) > 0 && open {
				cues[len(cues)-1].dropNumber(text, at)
			}
			cues, open = append(cues, cue{start: start, end: end}), true
		case trimmed == "":
			open = open && !web
		case open:
			from := at + strings.Index(line, trimmed)
			last := &cues[len(cues)-1]
			last.lines = append(last.lines, align.Range{Start: from, End: from + len(trimmed)})
		}
		at += len(line)
		if strings.HasPrefix(text[at:], "\r\n") {
			at++
		}
		at++
	}
	return cues
}

// dropNumber leaves out the number of the next cue, whose times start at a byte
// of the text.
func (c *cue) dropNumber(text string, next int) {
	if len(c.lines) == 0 {
		return
	}
	last := c.lines[len(c.lines)-1]
	between := strings.Trim(text[last.End:next], " \t")
	if _, err := strconv.Atoi(last.In(text)); err == nil && (between == "\n" || between == "\r\n" || between == "\r") {
		c.lines = c.lines[:len(c.lines)-1]
	}
}

// timesIn reads the line with the times of a cue.
func timesIn(line string) (start, end time.Duration, ok bool) {
	before, after, found := strings.Cut(line, arrow)
	if !found {
		return 0, 0, false
	}
	fields := strings.Fields(after) // the times, and in some files where to show the cue
	if len(fields) == 0 {
		return 0, 0, false
	}
	start, okStart := parseTime(strings.TrimSpace(before))
	end, okEnd := parseTime(fields[0])
	return start, max(start, end), okStart && okEnd
}

// parseTime reads a time as 01:02:03,004 or 02:03.004.
func parseTime(text string) (time.Duration, bool) {
	whole, fraction, _ := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	parts := strings.Split(whole, ":")
	if len(parts) < 2 || len(parts) > 3 || len(fraction) > 3 {
		return 0, false
	}
	var seconds int
	for _, part := range parts {
		n, err := strconv.ParseUint(part, 10, 16)
		if err != nil {
			return 0, false
		}
		seconds = 60*seconds + int(n)
	}
	milliseconds, err := strconv.ParseUint((fraction + "000")[:3], 10, 16)
	return time.Duration(seconds)*time.Second + time.Duration(milliseconds)*time.Millisecond, err == nil
}

// isVTT is the signature of WebVTT (W3C, section 4.1).
func isVTT(start []byte, _ string) bool {
	after, found := bytes.CutPrefix(start, []byte("WEBVTT"))
	return found && (len(after) == 0 || bytes.IndexByte([]byte(" \t\r\n"), after[0]) >= 0)
}

// isSRT is the signature of SubRip: a number, which may be missing, and times.
func isSRT(start []byte, _ string) bool {
	lines := strings.FieldsFunc(string(start), func(r rune) bool { return r == '\n' || r == '\r' })
	for k, line := range lines[:min(len(lines), 2)] {
		line = strings.TrimSpace(line)
		if _, _, ok := timesIn(line); ok {
			return true
		}
		if _, err := strconv.Atoi(line); err != nil || k > 0 {
			return false
		}
	}
	return false
}
