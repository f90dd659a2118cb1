package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sejajar/sejajar/testdata"
)

// TestMain lets the test start this program as processes of their own.
func TestMain(m *testing.M) {
	if os.Getenv("SEJAJAR") != "" {
		sejajar().Main()
	}
	os.Exit(m.Run())
}

// process is a call of the program that is not yet started.
func process(t *testing.T, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd, stderr := exec.CommandContext(t.Context(), self, args...), new(bytes.Buffer)
	cmd.Env = append(os.Environ(), "SEJAJAR=1")
	cmd.Stderr = stderr
	return cmd, stderr
}

// crawl writes the stories as lines of JSON, several times over as pages of so many
// hosts, with a line that is none and a page in no language; and as a list of pairs.
func crawl(t *testing.T, hosts int) {
	t.Helper()
	names, err := fs.Glob(testdata.Files, "stories/*/??.txt")
	if err != nil {
		t.Fatal(err)
	}
	var lines, pairs bytes.Buffer
	for host := range hosts {
		for _, name := range names {
			text, err := fs.ReadFile(testdata.Files, name)
			if err != nil {
				t.Fatal(err)
			}
			address := fmt.Sprintf("https://host%d.example/%s", host, name)
			line, err := json.Marshal(map[string]string{"url": address, "text": string(text)})
			if err != nil {
				t.Fatal(err)
			}
			lines.Write(append(line, '\n'))
			if before, ok := strings.CutSuffix(address, "en.txt"); ok {
				fmt.Fprintf(&pairs, "%sde.txt\t%s\n%sid.txt\t%s\n", before, address, before, address)
			}
		}
	}
	lines.WriteString("no\n" + `{"name":"numbers","text":"12 34"}` + "\n")
	pairs.WriteString("https://host0.example/none\tnone\n")
	err = errors.Join(os.WriteFile("crawl.jsonl", lines.Bytes(), 0o600), os.WriteFile("pairs.tsv", pairs.Bytes(), 0o600))
	if err != nil {
		t.Fatal(err)
	}
}

// tree is all that is in a folder: the content of each file by its name.
func tree(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		files[strings.TrimPrefix(name, folder)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Shards that are killed at random and started again make together what one run makes,
// byte for byte, and nothing else.
func TestKilledShards(t *testing.T) {
	if testing.Short() {
		t.Skip("starts many processes")
	}
	t.Chdir(t.TempDir())
	shards, hosts, kills := 3, 4, 2
	if os.Getenv("CI") == "true" {
		shards, hosts, kills = 10, 12, 4
	}
	crawl(t, hosts)
	for name, args := range map[string][]string{
		"detect":   {"detect", "-format", "jsonl", "-parts", "20", "crawl.jsonl"},
		"news":     {"news", "-format", "json", "-parts", "20", "-by", "host", "crawl.jsonl"},
		"parts":    {"align", "-format", "tmx", "-parts", "20", "-documents", "crawl.jsonl", "-pairs", "pairs.tsv"},
		"each":     {"align", "-format", "xliff", "-documents", "crawl.jsonl", "-pairs", "pairs.tsv"},
		"by hosts": {"align", "-format", "tsv", "-parts", "20", "-by", "host", "-documents", "crawl.jsonl", "-pairs", "pairs.tsv"},
	} {
		t.Run(name, func(t *testing.T) {
			one, many := filepath.Join(t.TempDir(), "one"), filepath.Join(t.TempDir(), "many")
			alone := append(slices.Clone(args), "-o", one)
			if !slices.Contains(args, "-parts") {
				alone = append(alone, "-shard", "0/1")
			}
			cmd, stderr := process(t, alone...)
			if err := cmd.Run(); cmd.ProcessState.ExitCode() != 1 { // a line is no document, and a pair has no files
				t.Fatalf("%v\n%s", err, stderr)
			}
			runKilled(t, append(args, "-o", many, "-resume"), shards, kills)
			want, got := merged(tree(t, one)), merged(tree(t, many))
			for name := range want {
				if got[name] != want[name] {
					t.Errorf("%s is another:\n%.300q\nwant\n%.300q", name, got[name], want[name])
				}
			}
			if len(got) != len(want) || len(want) < 10 {
				t.Errorf("%d files, want %d", len(got), len(want))
			}
		})
	}
}

// runKilled runs all shards, two at a time, each of which is killed so often at some
// moment and started again, and then left alone until it has nothing left to do.
func runKilled(t *testing.T, args []string, shards, kills int) {
	t.Helper()
	var running sync.WaitGroup
	busy := make(chan struct{}, 2)
	for k := range shards {
		running.Go(func() {
			busy <- struct{}{}
			defer func() { <-busy }()
			mine := append(slices.Clone(args), "-shard", fmt.Sprintf("%d/%d", k, shards))
			killed := 0
			for range kills {
				cmd, _ := process(t, mine...)
				if err := cmd.Start(); err != nil {
					t.Error(err)
					return
				}
				moment := time.AfterFunc(rand.N(600*time.Millisecond), func() { cmd.Process.Kill() })
				cmd.Wait()
				if moment.Stop(); cmd.ProcessState.ExitCode() < 0 {
					killed++
				}
			}
			for range 2 { // the first may tell of what fails, the second finds nothing to do
				cmd, stderr := process(t, mine...)
				cmd.Run()
				if code := cmd.ProcessState.ExitCode(); code == 0 {
					t.Logf("shard %d was killed %d times", k, killed)
					return
				} else if code != 1 {
					t.Errorf("shard %d: exit code %d\n%s", k, code, stderr)
					return
				}
			}
			t.Errorf("shard %d still fails when all is done", k)
		})
	}
	running.Wait()
}

// merged makes one manifest of those of shards, whose lines are in the order of the
// alphabet.
func merged(files map[string]string) map[string]string {
	var lines []string
	for name, content := range files {
		if strings.HasPrefix(filepath.Base(name), "shard-") {
			lines = append(lines, strings.Split(content, "\n")...)
			delete(files, name)
		}
	}
	if lines != nil {
		slices.Sort(lines)
		files["manifest"] = strings.TrimSpace(strings.Join(lines, "\n"))
	}
	return files
}
