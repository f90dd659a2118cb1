// Segment prints the sentences of a text, one on a line, with a blank line
// between paragraphs.
package main

import "github.com/sejajar/sejajar/examples/internal/programs/segment"

func main() { segment.Program.Main() }
