package bitext_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/sejajar/sejajar/align/bitext"
)

// needTool skips the test where a program does not run or lacks a module,
// except in continuous integration, which installs them all.
func needTool(t *testing.T, debianPackage, program string, try ...string) {
	t.Helper()
	if exec.Command(program, try...).Run() == nil {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed", debianPackage)
	}
	t.Skipf("%s is not installed", debianPackage)
}

func needXMLLint(t *testing.T) {
	t.Helper()
	needTool(t, "libxml2-utils", "xmllint", "--version")
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
	needXMLLint(t)
	dtd := filepath.Join(sharedFolder(t), "standards", "tmx14.dtd")
	empty := saved(t, "empty.tmx", write(t, bitext.TMX, nil))
	xmllint(t, "--dtdvalid", dtd, filepath.Join("testdata", "golden.tmx"))
	xmllint(t, "--dtdvalid", dtd, empty)
}

func TestXLIFFIsValid(t *testing.T) {
	needXMLLint(t)
	schema := filepath.Join(sharedFolder(t), "standards", "xliff_core_2.0.xsd")
	empty := saved(t, "empty.xliff", write(t, bitext.XLIFF, nil))
	xmllint(t, "--schema", schema, filepath.Join("testdata", "golden.xliff"))
	xmllint(t, "--schema", schema, empty)
}

// TestOtherReadersOfTMXAgree has a translation memory read by readers that
// have nothing to do with this one.
func TestOtherReadersOfTMXAgree(t *testing.T) {
	const python, perl = "/usr/bin/python3", "perl" // Debian's Python sees Debian's modules
	units := manyUnits(200)
	file := saved(t, "memory.tmx", write(t, bitext.TMX, units, bitext.Created(time.Unix(0, 0))))
	for _, test := range []struct {
		name          string
		debianPackage string
		program       string
		try, read     []string
	}{
		{"translate-toolkit", "python3-translate", python, []string{"-c", "from translate.storage import tmx"},
			[]string{"testdata/read_tmx.py", file}},
		{"XML::TMX", "libxml-tmx-perl", perl, []string{"-MXML::TMX::Reader", "-e1"}, []string{"testdata/read_tmx.pl", file, "id", "de"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			needTool(t, test.debianPackage, test.program, test.try...)
			out, err := exec.Command(test.program, test.read...).Output()
			if err != nil {
				t.Fatal(err)
			}
			checkPairs(t, string(out), units)
		})
	}
}

// TestTranslateToolkitReadsXLIFF12 has XLIFF 1.2 read by a program that knows no
// later one.
func TestTranslateToolkitReadsXLIFF12(t *testing.T) {
	const python = "/usr/bin/python3"
	needTool(t, "python3-translate", python, "-c", "from translate.storage import xliff")
	units := manyUnits(200)
	file := saved(t, "units.xlf", write(t, bitext.XLIFF12, units))
	out, err := exec.Command(python, "testdata/read_xliff.py", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	checkPairs(t, string(out), units)
}

// checkPairs checks lines with the two texts of each unit in JSON.
func checkPairs(t *testing.T, out string, units []bitext.Unit) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != len(units) {
		t.Fatalf("it reads %d units of %d", len(lines), len(units))
	}
	for k, line := range lines {
		var got [2]string
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatal(err)
		}
		if want := [2]string{units[k].Versions[0].Text, units[k].Versions[1].Text}; got != want {
			t.Errorf("it reads %q, want %q", got, want)
		}
	}
}

func TestXMLLintReadsTheSameOfXLIFF(t *testing.T) {
	needXMLLint(t)
	units := manyUnits(20)
	file := saved(t, "units.xliff", write(t, bitext.XLIFF, units))
	xpath := func(path string) string {
		out, err := exec.Command("xmllint", "--nonet", "--xpath", path, file).Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSuffix(string(out), "\n")
	}
	if got, want := xpath(`count(//*[local-name()="segment"])`), strconv.Itoa(len(units)); got != want {
		t.Errorf("it reads %s units of %s", got, want)
	}
	for k, u := range units {
		for i, side := range []string{"source", "target"} {
			path := fmt.Sprintf(`string((//*[local-name()="segment"]/*[local-name()="%s"])[%d])`, side, k+1)
			if got, want := xpath(path), u.Versions[i].Text; got != want {
				t.Errorf("it reads %q, want %q", got, want)
			}
		}
	}
}

// manyUnits makes n units with all that is hard to write.
func manyUnits(n int) (units []bitext.Unit) {
	for seed := uint64(0); len(units) < n; seed++ {
		units = append(units, randomUnits(rand.New(rand.NewPCG(seed, 2)))...)
	}
	return units[:n]
}

// saved writes a file for the test and returns its name.
func saved(t *testing.T, name string, content []byte) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, content, 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}
