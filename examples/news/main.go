// News finds which of a heap of pages are versions of one story, puts the
// sentences of those side by side, and tells what each left out and tells
// differently.
package main

import (
	"os"

	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/programs/news"
)

func main() {
	ctx, stop := command.Context()
	defer stop()
	os.Exit(news.Main(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
