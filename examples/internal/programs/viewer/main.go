// Package viewer is the program of that name: it shows in the browser which files
// are versions of one text, and their sentences side by side, and lets people
// correct how they are paired.
package viewer

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/sejajar/sejajar/examples/internal/aligners"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// Program is the program.
var Program = command.Program{
	Name:    "viewer",
	Summary: "look at versions side by side in the browser, and correct their pairs",
	Synopsis: []string{
		"[flags] [FILE...]",
	},
	Help:   help,
	Define: define,
}

const help = `Serves a page that shows which of the files are versions of one text, and what
each sentence corresponds to; the pairs can be corrected there and downloaded
in every format. Without files, drop some on the page. Files and corrections
are kept in memory until the program ends.

` + texts.NamesHelp

// The address is a loopback one: what people compare may not be for others.
const usualAddress = "127.0.0.1:4747"

// An options is what the flags say.
type options struct {
	folder, address string
	files           texts.Names
	reader          *pages.Reader
	lexicons        aligners.Lexicons
}

func define(flags *flag.FlagSet) command.Run {
	o := options{files: texts.Names{Most: uploadLimits.Files}, reader: pages.NewReader(false)}
	flags.StringVar(&o.folder, "dir", "", "show the files of this `folder`, as if it were named")
	o.files.Flag(flags)
	flags.StringVar(&o.address, "addr", usualAddress, "listen on this `host:port`; port 0 is any that is free")
	o.reader.Reading.Flag(flags)
	o.reader.Languages.Flag(flags)
	o.lexicons.Naming = "-languages id,en"
	o.lexicons.Flags(flags)
	return func(ctx context.Context, call *command.Call, names []string) error { return o.view(ctx, call, names) }
}

func (o options) view(ctx context.Context, call *command.Call, names []string) error {
	o.reader.Reading.Stdin = call.Stdin
	switch {
	case o.folder != "" && len(names) > 0:
		return command.Misuse("-dir %s: name a folder or files, not both", o.folder)
	case o.folder != "":
		if _, err := os.Stat(o.folder); err != nil {
			return fmt.Errorf("-dir %s: no such file or folder; check the name", o.folder)
		}
		names = []string{o.folder}
	}
	names, err := o.files.Files(names, call.Stdin, call.Report)
	if err != nil {
		return err
	}
	host, _, err := net.SplitHostPort(o.address)
	if err != nil {
		return command.Misuse("-addr %s: %w; want host:port, as %s", o.address, err, usualAddress)
	}
	from, to := o.reader.Languages.Pair()
	set, err := o.lexicons.Read(ctx, from, to)
	if err != nil {
		return err
	}
	s, err := newServer(host, o.reader, set)
	if err != nil {
		return err
	}
	if err := s.open(ctx, names, call); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", o.address)
	if err != nil {
		return fmt.Errorf("%w; -addr 127.0.0.1:0 takes any free port", err)
	}
	if ip := listener.Addr().(*net.TCPAddr).IP; !ip.IsLoopback() {
		call.Report(fmt.Errorf("warning: whoever can reach %v can read what is shown and change it", listener.Addr()))
	}
	fmt.Fprintf(call.Stdout, "http://%v/\n", listener.Addr())
	go s.prepare(ctx)
	return serve(ctx, listener, s)
}

// serve answers requests until the context ends.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       time.Minute,
		IdleTimeout:       2 * time.Minute,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	stopped := context.AfterFunc(ctx, func() { server.Close() })
	defer stopped()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
