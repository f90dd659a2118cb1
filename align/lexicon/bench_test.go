package lexicon

import (
	"bytes"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	for _, e := range embedded {
		b.Run(e.name, func(b *testing.B) {
			file, err := files.ReadFile("data/" + e.name + ".lex")
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(file)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(bytes.NewReader(file)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLookUp(b *testing.B) {
	l := embedded[0].load()
	words := []string{"rumah", "pemerintah", "dan", "mengatakan", "xyzzy", "pengungsi", "2025", "air"}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		sum := float32(0)
		id, _ := l.Source().Find(words[i%len(words)])
		for _, p := range l.Translations(id) {
			sum += p
		}
	}
}
