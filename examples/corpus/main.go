package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/sejajar/sejajar/align/bitext"
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
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(1)
	}
}

// run runs the pipeline on the runner that the flags name.
func run(ctx context.Context, o Settings) error {
	if len(o.Input) == 0 || o.Input[0] == "" || o.Output == "" || o.Shards < 1 {
		return errors.New("want -input, -output, and -shards of 1 or more")
	}
	for _, format := range o.Formats {
		if _, err := bitext.ParseFormat(format); err != nil {
			return err
		}
	}
	p := beam.NewPipeline()
	build(p.Root(), o)
	return beamx.Run(ctx, p)
}
