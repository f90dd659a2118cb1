package bitext_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// needTool skips the test where a program is missing, except in continuous
// integration, which installs them all.
func needTool(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err == nil {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed", name)
	}
	t.Skipf("%s is not installed", name)
}

// sharedFolder is the folder with the standards beside the checkout.
func sharedFolder(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	shared := filepath.Join(filepath.Dir(root), "shared")
	if _, err := fs.Stat(os.DirFS(shared), "standards"); err != nil {
		t.Skip("no shared standards beside the checkout")
	}
	return shared
}

func xmllint(t *testing.T, arguments ...string) {
	t.Helper()
	if out, err := exec.Command("xmllint", append([]string{"--noout", "--nonet"}, arguments...)...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestTMXIsValid(t *testing.T) {
	needTool(t, "xmllint")
	dtd := filepath.Join(sharedFolder(t), "standards", "tmx14.dtd")
	empty := filepath.Join(t.TempDir(), "empty.tmx")
	if err := os.WriteFile(empty, write(t, "tmx", nil), 0o666); err != nil {
		t.Fatal(err)
	}
	xmllint(t, "--dtdvalid", dtd, filepath.Join("testdata", "golden.tmx"))
	xmllint(t, "--dtdvalid", dtd, empty)
}

func TestXLIFFIsValid(t *testing.T) {
	needTool(t, "xmllint")
	schema := filepath.Join(sharedFolder(t), "standards", "xliff_core_2.0.xsd")
	empty := filepath.Join(t.TempDir(), "empty.xliff")
	if err := os.WriteFile(empty, write(t, "xliff", nil), 0o666); err != nil {
		t.Fatal(err)
	}
	xmllint(t, "--schema", schema, filepath.Join("testdata", "golden.xliff"))
	xmllint(t, "--schema", schema, empty)
}
