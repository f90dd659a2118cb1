package shards

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
)

// settings are those of some flags.
func settings(t *testing.T, args ...string) *Settings {
	t.Helper()
	s := new(Settings)
	flags := flag.NewFlagSet("try", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	s.Flags(flags)
	if err := errors.Join(flags.Parse(args), s.Check()); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFlagsThatMakeNoSense(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"-shard 3", "want the number of the shard and of all, as 0/10"},
		{"-shard 10/10", "want 0/10 to 9/10"},
		{"-shard -1/10", "want 0/10 to 9/10"},
		{"-shard 0/0", "want the number"},
		{"-by size", "want name, host, file"},
		{"-parts -1", "-parts -1: want 1 to 100000"},
		{"-parts 3 -shard 3/4", "-shard 3/4 has nothing to do: there are only 3 -parts"},
		{"-retry", "-retry is for what -resume leaves out"},
		{"-by host", "-by says how to divide the work"},
	} {
		var s Settings
		flags := flag.NewFlagSet("try", flag.ContinueOnError)
		flags.SetOutput(io.Discard)
		s.Flags(flags)
		err := flags.Parse(strings.Fields(test.args))
		if err == nil {
			err = s.Check()
		}
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %s", test.args, err, test.want)
		}
	}
}

// Every input is in one part, and every part in one shard.
func TestPartsAndShardsDivide(t *testing.T) {
	const inputs = 1000
	for _, args := range []string{"-parts 7", "-parts 7 -by host", "-shard 0/7", "-shard 6/7 -by file", "-parts 7 -shard 2/3"} {
		s := settings(t, strings.Fields(args)...)
		shards := max(1, s.shard.of)
		seen := make(map[string]int)
		for s.shard.index = range shards {
			for p := range s.mine() {
				for k := range inputs {
					if name := fmt.Sprintf("https://host%d.example/%d", k%50, k); p.Has(name, name) {
						seen[name]++
					}
				}
			}
		}
		for name, n := range seen {
			if n != 1 {
				t.Errorf("%s: %s is done %d times", args, name, n)
			}
		}
		if len(seen) != inputs {
			t.Errorf("%s: %d of %d inputs are done", args, len(seen), inputs)
		}
	}
}

func TestPagesOfAHostStayTogether(t *testing.T) {
	first := Part{0, 2, byHost}.Has("https://example.org/a", "")
	for _, name := range []string{"http://www.example.org:80/b", "https://EXAMPLE.org/c/d", "example.org/e.txt"} {
		if (Part{0, 2, byHost}).Has(name, "") != first {
			t.Errorf("%s is in another part", name)
		}
	}
}

// The parts of inputs are the same today as they were: others may have been begun.
func TestHashesStay(t *testing.T) {
	var got []int
	for _, name := range []string{"", "a", "https://example.org/berita"} {
		for p := range settings(t, "-parts", "1000").mine() {
			if p.Has(name, "") {
				got = append(got, p.index)
			}
		}
	}
	if want := []int{37, 996, 334}; !slices.Equal(got, want) { // FNV-1a of 64 bits
		t.Errorf("got %v, want %v", got, want)
	}
}

// try makes parts of ten inputs, of which 3 fails, and counts the parts made.
func try(t *testing.T, s *Settings, wrong bool) (made int, err error) {
	t.Helper()
	call := &command.Call{Name: "try", Stderr: io.Discard}
	err = s.Run(t.Context(), call, "out", ".txt", func(_ context.Context, p Part, w io.Writer, tally *Tally) error {
		made++
		for k := range 10 {
			name := fmt.Sprint(k)
			switch {
			case !p.Has(name, name):
			case k == 3 && wrong:
				tally.Failed(name, fmt.Errorf("%s: broken", name))
			default:
				fmt.Fprintln(w, name)
				tally.Done(name)
			}
		}
		return nil
	})
	return made, err
}

// tree is all that is in a folder, by its names.
func tree(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		content, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(content)
	}
	return files
}

func TestRunAndResume(t *testing.T) {
	t.Chdir(t.TempDir())
	made, err := try(t, settings(t, "-parts", "5"), true)
	if made != 5 || err == nil || err.Error() != "1 of 10 inputs failed; the manifests in out say why" {
		t.Fatalf("made %d, %v", made, err)
	}
	first := tree(t, "out")
	all := ""
	for name, content := range first {
		if strings.HasSuffix(name, ".txt") {
			all += content
		}
	}
	if lines := strings.Fields(all); len(lines) != 9 {
		t.Errorf("the parts hold %q", lines)
	}
	three := ""
	for p := range settings(t, "-parts", "5").mine() {
		if p.Has("3", "3") {
			three = p.name()
		}
	}
	if want := `{"input":"3","status":"failed","reason":"broken"}` + "\n"; !strings.Contains(first[three+".manifest.jsonl"], want) {
		t.Errorf("the manifest of %s is %s", three, first[three+".manifest.jsonl"])
	}
	for _, test := range []struct {
		what   string
		args   string
		change func() error
		made   int
	}{
		{"all is there", "-parts 5 -resume", func() error { return nil }, 0},
		{"an output is gone", "-parts 5 -resume", func() error { return os.Remove("out/part-00001-of-00005.txt") }, 1},
		{"an output is cut", "-parts 5 -resume", func() error { return os.Truncate("out/part-00002-of-00005.txt", 1) }, 1},
		{"a byte is another", "-parts 5 -resume", func() error { return os.WriteFile("out/part-00002-of-00005.txt", []byte("x\n"), 0o666) }, 1},
		{"a manifest is gone", "-parts 5 -resume", func() error { return os.Remove("out/part-00001-of-00005.manifest.jsonl") }, 1},
		{"a manifest is cut", "-parts 5 -resume", func() error { return os.Truncate("out/part-00001-of-00005.manifest.jsonl", 60) }, 1},
		{"half a file is left", "-parts 5 -resume", func() error {
			return os.WriteFile("out/part-00001-of-00005.txt.0123abcd.partial", nil, 0o666)
		}, 0},
		{"what failed is tried again", "-parts 5 -resume -retry", func() error { return nil }, 1},
		{"without -resume", "-parts 5 -shard 1/2", func() error { return nil }, 2},
	} {
		if err := test.change(); err != nil {
			t.Fatal(err)
		}
		made, _ := try(t, settings(t, strings.Fields(test.args)...), true)
		if made != test.made {
			t.Errorf("%s: %d parts made, want %d", test.what, made, test.made)
		}
		for name, content := range tree(t, "out") {
			if content != first[name] {
				t.Errorf("%s: %s is now %q, and was %q", test.what, name, content, first[name])
			}
		}
	}
	if made, err := try(t, settings(t, "-parts", "5", "-resume", "-retry"), false); made != 1 || err != nil {
		t.Errorf("what fails no more: %d made, %v", made, err)
	}
}

