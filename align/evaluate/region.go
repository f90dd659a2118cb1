package evaluate

import (
	"cmp"
	"fmt"
	"slices"
	"sort"

	"github.com/sejajar/sejajar/align"
)

// A Region is a bead by the bytes it covers in the source and in the target
// text: a rectangle in the plane of both texts.
type Region struct {
	Source, Target align.Range

	// Confidence is the probability, 0 to 1, that the region is right, and NaN
	// where none is known.
	Confidence float64
}

// RegionsOf returns the regions of the beads of an alignment that have two
// sides, in its order. A nil alignment has none.
func RegionsOf(a *align.Alignment) []Region {
	if a == nil {
		return nil
	}
	regions := make([]Region, 0, len(a.Beads))
	for _, b := range a.Beads {
		if !b.Null() {
			regions = append(regions, Region{a.Source.Range(b.Source), a.Target.Range(b.Target), b.Confidence})
		}
	}
	return regions
}

func (r Region) null() bool { return size(r.Source) == 0 || size(r.Target) == 0 }

func (r Region) area() int { return size(r.Source) * size(r.Target) }

// holds reports whether more than half of g, by source and by target, lies in r.
func (r Region) holds(g Region) bool {
	half := func(r, g align.Range) bool { return 2*common(r, g) > size(g) }
	return half(r.Source, g.Source) && half(r.Target, g.Target)
}

// RegionCounts compares predicted regions with gold ones, by three measures. The
// gold has a region for each smallest unit of translation. A prediction whose
// sentences are longer than these units covers several of them.
type RegionCounts struct {
	// Joined lets a predicted region cover up to three gold regions. A gold
	// region belongs to it if more than half of its source bytes and more than
	// half of its target bytes lie in it. The predicted region is right if one to
	// three gold regions belong to it, none between them does not, and it overlaps
	// with their union by at least 0.8 (intersection over union), in the source
	// and in the target. Found are the gold regions that belong to right ones.
	Joined Tally

	// Single is the same with one gold region to a predicted one.
	Single Tally

	// Area counts areas, source bytes by target bytes: how much of the predicted
	// regions lies in gold ones, and how much of the gold ones in predicted ones.
	Area Tally
}

const (
	maxJoined  = 3   // without a limit one region over the whole text would be right
	minOverlap = 0.8 // intersection over union
)

// Add adds the counts of other documents.
func (c *RegionCounts) Add(other RegionCounts) {
	c.Joined.Add(other.Joined)
	c.Single.Add(other.Single)
	c.Area.Add(other.Area)
}

// Regions compares predicted regions with gold ones. Regions that are empty on
// one side are left out, and one given twice counts once. It returns an
// [*OverlapError] where two of the gold regions share bytes of the source and of the
// target: what is predicted there would be right twice. What predicted regions share
// counts as often as it is predicted.
func Regions(gold, predicted []Region) (RegionCounts, error) {
	var c RegionCounts
	g, p := newRegions(gold), distinct(predicted)
	if err := overlapping(g.list); err != nil {
		return c, err
	}
	c.Joined = g.judge(p, maxJoined)
	c.Single = g.judge(p, 1)

	for _, r := range p {
		c.Area.Predicted += r.area()
		lo, hi := g.near(r)
		for _, o := range g.list[lo:hi] {
			c.Area.Right += common(r.Source, o.Source) * common(r.Target, o.Target)
		}
	}
	for _, r := range g.list {
		c.Area.Gold += r.area()
	}
	c.Area.Found = c.Area.Right
	return c, nil
}

// An OverlapError holds two gold regions that share bytes of the source and of
// the target.
type OverlapError struct{ First, Second Region }

func (e *OverlapError) Error() string {
	return fmt.Sprintf("evaluate: the gold regions of bytes %d-%d with %d-%d and of %d-%d with %d-%d overlap: "+
		"leave out one of them, or part them",
		e.First.Source.Start, e.First.Source.End, e.First.Target.Start, e.First.Target.End,
		e.Second.Source.Start, e.Second.Source.End, e.Second.Target.Start, e.Second.Target.End)
}

