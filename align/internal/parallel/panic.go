package parallel

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// A Panic is a panic on another goroutine.
type Panic struct {
	Value any
	Stack []byte // where it was
}

// Error returns the value and the stack.
func (p *Panic) Error() string { return fmt.Sprintf("%v\n\n%s", p.Value, p.Stack) }

// Unwrap returns the value if it is an error.
func (p *Panic) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// errGoexit is the value where runtime.Goexit ended a goroutine.
var errGoexit = errors.New("runtime.Goexit was called")

// guard calls do, and then tell with its panic, nil if it returned. After
// runtime.Goexit, which nothing can stop, tell is the last to be called.
func guard(do func(), tell func(*Panic)) {
	p := &Panic{Value: errGoexit}
	defer func() {
		if p != nil {
			if value := recover(); value != nil {
				p = &Panic{value, debug.Stack()}
			}
		}
		tell(p)
	}()
	do()
	p = nil
}
