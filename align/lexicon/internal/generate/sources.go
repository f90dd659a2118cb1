package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/lexicon"
)

// uses reports whether a source of bitext is among those to learn from.
func uses(sources []string, source string) bool {
	return slices.Contains(sources, source) || slices.Contains(sources, "bitext")
}

// A bitext is the files of two languages in a folder. It keeps the error that
// ended it.
type bitext struct {
	folder   string
	from, to language.Tag
	sources  []string
	err      error
}

// pairs ranges over the lines of all files in the order of their names.
func (b *bitext) pairs(yield func(source, target string) bool) {
	ending := fmt.Sprintf(".%v.txt", b.from)
	names, err := filepath.Glob(filepath.Join(b.folder, "*"+ending))
	if err != nil {
		b.err = err
		return
	}
	slices.Sort(names)
	for _, name := range names {
		other := strings.TrimSuffix(name, ending) + fmt.Sprintf(".%v.txt", b.to)
		if !uses(b.sources, filepath.Base(strings.TrimSuffix(name, ending))) {
			continue
		}
		source, sourceErr := readLines(name)
		target, targetErr := readLines(other)
		if b.err = errors.Join(sourceErr, targetErr); b.err != nil {
			return
		}
		if len(source) != len(target) {
			b.err = fmt.Errorf("%s has %d lines, %s has %d", name, len(source), other, len(target))
			return
		}
		for i := range source {
			if !yield(source[i], target[i]) {
				return
			}
		}
	}
}

func readLines(name string) ([]string, error) {
	text, err := os.ReadFile(name)
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n"), err
}

// wordnetWeight says how much an entry of a wordnet is believed. Its words have
// many senses, most of them rare.
const wordnetWeight = "0.1"

// wordnet returns the lexicon of two languages' wordnets, or nil if there is
// none.
func (g *generator) wordnet(ctx context.Context, from, to language.Tag) (*lexicon.Lexicon, error) {
	file, err := os.Open(filepath.Join(g.folder, "lex", fmt.Sprintf("%v-%v.wordnet.tsv", from, to)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	}
	defer file.Close()
	weighted, w := io.Pipe()
	go func() {
		lines := bufio.NewScanner(file)
		for lines.Scan() {
			fmt.Fprintf(w, "%s\t%s\n", lines.Text(), wordnetWeight)
		}
		w.CloseWithError(lines.Err())
	}()
	return lexicon.ReadGlossary(ctx, weighted, from, to)
}
