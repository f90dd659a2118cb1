package news

import (
	"fmt"
	"strings"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
)

// A picture shows an alignment as a path over two documents, of 100 by 100
// units: the source from left to right, the target from top to bottom.
type picture struct {
	From, To, Kind, Class, Confidence string
	Why                               string // they are the same story, where no sentences tell
	Table                             string // the ID of what it is of, if that is there

	Path string // where they correspond
	Gone string // where one leaves out what the other has
}

func (g group) picture(l versions.Link) picture {
	from, to := g.versions[l.A], g.versions[l.B]
	p := picture{From: from.tag, To: to.tag, Kind: l.Kind.String(), Class: "ordered", Confidence: fmt.Sprintf("%.2f", l.Confidence),
		Why: g.why(l)}
	beads := g.beads(l)
	width, height := 100/float64(max(1, len(from.Sentences))), 100/float64(max(1, len(to.Sentences)))
	if l.Kind == versions.SameStory {
		p.Class = "story"
		p.Path = dots(beads, width, height)
	} else {
		p.Path, p.Gone = path(beads, width, height)
	}
	return p
}

// path draws the beads in their order, from corner to corner.
func path(beads []align.Bead, width, height float64) (together, gone string) {
	var paths [2]strings.Builder // of what corresponds, and of the rest
	drawing := -1
	for _, b := range beads {
		which := 0
		if b.Null() {
			which = 1
		}
		if b.Source.Len()+b.Target.Len() == 0 {
			continue
		}
		if which != drawing {
			fmt.Fprintf(&paths[which], "M%.1f %.1f", float64(b.Source.Start)*width, float64(b.Target.Start)*height)
			drawing = which
		}
		fmt.Fprintf(&paths[which], "L%.1f %.1f", float64(b.Source.End)*width, float64(b.Target.End)*height)
	}
	return paths[0].String(), paths[1].String()
}

// dots draws a dot for each bead.
func dots(beads []align.Bead, width, height float64) string {
	var path strings.Builder
	for _, b := range beads {
		fmt.Fprintf(&path, "M%.1f %.1fh0", (float64(b.Source.Start)+0.5)*width, (float64(b.Target.Start)+0.5)*height)
	}
	return path.String()
}
