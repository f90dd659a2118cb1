package align_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/lexicon"
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

// Many pairs are aligned on all cores, and come in their order. What fails does
// not stop the others.
func ExampleAligner_All() {
	pages := map[string]string{
		"dermaga.id": "Dermaga baru dibuka pada 3 Mei 2024. Biayanya Rp 12 miliar.",
		"dermaga.en": "The new pier opened on May 3, 2024. It cost 12 billion rupiah.",
		"feri.id":    "Feri itu membawa 128 penumpang.",
	}
	read := func(name string, tag language.Tag) (align.Document, error) {
		text, ok := pages[name]
		if !ok {
			return align.Document{}, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
		}
		return align.Parse(name, tag, text), nil
	}
	loads := func(yield func(align.Load) bool) {
		for _, name := range []string{"dermaga", "feri"} {
			load := func(context.Context) (source, target align.Document, err error) {
				source, sourceErr := read(name+".id", language.Indonesian)
				target, targetErr := read(name+".en", language.English)
				return source, target, errors.Join(sourceErr, targetErr)
			}
			if !yield(load) {
				return
			}
		}
	}

	aligner, err := align.New(align.PairTimeout(time.Minute))
	if err != nil {
		fmt.Println(err)
		return
	}
	for alignment, err := range aligner.All(context.Background(), loads) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(alignment.Source.ID, alignment.Target.ID, len(alignment.Beads), "beads")
	}
	// Output:
	// dermaga.id dermaga.en 2 beads
	// pair 1: feri.en: file does not exist
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

// Beads that somebody has decided are given to Align, which aligns the rest
// around them.
func ExampleAligner_Align() {
	source := align.FromSentences("berita.txt", language.Indonesian, "Dermaga baru dibuka.", "Iklan.", "Biayanya Rp 12 miliar.")
	target := align.FromSentences("news.txt", language.English, "A new pier opened.", "Subscribe!", "It cost 12 billion rupiah.")

	aligner, err := align.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	decided := align.Bead{Source: align.Span{Start: 1, End: 2}, Target: align.Span{Start: 1, End: 2}, Confidence: 1}
	alignment, err := aligner.Align(context.Background(), source, target, decided)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, bead := range alignment.Beads {
		fmt.Printf("%q = %q\n", source.Slice(bead.Source), target.Slice(bead.Target))
	}
	// Output:
	// "Dermaga baru dibuka." = "A new pier opened."
	// "Iklan." = "Subscribe!"
	// "Biayanya Rp 12 miliar." = "It cost 12 billion rupiah."
}

// Without a lexicon documents teach the words of others of their kind.
func ExampleLearn() {
	plain, err := align.New(align.Lexicons(nil))
	if err != nil {
		fmt.Println(err)
		return
	}
	source := align.FromSentences("1.de", language.German,
		"Am 3. Mai kamen 120 Schiffe.", "Am 4. Mai kamen 130 Schiffe.", "Am 5. Mai gingen 90 Schiffe.", "Am 6. Mai gingen 80 Schiffe.")
	target := align.FromSentences("1.nl", language.Dutch,
		"Op 3 mei kwamen 120 schepen.", "Op 4 mei kwamen 130 schepen.", "Op 5 mei gingen 90 schepen.", "Op 6 mei gingen 80 schepen.")
	alignment, err := plain.Align(context.Background(), source, target)
	if err != nil {
		fmt.Println(err)
		return
	}
	learned, err := align.Learn(context.Background(), language.German, language.Dutch, slices.Values([]*align.Alignment{alignment}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for word := range learned.Lookup("Schiffe") {
		fmt.Println("Schiffe:", word)
		break
	}
	better, err := align.New(align.Lexicons(lexicon.NewSet(learned)))
	if err != nil {
		fmt.Println(err)
		return
	}
	_, known := better.Lexicons().Between(language.German, language.Dutch)
	fmt.Println("words are known:", known)
	// Output:
	// Schiffe: schepen
	// words are known: true
}

// What else a sentence could correspond to than the beads say.
func ExampleAlignment_Posterior() {
	source := align.FromSentences("berita.txt", language.Indonesian, "Dermaga baru dibuka.", "Biayanya Rp 12 miliar.")
	target := align.FromSentences("news.txt", language.English, "A new pier opened.", "It cost 12 billion rupiah.")

	var aligner align.Aligner
	alignment, err := aligner.Align(context.Background(), source, target)
	if err != nil {
		fmt.Println(err)
		return
	}
	for pair := range alignment.Posterior() {
		if pair.Probability > 0.5 {
			fmt.Println(pair.Source, pair.Target)
		}
	}
	// Output:
	// 0 0
	// 1 1
}

// Why two sentences are a pair: which words translate each other and by what, and the
// parts of the score.
func ExampleAligner_Evidence() {
	source := align.FromSentences("berita.txt", language.Indonesian, "Dermaga Wulanggeni dibuka.", "Biayanya Rp 12 miliar.")
	target := align.FromSentences("news.txt", language.English, "The Wulangeni pier opened.", "It cost 12 billion rupiah.")

	var aligner align.Aligner
	alignment, alignErr := aligner.Align(context.Background(), source, target)
	evidence, err := aligner.Evidence(context.Background(), alignment)
	if err := errors.Join(alignErr, err); err != nil {
		fmt.Println(err)
		return
	}
	bead := alignment.Beads[0]
	for _, link := range evidence.Links(bead) {
		by := "the words around"
		switch {
		case link.Lexicon > 0.1:
			by = "the lexicon"
		case link.Alike > 0.1:
			by = "being written alike"
		}
		fmt.Printf("%s = %s, by %s\n", link.Source.In(source.Text), link.Target.In(target.Text), by)
	}
	score, _ := evidence.Score(bead)
	fmt.Printf("the words speak for it: %t, the lengths: %t, all together: %t\n", score.Words > 0, score.Lengths > 0, score.Total() > 0)
	// Output:
	// Dermaga = pier, by the lexicon
	// Wulanggeni = Wulangeni, by being written alike
	// dibuka = opened, by the lexicon
	// the words speak for it: true, the lengths: true, all together: true
}
