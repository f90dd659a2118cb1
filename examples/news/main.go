// News finds which of a heap of pages are versions of one story, puts the
// sentences of those side by side, and tells what each left out and tells
// differently.
package main

import "github.com/sejajar/sejajar/examples/internal/programs/news"

func main() { news.Program.Main() }
