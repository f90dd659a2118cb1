package aligners

import (
	"errors"
	"flag"
	"fmt"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/command"
)

// limits are those of the aligner, by the flags that change them; memory is in
// MiB.
type limits struct{ sentences, sentenceBytes, memory int }

var usualLimits = limits{align.DefaultMaxSentences, align.DefaultMaxSentenceBytes, align.DefaultMaxMemory >> 20}

func (l *limits) flags(flags *flag.FlagSet) {
	flags.IntVar(&l.sentences, "max-sentences", usualLimits.sentences, "refuse a document with more than this `number` of sentences")
	flags.IntVar(&l.sentenceBytes, "max-sentence-bytes", usualLimits.sentenceBytes,
		"refuse a document with a sentence of more than this `number` of bytes")
	flags.IntVar(&l.memory, "max-memory", usualLimits.memory, "refuse a pair whose alignment would take more than about this many `MiB`")
}

func (l limits) check() error {
	const most = 1 << 40
	for _, n := range []int{l.sentences, l.sentenceBytes, l.memory} {
		if n < 1 || n > most {
			return command.Misuse("want -max-sentences, -max-sentence-bytes and -max-memory from 1 to %d", most)
		}
	}
	return nil
}

func (l limits) options() []align.Option {
	return []align.Option{align.MaxSentences(l.sentences), align.MaxSentenceBytes(l.sentenceBytes), align.MaxMemory(l.memory << 20)}
}

// Explain adds to an error of an aligner the flag that helps, if one does.
func Explain(err error) error {
	var large *align.TooLargeError
	if !errors.As(err, &large) {
		return err
	}
	flag, ok := map[align.Limit]string{
		align.LimitSentences:     "-max-sentences",
		align.LimitSentenceBytes: "-max-sentence-bytes",
		align.LimitMemory:        "-max-memory",
	}[large.Limit]
	if !ok {
		return err
	}
	return fmt.Errorf("%w; %s raises it", err, flag)
}
