// Train learns a lexicon from sentences and their translations.
package main

import (
	"os"

	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/programs/train"
)

func main() {
	ctx, stop := command.Context()
	defer stop()
	os.Exit(train.Main(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
