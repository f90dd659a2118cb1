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
	"path/filepath"
	"runtime/debug"
	"time"

	"golang.org/x/net/netutil"

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
in every format. Without files, drop some on the page.

Nothing is lost: what is corrected is written into a project file, NAME.sejajar,
with each change: beside the files, or where -project says, or of what is dropped
on the page in the folder that -keep names. A FILE that ends in .sejajar is such a
project, with the texts in it. Files that were corrected before are shown as they
were left.

` + texts.NamesHelp

// The address is a loopback one: what people compare may not be for others.
const usualAddress = "127.0.0.1:4747"

// An options is what the flags say.
type options struct {
	folder, address string
	project, keep   string
	memory          int // megabytes
	files           texts.Names
	reader          *pages.Reader
	lexicons        aligners.Lexicons
}

func define(flags *flag.FlagSet) command.Run {
	o := options{files: texts.Names{Most: uploadLimits.Files}, reader: pages.NewReader(false)}
	flags.StringVar(&o.folder, "dir", "", "show the files of this `folder`, as if it were named")
	o.files.Flag(flags)
	flags.StringVar(&o.project, "project", "",
		"keep the corrections in this `file`, and begin with what is in it; when left out, beside the files")
	flags.StringVar(&o.keep, "keep", keepFolder(), "keep what is dropped on the page in this `folder`; \"\" keeps it until the program ends")
	flags.IntVar(&o.memory, "memory", usualMemory, "take about so many `megabytes` of memory at most")
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
	case o.memory < leastMemory:
		return command.Misuse("-memory %d: want at least %d", o.memory, leastMemory)
	case o.folder != "":
		if _, err := os.Stat(o.folder); err != nil {
			return fmt.Errorf("-dir %s: no such file or folder; check the name", o.folder)
		}
		names = []string{o.folder}
	}
	if o.project != "" {
		if err := command.Reach(o.project); err != nil {
			return fmt.Errorf("-project %w", err)
		}
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
	debug.SetMemoryLimit(int64(o.memory) * megabytes)
	s, err := newServer(settings{host, o.reader, set, o.keep, o.memory * megabytes})
	if err != nil {
		return err
	}
	defer s.shelf.close()
	if err := s.open(ctx, names, o.project, call); err != nil {
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
	return serve(ctx, netutil.LimitListener(listener, maxConnections), s)
}

const (
	usualMemory    = 4096 // megabytes
	leastMemory    = 512  // the models of languages take some of it
	maxConnections = 64
	maxReading     = 30 * time.Second // of a request
)

// keepFolder is where projects of uploads are kept unless somebody says otherwise.
func keepFolder() string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "sejajar", "projects")
}

// serve answers requests until the context ends.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       maxReading,
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
