package band

import (
	"math/rand/v2"
	"testing"

	"github.com/sejajar/sejajar/align/internal/tokens"
	"github.com/sejajar/sejajar/align/internal/translation"
)

// requireBand fails unless b keeps what the type promises.
func requireBand(t *testing.T, b Band, rows, columns int) {
	t.Helper()
	if b.Rows() != rows || b.Columns() != columns || b[0].From != 0 {
		t.Fatalf("a band of %d rows and %d columns from %v, want %d and %d", b.Rows(), b.Columns(), b[0], rows, columns)
	}
	for i, w := range b[1:] {
		before := b[i]
		if w.From < before.From || w.To < before.To || w.From >= before.To || w.From >= w.To {
			t.Fatalf("rows %d and %d: %v then %v", i, i+1, before, w)
		}
	}
}

func (b Band) has(n Node) bool { return b[n.I].From <= n.J && n.J < b[n.I].To }

func TestConnectJoinsWindows(t *testing.T) {
	b := Band{{0, 1}, {9, 9}, {4, 5}, {3, 4}, {7, 8}}
	b.Connect()
	requireBand(t, b, 4, 8)
}

func TestTransposeHoldsTheSameNodes(t *testing.T) {
	b := Band{{0, 3}, {1, 3}, {2, 7}, {2, 8}}
	transposed := b.Transpose()
	requireBand(t, transposed, 7, 3)
	for i := range b {
		for j := range transposed {
			if b.has(Node{i, j}) != transposed.has(Node{j, i}) {
				t.Errorf("node (%d,%d)", i, j)
			}
		}
	}
}

// A story is a text and its version in another language, in which word n of
// one is word n of the other.
type story struct {
	source, target *tokens.Text
	path           []Node // the sentences that correspond
	table          translation.Table
}

// tell makes a story of which each version leaves out blocks of up to
// most sentences.
func tell(sentences, most int, seed uint64) story {
	const common, words, length = 50, 5000, 12
	r := rand.New(rand.NewPCG(seed, 0))
	s := story{source: new(tokens.Text), target: new(tokens.Text), table: make(translation.Table, words)}
	for w := range s.table {
		s.table[w].Entries = []translation.Entry{{Word: int32(w), P: 0.5}}
	}
	s.source.Words, s.target.Words = make([]string, words), make([]string, words)
	silent := [2]int{}
	for range sentences {
		sentence := make([]int32, length)
		for k := range sentence {
			sentence[k] = int32(r.IntN(common))
			if r.IntN(3) == 0 {
				sentence[k] = int32(r.IntN(words))
			}
		}
		for k := range silent {
			if silent[k]--; silent[k] < -most && r.IntN(most) == 0 {
				silent[k] = r.IntN(most)
			}
		}
		if max(silent[0], silent[1]) < 0 {
			s.path = append(s.path, Node{len(s.source.Sentences), len(s.target.Sentences)})
		}
		if silent[0] < 0 {
			s.source.Sentences = append(s.source.Sentences, sentence)
		}
		if silent[1] < 0 {
			s.target.Sentences = append(s.target.Sentences, sentence)
		}
	}
	return s
}

func TestBandHoldsWhatCorresponds(t *testing.T) {
	for _, test := range []struct{ sentences, most int }{{50, 20}, {2000, 10}, {5000, 300}, {20_000, 300}} {
		s := tell(test.sentences, test.most, 1)
		b, err := Finder{Whole}.Find(t.Context(), s.source, s.target, s.table)
		if err != nil {
			t.Fatal(err)
		}
		requireBand(t, b, len(s.source.Sentences), len(s.target.Sentences))
		missed := 0
		for _, n := range s.path {
			if !b.has(n) || !b.has(Node{n.I + 1, n.J + 1}) {
				missed++
			}
		}
		if missed*1000 > len(s.path) {
			t.Errorf("%d sentences: %d of %d beads are not in the band", test.sentences, missed, len(s.path))
		}
		if n := b.Nodes() / len(b); n > 2*Whole {
			t.Errorf("%d sentences: %d nodes for each", test.sentences, n)
		}
	}
}

func TestBandGoesThrough(t *testing.T) {
	s := tell(3000, 100, 2)
	rows, columns := len(s.source.Sentences), len(s.target.Sentences)
	through := []Node{{0, 7}, {rows / 2, columns / 3}, {rows / 2, columns/3 + 5}, {rows - 3, columns - 90}}
	b, err := Finder{Whole}.Find(t.Context(), s.source, s.target, s.table, through...)
	if err != nil {
		t.Fatal(err)
	}
	requireBand(t, b, rows, columns)
	for _, n := range through {
		if !b.has(n) {
			t.Errorf("node %v is not in the band", n)
		}
	}
}

func TestBandWithoutEvidence(t *testing.T) {
	for _, size := range [][2]int{{0, 0}, {0, 9000}, {9000, 0}, {1, 100_000}, {400, 90_000}, {30_000, 30_000}} {
		source := &tokens.Text{Sentences: make([][]int32, size[0])}
		target := &tokens.Text{Sentences: make([][]int32, size[1])}
		b, err := Finder{Whole}.Find(t.Context(), source, target, nil)
		if err != nil {
			t.Fatal(err)
		}
		requireBand(t, b, size[0], size[1])
		if n := b.Nodes() / (size[0] + size[1] + 1); n > 2*Whole {
			t.Errorf("%v sentences: %d nodes for each", size, n)
		}
	}
}

func TestWidenAndWithin(t *testing.T) {
	s := tell(3000, 100, 3)
	b, err := Finder{Whole}.Find(t.Context(), s.source, s.target, s.table)
	if err != nil {
		t.Fatal(err)
	}
	wide := b.Widen(5)
	requireBand(t, wide, b.Rows(), b.Columns())
	if again := wide.Within(b); again.Nodes() != b.Nodes() {
		t.Errorf("%d nodes are in both bands, want %d", again.Nodes(), b.Nodes())
	}
}
