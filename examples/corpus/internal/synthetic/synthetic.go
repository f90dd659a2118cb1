// Package synthetic makes any number of short documents out of lines that translate each
// other, to measure how time and memory grow.
package synthetic

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// A Document is a made-up page.
type Document struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

const (
	leastLines, mostLines = 6, 14
	translated            = 0.3 // the share of stories that are told in both languages
	pagesOfHost           = 200
)

// A source is two files, line for line in two languages.
type source struct {
	tags  [2]string
	lines [2][]string
}

// Documents ranges over n documents of the lines in folder/PAIR/NAME.LANG.txt: each
// of 6 to 14 lines, three in ten with a translation, of which one line in eight is missing.
// Equal seeds give equal documents.
func Documents(folder string, n int, seed uint64) (iter.Seq[Document], error) {
	sources, err := read(folder)
	if err != nil {
		return nil, err
	}
	return func(yield func(Document) bool) {
		random := rand.New(rand.NewPCG(seed, 0))
		for made := 0; made < n; {
			s := sources[random.IntN(len(sources))]
			size := leastLines + random.IntN(mostLines-leastLines+1)
			story := make([]int, size)
			for i := range story {
				story[i] = random.IntN(len(s.lines[0]))
			}
			sides := []int{random.IntN(2)}
			if random.Float64() < translated {
				sides = []int{0, 1}
			}
			for _, side := range sides {
				var text strings.Builder
				for _, line := range story {
					if len(sides) == 1 || random.IntN(8) > 0 {
						text.WriteString(s.lines[side][line] + "\n")
					}
				}
				name := fmt.Sprintf("https://host%d.example/%07d.%s", made/pagesOfHost, made, s.tags[side])
				if made++; text.Len() > 0 && made <= n && !yield(Document{name, text.String()}) {
					return
				}
			}
		}
	}, nil
}

// read reads the files, each with a share of the documents as large as its share of lines.
func read(folder string) (sources []source, err error) {
	names, err := filepath.Glob(filepath.Join(folder, "*-*", "*.txt"))
	if err != nil {
		return nil, err
	}
	const weight = 2000 // lines
	for _, name := range names {
		tags := strings.Split(filepath.Base(filepath.Dir(name)), "-")
		stem, first := strings.CutSuffix(name, "."+tags[0]+".txt")
		if !first || tags[1] == "fr" {
			continue
		}
		s := source{tags: [2]string{tags[0], tags[1]}}
		for side, tag := range tags {
			text, err := os.ReadFile(stem + "." + tag + ".txt")
			if err != nil {
				return nil, err
			}
			s.lines[side] = strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
		}
		if len(s.lines[0]) != len(s.lines[1]) {
			return nil, fmt.Errorf("%s: has %d lines, and its translation %d", name, len(s.lines[0]), len(s.lines[1]))
		}
		for range len(s.lines[0])/weight + 1 {
			sources = append(sources, s)
		}
	}
	if len(sources) == 0 {
		return nil, fmt.Errorf("%s: no files PAIR/NAME.LANG.txt", folder)
	}
	return sources, nil
}
