package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/lexicon"
	"github.com/sejajar/sejajar/examples/internal/command"
)

var version = command.Program{
	Name:     "version",
	Summary:  "tell what this program was built from",
	Synopsis: []string{""},
	Help: `Prints the version of the program, the commit and the Go it was built from, and the
lexicons that are embedded: their languages, how many words they know of each, and the
beginning of the SHA-256 of what they hold.`,
	Words: []string{},
	Define: command.NoFlags(func(_ context.Context, call *command.Call, operands []string) error {
		if len(operands) > 0 {
			return command.Misuse("want no operand, got %d", len(operands))
		}
		info, ok := debug.ReadBuildInfo()
		if !ok {
			info = new(debug.BuildInfo)
		}
		return writeVersion(call.Stdout, info)
	}),
}

func writeVersion(w io.Writer, info *debug.BuildInfo) error {
	module, commit := info.Main.Version, ""
	if module == "" {
		module = "(devel)"
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value + commit
		case s.Key == "vcs.modified" && s.Value == "true":
			commit += ", and changes to it"
		}
	}
	var text strings.Builder
	fmt.Fprintf(&text, "sejajar %s\n", module)
	if commit != "" {
		fmt.Fprintf(&text, "commit  %s\n", commit)
	}
	fmt.Fprintf(&text, "go      %s %s/%s\n", strings.TrimPrefix(runtime.Version(), "go"), runtime.GOOS, runtime.GOARCH)
	id, en, de := language.Indonesian, language.English, language.German
	for _, pair := range [][2]language.Tag{{id, en}, {de, en}, {id, de}} {
		l, ok := lexicon.Embedded(pair[0], pair[1])
		if !ok {
			continue
		}
		sum := sha256.New()
		if _, err := l.WriteTo(sum); err != nil {
			return err
		}
		fmt.Fprintf(&text, "lexicon %v-%v, %d and %d words, sha256 %x\n", pair[0], pair[1],
			l.Source().Len(), l.Target().Len(), sum.Sum(nil)[:6])
	}
	_, err := io.WriteString(w, text.String())
	return err
}
