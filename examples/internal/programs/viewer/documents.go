package viewer

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/project"
	"github.com/sejajar/sejajar/align/segment"
	"github.com/sejajar/sejajar/examples/internal/programs/viewer/internal/correct"
)

// document returns the number of the document that a request names.
func (h *heap) document(r *http.Request) (int, error) {
	i, err := strconv.Atoi(r.PathValue("document"))
	if documents := h.project.Documents(); err != nil || i < 0 || i >= len(documents) || documents[i].Removed {
		return 0, problem{http.StatusNotFound, "There is no such file."}
	}
	return i, nil
}

// A removal is a request to remove something. Unless it is forced, somebody is asked
// before what was decided by hand goes with it.
type removal struct {
	Force bool `json:"force"`
}

// removeDocument removes a document from a heap.
func (s *server) removeDocument(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	i, err := h.document(r)
	if err != nil {
		return nil, err
	}
	return h.remove([]int{i}, r)
}

// removeGroup removes the documents of a group from a heap.
func (s *server) removeGroup(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	k, err := strconv.Atoi(r.PathValue("group"))
	groups := h.project.Groups()
	if err != nil || !h.known() || k < 0 || k >= len(groups) {
		return nil, problem{http.StatusNotFound, "There are no such files."}
	}
	return h.remove(groups[k].Documents, r)
}

func (h *heap) remove(documents []int, r *http.Request) (any, error) {
	var request removal
	if err := readJSON(r, &request); err != nil {
		return nil, err
	}
	lost := 0
	for _, p := range h.project.Pairs() {
		if slices.Contains(documents, p.A) || slices.Contains(documents, p.B) {
			lost += len(correct.Draft(p.Beads).ByHand())
		}
	}
	if lost > 0 && !request.Force {
		return nil, question{fmt.Sprintf("With this you lose %s decided by hand, until you undo it. Remove it?", rowsOf(lost)), lost}
	}
	found := without(project.Found{
		Stale: h.project.Stale(), Groups: h.project.Groups(), Pairs: h.project.Pairs(), Failed: h.project.Failed(),
	}, documents)
	change := project.Change{Verb: "remove", Found: &found}
	for _, d := range documents {
		change.Removals = append(change.Removals, project.Removal{Document: d, Removed: true})
	}
	if err := h.apply(change); err != nil {
		return nil, err
	}
	return h.wire(), nil
}

func rowsOf(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}

// without returns what was found but for some documents.
func without(found project.Found, documents []int) project.Found {
	gone := func(d int) bool { return slices.Contains(documents, d) }
	rest := project.Found{Stale: found.Stale}
	if found.Groups != nil {
		rest.Groups = []project.Group{}
	}
	for _, g := range found.Groups {
		own := project.Group{}
		var columns []int
		for d, number := range g.Documents {
			if !gone(number) {
				columns = append(columns, d)
				own.Documents = append(own.Documents, number)
			}
		}
		for _, l := range g.Links {
			if !gone(l.A) && !gone(l.B) {
				own.Links = append(own.Links, l)
			}
		}
		for _, c := range g.Claims {
			left := project.Claim{Confidence: c.Confidence, Hand: c.Hand, Told: make([][]align.Span, len(columns))}
			n := 0
			for to, from := range columns {
				left.Told[to] = c.Told[from]
				n += len(c.Told[from])
			}
			if n > 0 && len(columns) > 1 {
				own.Claims = append(own.Claims, left)
			}
		}
		if len(columns) > 0 {
			rest.Groups = append(rest.Groups, own)
		}
	}
	for _, p := range found.Pairs {
		if !gone(p.A) && !gone(p.B) {
			rest.Pairs = append(rest.Pairs, p)
		}
	}
	for _, f := range found.Failed {
		if !slices.ContainsFunc(f.Documents, gone) {
			rest.Failed = append(rest.Failed, f)
		}
	}
	return rest
}

// setLanguage says what language a document is in. The groups have to be found anew.
// What was decided by hand stays as far as the sentences are what they were.
func (s *server) setLanguage(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	i, err := h.document(r)
	if err != nil {
		return nil, err
	}
	var request struct {
		Language language.Tag `json:"language"`
		removal
	}
	if err := readJSON(r, &request); err != nil {
		return nil, err
	}
	old := h.project.Documents()[i]
	page, err := s.reader.Parse(old.ID, request.Language, old.Text)
	if err != nil {
		return nil, err
	}
	change := project.Change{Verb: "language", Languages: []project.LanguageChange{{
		Document: i, Language: page.Language, Confidence: page.Confidence, Sentences: page.Sentences,
	}}}
	if slices.Equal(old.Sentences, page.Sentences) {
		change.Mark = project.Stale
	} else {
		found, lost, err := s.cutAnew(ctx, h, i, page.Document)
		if err != nil {
			return nil, err
		}
		if lost > 0 && !request.Force {
			return nil, question{fmt.Sprintf("As %v the text has other sentences, and %s decided by hand cannot be kept. "+
				"Undo brings all of it back. Change the language?", page.Language, rowsOf(lost)), lost}
		}
		change.Found = &found
	}
	if err := h.apply(change); err != nil {
		return nil, err
	}
	return h.wire(), nil
}

