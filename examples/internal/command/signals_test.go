package command

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"syscall"
	"testing"
)

// TestEndsWhenAsked starts this test anew as a program that waits for its context.
func TestEndsWhenAsked(t *testing.T) {
	if os.Getenv("WAIT_FOR_CONTEXT") != "" {
		ctx, stop := Context()
		defer stop()
		os.Stdout.WriteString("ready\n")
		<-ctx.Done()
		os.Stdout.WriteString("asked\n")
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
		program := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestEndsWhenAsked$")
		program.Env = append(os.Environ(), "WAIT_FOR_CONTEXT=1")
		out, err := program.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := program.Start(); err != nil {
			t.Fatal(err)
		}
		printed := bufio.NewReader(out)
		if line, err := printed.ReadString('\n'); line != "ready\n" {
			t.Fatalf("%v: printed %q, %v", s, line, err)
		}
		if err := program.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
		line, _ := printed.ReadString('\n')
		io.Copy(io.Discard, printed)
		if err := program.Wait(); err != nil || line != "asked\n" {
			t.Errorf("%v: %v, printed %q", s, err, line)
		}
	}
}
