package align_test

import (
	"context"
	"fmt"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

func Example() {
	source := align.Parse("berita.txt", language.Indonesian,
		"Dermaga baru di Tanjung Rena dibuka pada 3 Mei 2024. Biayanya Rp 12 miliar. Baca juga: cuaca. Wali Kota Sari Wulandari hadir.")
	target := align.Parse("news.txt", language.English,
		"The new pier in Tanjung Rena opened on May 3, 2024. It cost 12 billion rupiah. Mayor Sari Wulandari was there.")

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
	for _, bead := range alignment.Beads {
		fmt.Printf("%q = %q\n", source.Slice(bead.Source), target.Slice(bead.Target))
	}
	// Output:
	// "Dermaga baru di Tanjung Rena dibuka pada 3 Mei 2024." = "The new pier in Tanjung Rena opened on May 3, 2024."
	// "Biayanya Rp 12 miliar." = "It cost 12 billion rupiah."
	// "Baca juga: cuaca." = ""
	// "Wali Kota Sari Wulandari hadir." = "Mayor Sari Wulandari was there."
}

func ExampleAligner_Match() {
	source := align.FromSentences("berita.txt", language.Indonesian,
		"Wali Kota Sari Wulandari hadir.", "Biayanya Rp 12 miliar.", "Dermaga baru di Tanjung Rena dibuka pada 3 Mei 2024.")
	target := align.FromSentences("news.txt", language.English,
		"A new pier in Tanjung Rena opened on May 3, 2024.", "The weather was fine.", "Mayor Sari Wulandari was there.")

	aligner, err := align.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	alignment, err := aligner.Match(context.Background(), source, target)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, bead := range alignment.Beads {
		fmt.Printf("%q = %q\n", source.Slice(bead.Source), target.Slice(bead.Target))
	}
	// Output:
	// "Wali Kota Sari Wulandari hadir." = "Mayor Sari Wulandari was there."
	// "Biayanya Rp 12 miliar." = ""
	// "Dermaga baru di Tanjung Rena dibuka pada 3 Mei 2024." = "A new pier in Tanjung Rena opened on May 3, 2024."
	// "" = "The weather was fine."
}
