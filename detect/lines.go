package detect

import "unicode/utf8"

// What makes a line of code, or of noise: shares and numbers of chunks. Tuned on
// 610 pages in Markdown and 800 programs; a fifth of prose at the least, for a
// tenth, has a quarter of the programs with comments and two pages less for prose.
const (
	mostJunk   = 0.25 // of a line may look like code, paths or noise, or it is code
	leastProse = 0.1  // of a text stands in lines of prose, or it is code with some words in it
	longLine   = 48   // of prose are taken for a line, so that a long line is several
	codeLine   = 12   // or fewer between lines of code can be code
)

// A line is what a sample knows of a line of its text.
type line struct {
	start, end  int  // of its words in the sample
	prose, junk int  // chunks that hold words, and those that look like code, paths or noise
	first       bool // of its paragraph
	ends        bool // a sentence ends in it
	code        bool
}

// startLine ends the line that was read, if there is one, and starts the next.
func (s *sample) startLine() {
	s.endLine()
	s.line = line{start: len(s.words), first: s.line.prose+s.line.junk == 0}
}

// endLine writes down the line that was read, if there is anything in it.
func (s *sample) endLine() {
	l := s.line
	if l.prose+l.junk == 0 {
		return
	}
	l.end = len(s.words)
	l.code = float64(l.junk) > mostJunk*float64(l.junk+l.prose)
	s.lines = append(s.lines, l)
}

// addProse counts a chunk of prose, which may end a sentence.
func (s *sample) addProse(ends bool) {
	s.line.prose++
	s.line.ends = s.line.ends || ends
	if s.line.prose == longLine {
		s.endLine()
		s.line = line{start: len(s.words)}
	}
}

// settle drops the lines that are code, unless all are, and counts what is left.
func (s *sample) settle() {
	s.endLine()
	s.line = line{}
	s.spreadCode()
	for _, l := range s.lines {
		if l.code {
			s.junk += l.prose + l.junk
		} else {
			s.prose += l.prose
		}
	}
	if s.prose > 0 {
		s.keep(func(l line) bool { return !l.code })
	}
	for _, w := range s.words {
		s.letters[w.script] += w.letters(s.text)
	}
}

// keep drops the other lines.
func (s *sample) keep(wanted func(line) bool) {
	words, lines := 0, s.lines[:0]
	for _, l := range s.lines {
		if !wanted(l) {
			continue
		}
		start := words
		words += copy(s.words[words:], s.words[l.start:l.end])
		if len(s.counters) > 0 {
			copy(s.counters[start:], s.counters[l.start:l.end])
		}
		l.start, l.end = start, words
		lines = append(lines, l)
	}
	s.words, s.lines = s.words[:words], lines
	s.counters = s.counters[:min(words, len(s.counters))]
}

// keepScript drops the words of other scripts.
func (s *sample) keepScript(script script) {
	words, lines := s.words[:0], s.lines[:0]
	for _, l := range s.lines {
		start := len(words)
		for _, w := range s.words[l.start:l.end] {
			if w.script == script {
				words = append(words, w)
			}
		}
		if l.start, l.end = start, len(words); l.start < l.end {
			lines = append(lines, l)
		}
	}
	s.words, s.lines = words, lines
}

// letters is how many letters a word has, or bytes if they are Latin.
func (w word) letters(text []byte) int {
	if w.script == latin {
		return w.end - w.start
	}
	return utf8.RuneCount(text[w.start:w.end])
}

// spreadCode takes for code what stands beside it in a paragraph and ends no
// sentence, as in a program whose words are English.
func (s *sample) spreadCode() {
	for i := 1; i < len(s.lines); i++ {
		l := &s.lines[i]
		l.code = l.code || s.lines[i-1].code && !l.first && l.mayBeCode()
	}
	for i := len(s.lines) - 1; i > 0; i-- {
		l := &s.lines[i-1]
		l.code = l.code || s.lines[i].code && !s.lines[i].first && l.mayBeCode()
	}
}

// mayBeCode reports whether a line is code if those beside it are.
func (l line) mayBeCode() bool { return !l.ends && l.prose+l.junk <= codeLine }

// isJunk reports whether the text looks like code or noise.
func (s *sample) isJunk() bool {
	return float64(s.prose) <= leastProse*float64(s.junk+s.prose)
}