// cutAnew returns what was found with a document cut into other sentences: its pairs are
// aligned around those decided by hand whose sentences are still there, the others are
// left out. Lost is how many decisions are.
func (s *server) cutAnew(ctx context.Context, h *heap, i int, next align.Document) (found project.Found, lost int, err error) {
	documents := h.project.Documents()
	old := documents[i].Document
	found = project.Found{Stale: true, Failed: h.project.Failed()}
	for _, p := range h.project.Pairs() {
		if p.A != i && p.B != i {
			found.Pairs = append(found.Pairs, p)
			continue
		}
		var fixed []align.Bead
		for _, b := range correct.Draft(p.Beads).ByHand() {
			ok := false
			if p.A == i {
				b.Source, ok = spanIn(old, next, b.Source)
			} else {
				b.Target, ok = spanIn(old, next, b.Target)
			}
			if ok {
				fixed = append(fixed, b)
			} else {
				lost++
			}
		}
		if len(fixed) == 0 || p.Unordered {
			continue
		}
		source, target := documents[p.A].Document, documents[p.B].Document
		if p.A == i {
			source = next
		} else {
			target = next
		}
		done, err := s.working(ctx)
		if err != nil {
			return found, 0, err
		}
		alignment, err := s.aligner.Align(ctx, source, target, fixed...)
		done()
		if err != nil {
			return found, 0, err
		}
		pair := pairOf(p.A, p.B, alignment)
		for k, b := range pair.Beads {
			pair.Beads[k].Hand = slices.ContainsFunc(fixed, func(f align.Bead) bool { return f.Source == b.Source && f.Target == b.Target })
		}
		found.Pairs = append(found.Pairs, pair)
	}
	for _, g := range h.project.Groups() {
		if at := slices.Index(g.Documents, i); at >= 0 {
			g.Claims = slices.Clone(g.Claims)
			lost += retell(g.Claims, at, old, next)
		}
		found.Groups = append(found.Groups, g)
	}
	return found, lost, nil
}

// spanIn returns the sentences of a document that are those of another cut of its text.
func spanIn(old, next align.Document, span align.Span) (align.Span, bool) {
	r := old.Range(span)
	first := slices.IndexFunc(next.Sentences, func(s segment.Sentence) bool { return s.Start >= r.Start })
	if span.Len() == 0 {
		if first = slices.IndexFunc(next.Sentences, func(s segment.Sentence) bool { return s.End > r.End }); first < 0 {
			first = len(next.Sentences)
		}
		return align.Span{Start: first, End: first}, true
	}
	last := slices.IndexFunc(next.Sentences, func(s segment.Sentence) bool { return s.End >= r.End })
	if first < 0 || last < first || next.Sentences[first].Start != r.Start || next.Sentences[last].End != r.End {
		return align.Span{}, false
	}
	return align.Span{Start: first, End: last + 1}, true
}

// retell has claims hold the sentences of another cut of a document: each where most of
// it was. It returns how many claims decided by hand hold other text now.
func retell(claims []project.Claim, column int, old, next align.Document) (changed int) {
	spans := make([][]align.Span, len(claims))
	from := make(map[int]int) // by sentence of old: the claim it is in
	for k, c := range claims {
		for _, s := range c.Told[column] {
			for i := s.Start; i < s.End; i++ {
				from[i] = k
			}
		}
	}
	first := 0 // of old, that does not end before the sentence
	for j, s := range next.Sentences {
		best, most := -1, 0
		for first < len(old.Sentences) && old.Sentences[first].End <= s.Start {
			first++
		}
		for i := first; i < len(old.Sentences) && old.Sentences[i].Start < s.End; i++ {
			o := old.Sentences[i]
			if shared := min(s.End, o.End) - max(s.Start, o.Start); shared > most {
				if k, ok := from[i]; ok {
					best, most = k, shared
				}
			}
		}
		if best < 0 {
			continue
		}
		own := &spans[best]
		if n := len(*own); n > 0 && (*own)[n-1].End == j {
			(*own)[n-1].End++
		} else {
			*own = append(*own, align.Span{Start: j, End: j + 1})
		}
	}
	for k := range claims {
		c := &claims[k]
		if c.Hand && !slices.EqualFunc(c.Told[column], spans[k], func(a, b align.Span) bool { return old.Range(a) == next.Range(b) }) {
			changed++
		}
		c.Told = slices.Clone(c.Told)
		c.Told[column] = spans[k]
	}
	return changed
}
