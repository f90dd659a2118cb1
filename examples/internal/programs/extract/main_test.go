package extract

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
)

var files = map[string]string{
	"satu.txt":    "\ufeffSatu kapal feri kandas di\r\npantai. Tidak ada korban.\r\n\r\nIa menunggu.\r\n",
	"page.html":   "<title>no</title><p>The ferry ran aground.<p>Nobody was hurt.",
	"broken":      "H\x00\x00\x00",
	"pages.jsonl": `{"url":"http://a.example/","html":"<p>One.<p>Two."}` + "\nno\n" + `{"name":"b","text":"<p>"}` + "\n",
	"cut.warc":    "WARC/1.0\r\nContent-Length: 5\r\n\r\n",
}

func TestExtract(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const text = "Satu kapal feri kandas di\r\npantai. Tidak ada korban.\r\n\r\nIa menunggu.\n\nThe ferry ran aground.\n\nNobody was hurt.\n"
	for _, test := range []struct {
		args           string
		code           int
		stdout, stderr string // stderr has this in it, or is empty
	}{
		{"satu.txt page.html", command.Done, text, ""},
		{"-format sentences satu.txt page.html", command.Done,
			"Satu kapal feri kandas di pantai.\nTidak ada korban.\n\nIa menunggu.\n\nThe ferry ran aground.\n\nNobody was hurt.\n", ""},
		{"-", command.Done, "Standard input.\n", ""},
		{"broken page.html none", command.Failed, "The ferry ran aground.\n\nNobody was hurt.\n", "extract: 2 of 3 files could not be read\n"},
		{"-format jsonl -lang en broken page.html", command.Failed,
			`{"name":"broken","error":"is UTF-16 or no text; save it as text, or if it is UTF-16, say so: -encoding utf-16le"}` + "\n" +
				`{"name":"page.html","language":"en","confidence":1,` +
				`"text":"The ferry ran aground.\n\nNobody was hurt.","sentences":[[0,22],[24,40]]}` + "\n",
			"extract: 1 of 2 files could not be read\n"},
		{"-format jsonl -lang en pages.jsonl", command.Failed,
			`{"name":"http://a.example/","language":"en","confidence":1,"text":"One.\n\nTwo.","sentences":[[0,4],[6,10]]}` + "\n" +
				`{"name":"pages.jsonl:2","error":"is no document in JSON: invalid character 'o' in literal null (expecting 'u')"}` + "\n" +
				`{"name":"b","language":"en","confidence":1,"text":"<p>","sentences":[[0,3]]}` + "\n",
			"extract: 1 of 3 files could not be read\n"},
		{"cut.warc", command.Failed, "", "extract: cut.warc: record 1: is cut short: unexpected EOF\n"},
		{"-parts 1 -o out -format sentences page.html none.txt", command.Failed, "", "1 of 2 inputs failed; the manifests in out say why"},
		{"out/part-00000-of-00001.txt", command.Done, "The ferry ran aground.\n\nNobody was hurt.\n", ""},
		{"-parts 1 page.html", command.Misused, "", "give -parts 40 and -o folder/"},
		{"", command.Misused, "", "no files; name some"},
		{"-format nonsense a", command.Misused, "", `invalid value "nonsense" for flag -format: want text, sentences, jsonl`},
		{"-lang !! a", command.Misused, "", "-lang !!: no language tag"},
	} {
		var stdout, stderr bytes.Buffer
		code := Program.Run(t.Context(), strings.Fields(test.args), strings.NewReader("Standard input."), &stdout, &stderr)
		complains := strings.Contains(stderr.String(), test.stderr) && (test.stderr == "") == (stderr.Len() == 0)
		if code != test.code || stdout.String() != test.stdout || !complains {
			t.Errorf("%s: exit code %d\ngot\n%s%swant\n%s%s", test.args, code, &stdout, &stderr, test.stdout, test.stderr)
		}
	}
}
