// Evaluate compares predicted alignments with gold ones and prints a table of
// precision, recall and F1. With -bench it makes the predictions itself.
package main

import (
	"os"

	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/programs/evaluate"
)

func main() {
	ctx, stop := command.Context()
	defer stop()
	os.Exit(evaluate.Main(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
