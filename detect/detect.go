package detect

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"golang.org/x/text/language"
)

// A Result is the language of a text, and how sure the detector is of it.
type Result struct {
	// Tag is the language, or language.Und when it is none of those asked for
	// or there is no text to judge.
	Tag language.Tag
	// Confidence is the probability, 0 to 1, that Tag is right. It is 0 for a
	// text without prose, such as digits, addresses, markup, code or bytes that
	// are not UTF-8.
	Confidence float64
}

// A Detector tells the language of texts: Indonesian, English or German, unless
// [New] made it for others. It is safe for use by many goroutines, and must not be
// copied.
type Detector struct {
	prepare sync.Once

	asked    []candidate
	closed   bool // the text is in one of the languages asked for
	unlisted bool // one of them has no word list
	maxLines int  // of a text that is divided, 0 for the usual

	lists      *lists
	askedLists mask // of the languages asked for
	knownLists mask // of all that lingua is loaded with

	models  *models   // the languages asked for come first
	samples sync.Pool // of *sample
}

// A candidate is a language that was asked for.
type candidate struct {
	tag    language.Tag
	script script
	list   int // its index in lists, -1 for none
	model  int // its index in models
}

// An Option changes what a [Detector] looks for. A nil Option changes nothing.
type Option func(*Detector) error

// Languages has the detector look for other languages than Indonesian, English
// and German: any that lingua has models of. Where a language has no word list
// (the folder data/words has them) the detector has only lingua's word for it,
// and the confidence is at most [UnlistedConfidence].
func Languages(tags ...language.Tag) Option {
	return func(d *Detector) error { return d.ask(tags, false) }
}

// Among is for texts known to be in one of the languages given: the detector
// does not look for reasons to reject them. It answers [language.Und] only for
// a text without words, or in a script that none of them is written in.
func Among(tags ...language.Tag) Option {
	return func(d *Detector) error { return d.ask(tags, true) }
}

// New returns a detector of Indonesian, English and German, or of the
// languages that the last option to name any names. It reports an error for a language that
// lingua has no model of, for one that is named twice, and for none.
func New(options ...Option) (*Detector, error) {
	d := new(Detector)
	for _, option := range options {
		if option == nil {
			continue
		}
		if err := option(d); err != nil {
			return nil, fmt.Errorf("detect: %w", err)
		}
	}
	d.ready()
	return d, nil
}

// ready makes the detector ready for its first text, once.
func (d *Detector) ready() {
	d.prepare.Do(func() {
		if d.asked == nil {
			d.ask([]language.Tag{language.Indonesian, language.English, language.German}, false)
		}
		d.addRivals()
	})
}

// ask sets the languages to look for, and whether the text may be in others.
func (d *Detector) ask(tags []language.Tag, closed bool) error {
	if len(tags) == 0 {
		return errors.New("no languages to look for")
	}
	d.lists = wordLists()
	d.asked, d.closed, d.unlisted = nil, closed, false
	d.askedLists, d.models = mask{}, new(models)
	for _, tag := range tags {
		code := codeOf(tag)
		p, ok := profiles()[code]
		if !ok {
			return fmt.Errorf("language %s is not one of the %d known", tag, len(profiles()))
		}
		if slices.Contains(d.models.codes, code) {
			return fmt.Errorf("language %s is asked for twice", tag)
		}
		list, ok := d.lists.index[code]
		if ok {
			d.askedLists.add(list)
		} else {
			list, d.unlisted = -1, true
		}
		d.asked = append(d.asked, candidate{tag, p.script, list, d.models.add(code)})
	}
	return nil
}

// addRivals has the models of look-alikes loaded beside those of the languages
// asked for.
func (d *Detector) addRivals() {
	if !d.closed {
		for _, code := range slices.Clone(d.models.codes) {
			for _, rival := range profiles()[code].rivals {
				d.models.add(rival)
			}
		}
	}
	for _, code := range [...]string{"en", "fr"} {
		if len(d.models.codes) < 2 { // lingua chooses between two at least
			d.models.add(code)
		}
	}
	for _, code := range d.models.codes {
		if list, ok := d.lists.index[code]; ok {
			d.knownLists.add(list)
		}
	}
}

// Detect tells the language of text.
func (d *Detector) Detect(text string) Result {
	d.ready()
	s := d.sample()
	defer d.samples.Put(s)
	s.read(text)
	return d.judge(s)
}

// sample returns a sample to read a text into, one that was used before where
// there is one.
func (d *Detector) sample() *sample {
	if s, ok := d.samples.Get().(*sample); ok {
		return s
	}
	return new(sample)
}
