package align

import (
	"os"
	"strings"
	"testing"
)

func TestAnyOrder(t *testing.T) {
	turned := "Kapitän Rahman sagte, 128 Passagiere seien in Fischerbooten an Land gebracht worden.\n" +
		"Das Wetter morgen: heiter.\n" +
		"Die Fähre Laut Biru lief am Montag um 7:45 Uhr vor Wangi-Wangi auf Grund.\n"
	for _, test := range []struct{ name, format, want string }{
		{"pairs alone where the format holds no others", "spans", "\t0\t66\t"},
		{"sentences alone in the order of the source", "vecalign", "[1]:[]:0."},
	} {
		in(t, "")
		if err := os.WriteFile("turned.de", []byte(turned), 0o644); err != nil {
			t.Fatal(err)
		}
		var out, problems strings.Builder
		code := Program.Run(t.Context(), []string{"-any-order", "-lines", "-from", "de", "-to", "en", "-format", test.format, "turned.de",
			"ship.en"}, strings.NewReader(""), &out, &problems)
		if code != 0 {
			t.Fatalf("%s: exit %d: %s", test.name, code, problems.String())
		}
		if test.format == "spans" && strings.Count(out.String(), "\n") != 2 {
			t.Errorf("%s: want two lines:\n%s", test.name, out.String())
		}
		if !strings.Contains(out.String(), test.want) {
			t.Errorf("%s: %q is missing:\n%s", test.name, test.want, out.String())
		}
	}
}
