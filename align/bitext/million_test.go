//go:build unix

package bitext_test

import (
	"bytes"
	"io"
	"syscall"
	"testing"
	"time"

	"github.com/sejajar/sejajar/align/bitext"
)

// BenchmarkMillionUnits writes and reads a translation memory of a million
// units. It reports rates per second of processor time, all cores together, so
// that a busy machine does not matter, and the most memory that the process
// had in use.
//
//	go test -run '^$' -bench MillionUnits ./align/bitext
func BenchmarkMillionUnits(b *testing.B) {
	const times = 1000
	units := benchmarkUnits()[:1000]
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			m := newMeter()
			w, err := bitext.NewWriter(m, bitext.TMX)
			if err != nil {
				b.Fatal(err)
			}
			for range times {
				for _, u := range units {
					if err := w.Write(u); err != nil {
						b.Fatal(err)
					}
				}
			}
			if err := w.Close(); err != nil {
				b.Fatal(err)
			}
			m.report(b, times*len(units))
		}
	})
	b.Run("read", func(b *testing.B) {
		file := write(b, bitext.TMX, units)
		start, end := bytes.Index(file, []byte("<tu>")), bytes.LastIndex(file, []byte("</body>"))
		for b.Loop() {
			readers := []io.Reader{bytes.NewReader(file[:start])}
			for range times {
				readers = append(readers, bytes.NewReader(file[start:end]))
			}
			readers = append(readers, bytes.NewReader(file[end:]))
			m, read := newMeter(), 0
			for _, err := range bitext.Read(io.TeeReader(io.MultiReader(readers...), m), bitext.TMX) {
				if err != nil {
					b.Fatal(err)
				}
				read++
			}
			if read != times*len(units) {
				b.Fatalf("read %d units", read)
			}
			m.report(b, read)
		}
	})
}

// A meter counts the bytes written to it, the processor time since it was
// made, and the most memory that was in use when something was written.
type meter struct {
	begun time.Duration
	bytes int
	peak  uint64
}

func newMeter() *meter { return &meter{begun: processorTime()} }

func (m *meter) Write(p []byte) (int, error) {
	m.bytes += len(p)
	m.peak = max(m.peak, memoryInUse())
	return len(p), nil
}

func (m *meter) report(b *testing.B, units int) {
	seconds := (processorTime() - m.begun).Seconds()
	b.ReportMetric(float64(units)/seconds, "units/cpu-s")
	b.ReportMetric(float64(m.bytes)/1e6/seconds, "MB/cpu-s")
	b.ReportMetric(float64(m.peak)/1e6, "peak-MB")
}

func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
