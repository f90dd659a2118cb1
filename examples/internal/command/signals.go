package command

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// Context returns a context that ends when the user, the system or a terminal that
// goes away asks the program to end, so that it leaves nothing half done behind.
// What whoever started the program had it ignore, as nohup does, it ignores. Call
// stop at the end.
func Context() (ctx context.Context, stop context.CancelFunc) {
	var asking []os.Signal
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			asking = append(asking, s)
		}
	}
	if len(asking) == 0 { // NotifyContext of none is of all
		return context.WithCancel(context.Background())
	}
	return signal.NotifyContext(context.Background(), asking...)
}
