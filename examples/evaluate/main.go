// Evaluate compares predicted alignments with gold ones and prints a table of
// precision, recall and F1. With -bench it makes the predictions itself.
package main

import "github.com/sejajar/sejajar/examples/internal/programs/evaluate"

func main() { evaluate.Program.Main() }
