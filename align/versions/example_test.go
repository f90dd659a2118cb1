package versions_test

import (
	"context"
	"errors"
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

// The rows of three versions as text: a [bitext.Writer] writes such units.
func ExampleGroup_Units() {
	documents := []align.Document{
		align.Parse("id", language.Indonesian, "Dermaga baru dibuka pada 3 Mei 2024. Biayanya Rp 12 miliar. Cuacanya cerah."),
		align.Parse("en", language.English, "The new pier opened on May 3, 2024. It cost 12 billion rupiah."),
		align.Parse("de", language.German, "Der neue Pier wurde am 3. Mai 2024 eröffnet. Er kostete 12 Milliarden Rupiah."),
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
	group, err := finder.Align(context.Background(), documents)
	if err != nil {
		fmt.Println(err)
		return
	}
	for unit := range group.Units(versions.SureClaim) {
		fmt.Println("versions that say this:", len(unit.Versions))
		for _, version := range unit.Versions {
			fmt.Println(version.Language, version.Text)
		}
	}
	// Output:
	// versions that say this: 3
	// id Dermaga baru dibuka pada 3 Mei 2024.
	// en The new pier opened on May 3, 2024.
	// de Der neue Pier wurde am 3. Mai 2024 eröffnet.
	// versions that say this: 3
	// id Biayanya Rp 12 miliar.
	// en It cost 12 billion rupiah.
	// de Er kostete 12 Milliarden Rupiah.
	// versions that say this: 1
	// id Cuacanya cerah.
}

// One document is too large, and the others are grouped all the same.
func ExampleErrors() {
	documents := []align.Document{
		align.FromSentences("berita.txt", language.Indonesian, "Dermaga baru dibuka pada 3 Mei 2024.", "Biayanya Rp 12 miliar."),
		align.FromSentences("book.txt", language.English, "One.", "Two.", "Three.", "Four."),
		align.FromSentences("news.txt", language.English, "The new pier opened on May 3, 2024.", "It cost 12 billion rupiah."),
	}
	aligner, err := align.New(align.MaxSentences(3))
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
	var failed versions.Errors
	if err != nil && !errors.As(err, &failed) {
		fmt.Println(err)
		return
	}
	for _, err := range failed {
		fmt.Println("left out:", err)
	}
	for _, group := range groups {
		fmt.Println("together:", group.Indices)
	}
	// Output:
	// left out: book.txt: 4 sentences, the limit is 3; raise it or align the documents in parts
	// together: [0 2]
	// together: [1]
}

// Alignments that one has already are joined into rows.
func ExampleJoin() {
	documents := []align.Document{
		align.FromSentences("id", language.Indonesian, "Dermaga baru dibuka.", "Biayanya Rp 12 miliar."),
		align.FromSentences("en", language.English, "A new pier opened.", "It cost 12 billion rupiah."),
		align.FromSentences("de", language.German, "Ein neuer Pier wurde eröffnet."),
	}
	var aligner align.Aligner
	var links []versions.Link
	for _, pair := range [][2]int{{0, 1}, {1, 2}} {
		a, b := pair[0], pair[1]
		alignment, err := aligner.Align(context.Background(), documents[a], documents[b])
		if err != nil {
			fmt.Println(err)
			return
		}
		links = append(links, versions.Link{A: a, B: b, Alignment: alignment})
	}
	rows, err := versions.Join(context.Background(), documents, links)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range rows {
		var texts []string
		for d, cell := range row.Cells {
			texts = append(texts, documents[d].Slice(cell.Span))
		}
		fmt.Printf("%q\n", texts)
	}
	// Output:
	// ["Dermaga baru dibuka." "A new pier opened." "Ein neuer Pier wurde eröffnet."]
	// ["Biayanya Rp 12 miliar." "It cost 12 billion rupiah." ""]
}

// A model of sentences tells that two report the same though they share no word. Here
// a table of three vectors stands for one.
func ExampleVectors() {
	vectors := map[string][]float32{
		"Nobody on board came to harm.":        {0.9, 0.1, 0.4},
		"Semua orang selamat sampai di rumah.": {0.8, 0.2, 0.5},
	}
	model := func(ctx context.Context, sentences []string) ([][]float32, error) {
		found := make([][]float32, len(sentences))
		for i, s := range sentences {
			found[i] = vectors[s]
			if found[i] == nil {
				found[i] = []float32{-0.3, 0.9, -float32(len(s)) / 100}
			}
		}
		return found, nil
	}
	first := align.FromSentences("harbour.txt", language.English,
		"The ferry Laut Biru hit a reef off Tanjung Rena on 3 May 2024.", "She left Pulau Lemba with 128 passengers.",
		"Nobody on board came to harm.", "Captain Hadi Wirawan had steered her for 31 years.",
		"Minister Sari Wulandari ordered checks of 47 ferries.", "The wreck of the Putri Alma lies 80 metres away.")
	second := align.FromSentences("pantai.txt", language.Indonesian,
		"Bangkai kapal Putri Alma hanya 80 meter dari sana.", "Menteri Sari Wulandari meminta 47 feri diperiksa.",
		"Kapten Hadi Wirawan sudah 31 tahun berlayar.", "Semua orang selamat sampai di rumah.",
		"Dari Pulau Lemba ada 128 penumpang.", "Feri Laut Biru menabrak karang di Tanjung Rena pada 3 Mei 2024.")
	aligner, err := align.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, option := range []versions.Option{nil, versions.Vectors(model)} {
		finder, err := versions.New(aligner, option)
		if err != nil {
			fmt.Println(err)
			return
		}
		groups, err := finder.Find(context.Background(), []align.Document{first, second})
		if err != nil {
			fmt.Println(err)
			return
		}
		found := false
		for _, bead := range groups[0].Links[0].Alignment.Beads {
			found = found || !bead.Null() && first.Slice(bead.Source) == "Nobody on board came to harm."
		}
		fmt.Println(groups[0].Links[0].Kind, found)
	}
	// Output:
	// same story false
	// same story true
}
