package detect

// What a line says of itself, tuned on pages of ten lines in two languages. A line
// counts neither for a language nor against one before it holds enough of its
// words, or too few.
const (
	lineGain  = 1.0 // nats by which a line must belong to a language
	plainGain = 3.0 // and by which it need not be compared with others, if the text as a whole is in the language
	lineLead  = 2   // words of its list beyond those of another's
	fewInLine = 0.1 // of the words of a line in a language are in its list, at the least
	shortest  = 8   // words in which there ought to be some of them
)

// silent stands for the language of a line that does not tell it.
const silent = -1

// keepBulk drops the lines that are in another language than most of the text,
// so that it is judged by what most of it is in, whichever has the more function
// words. It returns by what share of the text that tells its language the one
// leads the next: 1 if all agree.
func (d *Detector) keepBulk(s *sample, whole *hits) (lead float64) {
	if len(s.lines) < 2 || d.unlisted {
		return 1
	}
	main, other := d.closest(whole), d.bestOther(whole)
	if whole.in(d.asked[main].list) < fewInLine*float64(whole.n) {
		return 1 // most of it is in none of them
	}
	s.languages = s.languages[:0]
	letters := make([]int, len(d.asked)+1) // in the lines of each language asked for, and of others
	for _, l := range s.lines {
		i := d.lineLanguage(s, l, main, func(i int) bool { return whole.in(d.asked[i].list) > other })
		s.languages = append(s.languages, i)
		if i != silent {
			letters[i] += s.words[l.end-1].end - s.words[l.start].start
		}
	}
	best, second := 0, 1
	for i, n := range letters {
		switch {
		case n > letters[best]:
			best, second = i, best
		case i != best && n > letters[second]:
			second = i
		}
	}
	if letters[second] == 0 {
		return 1
	}
	i := -1
	s.keep(func(line) bool {
		i++
		return s.languages[i] == silent || s.languages[i] == best
	})
	return float64(letters[best]-letters[second]) / float64(letters[best]+letters[second])
}

// closest is the index of the language asked for whose list holds most words.
func (d *Detector) closest(h *hits) (best int) {
	for i, c := range d.asked {
		if h.in(c.list) > h.in(d.asked[best].list) {
			best = i
		}
	}
	return best
}

// lineLanguage is the index of the language asked for that a line is in, the
// number of them if it is in another, or silent. Main is the one that the text
// has most words of. Where a language leads all others in the text, its lines
// need not be told from lines in close relatives.
func (d *Detector) lineLanguage(s *sample, l line, main int, leads func(int) bool) int {
	words := float64(l.end - l.start)
	if leads(main) && belongs(float64(d.lists.countIn(s, l, d.asked[main].list)), words) > plainGain {
		return main
	}
	h := d.lists.countLine(s, l)
	best := d.closest(h)
	hits, other := h.in(d.asked[best].list), d.bestOther(h)
	own := belongs(hits, words) > lineGain
	for i, c := range d.asked {
		own = own && (i == best || hits-h.in(c.list) >= lineLead)
	}
	switch {
	case !d.closed && (other-hits >= lineLead || words >= shortest && hits < fewInLine*words):
		return len(d.asked)
	case own && (hits > other || hits == other && leads(best)):
		return best
	}
	return silent
}

// bestOther is how many words the best list holds of those that are of no
// language asked for; none if the text is known to be in one of these.
func (d *Detector) bestOther(h *hits) (best float64) {
	if d.closed {
		return -1
	}
	for i, n := range h.of {
		if float64(n) > best && !d.askedLists.has(i) {
			best = float64(n)
		}
	}
	return best
}

// belongs are the log-odds that a text of n words is in a language that has so
// many of them in its list, against a language that nothing is known of.
func belongs(hits, n float64) float64 { return hitGain*hits - missLoss*(n-hits) }
