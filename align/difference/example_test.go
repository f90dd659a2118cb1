package difference_test

import (
	"context"
	"fmt"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/difference"
	"github.com/sejajar/sejajar/align/lexicon"
)

func Example() {
	source := align.Parse("berita.txt", language.Indonesian,
		"Utusan Witkoff tiba pada 28 Mei 2025. Koperasi itu mempunyai 32 anggota. Harga beras naik 5 persen tahun lalu.")
	target := align.Parse("news.txt", language.English,
		"Envoy Whitkov arrived on August 28. The cooperative has 30 members. The price of rice rose by five per cent last year. Nobody "+
			"complained.")
	one := func(source, target int) align.Bead {
		return align.Bead{Source: align.Span{Start: source, End: source + 1}, Target: align.Span{Start: target, End: target + 1}}
	}
	alignment := &align.Alignment{Source: source, Target: target, Beads: []align.Bead{ // as an Aligner returns it
		one(0, 0), one(1, 1), one(2, 2), {Source: align.Span{Start: 3, End: 3}, Target: align.Span{Start: 3, End: 4}},
	}}
	differences, err := difference.New(lexicon.EmbeddedSet()).Of(context.Background(), alignment)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range differences {
		fmt.Printf("%s %s: %q, %q\n", d.Subject, d.Kind, d.Source.In(source.Text), d.Target.In(target.Text))
	}
	// Output:
	// name variant: "Witkoff", "Whitkov"
	// date changed: "28 Mei 2025", "August 28"
	// number changed: "32", "30"
	// sentence only in the target: "", "Nobody complained."
}

// Beads that no Aligner has made, such as those decided by hand, will do.
func ExampleFinder_Between() {
	source := align.FromSentences("seite.txt", language.German, "Die Brücke ist 312 Meter lang.")
	target := align.FromSentences("page.txt", language.English, "The bridge is 321 metres long.")
	whole := align.Bead{Source: align.Span{Start: 0, End: 1}, Target: align.Span{Start: 0, End: 1}}
	differences, err := difference.New(lexicon.EmbeddedSet()).Between(context.Background(), source, target, []align.Bead{whole})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range differences {
		fmt.Printf("%s %s: %q, %q\n", d.Subject, d.Kind, d.Source.In(source.Text), d.Target.In(target.Text))
	}
	// Output:
	// number changed: "312 Meter", "321 metres"
}
