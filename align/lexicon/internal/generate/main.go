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
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/lexicon"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	var g generator
	flag.StringVar(&g.folder, "from", "../../../shared", "`folder` with train/PAIR/SOURCE.LANGUAGE.txt and lex/PAIR.wordnet.tsv")
	sources := flag.String("sources", "", "learn everything from these `sources`, as lohelp,tatoeba,wordnet; bitext is all but wordnet")
	out := flag.String("o", "data", "write the lexicons into this `folder`")
	flag.Parse()
	if *sources != "" {
		g.only = strings.Split(*sources, ",")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := g.generate(ctx, *out); err != nil {
		log.Fatal(err)
	}
}

// A generator makes lexicons from the sources in a folder.
type generator struct {
	folder string
	only   []string // sources to learn everything from, unless nil
}

// Where sources with a stated licence cost no more than an F1 of 0.005 on
// ntrex-noisy, only they are used; SOURCES.md has the figures.
var (
	licensed = []string{"lohelp", "quran", "tatoeba", "tico19", "wordnet"}
	all      = []string{"bitext"}
)

// generate makes the lexicons of all pairs.
func (g *generator) generate(ctx context.Context, out string) error {
	id, en, de := language.Indonesian, language.English, language.German
	for _, l := range []struct {
		make     func(ctx context.Context, from, to language.Tag, sources []string) (*lexicon.Lexicon, error)
		from, to language.Tag
		sources  []string
	}{
		{g.learn, id, en, licensed},
		{g.learn, de, en, all},
		{g.throughEnglish, id, de, all},
	} {
		sources := l.sources
		if g.only != nil {
			sources = g.only
		}
		made, err := l.make(ctx, l.from, l.to, sources)
		if err != nil {
			return err
		}
		known, err := names(ctx, l.from, l.to)
		if err != nil {
			return err
		}
		if made, err = lexicon.Join(made, known); err != nil {
			return err
		}
		if err := write(made, out); err != nil {
			return err
		}
	}
	return nil
}

// throughEnglish makes a lexicon by way of English, and fills it up with what
// both languages' own bitext says, which is little and of few subjects.
func (g *generator) throughEnglish(ctx context.Context, from, to language.Tag, sources []string) (*lexicon.Lexicon, error) {
	first, err := g.learn(ctx, from, language.English, sources)
	if err != nil {
		return nil, err
	}
	second, err := g.learn(ctx, to, language.English, sources)
	if err != nil {
		return nil, err
	}
	l, err := lexicon.Through(first, second.Reverse())
	if err != nil {
		return nil, err
	}
	direct, err := g.learn(ctx, from, to, sources)
	if err != nil {
		return nil, err
	}
	return lexicon.Join(l, direct)
}

// learn makes the lexicon of two languages from the sources that there are of
// them.
func (g *generator) learn(ctx context.Context, from, to language.Tag, sources []string) (*lexicon.Lexicon, error) {
	b := bitext{folder: filepath.Join(g.folder, "train", fmt.Sprintf("%v-%v", from, to)), from: from, to: to, sources: sources}
	l, err := lexicon.Train(ctx, from, to, b.pairs, lexicon.Diagonal(steepness))
	if b.err != nil {
		return nil, b.err
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", b.folder, err)
	}
	if !slices.Contains(sources, "wordnet") {
		return l, nil
	}
	words, err := g.wordnet(ctx, from, to)
	if err != nil || words == nil {
		return l, err
	}
	return lexicon.Join(l, words)
}

// steepness of the diagonal: worth an F1 of up to 0.002 on ntrex-noisy.
const steepness = 8

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
