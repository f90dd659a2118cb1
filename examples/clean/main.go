// Clean takes out of a parallel corpus what a translation model should not learn from.
package main

import "github.com/sejajar/sejajar/examples/internal/programs/clean"

func main() { clean.Program.Main() }
