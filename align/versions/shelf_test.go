package versions

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// Documents are prepared once, let go after their last pair, and all of them where there is no
// room.
func TestShelf(t *testing.T) {
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	documents := []align.Document{
		align.FromSentences("a", language.English, "The minister arrived on Monday.", "She left on Friday."),
		align.FromSentences("b", language.German, "Die Ministerin kam am Montag an.", "Sie reiste am Freitag ab."),
		align.FromSentences("c", language.Indonesian, "Menteri itu tiba pada hari Senin.", "Ia pergi pada hari Jumat."),
	}
	pairs := [][2]int{{0, 1}, {0, 2}, {1, 2}}
	run := func(most int) (held []int) {
		s := newShelf(documents, newUsage(0, most))
		for _, p := range pairs {
			s.expect(p[0], p[1])
		}
		for _, p := range pairs {
			source, target := s.take(p[0], p[1])
			if again, _ := s.take(p[0], p[1]); again != source || source.Document().ID != documents[p[0]].ID {
				t.Errorf("%s is prepared twice", source.Document().ID)
			}
			if _, err := aligner.AlignPrepared(t.Context(), source, target); err != nil {
				t.Fatal(err)
			}
			s.done(p[0], p[1])
			held = append(held, len(s.held))
		}
		if s.bytes != 0 || len(s.sizes) != 0 {
			t.Errorf("%d bytes of %d documents are counted in the end", s.bytes, len(s.sizes))
		}
		return held
	}
	for most, want := range map[int][3]int{1 << 20: {2, 2, 0}, 100: {0, 0, 0}} {
		if got := run(most); [3]int(got) != want {
			t.Errorf("with %d bytes, %v documents are held after each pair, want %v", most, got, want)
		}
	}
}
