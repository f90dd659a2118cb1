// Pack compresses files into a folder, and prints an overlay that has them.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"log"
	"os"
	"path/filepath"
)

func main() {
	replace := make(map[string]string)
	for _, name := range os.Args[2:] {
		content, err := os.ReadFile(name)
		check(err)
		var packed bytes.Buffer
		w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		check(err)
		_, err = w.Write(content)
		check(err)
		check(w.Close())
		replace[name] = filepath.Join(os.Args[1], filepath.Base(name)+".gz")
		check(os.WriteFile(replace[name], packed.Bytes(), 0o666))
	}
	check(json.NewEncoder(os.Stdout).Encode(map[string]any{"Replace": replace}))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
