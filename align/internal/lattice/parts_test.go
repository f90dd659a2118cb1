package lattice

import (
	"math"
	"slices"
	"testing"
)

// What each part of the model is for, in the order of the ablation table in
// align/DESIGN.md.

// Before anything is known, short sentences rather have no counterpart; a
// document whose null sentences are the long ones teaches otherwise.
func TestLengthsTellNullSentences(t *testing.T) {
	short, long := 12, 150
	lengths := measure(nil, slices.Repeat([]int{short, long}, 20))
	said := func(m *nullModel, i int) float64 {
		source, target := m.score(i, i, Shape{1, 1}), m.score(i, i, Shape{2, 2})
		if i%2 == 0 && math.Abs(target-m.score(i, i, Shape{1, 1})-m.score(i+1, i+1, Shape{1, 1})) > 1e-9 {
			t.Errorf("two sentences say %g, not what each says", target)
		}
		return source
	}
	before := newNullModel(nil, nullShift, lengths, lengths, nil, nil)
	if said(before, 0) >= 0 || said(before, 1) <= 0 {
		t.Errorf("before anything is known, a short sentence says %g for a match and a long one %g", said(before, 0), said(before, 1))
	}
	shortMatch := slices.Repeat([]float64{1, 0}, 20)
	learned := newNullModel(nil, nullShift, lengths, lengths, shortMatch, shortMatch)
	if said(learned, 0) <= 0 || said(learned, 1) >= 0 {
		t.Errorf("where the long ones are null, a short sentence says %g for a match and a long one %g", said(learned, 0), said(learned, 1))
	}
}

func TestLengthsTellTranslations(t *testing.T) {
	source := measure(nil, []int{20, 60, 200, 110})
	target := measure(nil, []int{24, 72, 240, 132}) // a fifth longer
	f := &fitting{source: source, target: target, sourceSigns: newSignText(nil), targetSigns: newSignText(nil)}
	m := f.believe(prior).lengths
	one := Shape{1, 1}
	for i := range 4 {
		for j := range 4 {
			if said := m.score(i, j, one); (said > 0) != (i == j) {
				t.Errorf("sentences of %g and %g characters: %g nats for a translation", source.characters[0][i], target.characters[0][j], said)
			}
			if said, most := m.score(i, j, one), m.most(i, j, one); said > most+1e-9 || said < worstLength {
				t.Errorf("%g nats, bounds %d and %g", said, worstLength, most)
			}
		}
	}
	if long, short := m.score(2, 2, one), m.score(0, 0, one); long <= short {
		t.Errorf("that long sentences fit says %g nats, that short ones do %g", long, short)
	}
}

func TestABreakWithinABeadSpeaksAgainstIt(t *testing.T) {
	b := measureBreaks(nil, []bool{false, false, true, false, true, false})
	if with, without := b.score(1, 2), b.score(0, 2); with >= 0 || without <= 0 {
		t.Errorf("a break says %g nats, none says %g", with, without)
	}
}

// The words of a bead must say more than chance does: if they say nothing, a
// match is less likely than its transitions have it.
func TestWordsMustBeatChance(t *testing.T) {
	f := &fitting{
		source: measure(nil, sizes(3)), target: measure(nil, sizes(3)),
		sourceSigns: newSignText(nil), targetSigns: newSignText(nil),
	}
	var sum float64
	for _, share := range f.believe(prior).share {
		sum += share
	}
	if sum >= 0.95 {
		t.Errorf("beads whose words say nothing have the weight %g, want less than 1", sum)
	}
}

// little is evidence for one sentence with one at its place, and none else.
func little(n int, nats float64) made {
	m := made{n, n, make([]float64, n*n)}
	for x := range m.scores {
		m.scores[x] = -30
	}
	for i := range n {
		m.scores[i*n+i] = nats
	}
	return m
}

