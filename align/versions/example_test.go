package versions_test

import (
	"context"
	"fmt"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
)

func Example() {
	documents := []align.Document{
		align.Parse("berita.txt", language.Indonesian, "Dermaga baru di Tanjung Rena dibuka pada 3 Mei 2024. "+
			"Biayanya Rp 12 miliar. Wali Kota Sari Wulandari hadir. Kapal pertama datang dari Pulau Lemba."),
		align.Parse("chess.txt", language.English, "Emil Brandauer won the chess tournament in Oberried. "+
			"He is 14 years old. His opponent, Greta Lindholm, gave up after 61 moves."),
		align.Parse("news.txt", language.English, "The new pier in Tanjung Rena opened on May 3, 2024. "+
			"It cost 12 billion rupiah. Mayor Sari Wulandari was there. The first ship came from Lemba Island."),
	}
	aligner, err := align.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	finder, err := versions.New(aligner)
	if err != nil {
		fmt.Println(err)
		return
	}
	groups, err := finder.Find(context.Background(), documents)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, group := range groups {
		for _, d := range group.Documents {
			fmt.Print(d.ID, " ")
		}
		for _, link := range group.Links {
			fmt.Printf("(%v)", link.Kind)
		}
		fmt.Println()
	}
	// Output:
	// berita.txt news.txt (translation)
	// chess.txt
}
