//go:build unix

package converters

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A process of the converter holds one end of a pipe, which is closed when the last
// that holds it has ended.
func TestProgramsAreKilledWithWhatTheyStart(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	script(t, "pdftotext", "sleep 600 > '"+pipe+"' & wait")
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() {
		_, err := Poppler(ctx, "a.pdf", nil)
		ended <- err
	}()
	held, err := os.Open(pipe) // waits until the process is there
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := io.Copy(io.Discard, held); err != nil { // waits as long as it is there
		t.Error(err)
	}
}