func TestEmptyParts(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, made := range []int{40, 0} {
		if got, err := try(t, settings(t, "-parts", "40", "-resume"), false); got != made || err != nil {
			t.Errorf("%d parts made, %v; want %d", got, err, made)
		}
	}
	outputs, manifests := 0, 0
	for name := range tree(t, "out") {
		if strings.HasSuffix(name, ".txt") {
			outputs++
		} else {
			manifests++
		}
	}
	if outputs > 10 || manifests != 40 {
		t.Errorf("%d outputs and %d manifests", outputs, manifests)
	}
}

// A run that fails in the midst of a part leaves nothing of it.
func TestBrokenParts(t *testing.T) {
	t.Chdir(t.TempDir())
	broken := errors.New("broken")
	err := settings(t, "-parts", "2").Run(t.Context(), &command.Call{Stderr: io.Discard}, "out", ".txt",
		func(_ context.Context, p Part, w io.Writer, _ *Tally) error {
			io.WriteString(w, strings.Repeat("x", 100_000))
			return broken
		})
	if files := tree(t, "out"); !errors.Is(err, broken) || len(files) != 0 {
		t.Errorf("%v, and left %d files", err, len(files))
	}
}

func TestJournal(t *testing.T) {
	t.Chdir(t.TempDir())
	inputs := []string{"a", "b", "c"}
	all := func(yield func(input, output string) bool) {
		for _, name := range inputs {
			if !yield(name, name+".out") {
				return
			}
		}
	}
	open := func(args ...string) *Journal {
		t.Helper()
		j, err := settings(t, args...).Journal("list", []string{"a.out", "b.out", "c.out"})
		if err != nil {
			t.Fatal(err)
		}
		return j
	}
	write := func(name, content string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	known := func(j *Journal) (got string) {
		for input, output := range all {
			if j.Knows(input, output) {
				got += input
			}
		}
		return got
	}
	j := open("-shard", "0/1")
	write("b.out", "B")
	write("a.out", "A")
	write("a.out.0123abcd.partial", "half")
	if err := errors.Join(j.Done("b", "b.out"), j.Done("a", "a.out"), j.Failed("c", "c.out", errors.New("no"))); err != nil {
		t.Fatal(err)
	}
	const name = "list.shard-00000-of-00001.manifest.jsonl"
	content, err := os.ReadFile(name)
	if err != nil || bytes.Count(content, []byte("\n")) != 3 {
		t.Fatalf("%v, %s", err, content)
	}
	// The process was killed here, and in the midst of a line.
	if err := os.WriteFile(name, append(content, `{"input":"d","st`...), 0o666); err != nil {
		t.Fatal(err)
	}
	j = open("-shard", "0/1", "-resume")
	if got := known(j); got != "abc" {
		t.Errorf("knows %s", got)
	}
	if _, err := os.Stat("a.out.0123abcd.partial"); !os.IsNotExist(err) {
		t.Error("half a file was left")
	}
	if err := j.Close(all); err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf(`{"input":"a","output":"a.out","status":"done","bytes":1,"sha256":"%x"}
{"input":"b","output":"b.out","status":"done","bytes":1,"sha256":"%x"}
{"input":"c","output":"c.out","status":"failed","reason":"no"}
`, sha256.Sum256([]byte("A")), sha256.Sum256([]byte("B")))
	if content, err := os.ReadFile(name); err != nil || string(content) != want {
		t.Errorf("%v, the manifest is\n%s", err, content)
	}
	write("b.out", "X")
	if got := known(open("-shard", "0/1", "-resume")); got != "ac" {
		t.Errorf("knows %s after b was changed", got)
	}
	write("b.out", "B")
	if got := known(open("-shard", "0/1", "-resume", "-retry")); got != "a" {
		t.Errorf("with -retry knows %s", got)
	}
	if got := known(open("-shard", "0/1")); got != "" {
		t.Errorf("without -resume knows %s", got)
	}
	write(name, "nonsense\n")
	if _, err := settings(t, "-shard", "0/1", "-resume").Journal("list", nil); err == nil || !strings.Contains(err.Error(), "is no manifest") {
		t.Errorf("of nonsense: %v", err)
	}
}
