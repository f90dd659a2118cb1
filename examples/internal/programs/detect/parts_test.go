package detect

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/command"
)

func TestParts(t *testing.T) {
	t.Chdir(t.TempDir())
	const pages = `{"url":"https://a.example/","text":"Kapal feri itu kandas pada hari Senin, dan tidak ada yang terluka karena itu."}
{"name":"b"}
`
	if err := os.WriteFile("pages.jsonl", []byte(pages), 0o600); err != nil {
		t.Fatal(err)
	}
	const output = "out/part-00000-of-00001"
	for _, test := range []struct {
		args   string
		code   int
		stderr string // has this in it
		want   map[string]string
	}{
		{"-resume -o out pages.jsonl", command.Failed, "detect: 1 of 2 inputs failed; the manifests in out say why\n", map[string]string{
			output + ".tsv": "https://a.example/\tid\t0.",
			output + ".manifest.jsonl": `{"input":"https://a.example/","status":"done"}` + "\n" +
				`{"input":"b","status":"failed","reason":"pages.jsonl:2: says nothing: want \"html\" or \"text\" in it"}` + "\n" +
				`{"output":"part-00000-of-00001.tsv","status":"done","bytes":`,
		}},
		{"-resume -o out pages.jsonl", command.Done, "", nil},
		{"-format jsonl -parts 1 -o out pages.jsonl", command.Failed, "1 of 2 inputs failed", map[string]string{
			output + ".jsonl": `{"name":"https://a.example/","language":"id","confidence":0.`,
		}},
		{"pages.jsonl", command.Failed, "detect: 1 of 2 files could not be read\n", nil},
		{"-parts 2 pages.jsonl", command.Misused, "give -parts 40 and -o folder/, or none of them", nil},
		{"-o out pages.jsonl", command.Misused, "give -parts 40 and -o folder/, or none of them", nil},
		{"-parts 2 -o out -", command.Misused, "standard input can be read once", nil},
		{"-format xml pages.jsonl", command.Misused, "want tsv or jsonl", nil},
	} {
		var stdout, stderr bytes.Buffer
		code := Program.Run(t.Context(), strings.Fields(test.args), strings.NewReader(""), &stdout, &stderr)
		if code != test.code || !strings.Contains(stderr.String(), test.stderr) || test.stderr == "" && stderr.Len() > 0 {
			t.Errorf("%s: exit code %d, complained\n%s", test.args, code, &stderr)
		}
		for name, want := range test.want {
			if content, err := os.ReadFile(name); err != nil || !strings.HasPrefix(string(content), want) {
				t.Errorf("%s: %s: %v, holds\n%s\nwant\n%s", test.args, name, err, content, want)
			}
		}
	}
}