// overlapping returns an [*OverlapError] if there is one in regions sorted by source.
// Open are the regions that the source has begun and may not have ended, sorted by
// target: those not ended do not overlap each other, so a new one could overlap only
// its neighbours.
func overlapping(list []Region) error {
	var open []Region
	for _, r := range list {
		at, _ := slices.BinarySearchFunc(open, r, func(o, r Region) int { return cmp.Compare(o.Target.Start, r.Target.Start) })
		for at > 0 && open[at-1].Source.End <= r.Source.Start {
			open = slices.Delete(open, at-1, at)
			at--
		}
		for at < len(open) && open[at].Source.End <= r.Source.Start {
			open = slices.Delete(open, at, at+1)
		}
		if at > 0 && open[at-1].Target.End > r.Target.Start {
			return &OverlapError{open[at-1], r}
		}
		if at < len(open) && open[at].Target.Start < r.Target.End {
			return &OverlapError{open[at], r}
		}
		open = slices.Insert(open, at, r)
	}
	return nil
}

// regions are sorted by their source ranges, so that those near a place are
// found by binary search.
type regions struct {
	list []Region
	ends []int // ends[k] is the last source byte + 1 of list[:k+1]
}

func newRegions(list []Region) regions {
	r := regions{list: distinct(list), ends: make([]int, 0, len(list))}
	end := 0
	for _, g := range r.list {
		end = max(end, g.Source.End)
		r.ends = append(r.ends, end)
	}
	return r
}

// ordered returns the regions that are not null, sorted.
func ordered(list []Region) []Region {
	list = slices.DeleteFunc(slices.Clone(list), Region.null)
	slices.SortStableFunc(list, Region.compare)
	return list
}

// distinct returns each region that is not null once, sorted.
func distinct(list []Region) []Region {
	return slices.CompactFunc(ordered(list), func(r, o Region) bool { return r.compare(o) == 0 })
}

func (r Region) compare(o Region) int {
	return cmp.Or(compare(r.Source, o.Source), compare(r.Target, o.Target))
}

// near returns the range of the list outside which no region shares a source
// byte with p.
func (r regions) near(p Region) (lo, hi int) {
	lo = sort.SearchInts(r.ends, p.Source.Start+1)
	hi = sort.Search(len(r.list), func(k int) bool { return r.list[k].Source.Start >= p.Source.End })
	return lo, max(lo, hi)
}

// judge counts the predicted regions that are right with at most so many gold
// regions joined, and the gold regions in them.
func (r regions) judge(predicted []Region, joined int) Tally {
	right, found := 0, make(map[int]bool)
	for _, p := range predicted {
		first, last := r.inside(p, joined)
		if first == last {
			continue
		}
		right++
		for k := first; k < last; k++ {
			found[k] = true
		}
	}
	return Tally{Right: right, Predicted: len(predicted), Found: len(found), Gold: len(r.list)}
}

// inside returns the half-open range of the gold regions, at most so many, by
// which p is right. If p is wrong it is empty.
func (r regions) inside(p Region, joined int) (first, last int) {
	first, last = r.held(p)
	if last-first < 1 || last-first > joined {
		return 0, 0
	}
	whole := r.list[first]
	for _, g := range r.list[first+1 : last] {
		whole.Source, whole.Target = join(whole.Source, g.Source), join(whole.Target, g.Target)
	}
	if overlap(p.Source, whole.Source) < minOverlap || overlap(p.Target, whole.Target) < minOverlap {
		return 0, 0
	}
	return first, last
}

// held returns the half-open range of the gold regions that p holds, empty if
// there are none or if others stand between them.
func (r regions) held(p Region) (first, last int) {
	lo, hi := r.near(p)
	count := 0
	for k := lo; k < hi; k++ {
		if p.holds(r.list[k]) {
			if count == 0 {
				first = k
			}
			count++
			last = k + 1
		}
	}
	if last-first != count {
		return 0, 0
	}
	return first, last
}
