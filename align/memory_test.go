package align_test

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// A shape is two documents that take much memory for their size.
type shape struct {
	name           string
	source, target func() []string
}

// telling returns n lines.
func telling(n int, line func(i int) string) func() []string {
	return func() []string {
		list := make([]string, n)
		for i := range list {
			list[i] = line(i)
		}
		return list
	}
}

// wordsOf returns a line of n words.
func wordsOf(n int, word func(k int) string) string {
	var b strings.Builder
	for k := range n {
		b.WriteString(word(k))
		b.WriteByte(' ')
	}
	return b.String()
}

// shapes are documents that strangers may send.
func shapes() []shape {
	same := func(text string) func(int) string { return func(int) string { return text } }
	random := rand.New(rand.NewPCG(1, 2))
	number := func(int) string { return strconv.Itoa(random.IntN(100_000)) }
	next := 0
	unique := func(int) string { next++; return "w" + strconv.FormatInt(int64(next)*7919, 36) }
	of := func(n int) func(int) string {
		return func(int) string { return "wort" + strconv.Itoa(random.IntN(n)) }
	}
	letters := func(int) string {
		b := make([]byte, 4+random.IntN(8))
		for i := range b {
			b[i] = "abc"[random.IntN(3)]
		}
		return string(b)
	}
	two := func(name string, side func() []string) shape { return shape{name, side, side} }
	sentence := func(n int, word func(int) string) func(int) string {
		return func(int) string { return wordsOf(n, word) }
	}
	return []shape{
		two("equal lines of a letter", telling(8192, same("a"))),
		two("equal lines", telling(6000, same("Das Haus steht am Ufer des Flusses."))),
		two("empty lines", telling(100_000, same(""))),
		two("shuffled numbers", telling(4000, sentence(5, number))),
		two("numbers in long lines", telling(100, sentence(2000, number))),
		two("one long sentence", telling(1, sentence(100_000, of(5000)))),
		two("one long sentence of unique words", telling(1, sentence(50_000, unique))),
		two("unique words", telling(20_000, sentence(10, unique))),
		two("unique words, one a line", telling(50_000, sentence(1, unique))),
		two("forty sentences of 50,000 words", telling(40, sentence(50_000, of(100_000)))),
		two("forty sentences of 25,000 unique words", telling(40, sentence(25_000, unique))),
		two("few words in long lines", telling(150, sentence(1000, of(50)))),
		two("common text", telling(10_000, sentence(12, of(20_000)))),
		two("words of few letters", telling(2500, sentence(10, letters))),
		two("no words", telling(20_000, same("... --- !!!"))),
		{"one against many", telling(1, same("Das Haus.")), telling(300_000, same("The house."))},
		{"many against one", telling(300_000, sentence(2, of(1000))), telling(1, same("The house."))},
		{"nothing against many", telling(0, same("")), telling(200_000, sentence(3, of(1000)))},
		{"ten against many", telling(10, sentence(20, of(100))), telling(100_000, sentence(5, of(1000)))},
		{"a long sentence against many", telling(1, sentence(5000, of(2000))), telling(4000, sentence(3, of(2000)))},
		{"nothing in common", telling(8000, sentence(8, unique)), telling(8000, sentence(8, unique))},
		{"letters of other scripts", telling(500, same(strings.Repeat("漢字仮名", 200))), telling(500, same(strings.Repeat("語文書学", 200)))},
	}
}

// resident returns a figure of the memory of the process, in bytes.
func resident(t *testing.T, figure string) int {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip("the memory of a process is told on Linux alone")
	}
	_, after, _ := bytes.Cut(status, []byte(figure+":"))
	kilobytes, err := strconv.Atoi(string(bytes.Fields(after)[0]))
	if err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}

// peak returns how much more memory the process takes while do is done. Garbage is let grow
// by little, since how much it usually may depends on what other tests have left, and two
// threads at most make it, since each of many has memory of its own that the collector sees late.
func peak(t *testing.T, do func()) int {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(min(2, runtime.NumCPU())))
	defer debug.SetGCPercent(debug.SetGCPercent(20))
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		t.Skip("the greatest memory of a process is told on Linux alone")
	}
	before := resident(t, "VmRSS")
	do()
	return resident(t, "VmHWM") - before
}

// Whatever comes, the memory that aligning takes is within a tenth of the limit, and what
// would take more is refused before it does.
func TestMemoryKeepsWithinItsLimit(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	for _, s := range shapes() {
		source := align.FromSentences("source", language.German, s.source()...)
		target := align.FromSentences("target", language.Dutch, s.target()...)
		t.Run(s.name, func(t *testing.T) {
			requireWithin(t, part(source, 1), part(target, 1), math.MaxInt/2) // the tables of its script are read once
			for _, limit := range []int{32 << 20, 256 << 20} {
				requireWithin(t, source, target, limit)
			}
		})
	}
}

// part returns the first sentences of a document, cut short.
func part(d align.Document, n int) align.Document {
	d.Sentences = slices.Clone(d.Sentences[:min(n, len(d.Sentences))])
	for i, s := range d.Sentences {
		d.Sentences[i].End = min(s.End, s.Start+300)
	}
	return d
}

// noise is what the process takes beside: on a busy machine the garbage collector is late.
const noise = 6 << 20

// requireWithin aligns and matches two documents within a limit.
func requireWithin(t *testing.T, source, target align.Document, limit int) {
	aligner := newAligner(t, align.Lexicons(nil), align.MaxMemory(limit))
	for way, do := range map[string]func() error{
		"Align": func() error { _, err := aligner.Align(t.Context(), source, target); return err },
		"Match": func() error { _, err := aligner.Match(t.Context(), source, target); return err },
	} {
		var err error
		taken := peak(t, func() { err = do() })
		tooLarge, refused := errors.AsType[*align.TooLargeError](err)
		if err != nil && (!refused || tooLarge.Limit != align.LimitMemory) {
			t.Fatal(err)
		}
		note := "done"
		if refused {
			note = fmt.Sprintf("refused, as it takes %d MB", tooLarge.Size>>20)
		}
		t.Logf("%s within %d MB takes %d MB: %s", way, limit>>20, taken>>20, note)
		if taken > limit+limit/10+noise {
			t.Errorf("%s takes %d MB, the limit is %d MB", way, taken>>20, limit>>20)
		}
	}
}
