package segment_test

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/segment"
)

func ExampleFor() {
	text := "Surat itu ditulis oleh Prof. Dr. Hj. Siti Aminah, S.H. Dia tinggal di Jl. Melati No. 5."
	for s := range segment.For(language.Indonesian).Sentences(text) {
		fmt.Println(s.In(text))
	}
	// Output:
	// Surat itu ditulis oleh Prof. Dr. Hj. Siti Aminah, S.H.
	// Dia tinggal di Jl. Melati No. 5.
}

func ExampleSegmenter_Sentences() {
	text := "Das Treffen\n\nAm 28. Mai traf er Nr. 10. „Wir sind so weit“, sagte er."
	for s := range segment.For(language.German).Sentences(text) {
		fmt.Printf("paragraph %d, bytes %d to %d: %s\n", s.Paragraph, s.Start, s.End, s.In(text))
	}
	// Output:
	// paragraph 0, bytes 0 to 11: Das Treffen
	// paragraph 1, bytes 13 to 39: Am 28. Mai traf er Nr. 10.
	// paragraph 1, bytes 40 to 73: „Wir sind so weit“, sagte er.
}

func ExampleSegmenter_Scan() {
	page := strings.NewReader("He went to St. Louis at 5 p.m. on Monday. It rained.")
	sentences := segment.For(language.English).Scan(page)
	for sentences.Next() {
		fmt.Println(sentences.Text())
	}
	if err := sentences.Err(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// He went to St. Louis at 5 p.m. on Monday.
	// It rained.
}

func ExampleLines() {
	text := "Satu.\nDua. Masih dua.\n\nTiga.\n"
	for s := range segment.Lines(text) {
		fmt.Println(s.Paragraph, s.In(text))
	}
	// Output:
	// 0 Satu.
	// 0 Dua. Masih dua.
	// 1 Tiga.
}
