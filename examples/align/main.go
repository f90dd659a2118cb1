// Align pairs the sentences of two files, or of many pairs of files, and
// writes the pairs in the format that is asked for.
package main

import (
	"os"

	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/programs/align"
)

func main() {
	ctx, stop := command.Context()
	defer stop()
	os.Exit(align.Main(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
