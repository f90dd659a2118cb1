package viewer

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/texts"
)

// folder makes a folder with a text, a page, a picture and a hidden text.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"kapal.txt": kapal, "en/ferry.HTML": ferry, "en/ferry.png": "\x89PNG", ".git/x.txt": "x"} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestServesUntilInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	out, stdout := io.Pipe()
	var stderr bytes.Buffer
	ended := make(chan int)
	go func() {
		ended <- Program.Run(ctx, []string{"-addr", "127.0.0.1:0", "-keep", "", "-dir", folder(t)}, nil, stdout, &stderr)
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Get(strings.TrimSpace(line) + "api/start")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if text, err := io.ReadAll(response.Body); err != nil || response.StatusCode != http.StatusOK ||
		strings.Contains(string(text), `"heap":""`) {
		t.Errorf("%s %s %v", response.Status, text, err)
	}
	stop()
	if code := <-ended; code != command.Done || stderr.Len() > 0 {
		t.Errorf("exit code %d, %s", code, stderr.String())
	}
}

func TestTextsOfAFolder(t *testing.T) {
	dir := folder(t)
	files := texts.Names{Most: uploadLimits.Files}
	names, err := files.Files([]string{dir}, nil, nil)
	if err != nil || len(names) != 2 || names[0] != filepath.Join(dir, "en/ferry.HTML") || names[1] != filepath.Join(dir, "kapal.txt") {
		t.Errorf("found %q, %v", names, err)
	}
}

func TestExitCodes(t *testing.T) {
	empty := t.TempDir()
	for _, test := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"help", []string{"-h"}, command.Done, "usage: viewer"},
		{"an unknown flag", []string{"-nonsense"}, command.Misused, "-nonsense"},
		{"an address that is none", []string{"-addr", "here"}, command.Misused, "want host:port"},
		{"a folder and files", []string{"-dir", empty, "x.txt"}, command.Misused, "not both"},
		{"a folder of nothing", []string{"-dir", empty}, command.Misused, "has no file in it with a name in .txt"},
		{"a missing folder", []string{"-dir", filepath.Join(empty, "none")}, command.Failed, "no such file"},
		{"a missing file", []string{"none.txt"}, command.Failed,
			"none.txt: no such file; check the name and the folder\nviewer: none of the 1 files"},
		{"a project in no folder", []string{"-project", filepath.Join(empty, "none", "x.sejajar")}, command.Failed,
			"none: no such folder; make it first"},
		{"a project that is none", []string{"-project", "main_test.go", "main_test.go"}, command.Failed, "name one that the viewer wrote"},
		{"an address of another computer", []string{"-addr", "192.0.2.1:80"}, command.Failed, "-addr 127.0.0.1:0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			if code := Program.Run(t.Context(), test.args, nil, &stdout, &stderr); code != test.code ||
				!strings.Contains(stdout.String()+stderr.String(), test.want) {
				t.Errorf("exit code %d, %s%s", code, stdout.String(), stderr.String())
			}
		})
	}
}
