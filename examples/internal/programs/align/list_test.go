package align

import (
	"strings"
	"testing"

	"github.com/sejajar/sejajar/examples/internal/outputs"
)

// FuzzReadList holds that a list that is read has three names for every pair,
// and writes into each file once and over none that it reads.
func FuzzReadList(f *testing.F) {
	f.Add("a\tb\tc\n\nd\te\tf\r\n")
	f.Add("\ufeffa\tb\tc")
	f.Add("a\tb\ta\n")
	f.Fuzz(func(t *testing.T, list string) {
		pairs, err := readList("-", strings.NewReader(list), new(outputs.Settings))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "-:") {
				t.Errorf("%v does not tell the line", err)
			}
			return
		}
		inputs, outputs := make(map[string]bool), make(map[string]bool)
		for _, p := range pairs {
			if p.source == "" || p.target == "" || p.out == "" {
				t.Errorf("%+v lacks a name", p)
			}
			if outputs[p.out] {
				t.Errorf("%s is written twice", p.out)
			}
			inputs[p.source], inputs[p.target], outputs[p.out] = true, true, true
		}
		for out := range outputs {
			if inputs[out] {
				t.Errorf("%s is read and written", out)
			}
		}
	})
}
