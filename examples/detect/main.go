// Detect tells what language each file is in.
package main

import (
	"os"

	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/programs/detect"
)

func main() {
	ctx, stop := command.Context()
	defer stop()
	os.Exit(detect.Main(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
