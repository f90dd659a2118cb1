package align_test

import (
	"flag"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

var (
	sentences = flag.Int("sentences", 0, "measure one document of so many sentences a side")
	copies    = flag.Int("copies", 1, "tell that document so many times")
	lines     = flag.String("lines", "de-en", "of the lines of this pair of languages")
	lexicons  = flag.Bool("lexicons", false, "measure with the embedded lexicons")
)

// SPEED.md tells how to call it.
func TestMeasure(t *testing.T) {
	if *sentences == 0 {
		t.Skip("measures with -sentences")
	}
	from, to, _ := strings.Cut(*lines, "-")
	text := longOf(t, from, to, *sentences).Repeat(*copies)
	source := align.FromSentences("source", language.Make(from), text.Source...)
	target := align.FromSentences("target", language.Make(to), text.Target...)
	var options []align.Option
	if !*lexicons {
		options = append(options, align.Lexicons(nil))
	}
	aligner := newAligner(t, options...)
	start := time.Now()
	a, err := aligner.Align(t.Context(), source, target)
	if err != nil {
		t.Fatal(err)
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	t.Logf("%d and %d sentences: F1 %.4f, %.2f s, %d MB",
		len(source.Sentences), len(target.Sentences), f1(text, a), time.Since(start).Seconds(), memory.Sys>>20)
}
