package align

import (
	"bufio"
	"context"
	"io"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/outputs"
)

// The formats of words, a line for each pair: of their links, and of the words themselves.
const (
	pharaohFormat outputs.Format = "pharaoh"
	wordsFormat   outputs.Format = "words"
)

const wordsHelp = `  pharaoh   the links of words, as 0-0 1-2, a line for each pair; words are counted from 0
            and are those of Unicode that have a letter or a digit, without punctuation
  words     these words of the same pairs in the form of fast_align: das Haus ||| the house
`

// write writes an alignment as the flags say.
func (w worker) write(ctx context.Context, name string, a *align.Alignment) (removed int, err error) {
	switch format, err := w.outputs.FormatOf(name); {
	case err != nil:
		return 0, err
	case format == pharaohFormat:
		evidence, err := w.aligner.Evidence(ctx, a)
		if err != nil {
			return 0, err
		}
		return 0, w.lines(name, a, func(out *bufio.Writer, b align.Bead) { outputs.WriteLinks(out, evidence.Links(b)) })
	case format == wordsFormat:
		return 0, w.lines(name, a, func(out *bufio.Writer, b align.Bead) { outputs.WriteWords(out, a, b) })
	}
	return w.outputs.Write(w.call.Stdout, name, a)
}

// lines writes a line for each bead with two sides. A bufio.Writer keeps the first error.
func (w worker) lines(name string, a *align.Alignment, write func(*bufio.Writer, align.Bead)) error {
	return w.outputs.Into(w.call.Stdout, name, func(out io.Writer) error {
		buffered := bufio.NewWriter(out)
		for _, b := range a.Beads {
			if !b.Null() {
				write(buffered, b)
				buffered.WriteByte('\n')
			}
		}
		return buffered.Flush()
	})
}
