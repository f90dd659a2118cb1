package main

import "testing"

func TestDistinctKeepsTheSurest(t *testing.T) {
	unit := func(source, target string, confidence float64) Unit {
		return Unit{Side{Page: "a", Language: "de", Text: source}, Side{Page: "b", Language: "en", Text: target}, confidence}
	}
	first := unit("Am 3. Mai kamen 1.200 Gäste.", "On 3 May, 1,200 guests came.", 0.8)
	units := []Unit{
		first,
		unit("am 3 Mai kamen 1200 Gäste", "On 3 May 1200 guests came", 0.7),
		unit("Am 14. Mai kamen 7 Gäste.", "On 14 May, 7 guests came.", 0.9),
	}
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}} {
		var kept []Unit
		counts, k := make(map[string]int), 0
		next := func(u *Unit) bool {
			if k == len(order) {
				return false
			}
			*u = units[order[k]]
			k++
			return true
		}
		f := distinctFn{Shards: 3}
		f.ProcessElement(first.key(), next, func(_ string, u Unit) { kept = append(kept, u) }, func(what string, n int) { counts[what] += n })
		if len(kept) != 1 || kept[0] != units[2] ||
			counts["units dropped, duplicates"] != 1 || counts["units dropped, the same but for figures"] != 1 || counts["units de-en"] != 1 {
			t.Errorf("%v: kept %v, counted %v", order, kept, counts)
		}
	}
	for _, u := range units[1:] {
		if u.key() != first.key() {
			t.Errorf("%q has another key than %q", u.Source.Text, first.Source.Text)
		}
	}
	for _, u := range []Unit{
		unit("Am 3. Juni kamen 1.200 Gäste.", "On 3 May, 1,200 guests came.", 0.8), unit("Am 3. Mai kamen Gäste.", first.Target.Text, 0.8),
		unit(first.Source.Text, first.Source.Text, 0.8),
	} {
		if u.key() == first.key() {
			t.Errorf("%q = %q has the key of %q = %q", u.Source.Text, u.Target.Text, first.Source.Text, first.Target.Text)
		}
	}
}
