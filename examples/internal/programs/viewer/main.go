// Package viewer is the program of that name: it shows in the browser which files
// are versions of one text, and their sentences side by side, and lets people
// correct how they are paired.
package viewer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/sejajar/sejajar/examples/internal/aligners"
	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/pages"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

const program = "viewer"

// Usage is what the program prints when asked how to call it.
const Usage = `viewer [flags] [FILE...]

Serves a page that shows which of the files are versions of one text, and what
each sentence corresponds to; the pairs can be corrected there and downloaded
in every format. Without files, drop some on the page. Files and corrections
are kept in memory until the program ends.

` + texts.NamesHelp

// The address is a loopback one: what people compare may not be for others.
const usualAddress = "127.0.0.1:4747"

// Main runs the program and returns its exit code.
func Main(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return command.Exit(program, view(ctx, args, stdin, stdout, stderr), stdout, stderr)
}

func view(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	flags := command.Flags(program, Usage)
	folder := flags.String("dir", "", "show the files of this `folder`, as if it were named")
	files := texts.Names{Most: uploadLimits.Files}
	files.Flag(flags)
	address := flags.String("addr", usualAddress, "listen on this `host:port`; port 0 is any that is free")
	reader := pages.NewReader(false)
	reader.Reading.Flag(flags)
	reader.Languages.Flag(flags)
	lexicons := aligners.Lexicons{Naming: "-languages id,en"}
	lexicons.Flags(flags)
	reader.Reading.Stdin = stdin
	names, err := command.Parse(flags, args)
	switch {
	case err != nil:
		return err
	case *folder != "" && len(names) > 0:
		return command.Misuse("-dir %s: name a folder or files, not both", *folder)
	case *folder != "":
		if _, err := os.Stat(*folder); err != nil {
			return fmt.Errorf("-dir %s: no such file or folder; check the name", *folder)
		}
		names = []string{*folder}
	}
	if names, err = files.Files(names, stdin, func(warning error) { command.Report(stderr, program, warning) }); err != nil {
		return err
	}
	host, _, err := net.SplitHostPort(*address)
	if err != nil {
		return command.Misuse("-addr %s: %w; want host:port, as %s", *address, err, usualAddress)
	}
	from, to := reader.Languages.Pair()
	set, err := lexicons.Read(ctx, from, to)
	if err != nil {
		return err
	}
	s, err := newServer(host, reader, set)
	if err != nil {
		return err
	}
	if err := s.open(ctx, names, stderr); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", *address)
	if err != nil {
		return fmt.Errorf("%w; -addr 127.0.0.1:0 takes any free port", err)
	}
	if ip := listener.Addr().(*net.TCPAddr).IP; !ip.IsLoopback() {
		command.Report(stderr, program, fmt.Errorf("warning: whoever can reach %v can read what is shown and change it", listener.Addr()))
	}
	fmt.Fprintf(stdout, "http://%v/\n", listener.Addr())
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
