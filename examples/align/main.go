// Align pairs the sentences of two files, or of many pairs of files, and
// writes the pairs in the format that is asked for.
package main

import "github.com/sejajar/sejajar/examples/internal/programs/align"

func main() { align.Program.Main() }
