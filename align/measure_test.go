package align_test

import (
	"flag"
	"runtime"
	"testing"
	"time"

	"github.com/sejajar/sejajar/align"
)

var (
	sentences = flag.Int("sentences", 0, "measure one document of so many sentences a side")
	copies    = flag.Int("copies", 1, "tell that document so many times")
	lexicons  = flag.Bool("lexicons", false, "measure with the embedded lexicons")
)

// SPEED.md tells how to call it.
func TestMeasure(t *testing.T) {
	if *sentences == 0 {
		t.Skip("measures with -sentences")
	}
	text := long(t, *sentences).Repeat(*copies)
	source, target := documents(text)
	var options []align.Option
	if !*lexicons {
		options = append(options, align.Lexicons())
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
