package bitext_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
)

func Example() {
	a := &align.Alignment{
		Source: align.FromSentences("a.txt", language.Indonesian, "Kapal berangkat.", "Iklan."),
		Target: align.FromSentences("b.txt", language.English, "The ship left."),
		Beads: []align.Bead{
			{Source: align.Span{Start: 0, End: 1}, Target: align.Span{Start: 0, End: 1}, Confidence: 0.97},
			{Source: align.Span{Start: 1, End: 2}, Target: align.Span{Start: 1, End: 1}, Confidence: 0.9},
		},
	}
	var file strings.Builder
	if err := bitext.Write(&file, bitext.TMX, bitext.Units(a)); err != nil {
		fmt.Println(err)
		return
	}
	broken := strings.NewReplacer("><prop", ">\n  <prop", " adminlang", "\n  adminlang") // to be read here
	fmt.Println(broken.Replace(file.String()))
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <tmx version="1.4">
	// <header creationtool="sejajar" creationtoolversion="1" segtype="sentence" o-tmf="sejajar"
	//   adminlang="en" srclang="id" datatype="plaintext"/>
	// <body>
	// <tu>
	//   <prop type="x-sejajar-confidence">0.9700</prop>
	// <tuv xml:lang="id">
	//   <prop type="x-sejajar-document">a.txt</prop>
	//   <prop type="x-sejajar-bytes">0-16</prop>
	//   <prop type="x-sejajar-sentences">0-1</prop><seg>Kapal berangkat.</seg></tuv>
	// <tuv xml:lang="en">
	//   <prop type="x-sejajar-document">b.txt</prop>
	//   <prop type="x-sejajar-bytes">0-14</prop>
	//   <prop type="x-sejajar-sentences">0-1</prop><seg>The ship left.</seg></tuv>
	// </tu>
	// </body>
	// </tmx>
}

func ExampleRead() {
	const memory = `<tmx version="1.4"><header srclang="de"/><body>
		<tu><tuv xml:lang="en-GB"><seg>Good <hi>day</hi>.</seg></tuv><tuv xml:lang="de"><seg>Guten<ph x="1"/> Tag.</seg></tuv></tu>
	</body></tmx>`
	for u, err := range bitext.Read(strings.NewReader(memory), bitext.TMX) {
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, v := range u.Versions {
			fmt.Println(v.Language, v.Text)
		}
	}
	// Output:
	// de Guten Tag.
	// en-GB Good day.
}

// A Writer takes units from here and there, here those of two alignments.
func ExampleWriter() {
	pair := func(source, target string) *align.Alignment {
		one := align.Span{Start: 0, End: 1}
		return &align.Alignment{
			Source: align.FromSentences("a.txt", language.Indonesian, source),
			Target: align.FromSentences("b.txt", language.English, target),
			Beads:  []align.Bead{{Source: one, Target: one, Confidence: 0.97}},
		}
	}
	w, err := bitext.NewWriter(os.Stdout, bitext.Vecalign)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range []*align.Alignment{pair("Kapal berangkat.", "The ship left."), pair("Hujan.", "Rain.")} {
		for u := range bitext.Units(a) {
			if err := w.Write(u); err != nil {
				fmt.Println(err)
				return
			}
		}
	}
	if err := w.Close(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// [0]:[0]:0.9700
	// [0]:[0]:0.9700
}

// What trainers of translation, aligners of words and filters of corpora read.
func ExampleWrite() {
	units := []bitext.Unit{{Confidence: 0.97, Versions: []bitext.Version{
		{Document: "a.txt", Language: language.Indonesian, Text: "Kapal berangkat."},
		{Document: "b.txt", Language: language.English, Text: "The ship left."},
	}}}
	for _, f := range []bitext.Format{bitext.Translation, bitext.FastAlign, bitext.Bicleaner} {
		if err := bitext.Write(os.Stdout, f, slices.Values(units)); err != nil {
			fmt.Println(err)
		}
	}
	// Output:
	// {"translation":{"id":"Kapal berangkat.","en":"The ship left."}}
	// Kapal berangkat. ||| The ship left.
	// a.txt	b.txt	Kapal berangkat.	The ship left.	0.9700
}

// Links in XCES point into documents, which are files of their own.
func ExampleWriteSentences() {
	document := align.Parse("a.txt", language.Indonesian, "Kapal berangkat. Ombak tinggi.\n\nHujan.")
	if _, err := bitext.WriteSentences(os.Stdout, document); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <document id="a.txt">
	// <p id="1">
	// <s id="1">Kapal berangkat.</s>
	// <s id="2">Ombak tinggi.</s>
	// </p>
	// <p id="2">
	// <s id="3">Hujan.</s>
	// </p>
	// </document>
}

// Two files that correspond line for line are read, and written as one.
func ExampleReadMoses() {
	var source, target strings.Builder
	w := bitext.NewMosesWriter(&source, &target)
	u := bitext.Unit{Versions: []bitext.Version{
		{Language: language.Indonesian, Text: "Kapal berangkat."}, {Language: language.English, Text: "The ship left."},
	}}
	if err := errors.Join(w.Write(u), w.Close()); err != nil {
		fmt.Println(err)
		return
	}
	for u, err := range bitext.ReadMoses(strings.NewReader(source.String()), strings.NewReader(target.String())) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(u.Versions[0].Text, "=", u.Versions[1].Text)
	}
	// Output:
	// Kapal berangkat. = The ship left.
}
