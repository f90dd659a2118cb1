// Train learns a lexicon from sentences and their translations.
package main

import "github.com/sejajar/sejajar/examples/internal/programs/train"

func main() { train.Program.Main() }
