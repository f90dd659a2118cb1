// Sejajar is all of the programs in one, each a command of it.
package main

import (
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/programs/align"
	"github.com/sejajar/sejajar/examples/internal/programs/clean"
	"github.com/sejajar/sejajar/examples/internal/programs/detect"
	"github.com/sejajar/sejajar/examples/internal/programs/evaluate"
	"github.com/sejajar/sejajar/examples/internal/programs/extract"
	"github.com/sejajar/sejajar/examples/internal/programs/news"
	"github.com/sejajar/sejajar/examples/internal/programs/segment"
	"github.com/sejajar/sejajar/examples/internal/programs/train"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer"
	"github.com/sejajar/sejajar/examples/internal/suite"
)

func main() { sejajar().Main() }

func sejajar() suite.Suite {
	view := viewer.Program
	view.Name = "view"
	return suite.Suite{
		Name:    "sejajar",
		Summary: "tell Indonesian, English and German texts apart, and pair the sentences of their versions",
		Help: `Tells Indonesian, English and German texts apart, finds which are versions of one text, and
pairs their sentences, each pair with a confidence.`,
		Programs: []command.Program{
			news.Program, align.Program, detect.Program, segment.Program, extract.Program, train.Program, clean.Program,
			evaluate.Program, view, version,
		},
	}
}
