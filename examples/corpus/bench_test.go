package main

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/corpus/internal/synthetic"
)

var generated = flag.Int("documents", 1000, "how many documents are made for benchmarks")

// processorTime returns how long this process has used a processor.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// measure reports the processor time and the largest memory of some work.
func measure(b *testing.B, work func()) {
	b.Helper()
	runtime.GC()
	start := processorTime(b)
	for b.Loop() {
		work()
	}
	b.ReportMetric((processorTime(b)-start).Seconds()/float64(b.N), "cpu-s/op")
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(u.Maxrss)/1024, "max-MB")
}

func documentsOf(b *testing.B) (documents []synthetic.Document) {
	b.Helper()
	all, err := synthetic.Documents(filepath.Join(shared, "train"), *generated, 1)
	if err != nil {
		b.Skip(err)
	}
	for d := range all {
		documents = append(documents, d)
	}
	return documents
}

// BenchmarkPipeline runs the pipeline on Prism:
//
//	go test -run '^$' -bench Pipeline -benchtime 1x -documents 50000
func BenchmarkPipeline(b *testing.B) {
	input := filepath.Join(b.TempDir(), "documents.jsonl")
	file, err := os.Create(input)
	if err != nil {
		b.Fatal(err)
	}
	lines := json.NewEncoder(file)
	for _, d := range documentsOf(b) {
		if err := lines.Encode(d); err != nil {
			b.Fatal(err)
		}
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
	measure(b, func() {
		if err := run(b.Context(), settings(input, b.TempDir()), nil); err != nil {
			b.Fatal(err)
		}
	})
}

// BenchmarkLibrary does the same with Finder.Find, all documents in memory.
func BenchmarkLibrary(b *testing.B) {
	documents := documentsOf(b)
	w, err := theWorker()
	if err != nil {
		b.Fatal(err)
	}
	measure(b, func() {
		var all []align.Document
		for _, d := range documents {
			if p, err := w.page(b.Context(), Raw{Name: d.Name, Content: []byte(d.Text), Type: 1}); err == nil {
				all = append(all, p.document())
			}
		}
		groups, err := w.finder.Find(b.Context(), all)
		if err != nil {
			b.Fatal(err)
		}
		units := 0
		for _, g := range groups {
			units += len(unitsOf(g, 0))
		}
		b.ReportMetric(float64(units), "units")
	})
}

// BenchmarkSkew tells how many pages have the same keys, and how many pairs of pages meet
// by them, with and without the keys of more pages than [hot].
func BenchmarkSkew(b *testing.B) {
	w, err := theWorker()
	if err != nil {
		b.Fatal(err)
	}
	var words versions.Counts
	var pages []Page
	for _, d := range documentsOf(b) {
		p, err := w.page(b.Context(), Raw{Name: d.Name, Content: []byte(d.Text), Type: 1})
		if err != nil {
			continue
		}
		if err := words.Add(b.Context(), p.text()); err != nil {
			b.Fatal(err)
		}
		pages = append(pages, p)
	}
	judge, err := w.finder.Judge(b.Context(), &words)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		holders := make(map[uint64]int)
		for _, p := range pages {
			keys, err := judge.Keys(b.Context(), p.text(), mostKeys)
			if err != nil {
				b.Fatal(err)
			}
			for _, key := range keys {
				holders[uint64(key.Hash)]++
			}
		}
		most, all, hotKeys, hotHolders, pairs, capped := 0, 0, 0, 0, 0, 0
		for _, n := range holders {
			most, all, pairs = max(most, n), all+n, pairs+n*(n-1)/2
			if n > hot {
				hotKeys, hotHolders = hotKeys+1, hotHolders+n
			} else {
				capped += n * (n - 1) / 2
			}
		}
		for unit, value := range map[string]float64{
			"pages": float64(len(pages)), "keys": float64(len(holders)), "most-pages": float64(most), "hot-keys": float64(hotKeys),
			"hot-share": float64(hotHolders) / float64(max(1, all)), "pairs": float64(capped), "pairs-uncapped": float64(pairs),
		} {
			b.ReportMetric(value, unit)
		}
	}
}
