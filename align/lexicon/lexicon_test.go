package lexicon

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// pairs ranges over lines of the form "source = target".
func pairs(text string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for line := range strings.Lines(text) {
			source, target, _ := strings.Cut(strings.TrimSpace(line), " = ")
			if !yield(source, target) {
				return
			}
		}
	}
}

// primer is what the tests learn from.
const primer = `Rumah itu besar = The house is big
Rumah itu kecil = The house is small
Buku itu besar = The book is big
Buku itu kecil = The book is small
Rumah dan buku = House and book
Besar dan kecil = Big and small
`

func train(t testing.TB, text string, options ...Option) *Lexicon {
	t.Helper()
	l, err := Train(t.Context(), language.Indonesian, language.English, pairs(text), options...)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// best returns the most probable translation of a word.
func best(t testing.TB, l *Lexicon, word string) string {
	t.Helper()
	id, ok := l.Source().Find(word)
	if !ok {
		t.Fatalf("no word %q", word)
	}
	for to := range l.Translations(id) {
		return l.Target().Word(to)
	}
	return ""
}

func TestTrainLearnsWords(t *testing.T) {
	l := train(t, primer)
	for _, test := range []struct{ source, target string }{
		{"rumah", "house"}, {"buku", "book"}, {"besar", "big"}, {"kecil", "small"}, {"dan", "and"},
	} {
		if got := best(t, l, test.source); got != test.target {
			t.Errorf("%s is %q, want %q", test.source, got, test.target)
		}
		if got := best(t, l.Reverse(), test.target); got != test.source {
			t.Errorf("%s is %q, want %q", test.target, got, test.source)
		}
	}
	rumah, _ := l.Source().Find("rumah")
	if got, want := float64(l.Source().Frequency(rumah)), 3.0/18; math.Abs(got/want-1) > 0.07 {
		t.Errorf("frequency of rumah %g, want %g", got, want)
	}
}

func TestTrainStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Train(ctx, language.Indonesian, language.English, pairs(primer))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestTrainRefuses(t *testing.T) {
	for _, test := range []struct {
		name, text string
		option     Option
		want       string
	}{
		{"no pairs", "", MaxWords(10), "no pair has words on both sides"},
		{"no words", "... = !!!\n = the house\n", MaxWords(10), "no pair has words on both sides"},
		{"only long sentences", "a b c = d e f\n", MaxWords(2), "no pair has words on both sides"},
		{"no words allowed", primer, MaxWords(0), "MaxWords(0)"},
		{"no translations allowed", primer, MaxTranslations(0), "MaxTranslations(0)"},
		{"a probability above 1", primer, MinProbability(1.5), "MinProbability(1.5)"},
		{"a probability that is no number", primer, MinProbability(math.NaN()), "MinProbability(NaN)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Train(t.Context(), language.Indonesian, language.English, pairs(test.text), test.option)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}

func TestTrainTellsItsProgress(t *testing.T) {
	var last Progress
	train(t, primer, OnProgress(func(p Progress) {
		if p.Pairs < last.Pairs || p.Round < last.Round || p.Round > p.Rounds {
			t.Errorf("%+v after %+v", p, last)
		}
		last = p
	}))
	if last.Pairs != 6 || last.Round != last.Rounds || last.Rounds == 0 {
		t.Errorf("ended with %+v", last)
	}
}

func TestTrainKeepsWhatItIsTold(t *testing.T) {
	l := train(t, primer, MaxTranslations(1), MinProbability(0.2))
	for _, direction := range []*Lexicon{l, l.Reverse()} {
		for id, word := range direction.Source().All() {
			n := 0
			for _, p := range direction.Translations(id) {
				if n++; p < 0.19 {
					t.Errorf("%q has a translation of probability %g", word, p)
				}
			}
			if n > 1 {
				t.Errorf("%q has %d translations", word, n)
			}
		}
	}
}

// story makes pairs of sentences of the given number of words, enough of them
// to be shared among cores.
func story(sentences, words int) string {
	var b strings.Builder
	random := rand.New(rand.NewPCG(1, 2))
	for range sentences {
		var source, target []string
		for range words {
			n := int(1000 * math.Pow(random.Float64(), 3))
			source = append(source, fmt.Sprintf("s%d", n))
			target = append(target, fmt.Sprintf("t%d", n))
		}
		fmt.Fprintf(&b, "%s = %s\n", strings.Join(source, " "), strings.Join(target, " "))
	}
	return b.String()
}

func TestTrainGivesTheSameForAnyNumberOfCores(t *testing.T) {
	text := story(1000, 20)
	var want []byte
	for _, cores := range []int{1, 2, 7} {
		before := runtime.GOMAXPROCS(cores)
		got := bytesOf(t, train(t, text))
		runtime.GOMAXPROCS(before)
		if want == nil {
			want = got
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%d cores: another lexicon", cores)
		}
	}
}

func bytesOf(t testing.TB, l *Lexicon) []byte {
	t.Helper()
	var file bytes.Buffer
	n, err := l.WriteTo(&file)
	if err != nil || n != int64(file.Len()) {
		t.Fatalf("wrote %d bytes, said %d, %v", file.Len(), n, err)
	}
	return file.Bytes()
}

func TestVocabulary(t *testing.T) {
	v := train(t, primer).Source()
	var before string
	for id, word := range v.All() {
		if word <= before {
			t.Errorf("%q after %q", word, before)
		}
		if found, ok := v.Find(word); !ok || found != id || v.Word(id) != word {
			t.Errorf("%q is number %d, found as %d, %t", word, id, found, ok)
		}
		if f := v.Frequency(id); f <= 0 || f > 1 {
			t.Errorf("%q has the frequency %g", word, f)
		}
		before = word
	}
	for _, word := range []string{"", "zzz", "Rumah", "ruma", "rumahh"} {
		if _, ok := v.Find(word); ok {
			t.Errorf("found %q", word)
		}
	}
	for _, id := range []int32{-1, int32(v.Len()), math.MaxInt32} {
		if v.Word(id) != "" || v.Frequency(id) != 0 {
			t.Errorf("there is a word %d", id)
		}
	}
	if v.Language() != language.Indonesian {
		t.Errorf("language %v", v.Language())
	}
}

func TestUnknownWordsHaveNoTranslations(t *testing.T) {
	l := train(t, primer)
	for _, id := range []int32{-1, int32(l.Source().Len()), math.MaxInt32} {
		for word := range l.Translations(id) {
			t.Errorf("word %d translates as %d", id, word)
		}
	}
}

func TestLookingUpDoesNotAllocate(t *testing.T) {
	l := train(t, primer)
	var sum float32
	allocations := testing.AllocsPerRun(100, func() {
		id, _ := l.Source().Find("rumah")
		for word, p := range l.Translations(id) {
			sum += p + float32(len(l.Target().Word(word)))
		}
	})
	if allocations > 0 || sum == 0 {
		t.Errorf("%g allocations", allocations)
	}
}

func TestCodesAreNeverRoundedUp(t *testing.T) {
	for _, s := range []*scale{probabilities, frequencies} {
		for _, p := range []float64{1, 0.999, 0.5, 0.3, 0.01, 0.001} {
			if got := float64(s[s.code(p)]); got > p || got < p*0.93 {
				t.Errorf("%g is %g", p, got)
			}
		}
		for code := range s {
			if got := s.code(float64(s[code])); int(got) != code {
				t.Errorf("code %d became %d", code, got)
			}
		}
		if s.code(0) != 0 || s.code(1e-12) != 0 || s.code(2) != 1 {
			t.Error("values off the scale")
		}
	}
}

func TestLookupNormalises(t *testing.T) {
	l := glossaryOf(t, "rumah\thouse\nrumah\thome\t0.5\n")
	id, _ := l.Source().Find("rumah")
	for _, word := range []string{"rumah", "Rumah", "RUMAH", "ｒｕｍａｈ"} {
		var sum, want float32
		for _, p := range l.Translations(id) {
			want += p
		}
		var first string
		for translation, p := range l.Lookup(word) {
			if sum += p; first == "" {
				first = translation
			}
		}
		if first != "house" || sum != want {
			t.Errorf("%s: %q first, probabilities of %g, want %g", word, first, sum, want)
		}
	}
	for _, word := range []string{"", "rumahku", "house", "rumah sakit"} {
		for translation := range l.Lookup(word) {
			t.Errorf("%q is %q", word, translation)
		}
	}
	for range l.Lookup("rumah") {
		break
	}
}

func TestZeroLexiconHasNoWords(t *testing.T) {
	zero, some := new(Lexicon), glossaryOf(t, "rumah\thouse\n")
	for word := range zero.Lookup("rumah") {
		t.Errorf("rumah is %q", word)
	}
	for word := range zero.Translations(0) {
		t.Errorf("translation %d", word)
	}
	if zero.Source().Len() != 0 || zero.Reverse().Target().Len() != 0 {
		t.Error("it has words")
	}
	if source, target := zero.Languages(); source != language.Und || target != language.Und {
		t.Errorf("it is from %v to %v", source, target)
	}
	if _, err := Join(zero, some); err == nil {
		t.Error("joined with words of a language")
	}
	if l, err := Join(zero, zero); err != nil || l.Source().Len() != 0 {
		t.Errorf("joined with itself: %v", err)
	}
	if read, err := Read(bytes.NewReader(bytesOf(t, zero))); err != nil || read.Source().Len() != 0 {
		t.Errorf("written and read: %v", err)
	}
	if l, err := zero.Prune(0.5); err != nil || l.Source().Len() != 0 {
		t.Errorf("pruned: %v", err)
	}
}
