package engine

import (
	"slices"
	"testing"

	"golang.org/x/text/language"
)

// Nearly all words of three neighbouring sentences are known, and hardly any has a counterpart. Where a page
// is short, that says that the translator was free; where all the rest is translated word for word, that
// they are no translations.
func TestFreeTranslationsArePaired(t *testing.T) {
	begin := [2][]string{
		{"backup", "Kopiert Dateien auf einen anderen Rechner.", "Weitere Informationen: https://backup.example/manual.",
			"Kopiere einen Ordner mit allen Dateien:"},
		{"backup", "Copies files to another computer.", "More information: https://backup.example/manual.",
			"Copy a folder with all its files:"},
	}
	free := [2][]string{
		{"Setze eine abgebrochene Übertragung später fort:", "Überschreibe vorhandene Kopien ohne Rückfrage:",
			"Behalte am Ziel die bisherigen Rechte bei:"},
		{"Allow resuming when the network connection is lost:", "Disable the prompt when the file exists in the destination:",
			"Do not change who may open it:"},
	}
	end := [2][]string{{"Zeige die Version des Programms an:"}, {"Display the program's version:"}}
	literal := [2][]string{
		{"Das Programm liest zuerst alle Namen der Dateien.", "Danach vergleicht es die Größe und das Datum der alten Kopie.",
			"Eine neue Datei wird sofort auf den anderen Rechner kopiert.", "Am Abend schickt der Rechner einen kurzen Bericht.",
			"Der Bericht enthält die Zahl der Dateien und die Zeit.", "Wer mehr wissen will, findet die Antwort in diesem Buch."},
		{"The program first reads all names of the files.", "Then it compares the size and the date of the old copy.",
			"A new file is immediately copied to the other computer.", "In the evening the computer sends a short report.",
			"The report contains the number of files and the time.", "Anyone who wants to know more finds the answer in this book."},
	}
	for name, c := range map[string]struct {
		parts [][2][]string
		pairs int
	}{
		"short":   {[][2][]string{begin, free, end}, 8},
		"literal": {[][2][]string{begin, literal, free, end}, 11},
	} {
		given, sides := task(), [2][]string{}
		for _, p := range c.parts {
			sides[0], sides[1] = slices.Concat(sides[0], p[0]), slices.Concat(sides[1], p[1])
		}
		given.Source, given.Target = text(language.German, sides[0]...), text(language.English, sides[1]...)
		found, err := Align(t.Context(), given)
		if err != nil {
			t.Fatal(err)
		}
		pairs := 0
		for _, b := range found.Beads {
			if b.Shape.Source > 0 && b.Shape.Target > 0 {
				pairs++
			}
		}
		if pairs != c.pairs {
			t.Errorf("%s: %d pairs, want %d: %v", name, pairs, c.pairs, shapes(found.Beads))
		}
	}
}

// Two sentences that only face each other have their like in length and at their ends, and not a word in common
// on a page of which every other word has its counterpart.
func TestLiteralTranslationsHaveTheirWords(t *testing.T) {
	given := task()
	given.Source = text(language.German, "Das Programm liest zuerst alle Namen der Dateien.",
		"Danach vergleicht es die Größe und das Datum der alten Kopie.", "Eine neue Datei wird sofort auf den anderen Rechner kopiert.",
		"Am Abend schickt der Rechner einen kurzen Bericht.", "Die Kinder spielten gestern im Garten.",
		"Der Bericht enthält die Zahl der Dateien und die Zeit.", "Wer mehr wissen will, findet die Antwort in diesem Buch.")
	given.Target = text(language.English, "The program first reads all names of the files.",
		"Then it compares the size and the date of the old copy.", "A new file is immediately copied to the other computer.",
		"In the evening the computer sends a short report.", "The minister resigned on Monday.",
		"The report contains the number of files and the time.", "Anyone who wants to know more finds the answer in this book.")
	found, err := Align(t.Context(), given)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range found.Beads {
		if pair := b.Shape.Source > 0 && b.Shape.Target > 0; pair && b.I == 4 || !pair && b.I != 4 && b.J != 4 {
			t.Errorf("bead %+v", b)
		}
	}
}
