package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/versions"
)

func init() {
	register.DoFn3x0[Unit, func(int64, Unit), func(string, int)](&keepFn{})
	register.DoFn4x0[int64, func(*Unit) bool, func(string, Unit), func(string, int)](&distinctFn{})
	register.Emitter2[int64, Unit]()
	register.Emitter2[string, Unit]()
	register.Iter1[Unit]()
	beam.RegisterType(beamType[Unit]())
}

// A Unit is what two pages in different languages say alike.
type Unit struct {
	Source, Target Side
	Confidence     float64
}

// A Side is what one page says in a unit.
type Side struct {
	Page, Language, Text string
	Start, End           int // in the page's text, bytes
	First, Past          int // the span of its sentences
}

func newSide(v bitext.Version) Side {
	return Side{v.Document, v.Language.String(), v.Text, v.Range.Start, v.Range.End, v.Sentences.Start, v.Sentences.End}
}

func (s Side) version() bitext.Version {
	return bitext.Version{
		Document: s.Page, Language: language.Make(s.Language), Text: s.Text,
		Range: align.Range{Start: s.Start, End: s.End}, Sentences: align.Span{Start: s.First, End: s.Past},
	}
}

// unitsOf returns what every two pages of a group in different languages that keep one order
// say alike, if they cover so much of each other. The languages are in the order of their
// tags.
func unitsOf(g versions.Group, coverage float64) (units []Unit) {
	for _, l := range g.Links {
		a, b := l.A, l.B
		source, target := g.Documents[a].Language.String(), g.Documents[b].Language.String()
		if l.Alignment == nil || l.Alignment.Unordered || source == target {
			continue
		}
		if source > target {
			a, b = b, a
		}
		alignment := g.Pair(a, b)
		if here, there := covered(alignment); min(here, there) < coverage {
			continue
		}
		for u := range bitext.Units(alignment) {
			if !u.Null() {
				units = append(units, Unit{newSide(u.Versions[0]), newSide(u.Versions[1]), u.Confidence})
			}
		}
	}
	return units
}

// covered returns the shares of the bytes of both documents' sentences that have a
// counterpart.
func covered(a *align.Alignment) (source, target float64) {
	var all, with [2]int
	for _, b := range a.Beads {
		s, t := a.Source.Range(b.Source).Len(), a.Target.Range(b.Target).Len()
		all[0], all[1] = all[0]+s, all[1]+t
		if !b.Null() {
			with[0], with[1] = with[0]+s, with[1]+t
		}
	}
	return float64(with[0]) / float64(max(1, all[0])), float64(with[1]) / float64(max(1, all[1]))
}

// pair names the languages of a unit, as "de-en".
func (u Unit) pair() string { return u.Source.Language + "-" + u.Target.Language }

// compare orders units by their surest first, and then by where they stand.
func (u Unit) compare(other Unit) int {
	return cmp.Or(cmp.Compare(other.Confidence, u.Confidence), u.comparePlaces(other))
}

func (u Unit) comparePlaces(other Unit) int {
	return cmp.Or(
		strings.Compare(u.Source.Page, other.Source.Page), strings.Compare(u.Target.Page, other.Target.Page),
		cmp.Compare(u.Source.Start, other.Source.Start), cmp.Compare(u.Target.Start, other.Target.Start),
		strings.Compare(u.Source.Text, other.Source.Text), strings.Compare(u.Target.Text, other.Target.Text),
	)
}

// key is the hash of what a unit says, whatever its case, spaces, punctuation and figures.
func (u Unit) key() int64 {
	h := fnv.New64a()
	for _, text := range []string{u.pair(), form(u.Source.Text), form(u.Target.Text)} {
		h.Write([]byte(text)) // a hash.Hash returns no error
		h.Write([]byte{0})
	}
	return int64(h.Sum64())
}

// says returns what a unit says, whatever its case, spaces and punctuation.
func (u Unit) says() string { return normal(u.Source.Text) + "\x00" + normal(u.Target.Text) }

// normal returns the letters and digits of a text, in small letters.
func normal(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// form returns a text as normal does, with one digit in place of each figure: what is left of a
// sentence that is filled in anew each time.
func form(text string) string {
	last := rune(0)
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			r = '0'
		}
		if r == '0' && last == '0' {
			return -1
		}
		last = r
		return r
	}, normal(text))
}

// keepFn keeps units that are sure.
type keepFn struct {
	Confidence float64
}

// ProcessElement emits a unit by its key.
func (f *keepFn) ProcessElement(u Unit, emit func(int64, Unit), count func(string, int)) {
	if u.Confidence < f.Confidence {
		count("units dropped, unsure", 1)
		return
	}
	emit(u.key(), u)
}

// distinctFn keeps the surest of units that say the same, or the same but for figures.
type distinctFn struct {
	Shards int
}

// ProcessElement emits a unit by the part of the corpus that it is in.
func (f *distinctFn) ProcessElement(key int64, units func(*Unit) bool, emit func(string, Unit), count func(string, int)) {
	var best, u Unit
	n, said := 0, make(map[string]bool)
	for ; units(&u); n++ {
		if n == 0 || u.compare(best) < 0 {
			best = u
		}
		said[u.says()] = true
	}
	if same := n - len(said); same > 0 {
		count("units dropped, duplicates", same)
	}
	if near := len(said) - 1; near > 0 {
		count("units dropped, the same but for figures", near)
	}
	count("units "+best.pair(), 1)
	emit(partName(best.pair(), int(uint64(key)%uint64(f.Shards)), f.Shards), best)
}

// partName names a part of what is written, without the ending.
func partName(of string, shard, shards int) string {
	return fmt.Sprintf("%s-%05d-of-%05d", of, shard, shards)
}

func sortUnits(units []Unit) { slices.SortFunc(units, Unit.comparePlaces) }
