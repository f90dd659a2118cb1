package difference_test

import (
	"context"
	"fmt"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/difference"
)

func Example() {
	source := align.Parse("berita.txt", language.Indonesian,
		"Utusan Witkoff tiba pada 28 Mei 2025. Koperasi itu mempunyai 32 anggota. Harga beras naik 5 persen tahun lalu.")
	target := align.Parse("news.txt", language.English,
		"Envoy Whitkov arrived on August 28. The cooperative has 30 members. The price of rice rose by five per cent last year. Nobody complained.")
	aligner, err := align.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	alignment, err := aligner.Align(context.Background(), source, target)
	if err != nil {
		fmt.Println(err)
		return
	}
	differences, err := difference.New().Of(context.Background(), alignment)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range differences {
		fmt.Printf("%s %s: %q, %q\n", d.What, d.Kind, d.Source.In(source.Text), d.Target.In(target.Text))
	}
	// Output:
	// name variant: "Witkoff", "Whitkov"
	// date changed: "28 Mei 2025", "August 28"
	// number changed: "32", "30"
	// sentence only in the target: "", "Nobody complained."
}
