package quantity

// addUp makes one figure of an amount told in two units: "2 tahun 6 bulan", "5 ft
// 10 in", "three hours and 20 minutes".
func (p *parser) addUp(found []Mention) []Mention {
	sums := found[:0]
	for _, m := range found {
		if n := len(sums); n > 0 {
			if whole, ok := sums[n-1].plus(m); ok && p.neighbours(sums[n-1].End, m.Start) {
				sums[n-1] = whole
				continue
			}
		}
		sums = append(sums, m)
	}
	return sums
}

// plus adds a figure in a smaller unit of what m is measured in, less than one
// of m's unit.
func (m Mention) plus(smaller Mention) (Mention, bool) {
	v, w := m.Readings[0], smaller.Readings[0]
	if v.Kind != Number || w.Kind != Number || v.unit.measure == "" || v.unit.measure != w.unit.measure || v.unit.money || v.unit.zero != 0 {
		return m, false
	}
	part := w.Number * w.unit.size / v.unit.size
	if w.unit.size >= v.unit.size || w.Number <= 0 || part >= 1 || v.Number < 1 || v.Step > 0 {
		return m, false
	}
	v.Number += part
	return Mention{Start: m.Start, End: smaller.End, Readings: []Value{v}, Worded: m.Worded && smaller.Worded}, true
}

// neighbours reports whether nothing stands between two offsets but a word that
// adds.
func (p *parser) neighbours(start, end int) bool {
	i := p.from(start)
	if i < len(p.tokens) && p.tokens[i].start < end {
		_, i = p.rules.find(p.tokens, i, asAlso)
	}
	return i < len(p.tokens) && p.tokens[i].start == end
}
