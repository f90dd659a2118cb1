package extract_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"regexp"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/extract"
	"github.com/sejajar/sejajar/align/segment"
)

// A program that knows many languages asks a detector.
func tag(text string) language.Tag {
	if regexp.MustCompile(`\b(yang|di|pada)\b`).MatchString(text) {
		return language.Indonesian
	}
	return language.English
}

// WriteMemory writes what two files say as a translation memory.
func writeMemory(ctx context.Context, tmx io.Writer, aligner *align.Aligner, berita, news []byte) error {
	source, sourceErr := extract.Document(ctx, "berita.html", berita, tag)
	target, targetErr := extract.Document(ctx, "news.txt", news, tag)
	if err := errors.Join(sourceErr, targetErr); err != nil {
		return err
	}
	alignment, err := aligner.Align(ctx, source, target)
	if err != nil {
		return err
	}
	return bitext.Write(tmx, bitext.TMX, bitext.Units(alignment))
}

func ExampleDocument() {
	berita := []byte("<title>Berita</title><p>Kapal feri Laut Biru kandas pada hari Senin di dekat pulau. <p>Tidak ada yang terluka.")
	news := []byte("The ferry Laut Biru ran aground on Monday near the island. Nobody was hurt.")

	aligner, err := align.New()
	if err != nil {
		log.Fatal(err)
	}
	var tmx bytes.Buffer
	if err := writeMemory(context.Background(), &tmx, aligner, berita, news); err != nil {
		log.Fatal(err)
	}
	for _, segment := range regexp.MustCompile(`<seg>(.*)</seg>`).FindAllSubmatch(tmx.Bytes(), -1) {
		fmt.Printf("%s\n", segment[1])
	}
	// Output:
	// Kapal feri Laut Biru kandas pada hari Senin di dekat pulau.
	// The ferry Laut Biru ran aground on Monday near the island.
	// Tidak ada yang terluka.
	// Nobody was hurt.
}

func ExampleFile_Origin() {
	page := "<h1>Caf&eacute;</h1><p>Open <b>daily</b>."
	file, err := extract.Parse(context.Background(), "page.html", []byte(page))
	if err != nil {
		log.Fatal(err)
	}
	for _, block := range file.Blocks {
		origin, _ := file.Origin(block.Range)
		fmt.Printf("%s: %s = %s\n", block.Kind, block.Range.In(file.Text), origin.Bytes.In(page))
	}
	// Output:
	// heading: Café = Caf&eacute;
	// paragraph: Open daily. = Open <b>daily</b>.
}

// Text of any size is read piece by piece, whatever its encoding.
func ExampleNewReader() {
	windows, err := extract.ParseEncoding("windows-1252")
	if err != nil {
		log.Fatal(err)
	}
	text, err := extract.NewReader(context.Background(), "seite.txt", strings.NewReader("Die Br\xfccke ist offen. Alle freuen sich."),
		extract.Assume(windows))
	if err != nil {
		log.Fatal(err)
	}
	scanner := segment.For(language.German).Scan(text)
	for scanner.Next() {
		fmt.Println(scanner.Text())
	}
	if err := scanner.Err(); err != nil {
		log.Fatal(err)
	}
	// Output:
	// Die Brücke ist offen.
	// Alle freuen sich.
}

// The subtitles of a film in one language can be timed by those in another: a
// bead of an alignment is shown when the cues of its source are.
func ExampleFile_Origin_subtitles() {
	film := []byte("1\n00:00:01,000 --> 00:00:02,500\nKapal feri Laut Biru kandas\n\n" +
		"2\n00:00:02,500 --> 00:00:04,000\npada hari Senin di dekat pulau.\n\n3\n00:00:05,000 --> 00:00:06,500\n<i>Tidak ada yang terluka.</i>\n")
	script := []byte("The ferry Laut Biru ran aground on Monday near the island. Nobody was hurt.")

	ctx := context.Background()
	source, err := extract.Parse(ctx, "film.id.srt", film)
	if err != nil {
		log.Fatal(err)
	}
	target, err := extract.Parse(ctx, "script.txt", script)
	if err != nil {
		log.Fatal(err)
	}
	aligner, err := align.New()
	if err != nil {
		log.Fatal(err)
	}
	alignment, err := aligner.Align(ctx, source.Document(language.Indonesian), target.Document(language.English))
	if err != nil {
		log.Fatal(err)
	}
	for _, bead := range alignment.Beads {
		shown, _ := source.Origin(alignment.Source.Range(bead.Source))
		fmt.Printf("%v to %v: %s\n", shown.Start, shown.End, alignment.Target.Slice(bead.Target))
	}
	// Output:
	// 1s to 4s: The ferry Laut Biru ran aground on Monday near the island.
	// 5s to 6.5s: Nobody was hurt.
}
