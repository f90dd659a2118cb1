package bitext

import "time"

// An Option changes what a Writer writes beside the units, or what Read makes
// of a file.
type Option func(*settings)

type settings struct {
	created  time.Time
	keepCode bool
}

func settingsOf(options []Option) (s settings) {
	for _, option := range options {
		option(&s)
	}
	return s
}

// Created has a Writer write the time of creation where the format has a place
// for it. Without it a file depends on nothing but its units.
func Created(t time.Time) Option { return func(s *settings) { s.created = t } }

// KeepCode has Read keep native code, such as <b> in a memory made of web
// pages, as text where its inline element stands. Without it the code is left
// out. TMX holds the code itself; of XLIFF it is the original data that an
// element refers to.
func KeepCode() Option { return func(s *settings) { s.keepCode = true } }
