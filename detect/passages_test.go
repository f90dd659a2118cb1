package detect_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/detect"
)

// mixed is the paragraphs of a text, with the tags that they should get.
type mixed []labelled

// text is the paragraphs with blank lines between them.
func (m mixed) text() string {
	var text strings.Builder
	for _, paragraph := range m {
		text.WriteString(paragraph.text + "\n\n")
	}
	return text.String()
}

// agrees reports whether every paragraph is in a passage of its language.
func (m mixed) agrees(passages []detect.Passage) bool {
	start := 0
	for _, paragraph := range m {
		i := slices.IndexFunc(passages, func(p detect.Passage) bool { return p.Start <= start && start < p.End })
		if i < 0 || passages[i].Tag.String() != paragraph.tag {
			return false
		}
		start += len(paragraph.text) + 2
	}
	return true
}

func divide(t testing.TB, d *detect.Detector, text string) []detect.Passage {
	t.Helper()
	passages, err := d.Passages(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	return passages
}

// TestPassagesAccuracy puts texts together from lines in several languages.
func TestPassagesAccuracy(t *testing.T) {
	if testing.Short() {
		t.Skip("measures accuracy, which takes seconds")
	}
	folder := shared(t)
	d := detector(t)
	documents, sentences := own(t, folder)
	_, strange := foreign(t, folder)
	pools := make(map[string][]labelled) // lines of one language, by its tag; foreign ones also by their file
	for _, s := range append(sentences, strange...) {
		if len(s.text) > 40 {
			pools[s.tag] = append(pools[s.tag], s)
			if s.tag == "und" {
				pools[s.name] = append(pools[s.name], s)
			}
		}
	}

	whole := 0
	for _, document := range documents {
		if passages := divide(t, d, document.text); len(passages) == 1 {
			whole++
		}
	}
	t.Logf("%d of %d documents in one language are one passage", whole, len(documents))
	if 100*whole < 98*len(documents) {
		t.Error("less than 98% of documents in one language are one passage")
	}

	for _, mix := range []struct {
		name, tags string
		size       int // lines of each
		exact      int // at least so many texts in 100
	}{
		{"one language", "id", 30, 95},
		{"one language", "en", 30, 95},
		{"one language", "de", 30, 90},
		{"one foreign language", "und", 30, 98},
		{"sentences in turn", "id en id en id en", 1, 90},
		{"sentences in turn", "de en de en de en", 1, 90},
		{"pairs in turn", "id en id en id en", 2, 95},
		{"a box in a page", "de en de", 4, 95},
		{"a foreign box in a page", "id und id", 4, 80},
	} {
		const texts = 200
		random := rand.New(rand.NewPCG(1, 2))
		exact, more := 0, 0
		for range texts {
			var text mixed
			for tag := range strings.FieldsSeq(mix.tags) {
				pool := pools[tag]
				if tag == "und" {
					pool = pools[pool[random.IntN(len(pool))].name]
				}
				for range mix.size {
					text = append(text, pool[random.IntN(len(pool))])
				}
			}
			passages := divide(t, d, text.text())
			if text.agrees(passages) {
				exact++
			}
			if len(passages) > len(strings.Fields(mix.tags)) {
				more++
			}
		}
		t.Logf("%-24s %-18s %5.1f%% exact, %4.1f%% with too many passages", mix.name, mix.tags, 100*float64(exact)/texts, 100*float64(more)/texts)
		if 100*exact < mix.exact*texts {
			t.Errorf("%s %s: less than %d%% exact", mix.name, mix.tags, mix.exact)
		}
	}
}

func TestPassages(t *testing.T) {
	d := detector(t)
	for _, test := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"no words", "\n12\n\n***\n", ""},
		{"one paragraph", "  " + german + "\r\n", "de"},
		{"a line without words stays with its neighbours", german + "\n\n***\n\n" + german, "de"},
		{"a name alone stays with its neighbours", indonesian + "\nLea Milis Reuters\n" + indonesian, "id"},
		{"two languages in turn", indonesian + "\n" + english + "\n" + indonesian + "\n" + english, "id en id en"},
		{"one of another language", german + "\n\n" + french + "\n\n" + german, "de und de"},
		{"another script", english + "\nПравительство заявило, что цена на рис упадёт после урожая.\n", "en und"},
		{"a program", english + "\n" + program + "\n" + english, "en"},
	} {
		passages := divide(t, d, test.text)
		var got []string
		for _, p := range passages {
			got = append(got, p.Tag.String())
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: %v, want %s", test.name, passages, test.want)
		}
		if len(passages) > 0 {
			checkPassages(t, test.text, passages)
		}
	}
}

func TestPassagesRefusesTooManyLines(t *testing.T) {
	d := detector(t, detect.MaxLines(3))
	if _, err := d.Passages(t.Context(), strings.Repeat(german+"\n\n", 3)); err != nil {
		t.Error(err)
	}
	_, err := d.Passages(t.Context(), strings.Repeat(german+"\n\n", 4))
	if tooLarge, ok := errors.AsType[*detect.TooLargeError](err); !ok || *tooLarge != (detect.TooLargeError{Lines: 4, Max: 3}) {
		t.Errorf("error %v", err)
	}
	var zero detect.Detector
	_, err = zero.Passages(t.Context(), strings.Repeat("a\n", detect.DefaultMaxLines+1))
	if _, ok := errors.AsType[*detect.TooLargeError](err); !ok {
		t.Errorf("error %v of many lines", err)
	}
	var unique strings.Builder
	for i := range 100_001 {
		fmt.Fprintf(&unique, "%d rumah\n", i)
	}
	d = detector(t, detect.MaxLines(100_000))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err = d.Passages(t.Context(), unique.String())
	runtime.ReadMemStats(&after)
	if bytes := after.TotalAlloc - before.TotalAlloc; err == nil || bytes > 1<<20 {
		t.Errorf("error %v, after %d bytes", err, bytes)
	}
	if _, err := detect.New(detect.MaxLines(0)); err == nil {
		t.Error("a limit of nothing is taken")
	}
}

// Lines that are the same are looked at once: a million of them took three seconds
// and 100 MB.
func TestPassagesOfManyShortLines(t *testing.T) {
	const lines = 500_000
	text := strings.Repeat("a\n", lines)
	d := detector(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	divide(t, d, text)
	runtime.ReadMemStats(&after)
	if bytes := (after.TotalAlloc - before.TotalAlloc) / lines; bytes > 200 {
		t.Errorf("%d bytes are taken for each line", bytes)
	}
}

// A countdown is a context that ends when it has been looked at n times.
type countdown struct {
	context.Context
	n int
}

func (c *countdown) Err() error {
	if c.n--; c.n < 0 {
		return context.Canceled
	}
	return nil
}

func TestPassagesStopsWithItsContext(t *testing.T) {
	const lines = 1 << 12
	var text strings.Builder
	for i := range lines {
		fmt.Fprintf(&text, "%d rumah house Haus\n", i)
	}
	d := detector(t)
	patient := &countdown{t.Context(), math.MaxInt}
	if _, err := d.Passages(patient, text.String()); err != nil {
		t.Fatal(err)
	}
	all := math.MaxInt - patient.n
	if least := lines + 2*(lines/1024); all < least {
		t.Errorf("the context is looked at %d times, want %d, where lines are counted, read and put in languages", all, least)
	}
	for _, looks := range []int{0, 1, 100, lines, all - 10, all - 1} {
		if _, err := d.Passages(&countdown{t.Context(), looks}, text.String()); !errors.Is(err, context.Canceled) {
			t.Errorf("ended after %d of %d looks: error %v", looks, all, err)
		}
	}
}
