package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/outputs"
)

func main() {
	var (
		input      = flag.String("input", "", "the `files` to read: patterns such as pages/*.warc.gz, or folders, with commas between")
		output     = flag.String("output", "", "the `folder` to write")
		formats    = flag.String("format", "tsv,jsonl,tmx", "the `formats` of the corpus")
		shards     = flag.Int("shards", 4, "in how many files to write the units of two languages")
		sameHost   = flag.Bool("same-host", false, "pair pages of one host alone")
		confidence = flag.Float64("confidence", 0.5, "the least `probability` of a unit")
		coverage   = flag.Float64("coverage", 0.3, "the least `share` of the text of both pages that has a counterpart")
	)
	flag.Parse()
	beam.Init()
	o := Settings{
		Input: strings.Split(*input, ","), Output: *output, Formats: strings.Split(*formats, ","),
		Shards: *shards, SameHost: *sameHost, Confidence: *confidence, Coverage: *coverage,
	}
	call := &command.Call{Name: "corpus", Stderr: os.Stderr}
	os.Exit(call.Exit(run(context.Background(), o, flag.Args())))
}

// run runs the pipeline on the runner that the flags name. It wants no operands.
func run(ctx context.Context, o Settings, operands []string) error {
	if len(operands) > 0 {
		return command.Misuse("%s: not a flag; files are named by -input", operands[0])
	}
	o, err := o.checked()
	if err != nil {
		return err
	}
	p := beam.NewPipeline()
	build(p.Root(), o)
	return beamx.Run(ctx, p)
}

// checked returns the settings with the names of formats as package bitext has them, or an
// error that tells which flag is wrong.
func (o Settings) checked() (Settings, error) {
	if len(o.Input) == 0 || o.Input[0] == "" || o.Output == "" {
		return o, command.Misuse("want -input and -output")
	}
	if o.Shards < 1 {
		return o, command.Misuse("-shards is %d; want 1 or more", o.Shards)
	}
	for _, share := range []struct {
		flag  string
		value float64
	}{{"confidence", o.Confidence}, {"coverage", o.Coverage}} {
		if !(share.value >= 0 && share.value <= 1) { // nor is NaN
			return o, command.Misuse("-%s is %v; want 0 to 1", share.flag, share.value)
		}
	}
	var err error
	if o.Formats, err = parseFormats(o.Formats); err != nil {
		return o, command.Misuse("%w", err)
	}
	return o, nil
}

// parseFormats returns the names of formats as package bitext has them. Each must hold
// units of many documents, in files with an ending of their own.
func parseFormats(names []string) (formats []string, err error) {
	by := make(map[string]bitext.Format) // ending
	for _, name := range names {
		format, err := bitext.ParseFormat(strings.TrimSpace(name))
		if err != nil {
			return nil, fmt.Errorf("-format %s: %w", name, err)
		}
		if !outputs.HoldsPairs(outputs.Format(format)) {
			return nil, fmt.Errorf("-format %s: holds one pair of documents, and a file of the corpus many; take another, as tsv", name)
		}
		if other, taken := by[format.Ending()]; taken {
			return nil, fmt.Errorf("-format %s: its files have the names of those of %s; take one of them", name, other)
		}
		by[format.Ending()] = format
		formats = append(formats, string(format))
	}
	return formats, nil
}
