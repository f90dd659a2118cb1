package examples

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/align/extract"
	"github.com/sejajar/sejajar/detect"
)

func pair(ctx context.Context, berita, news string) error {
	detector, detectErr := detect.New()
	aligner, alignErr := align.New()
	if err := errors.Join(detectErr, alignErr); err != nil {
		return err
	}
	source := align.Parse("berita.txt", detector.Detect(berita).Tag, berita)
	target := align.Parse("news.txt", detector.Detect(news).Tag, news)
	alignment, err := aligner.Align(ctx, source, target)
	if err != nil {
		return err
	}
	for _, bead := range alignment.Beads {
		fmt.Println(source.Slice(bead.Source), "=", target.Slice(bead.Target))
	}
	return nil
}

func memory(ctx context.Context, tmx io.Writer, berita, news []byte) error {
	detector, detectErr := detect.New()
	aligner, alignErr := align.New()
	if err := errors.Join(detectErr, alignErr); err != nil {
		return err
	}
	tag := func(prose string) language.Tag { return detector.Detect(prose).Tag }
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

func Example() {
	err := pair(context.Background(),
		"Kapal feri Laut Biru kandas pada hari Senin. Tidak ada yang terluka.",
		"The ferry Laut Biru ran aground on Monday. Nobody was hurt.")
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// Kapal feri Laut Biru kandas pada hari Senin. = The ferry Laut Biru ran aground on Monday.
	// Tidak ada yang terluka. = Nobody was hurt.
}

func Example_memory() {
	var tmx bytes.Buffer
	err := memory(context.Background(), &tmx,
		[]byte("<title>Berita</title><p>Kapal feri Laut Biru kandas pada hari Senin di dekat pulau.<p>Tidak ada yang terluka."),
		[]byte("The ferry Laut Biru ran aground on Monday near the island. Nobody was hurt in the accident."))
	if err != nil {
		log.Fatal(err)
	}
	for unit, err := range bitext.Read(&tmx, bitext.TMX) {
		if err != nil {
			log.Fatal(err)
		}
		for _, version := range unit.Versions {
			fmt.Println(version.Language, version.Text)
		}
	}
	// Output:
	// id Kapal feri Laut Biru kandas pada hari Senin di dekat pulau.
	// en The ferry Laut Biru ran aground on Monday near the island.
	// id Tidak ada yang terluka.
	// en Nobody was hurt in the accident.
}

func TestReadmeHoldsTheExamples(t *testing.T) {
	code, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"pair", "memory"} {
		start := strings.Index(string(code), "func "+name+"(")
		end := start + strings.Index(string(code[start:]), "\n}\n") + len("\n}\n")
		if !strings.Contains(string(readme), string(code[start:end])) {
			t.Errorf("README.md does not hold this function:\n%s", code[start:end])
		}
	}
}
