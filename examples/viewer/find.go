package main

import (
	"context"
	"slices"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/examples/internal/pages"
)

// leastShare is the least share of the sentences of two documents, weighed by
// confidence, that are paired in what is taken for versions of one text.
const leastShare = 0.2

// groups finds which documents are versions of one text.
func (s *server) groups(ctx context.Context, documents []pages.Page) ([]versions.Group, error) {
	group := make([]int, len(documents)) // of each document
	for i := range group {
		group[i] = i
	}
	var links []versions.Link
	for a, source := range documents {
		for b, target := range documents[a+1:] {
			b += a + 1
			if !source.Known() || !target.Known() || source.Language == target.Language {
				continue
			}
			alignment, err := s.aligner.Align(ctx, source.Document, target.Document)
			if err != nil {
				return nil, err
			}
			if share := pairedShare(alignment); share >= leastShare {
				links = append(links, versions.Link{A: a, B: b, Confidence: min(1, share), Alignment: alignment})
				old, new := max(group[a], group[b]), min(group[a], group[b])
				for i := range group {
					if group[i] == old {
						group[i] = new
					}
				}
			}
		}
	}
	var groups []versions.Group
	for first := range documents {
		var g versions.Group
		for i := range documents {
			if group[i] == first {
				g.Documents = append(g.Documents, i)
			}
		}
		for _, link := range links {
			if slices.Contains(g.Documents, link.A) {
				g.Links = append(g.Links, link)
			}
		}
		if len(g.Documents) > 0 {
			groups = append(groups, g)
		}
	}
	return groups, nil
}

func pairedShare(a *align.Alignment) float64 {
	paired := 0.0
	for _, b := range a.Beads {
		if !b.Null() {
			paired += b.Confidence * float64(b.Source.Len()+b.Target.Len())
		}
	}
	return paired / float64(max(1, len(a.Source.Sentences)+len(a.Target.Sentences)))
}
