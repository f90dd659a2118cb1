package sidebyside

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/examples/internal/golden"
	"github.com/sejajar/sejajar/examples/internal/terminal"
)

var alignment = &align.Alignment{
	Source: align.FromSentences("kapal.txt", language.Indonesian,
		"Kapal itu berangkat pukul 7.",
		"Hujan turun sepanjang malam, dan ombaknya setinggi tiga meter ketika kapal itu keluar dari pelabuhan.",
		"Tinggalkan komentar\x1b[2J di sini.",
		"Tidak ada yang terluka.",
		"„Kami selamat“, katanya.",
	),
	Target: align.FromSentences("船/ferry.txt", language.English,
		"The ferry left at 7.",
		"It rained all night.",
		"The waves were three metres high when the ferry left the harbour.",
		"“We are safe,” she said. Nobody was hurt.",
		"See https://pictures.example/ferry/0123456789abcdef0123456789abcdef0123456789abcdef.jpg",
	),
	Beads: []align.Bead{
		{Source: align.Span{Start: 0, End: 1}, Target: align.Span{Start: 0, End: 1}, Confidence: 0.998},
		{Source: align.Span{Start: 1, End: 2}, Target: align.Span{Start: 1, End: 3}, Confidence: 0.87},
		{Source: align.Span{Start: 2, End: 3}, Target: align.Span{Start: 3, End: 3}, Confidence: 0.91},
		{Source: align.Span{Start: 3, End: 5}, Target: align.Span{Start: 3, End: 4}, Confidence: 0.5},
		{Source: align.Span{Start: 5, End: 5}, Target: align.Span{Start: 4, End: 5}, Confidence: 1},
	},
}

func TestWrite(t *testing.T) {
	for name, columns := range map[string]int{"wide.txt": 100, "narrow.txt": 40} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			if err := Write(&out, alignment, columns); err != nil {
				t.Fatal(err)
			}
			golden.Check(t, name, out.String())
			for line := range strings.Lines(out.String()) {
				if wide := terminal.Width(strings.TrimSuffix(line, "\n")); wide > columns {
					t.Errorf("%q is %d columns wide, more than %d", line, wide, columns)
				}
			}
		})
	}
}

func TestWriteWithoutSentences(t *testing.T) {
	var out strings.Builder
	empty := &align.Alignment{Source: align.Document{ID: "a"}, Target: align.Document{ID: "b"}}
	if err := Write(&out, empty, 60); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "empty.txt", out.String())
}
