package evaluate_test

import (
	"fmt"
	"log"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/evaluate"
)

func Example() {
	source := align.FromSentences("a", language.Indonesian, "Satu.", "Dua.", "Tiga.")
	target := align.FromSentences("b", language.English, "One.", "Two and three.")
	predicted := evaluate.BeadsOf(&align.Alignment{Source: source, Target: target, Beads: []align.Bead{
		{Source: align.Span{Start: 0, End: 1}, Target: align.Span{Start: 0, End: 1}, Confidence: 0.9},
		{Source: align.Span{Start: 1, End: 2}, Target: align.Span{Start: 1, End: 2}, Confidence: 0.6},
		{Source: align.Span{Start: 2, End: 3}, Target: align.Span{Start: 2, End: 2}, Confidence: 0.5},
	}})
	gold, err := evaluate.ReadBeads(strings.NewReader("[0]:[0]\n[1,2]:[1]\n"))
	if err != nil {
		fmt.Println(err)
		return
	}

	counts := evaluate.Beads(gold, predicted, len(source.Sentences), len(target.Sentences))
	fmt.Printf("strict %.3f, lax %.3f\n", counts.Strict.F1(), counts.Lax.F1())

	pairs, _ := evaluate.Calibrate(gold, predicted)
	precision, share := pairs.AtLeast(0.9)
	fmt.Printf("with confidence 0.9: %.0f%% right, %.0f%% of the right\n", 100*precision, 100*share)
	// Output:
	// strict 0.500, lax 0.800
	// with confidence 0.9: 100% right, 100% of the right
}

// Running text is compared by the bytes that are paired.
func ExampleRegions() {
	const gold = "srcStart\tsrcEnd\ttgtStart\ttgtEnd\n0\t16\t0\t14\n17\t23\t15\t18\n"
	want, err := evaluate.ReadRegions(strings.NewReader(gold))
	if err != nil {
		fmt.Println(err)
		return
	}
	source := align.Parse("a", language.Indonesian, "Kapal berangkat. Iklan.")
	target := align.Parse("b", language.English, "The ship left. Ad.")
	first := align.Span{Start: 0, End: 1}
	predicted := evaluate.RegionsOf(&align.Alignment{Source: source, Target: target, Beads: []align.Bead{{Source: first, Target: first}}})

	counts, err := evaluate.Regions(want, predicted)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("precision %.2f, recall %.2f\n", counts.Joined.Precision(), counts.Joined.Recall())
	// Output:
	// precision 1.00, recall 0.50
}
