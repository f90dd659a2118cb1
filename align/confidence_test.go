package align_test

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// Two lines that face each other in clean documents and of which no word has a counterpart.
func TestUnrelatedLinesThatFaceEachOtherAreDoubted(t *testing.T) {
	aligner, err := align.New()
	if err != nil {
		t.Fatal(err)
	}
	source := align.FromSentences("a", language.German,
		"Das Schiff legte am Morgen im Hafen an.", "Auf dem Kai warteten viele Menschen.", "Die Fahrt hatte drei Wochen gedauert.",
		"Brot wird nächste Woche teurer.", "Der Kapitän begrüßte die Familien.", "Am Abend gab es ein großes Fest.", "Niemand war krank.")
	target := align.FromSentences("b", language.English,
		"The ship arrived in the harbour in the morning.", "Many people waited on the quay.", "The voyage had taken three weeks.",
		"He broke his leg.", "The captain welcomed the families.", "In the evening there was a big party.", "Nobody was ill.")
	a, err := aligner.Align(t.Context(), source, target)
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, b := range a.Beads {
		switch {
		case b.Null():
		case b.Source.Start == 3 && b.Confidence >= 0.9:
			t.Errorf("unrelated lines are paired with confidence %.2f", b.Confidence)
		case b.Source.Start == b.Target.Start && b.Source.Start != 3:
			right++
		}
	}
	if right != 6 {
		t.Errorf("%d of 6 other lines are paired", right)
	}
}