func TestDecodeLeavesWhatIsUnlikely(t *testing.T) {
	likely := false
	for nats := -6.0; nats < 12; nats += 0.5 {
		l, err := Fit(t.Context(), nil, little(1, nats), lay([]int{60}), lay([]int{60}), 0)
		if err != nil {
			t.Fatal(err)
		}
		p := l.Probability(Bead{Shape: Shape{1, 1}})
		taken := len(l.Decode()) == 1
		if taken && p < 0.3 || !taken && p > 0.8 {
			t.Errorf("a bead of the probability %.2f is taken: %t", p, taken)
		}
		likely = likely || taken
	}
	if !likely {
		t.Error("no bead was ever likely")
	}
}

// documents are made up: a faithful translation and one of which much is
// missing, with evidence that is no more than probable.
func documents() map[string]made {
	faithful := random(40, 40, 3)
	for i := range 40 {
		faithful.scores[i*40+i] += 4
	}
	sparse := random(60, 40, 4)
	for j := range 14 {
		sparse.scores[(3*j+j/4)*40+2*j] += 9
	}
	return map[string]made{"faithful": faithful, "sparse": sparse}
}

// learned is the hypothesis that so many rounds make of a belief.
func learned(t *testing.T, l *Lattice, words Words, before Parameters, rounds int) *hypothesis {
	t.Helper()
	g, err := l.fitting.possible(t.Context(), words)
	if err != nil {
		t.Fatal(err)
	}
	m := l.fitting.believe(before)
	h := &hypothesis{before: m.Parameters, pass: newPass(nil, g, l.fitting.fixed, newSums(nil, g, false)), first: m}
	if err := l.fitting.learn(t.Context(), h, 1+rounds); err != nil {
		t.Fatal(err)
	}
	return h
}

// But that they are faithful documents must say clearly.
func TestHypothesesCountByTheirLikelihood(t *testing.T) {
	for name, words := range documents() {
		l, err := Fit(t.Context(), nil, words, lay(sizes(words.rows)), lay(sizes(words.columns)), 0)
		if err != nil {
			t.Fatal(err)
		}
		sum := 0.0
		for _, h := range l.hypotheses {
			sum += h.share
			other := prior
			demanded := float64(doubted)
			if h.before.Bare == prior.Bare {
				other, demanded = faithful, -doubted
			}
			ahead := h.likelihood() - learned(t, l, words, other, rounds).likelihood() - demanded
			if (h.share > 0.5) != (ahead > 0) {
				t.Errorf("%s documents: a hypothesis %.2f nats ahead counts %.3f", name, ahead, h.share)
			}
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("%s documents: all hypotheses count %g", name, sum)
		}
	}
}

func TestLearningMakesTheDocumentsLikelier(t *testing.T) {
	for name, words := range documents() {
		source, target := lay(sizes(words.rows)), lay(sizes(words.columns))
		l, err := Fit(t.Context(), nil, words, source, target, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, before := range []Parameters{faithful, prior} {
			if unlearned := learned(t, l, words, before, 0).pass.logRatio(); l.LogRatio() <= unlearned+0.1 {
				t.Errorf("%s documents: the likelihood is %g, and %g without learning", name, l.LogRatio(), unlearned)
			}
		}
	}
}

// What was learned with other words is where learning goes on from.
func TestRefitLearns(t *testing.T) {
	all := documents()
	words := all["faithful"]
	first, err := Fit(t.Context(), nil, random(40, 40, 9), lay(sizes(40)), lay(sizes(40)), 0)
	if err != nil {
		t.Fatal(err)
	}
	again, err := first.Refit(t.Context(), words)
	if err != nil {
		t.Fatal(err)
	}
	unlearned, err := first.Refit(t.Context(), words)
	if err != nil {
		t.Fatal(err)
	}
	for k, h := range unlearned.hypotheses {
		h.first, h.pass.sums = first.hypotheses[k].pass.model, newSums(nil, unlearned.graph, false)
		if err := first.fitting.learn(t.Context(), h, 1); err != nil {
			t.Fatal(err)
		}
	}
	if again.LogRatio() <= unlearned.LogRatio() {
		t.Errorf("the likelihood is %g, and %g without learning", again.LogRatio(), unlearned.LogRatio())
	}
	if before, after := first.hypotheses[0].pass.model.Transition[match][match],
		again.hypotheses[0].pass.model.Transition[match][match]; after <= before {
		t.Errorf("after a faithful text a match follows a match with %g, before with %g", after, before)
	}
}
