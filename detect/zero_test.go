package detect_test

import (
	"fmt"
	"testing"

	"github.com/sejajar/sejajar/detect"
)

// TestTheZeroDetectorIsThatOfNew checks that a Detector that was only declared
// answers as one that New made, and that nil options are ignored.
func TestTheZeroDetectorIsThatOfNew(t *testing.T) {
	made, err := detect.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"", "12345", "\xff",
		"Kapal itu berangkat dari pelabuhan pada pagi hari dan tiba di pulau itu sebelum malam.",
		"The ship left the harbour in the morning and arrived at the island before the night.",
		"Das Schiff ist am Morgen aus dem Hafen gefahren und vor der Nacht auf der Insel angekommen.",
		"Le navire a quitté le port le matin et il est arrivé sur l'île avant la nuit.",
	} {
		var zero detect.Detector
		if got, want := zero.Detect(text), made.Detect(text); got != want {
			t.Errorf("Detect(%q) = %v, want %v", text, got, want)
		}
		var fresh detect.Detector
		if got, want := fmt.Sprint(fresh.Passages(t.Context(), text)), fmt.Sprint(made.Passages(t.Context(), text)); got != want {
			t.Errorf("Passages(%q) = %s, want %s", text, got, want)
		}
	}
}
