// Segment prints the sentences of a text, one on a line, with a blank line
// between paragraphs.
package main

import (
	"os"

	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/programs/segment"
)

func main() {
	ctx, stop := command.Context()
	defer stop()
	os.Exit(segment.Main(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
