// Generate writes documents made up of lines that translate each other, as lines of JSON
// that corpus reads:
//
//	go run ./generate -from ../../../shared/train -n 50000 > documents.jsonl
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"github.com/sejajar/sejajar/examples/corpus/internal/synthetic"
)

func main() {
	from := flag.String("from", "", "the `folder` with PAIR/NAME.LANG.txt, line for line")
	n := flag.Int("n", 1000, "how many `documents`")
	seed := flag.Uint64("seed", 1, "what chance begins with")
	flag.Parse()
	if err := write(*from, *n, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func write(from string, n int, seed uint64) error {
	documents, err := synthetic.Documents(from, n, seed)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	lines := json.NewEncoder(out)
	for d := range documents {
		if err := lines.Encode(d); err != nil {
			return err
		}
	}
	return out.Flush()
}
