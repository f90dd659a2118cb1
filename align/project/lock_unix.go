//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package project

import (
	"errors"
	"os"
	"syscall"
)

// lock holds a file until it is closed or the process ends, and reports whether it does: not
// where there are no locks.
func lock(file *os.File) (held bool, err error) {
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return false, ErrInUse
	}
	if errors.Is(err, syscall.ENOTSUP) || errors.Is(err, syscall.ENOLCK) {
		return false, nil // as on some network file systems
	}
	return err == nil, err
}
