// Compare prints how well this module's splitter, the Unicode rules alone
// (clipperhouse/uax29) and Punkt (neurosnap/sentences, trained on English) find
// the ends of sentences in the same running text. It is a module of its own so
// that what it compares with reaches nobody else.
//
//	go run . id=FILE en=FILE de=FILE
//
// A FILE has one sentence on a line and a blank line between paragraphs; the
// sentences of a paragraph are joined with one space.
package main

import (
	"fmt"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/clipperhouse/uax29/v2/sentences"
	punkt "github.com/neurosnap/sentences/english"
	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/segment"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: compare LANG=FILE ...")
		os.Exit(2)
	}
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

// A splitter is one way to cut text into sentences.
type splitter struct {
	name string
	cut  func(tag language.Tag, text string) []string
}

func run(args []string) error {
	english, err := punkt.NewSentenceTokenizer(nil)
	if err != nil {
		return err
	}
	splitters := []splitter{
		{"segment", bySegment},
		{"uax29", byUnicodeRules},
		{"neurosnap", func(_ language.Tag, text string) (found []string) {
			for _, s := range english.Tokenize(text) {
				found = append(found, s.Text)
			}
			return found
		}},
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "file\tsplitter\tprecision\trecall\tF1")
	for _, arg := range args {
		lang, file, ok := strings.Cut(arg, "=")
		tag, err := language.Parse(lang)
		if !ok || err != nil {
			return fmt.Errorf("%s: want LANG=FILE, as in id=news.txt", arg)
		}
		text, ends, err := read(file)
		if err != nil {
			return err
		}
		for _, s := range splitters {
			p, r := score(text, ends, s.cut(tag, text))
			fmt.Fprintf(table, "%s\t%s\t%.4f\t%.4f\t%.4f\n", file, s.name, p, r, 2*p*r/(p+r))
		}
	}
	return table.Flush()
}

func bySegment(tag language.Tag, text string) (found []string) {
	for s := range segment.For(tag).Sentences(text) {
		found = append(found, s.In(text))
	}
	return found
}

func byUnicodeRules(_ language.Tag, text string) (found []string) {
	for tokens := sentences.FromString(text); tokens.Next(); {
		found = append(found, tokens.Value())
	}
	return found
}

// read returns the running text of a file of sentences, and where they end.
func read(file string) (text string, ends map[int]bool, err error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return "", nil, err
	}
	ends = make(map[int]bool)
	var b strings.Builder
	between := ""
	for line := range strings.Lines(string(raw)) {
		sentence := strings.TrimSpace(line)
		if sentence == "" {
			between = "\n\n"
			continue
		}
		if b.Len() > 0 {
			b.WriteString(between)
		}
		b.WriteString(sentence)
		ends[b.Len()] = true
		between = " "
	}
	return b.String(), ends, nil
}

// score compares where the sentences found end with where they should. Blanks
// around them do not count.
func score(text string, ends map[int]bool, found []string) (precision, recall float64) {
	right, all, at := 0, 0, 0
	for _, s := range found {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		at += strings.Index(text[at:], s) + len(s)
		all++
		if ends[at] {
			right++
		}
	}
	return float64(right) / float64(all), float64(right) / float64(len(ends))
}
