package clean

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/bitext"
	"github.com/sejajar/sejajar/testdata"
)

// linked returns the sentences of the linked pairs of testdata, which translate each other.
func linked(t *testing.T) (units []bitext.Unit) {
	t.Helper()
	var sides [2][]string
	for k, tag := range []string{"id", "en"} {
		text, err := testdata.Files.Open("links/id-en/" + tag + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		var content bytes.Buffer
		if _, err := content.ReadFrom(text); err != nil {
			t.Fatal(err)
		}
		sides[k] = strings.Split(strings.TrimSpace(content.String()), "\n")
	}
	for i := range sides[0] {
		units = append(units, unit([]string{"id", "en"}, sides[0][i], sides[1][i]))
	}
	return units
}

func TestClean(t *testing.T) {
	good := linked(t)
	bad := []struct {
		reason Reason
		unit   bitext.Unit
	}{
		{Empty, unit([]string{"id", "en"}, "Satu.", "")},
		{Identical, unit([]string{"id", "en"}, "Danau itu dalam sekali dan dingin.", "danau itu dalam sekali dan dingin!")},
		{Unsure, bitext.Unit{Versions: good[3].Versions, Confidence: 0.2}},
		{Language, unit([]string{"id", "en"}, "Kami pergi ke pasar setiap pagi untuk membeli ikan.",
			"Wir gehen jeden Morgen auf den Markt, um dort frischen Fisch zu kaufen.")},
		{Figures, unit([]string{"id", "en"}, "Kami membeli 25 ekor ikan pada tahun 1998.", "We bought 52 fish in the year 1989.")},
		{Length, unit([]string{"id", "en"}, "Kami pergi ke pasar setiap pagi untuk membeli ikan dan sayur bagi seluruh keluarga.", "We go.")},
		{Unlike, unit([]string{"id", "en"}, "Kami pergi ke pasar setiap pagi untuk membeli ikan.",
			"The parliament rejected the new tax law yesterday.")},
		{Duplicate, good[5]},
		{NearlySame, unit([]string{"id", "en"}, "Kereta itu tiba pada tahun 1931.", "The train arrived in 1931.")},
	}
	units := append(good, unit([]string{"id", "en"}, "Kereta itu tiba pada tahun 1928.", "The train arrived in 1928."))
	good = units
	for _, b := range bad {
		units = append(units, b.unit)
	}
	for _, other := range []string{"Ia tiba pukul tujuh.", "Gunung itu tinggi.", "Mereka membaca buku.", "Harga beras naik."} {
		units = append(units, unit([]string{"id", "en"}, other, "Log in or register to comment."))
	}
	folder := t.TempDir()
	in, out, removed := filepath.Join(folder, "in.jsonl"), filepath.Join(folder, "out.tmx"), filepath.Join(folder, "removed.tsv")
	var content bytes.Buffer
	err := bitext.Write(&content, bitext.JSONL, func(yield func(bitext.Unit) bool) {
		for _, u := range units {
			if !yield(u) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(in, content.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr strings.Builder
	if code := Program.Run(t.Context(), []string{"-o", out, "-removed", removed, in}, nil, &stdout, &stderr); code != 0 {
		t.Fatalf("ended with %d: %s", code, stderr.String())
	}
	kept, err := read([]string{out}, [2]language.Tag{})
	if err != nil {
		t.Fatal(err)
	}
	if len(kept) < len(good)*95/100 || len(kept) > len(good) {
		t.Errorf("%d of %d good units stay", len(kept), len(good))
	}
	went, err := os.ReadFile(removed)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range bad {
		row := string(b.reason) + "\t" + b.unit.Versions[0].Text
		if !strings.Contains(string(went), row) || !strings.Contains(stdout.String(), string(b.reason)) {
			t.Errorf("did not go: %s", row)
		}
	}
	if n := strings.Count(string(went), string(Repeated)+"\t"); n != 4 {
		t.Errorf("%d units of a notice went, want 4", n)
	}
	if len(kept)+strings.Count(string(went), "\n") != len(units) {
		t.Errorf("%d units stay and %d go of %d", len(kept), strings.Count(string(went), "\n"), len(units))
	}
}

// TestFiguresDiffer wants other numbers told from numbers written in another way.
func TestFiguresDiffer(t *testing.T) {
	for _, test := range []struct {
		source, target string
		want           Reason
	}{
		{"25 ekor pada tahun 1998", "52 fish in 1989", Figures},
		{"14.400 km", "14 400 km", keptReason},
		{"34 ribu orang", "34,000 people", keptReason},
		{"Rp1.100.000", "Rp1.1 million", keptReason},
		{"pukul 17.30", "at 5:30 p.m.", keptReason},
		{"am 30.12.1899", "on 12/30/1899", keptReason},
		{"5 tahun", "6 years", keptReason},
		{"25 ekor", "some fish", keptReason},
		{"000", "100", keptReason},
	} {
		reasons := make([]Reason, 1)
		figures([]bitext.Unit{unit([]string{"id", "en"}, test.source, test.target)}, reasons)
		if reasons[0] != test.want {
			t.Errorf("%s = %s: %q, want %q", test.source, test.target, reasons[0], test.want)
		}
	}
}

func TestCleanRefuses(t *testing.T) {
	folder := t.TempDir()
	in := filepath.Join(folder, "in.jsonl")
	if err := os.WriteFile(in, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	untold := filepath.Join(folder, "untold.bicleaner")
	if err := os.WriteFile(untold, []byte("a\tb\tSatu.\tOne.\t0.9\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args []string
		code int
		err  string
	}{
		{nil, 2, "want -o"},
		{[]string{"-o", in, in}, 2, "would overwrite"},
		{[]string{"-o", in, "-removed", "x.tsv", "none.jsonl"}, 1, "none.jsonl"},
		{[]string{"-o", "x.tsv", "-removed", "./x.tsv", in}, 2, "both x.tsv"},
		{[]string{"-o", "x.tsv", "-removed", in, in}, 2, "would overwrite"},
		{[]string{"-o", "x.tsv", "-removed", filepath.Join(folder, "none", "x.tsv"), in}, 1, "no such folder; make it first"},
		{[]string{"-o", "x.tsv", in, untold}, 2, "untold.bicleaner: does not tell the languages of its sides; tell them, as -from id -to en"},
		{[]string{"-o", "out.nonsense", in}, 2, "out.nonsense"},
		{[]string{"-o", filepath.Join(folder, "out.tmx"), in}, 0, ""},
	} {
		var stdout, stderr strings.Builder
		if code := Program.Run(t.Context(), test.args, nil, &stdout, &stderr); code != test.code || !strings.Contains(stderr.String(), test.err) {
			t.Errorf("%v: ended with %d: %s", test.args, code, stderr.String())
		}
	}
}

// What a file does not tell of the languages the flags do.
func TestCleanIsToldTheLanguages(t *testing.T) {
	folder := t.TempDir()
	in, out := filepath.Join(folder, "in.bicleaner"), filepath.Join(folder, "out.jsonl")
	var content bytes.Buffer
	if err := bitext.Write(&content, bitext.Bicleaner, slices.Values(linked(t))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(in, content.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr strings.Builder
	if code := Program.Run(t.Context(), []string{"-from", "id", "-to", "en", "-o", out, in}, nil, &stdout, &stderr); code != 0 {
		t.Fatalf("ended with %d: %s", code, stderr.String())
	}
	kept, err := read([]string{out}, [2]language.Tag{})
	if err != nil || len(kept) < len(linked(t))*95/100 {
		t.Errorf("%v, %d of %d stay\n%s", err, len(kept), len(linked(t)), stdout.String())
	}
}
