package examples

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align"
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

func Example() {
	err := pair(context.Background(),
		"Kapal feri Laut Biru kandas pada hari Senin di dekat pulau Wangi-Wangi. Tidak ada yang terluka.",
		"The ferry Laut Biru ran aground on Monday near the island of Wangi-Wangi. Nobody was hurt.")
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// Kapal feri Laut Biru kandas pada hari Senin di dekat pulau Wangi-Wangi. = The ferry Laut Biru ran aground on Monday near the island of Wangi-Wangi.
	// Tidak ada yang terluka. = Nobody was hurt.
}

func TestReadmeHoldsTheExample(t *testing.T) {
	code, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	start := strings.Index(string(code), "func pair(")
	end := start + strings.Index(string(code[start:]), "\n}\n") + len("\n}\n")
	if !strings.Contains(string(readme), string(code[start:end])) {
		t.Errorf("README.md does not hold this function:\n%s", code[start:end])
	}
}
