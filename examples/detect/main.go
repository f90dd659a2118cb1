// Detect tells what language each file is in.
package main

import "github.com/sejajar/sejajar/examples/internal/programs/detect"

func main() { detect.Program.Main() }
