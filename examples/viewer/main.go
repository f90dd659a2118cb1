// Viewer shows in the browser which files are versions of one text, and their
// sentences side by side, and lets people correct how they are paired.
package main

import "github.com/sejajar/sejajar/examples/internal/programs/viewer"

func main() { viewer.Program.Main() }
