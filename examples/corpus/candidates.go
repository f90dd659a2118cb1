package main

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
)

// Set on ntrex-versions among 2,000 other documents, where all pairs of versions meet.
const (
	// mostKeys is how many keys a page has, and hot how many pages a key has at most: a key
	// of more says nothing, and all pairs of its pages would be too many.
	mostKeys = 24
	hot      = 100
	// Two pages are compared that share two keys and more, and leastShare of the weight of
	// the keys of both, or leastShareCopied if both are in one language, where more in common
	// says less; the likeliest mostPartners of each page, and those of whose likeliest it is.
	leastShared      = 2
	leastShare       = 0.1
	leastShareCopied = 0.2
	mostPartners     = 12
)

func init() {
	register.DoFn5x0[context.Context, int64, Page, func(int64, Holder), func(Failure)](&keysFn{})
	register.DoFn4x0[int64, func(*Holder) bool, func(int64, Meeting), func(string, int)](&meetFn{})
	register.DoFn3x0[int64, func(*Meeting) bool, func(int64, int64)](&partnersFn{})
	register.Emitter2[int64, Holder]()
	register.Emitter2[int64, Meeting]()
	register.Emitter2[int64, int64]()
	register.Iter1[Holder]()
	register.Iter1[Meeting]()
	beam.RegisterType(beamType[Holder]())
	beam.RegisterType(beamType[Meeting]())
}

// A Holder is a page that has a key.
type Holder struct {
	Page     int64
	Language string
	Weight   float32 // of the key, nats
	Total    float32 // of all keys of the page
}

// needed returns the weight of the keys that two pages have in common, from which on it pays
// to compare them.
func (h Holder) needed(other Holder) float32 {
	share := leastShare
	if h.Language == other.Language {
		share = leastShareCopied
	}
	return float32(share * math.Sqrt(float64(h.Total)*float64(other.Total)))
}

// A Meeting is the pages that have a key in common with one.
type Meeting struct {
	Weight float32 // of the key
	Pages  []int64
	Needed []float32 // for each of Pages: see Holder.needed
}

// keysFn emits the page by each of its keys.
type keysFn struct {
	judging
	SameHost bool
}

// ProcessElement emits the page by its keys. Pages of different hosts have none in common
// if only those of one host are paired.
func (f *keysFn) ProcessElement(ctx context.Context, _ int64, p Page, emit func(int64, Holder), fail func(Failure)) {
	guard(p.ID, "keys", fail, func() error {
		judge, err := f.of(ctx, p)
		if err != nil {
			return err
		}
		keys, err := judge.Keys(ctx, p.text(), mostKeys)
		if err != nil {
			return err
		}
		total := 0.0
		for _, key := range keys {
			total += key.Weight
		}
		salt := int64(0)
		if f.SameHost {
			salt = Page{Text: p.Host}.Key()
		}
		holder := Holder{Page: p.Key(), Language: p.Language, Total: float32(total)}
		for _, key := range keys {
			holder.Weight = float32(key.Weight)
			emit(int64(key.Hash)^salt, holder)
		}
		return nil
	})
}

// meetFn has the pages meet that hold a key.
type meetFn struct{}

// ProcessElement emits for each page those that it meets.
func (f *meetFn) ProcessElement(key int64, holders func(*Holder) bool, emit func(int64, Meeting), count func(string, int)) {
	var all []Holder
	var h Holder
	for holders(&h) {
		if all = append(all, h); len(all) > hot {
			count("hot keys", 1)
			return
		}
	}
	slices.SortFunc(all, func(a, b Holder) int { return cmp.Compare(a.Page, b.Page) })
	for i, h := range all {
		if len(all) == 1 {
			return
		}
		m := Meeting{Weight: h.Weight}
		for k, other := range all {
			if k != i {
				m.Pages, m.Needed = append(m.Pages, other.Page), append(m.Needed, h.needed(other))
			}
		}
		emit(h.Page, m)
	}
}

// partnersFn chooses the pages with which one is compared.
type partnersFn struct{}

// ProcessElement emits two pages, the one with the smaller key first.
func (f *partnersFn) ProcessElement(page int64, meetings func(*Meeting) bool, emit func(int64, int64)) {
	type partner struct {
		page   int64
		keys   int
		weight float64 // in common; in the end over what is needed
		needed float32
	}
	met := make(map[int64]*partner)
	var m Meeting
	for meetings(&m) {
		for k, other := range m.Pages {
			p := met[other]
			if p == nil {
				p = &partner{page: other, needed: m.Needed[k]}
				met[other] = p
			}
			p.keys++
			p.weight += float64(math.Round(float64(m.Weight) * 1e4)) // whole numbers add up the same in any order
		}
	}
	var partners []*partner
	for _, p := range met {
		p.weight /= 1e4 * float64(p.needed)
		if p.keys >= leastShared && p.weight >= 1 {
			partners = append(partners, p)
		}
	}
	slices.SortFunc(partners, func(a, b *partner) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.page, b.page))
	})
	for _, p := range partners[:min(mostPartners, len(partners))] {
		emit(min(page, p.page), max(page, p.page))
	}
}
