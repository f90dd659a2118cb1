//go:build unix

package converters

import (
	"os/exec"
	"syscall"
)

// killGroup makes a command end with all processes that it has started.
func killGroup(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }
}
