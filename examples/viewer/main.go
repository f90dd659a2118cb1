// Viewer shows in the browser which files are versions of one text, and their
// sentences side by side, and lets people correct how they are paired.
package main

import (
	"os"

	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer"
)

func main() {
	ctx, stop := command.Context()
	defer stop()
	os.Exit(viewer.Main(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
