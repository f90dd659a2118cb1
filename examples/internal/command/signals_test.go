package command

import (
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestEndsWhenAsked starts this test anew as a program that waits for its context.
func TestEndsWhenAsked(t *testing.T) {
	if os.Getenv("WAIT_FOR_CONTEXT") != "" {
		ctx, stop := Context()
		defer stop()
		os.Stdout.WriteString("ready\n")
		select {
		case <-ctx.Done():
			os.Stdout.WriteString("asked\n")
		case <-time.After(10 * time.Second):
		}
		return
	}
	if runtime.GOOS == "windows" {
		t.Skip("processes of Windows get no signals of each other")
	}
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if signal.Ignored(s) {
			t.Logf("%v is ignored here, as under nohup, and so by what is started", s)
			continue
		}
		program := exec.Command(os.Args[0], "-test.run=^TestEndsWhenAsked$")
		program.Env = append(os.Environ(), "WAIT_FOR_CONTEXT=1")
		var out strings.Builder
		ready := make(chan struct{}, 1)
		program.Stdout = writerFunc(func(p []byte) (int, error) {
			out.Write(p)
			if strings.Contains(out.String(), "ready\n") {
				select {
				case ready <- struct{}{}:
				default:
				}
			}
			return len(p), nil
		})
		if err := program.Start(); err != nil {
			t.Fatal(err)
		}
		<-ready
		if err := program.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
		if err := program.Wait(); err != nil || !strings.Contains(out.String(), "asked") {
			t.Errorf("%v: %v, printed %q", s, err, out.String())
		}
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }
