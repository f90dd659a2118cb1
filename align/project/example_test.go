package project_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/project"
)

// A correction is in the file when Apply returns, and can be undone when the file is
// opened again.
func Example() {
	folder, err := os.MkdirTemp("", "")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	name := filepath.Join(folder, "kapal.sejajar")
	file, err := project.Create(name, project.New("kapal and ferry"))
	if err != nil {
		log.Fatal(err)
	}
	kapal := align.FromSentences("kapal.txt", language.Indonesian, "Feri kandas.", "Tidak ada yang terluka.")
	ferry := align.FromSentences("ferry.txt", language.English, "A ferry ran aground.", "Nobody was hurt.")
	bead := func(s, t, n int, hand bool) project.Bead {
		return project.Bead{
			Bead: align.Bead{Source: align.Span{Start: s, End: s + n}, Target: align.Span{Start: t, End: t + n}, Confidence: 1}, Hand: hand,
		}
	}
	changes := []project.Change{
		{Verb: "open", Add: []project.Document{{Document: kapal}, {Document: ferry}}},
		{Found: &project.Found{Pairs: []project.Pair{{A: 0, B: 1, Beads: []project.Bead{bead(0, 0, 1, false), bead(1, 1, 1, false)}}}}},
		{Verb: "join", Beads: []project.BeadChange{{A: 0, B: 1, At: 0, Removed: 2, Beads: []project.Bead{bead(0, 0, 2, true)}}}},
	}
	for _, c := range changes {
		if err := file.Apply(c); err != nil {
			log.Fatal(err)
		}
	}
	file.Close()

	file, err = project.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	fmt.Println(file.Alignment(file.Pairs()[0]).Beads)
	undone, err := file.Undo()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("undone:", undone.Verb)
	fmt.Println(file.Alignment(file.Pairs()[0]).Beads)
	// Output:
	// [2-2 [0,2)-[0,2) 1.00]
	// undone: join
	// [1-1 [0,1)-[0,1) 1.00 1-1 [1,2)-[1,2) 1.00]
}
