package command

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestCanonicalIsTheSameForEveryNameOfAFile(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("folder", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("file", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("file", "link"); err != nil {
		t.Skip(err)
	}
	whole, err := filepath.Abs("file")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"./file", "folder/../file", "link", whole} {
		if got, want := Canonical(name), Canonical("file"); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	for _, name := range []string{"./new", "folder/../new"} {
		if got, want := Canonical(name), Canonical("new"); got != want {
			t.Errorf("%s, which is not there, is %s, want %s", name, got, want)
		}
	}
	if Canonical("file") == Canonical("new") {
		t.Error("two files have one name")
	}
}

func TestWriteFileLeavesOtherFilesAlone(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("file.partial", []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, broken := range []error{nil, errors.New("broken")} {
		WriteFile("file", func(io.Writer) error { return broken })
		if got, err := os.ReadFile("file.partial"); string(got) != "mine" || err != nil {
			t.Errorf("after %v file.partial holds %q, %v", broken, got, err)
		}
	}
}

// A full is a disk with no space left.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

var errFull = errors.New("no space left")

func TestBufferedTellsAnErrorOnce(t *testing.T) {
	for _, text := range []string{"short", strings.Repeat("long", 10_000)} {
		err := Buffered(full{}, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		})
		if !errors.Is(err, errFull) || err.Error() != errFull.Error() {
			t.Errorf("%d bytes: %v", len(text), err)
		}
	}
}

func TestWriteFileKeepsLinksAndModes(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("file", []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("file", "link"); err != nil {
		t.Skip(err)
	}
	write := func(w io.Writer) error {
		_, err := io.WriteString(w, "new")
		return err
	}
	if err := WriteFile("link", write); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat("link"); err != nil || info.Mode().IsRegular() {
		t.Error("the link is one no more")
	}
	if got, err := os.ReadFile("file"); string(got) != "new" || err != nil {
		t.Errorf("the file holds %q, %v", got, err)
	}
	if info, err := os.Stat("file"); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
	if err := WriteFile(".", write); err == nil || !strings.Contains(err.Error(), ".: is a folder; name a file in it") {
		t.Errorf("writing into a folder: %v", err)
	}
}

func TestWriteFileKeepsALinkToNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("folder", 0o700); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"link": filepath.Join("folder", "new"), "circle": "circle"} {
		if err := os.Symlink(to, link); err != nil {
			t.Skip(err)
		}
	}
	err := WriteFile("link", func(w io.Writer) error {
		_, err := io.WriteString(w, "text")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if to, err := os.Readlink("link"); err != nil || to != filepath.Join("folder", "new") {
		t.Errorf("the link leads to %q, %v", to, err)
	}
	if got, err := os.ReadFile(filepath.Join("folder", "new")); string(got) != "text" || err != nil {
		t.Errorf("the file holds %q, %v", got, err)
	}
	if Canonical("link") != Canonical(filepath.Join("folder", "new")) {
		t.Error("the link and its file have two names")
	}
	Canonical("circle")
}

func TestWriteFileTakesNamesAsLongAsThereAre(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{strings.Repeat("n", 255), strings.Repeat("ü", 127)} {
		if err := WriteFile(name, func(io.Writer) error { return nil }); err != nil {
			t.Error(err)
		}
	}
}

// What WriteFile refuses for its name is known before.
func TestReach(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("file", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("x", 300)
	for name, want := range map[string]string{
		"file": "", "new": "", "./new": "", ".": "is a folder", "none/new": "none: no such folder; make it first", "file/new": "is no folder",
		long: "the name is too long",
	} {
		err := Reach(name)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: error %v, want %q", name, err, want)
		}
		if err := WriteFile(name, func(io.Writer) error { return nil }); (err == nil) != (want == "") {
			t.Errorf("%s: writing it: %v", name, err)
		}
	}
	for name, want := range map[string]string{
		".": "", "a/b/c": "", "a/b/c/": "", "file/a": "file is no folder; name another", "file": "file is no folder",
		long: "the name is too long",
	} {
		err := ReachFolder(name)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("folder %s: error %v, want %q", name, err, want)
		}
	}
	requireFiles(t, "file", "new")
}

// requireFiles demands that the present folder holds what is named and nothing else.
func requireFiles(t *testing.T, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if !slices.Equal(names, want) {
		t.Errorf("the folder holds %q, want %q", names, want)
	}
}

// A folder that cannot be written into is told before any work is done.
func TestReachOfAForbiddenFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("locked", 0o500); err != nil {
		t.Fatal(err)
	}
	if os.WriteFile("locked/probe", nil, 0o600) == nil {
		t.Skip("this user may write everywhere")
	}
	for _, err := range []error{Reach("locked/new"), ReachFolder("locked"), ReachFolder("locked/new")} {
		if err == nil || !strings.HasPrefix(err.Error(), "locked") ||
			!strings.HasSuffix(err.Error(), "locked is not permitted; change the mode of that folder, or name another") {
			t.Errorf("error %v", err)
		}
	}
	if err := WriteFile("locked/new", func(io.Writer) error { return nil }); err == nil {
		t.Error("it is written all the same")
	}
}
