// Generate makes the lexicons that package lexicon embeds, from bitext and
// word lists in a folder beside the repository. SOURCES.md tells what is in it.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/lexicon"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	var g generator
	flag.StringVar(&g.folder, "from", "../../../shared", "`folder` with train/PAIR/SOURCE.LANGUAGE.txt and lex/PAIR.wordnet.tsv")
	sources := flag.String("sources", "", "learn from these `sources` alone, as lohelp,tatoeba")
	out := flag.String("o", "data", "write the lexicons into this `folder`")
	flag.Parse()
	if *sources != "" {
		g.sources = strings.Split(*sources, ",")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := g.generate(ctx, *out); err != nil {
		log.Fatal(err)
	}
}

// A generator makes lexicons from the sources in a folder.
type generator struct {
	folder  string
	sources []string // all there are where nil
}

func (g *generator) generate(ctx context.Context, out string) error {
	indonesianEnglish, err := g.learn(ctx, language.Indonesian, language.English)
	if err != nil {
		return err
	}
	germanEnglish, err := g.learn(ctx, language.German, language.English)
	if err != nil {
		return err
	}
	indonesianGerman, err := g.learn(ctx, language.Indonesian, language.German)
	if err != nil {
		return err
	}
	throughEnglish, err := lexicon.Through(indonesianEnglish, germanEnglish.Reverse())
	if err != nil {
		return err
	}
	indonesianGerman, err = lexicon.Join(indonesianGerman, throughEnglish)
	if err != nil {
		return err
	}
	for _, l := range []*lexicon.Lexicon{indonesianEnglish, germanEnglish, indonesianGerman} {
		if err := write(l, out); err != nil {
			return err
		}
	}
	return nil
}

// learn makes the lexicon of two languages from all that there is of them.
func (g *generator) learn(ctx context.Context, from, to language.Tag) (*lexicon.Lexicon, error) {
	b := bitext{folder: filepath.Join(g.folder, "train", fmt.Sprintf("%v-%v", from, to)), from: from, to: to, uses: g.uses}
	l, err := lexicon.Train(ctx, from, to, b.pairs)
	if b.err != nil {
		return nil, b.err
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", b.folder, err)
	}
	words, err := g.wordnet(from, to)
	if err != nil || words == nil {
		return l, err
	}
	return lexicon.Join(l, words)
}

func write(l *lexicon.Lexicon, folder string) error {
	from, to := l.Languages()
	file, err := os.Create(filepath.Join(folder, fmt.Sprintf("%v-%v.lex", from, to)))
	if err != nil {
		return err
	}
	if _, err := l.WriteTo(file); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
