package viewer

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
)

// What the page gets of a row: why it is a pair. Lists are short for objects with
// names, as there can be hundreds.
type (
	wireEvidence struct {
		Words  [2][]wireWord `json:"words"` // of each side
		Links  []wireLinked  `json:"links"`
		Parts  *wireParts    `json:"parts"`  // null where the row is larger than the aligner makes
		Others []wireOther   `json:"others"` // third versions
	}
	// wireWord is the sentence that a word is in, and the half-open range of UTF-16
	// units in it.
	wireWord [3]int
	// wireLinked is the places of two words among those of their sides, the probability
	// that they translate each other here, and what speaks for that: the lexicon, what
	// these documents teach, and that they are written alike, each as a probability.
	wireLinked [6]float64

	// wireParts are the parts of the score, see [align.BeadScore].
	wireParts struct {
		Words      float64 `json:"words"`
		Lengths    float64 `json:"lengths"`
		Signs      float64 `json:"signs"`
		Paragraphs float64 `json:"paragraphs"`
		Matched    float64 `json:"matched"`
		Shape      float64 `json:"shape"`
		Neighbours float64 `json:"neighbours"`
	}
	// wireOther is what a third version has there: a text that corresponds to one
	// side or to both, with the probabilities.
	wireOther struct {
		Name     string       `json:"name"`
		Language language.Tag `json:"language"`
		Text     string       `json:"text"`
		Source   float64      `json:"source"`
		Target   float64      `json:"target"`
	}
)

const (
	leastLink  = 0.1 // of the links that are shown
	leastOther = 0.3 // of a third version's sentence with either side
)

// showEvidence answers with why a row is a pair. The query has the first source sentence of
// its bead and the one after the last, and the same of the target. Getting ready takes longer
// than aligning the pair, once, and others need not wait for it.
func (s *server) showEvidence(ctx context.Context, h *heap, w http.ResponseWriter, r *http.Request) (any, error) {
	p, err := h.pair(r)
	if err != nil {
		return nil, err
	}
	bead, ok := p.bead(r.FormValue("bead"))
	if !ok {
		return nil, problem{http.StatusBadRequest, "There are no such sentences."}
	}
	others, pair := h.others(p, bead), p.alignment(0)
	return later(func(ctx context.Context) (any, error) {
		evidence, err := s.evidence.of(ctx, s.aligner, p, pair)
		if err != nil {
			return nil, err
		}
		answer := wireEvidenceOf(evidence, pair, bead)
		answer.Others = others
		return answer, nil
	}), nil
}

// bead reads a bead of the pair, as "3,4,5,7".
func (p *pair) bead(text string) (b align.Bead, ok bool) {
	var places [4]int
	fields := strings.Split(text, ",")
	if len(fields) != len(places) {
		return b, false
	}
	for i, field := range fields {
		var err error
		if places[i], err = strconv.Atoi(field); err != nil {
			return b, false
		}
	}
	b = align.Bead{Source: align.Span{Start: places[0], End: places[1]}, Target: align.Span{Start: places[2], End: places[3]}}
	within := func(s align.Span, d align.Document) bool {
		return 0 <= s.Start && s.Start <= s.End && s.End <= len(d.Sentences)
	}
	return b, within(b.Source, p.source) && within(b.Target, p.target)
}

func wireEvidenceOf(evidence *align.Evidence, pair *align.Alignment, b align.Bead) wireEvidence {
	w := wireEvidence{Words: [2][]wireWord{wireWords(pair.Source, b.Source), wireWords(pair.Target, b.Target)}, Links: []wireLinked{}}
	for _, l := range evidence.Links(b) {
		if l.Probability >= leastLink {
			w.Links = append(w.Links, wireLinked{float64(l.SourceIndex), float64(l.TargetIndex),
				round(l.Probability), round(l.Lexicon), round(l.Document), round(l.Alike)})
		}
	}
	if s, ok := evidence.Score(b); ok {
		w.Parts = &wireParts{round(s.Words), round(s.Lengths), round(s.Signs), round(s.Paragraphs), round(s.Matched), round(s.Shape),
			round(s.Neighbours)}
	}
	return w
}

// wireWords returns where the words of some sentences stand.
func wireWords(d align.Document, span align.Span) []wireWord {
	words := []wireWord{}
	sentence, from, units := span.Start, 0, 0 // units of the sentence are counted up to byte from
	for _, r := range d.Words(span) {
		for d.Sentences[sentence].End <= r.Start {
			sentence, from = sentence+1, 0
		}
		if from == 0 {
			from, units = d.Sentences[sentence].Start, 0
		}
		units += units16(d.Text[from:r.Start])
		size := units16(r.In(d.Text))
		words = append(words, wireWord{sentence, units, units + size})
		from, units = r.End, units+size
	}
	return words
}

// others returns what third versions of the heap have where a pair has a bead.
func (h *heap) others(p *pair, b align.Bead) []wireOther {
	others := []wireOther{}
	for _, third := range h.live() {
		if third == p.a || third == p.b {
			continue
		}
		document := h.project.Documents()[third]
		sources, targets := h.through(p.a, third, b.Source), h.through(p.b, third, b.Target)
		best, most := -1, leastOther
		for z := range document.Sentences {
			if p := max(sources[z], targets[z], 2*min(sources[z], targets[z])); p > most {
				best, most = z, p
			}
		}
		if best >= 0 {
			others = append(others, wireOther{document.ID, document.Language, line(document.Sentence(best)),
				round(sources[best]), round(targets[best])})
		}
	}
	return others
}

// through returns the sentences of a third document that sentences of another match,
// each with the largest probability.
func (h *heap) through(document, third int, span align.Span) map[int]float64 {
	found := make(map[int]float64)
	p, ok := h.project.Pair(min(document, third), max(document, third))
	if !ok {
		return found
	}
	for _, m := range p.Matches {
		from, to := m.Source, m.Target
		if document > third {
			from, to = to, from
		}
		if span.Start <= from && from < span.End {
			found[to] = max(found[to], m.Probability)
		}
	}
	return found
}

// maxEvidence is how many pairs are kept ready. Each takes about the memory that
// aligning it does.
const maxEvidence = 3

// An evidenceCache keeps the pairs ready that were asked for last. The zero value
// has none.
type evidenceCache struct {
	mu     sync.Mutex
	recent []*readied // the last used last
}

// A readied is the evidence of a pair, once it is done.
type readied struct {
	pair     readiedPair
	done     chan struct{}
	stop     context.CancelFunc
	evidence *align.Evidence
	err      error
}

// A readiedPair is two documents, cut into sentences as they are.
type readiedPair struct {
	heap             string
	a, b             int
	source, target   language.Tag
	sources, targets int
}

func readiedPairOf(p *pair) readiedPair {
	return readiedPair{p.heap.id, p.a, p.b, p.source.Language, p.target.Language, len(p.source.Sentences), len(p.target.Sentences)}
}

// of returns the evidence of a pair, and makes it unless it is there. The work goes on
// where the one who asked leaves: the next row that is asked for needs it too.
func (c *evidenceCache) of(ctx context.Context, aligner *align.Aligner, p *pair, alignment *align.Alignment) (*align.Evidence, error) {
	c.mu.Lock()
	of := readiedPairOf(p)
	at := slices.IndexFunc(c.recent, func(r *readied) bool { return r.pair == of })
	var r *readied
	if at >= 0 {
		r = c.recent[at]
		c.recent = append(slices.Delete(c.recent, at, at+1), r)
	} else {
		r = c.begin(context.WithoutCancel(ctx), aligner, p, alignment)
	}
	c.mu.Unlock()
	select {
	case <-r.done:
		return r.evidence, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// begin has evidence made, in place of what was not asked for the longest.
func (c *evidenceCache) begin(ctx context.Context, aligner *align.Aligner, p *pair, alignment *align.Alignment) *readied {
	ctx, stop := context.WithCancel(ctx)
	r := &readied{pair: readiedPairOf(p), done: make(chan struct{}), stop: stop}
	if len(c.recent) == maxEvidence {
		c.recent[0].stop()
		c.recent = slices.Delete(c.recent, 0, 1)
	}
	c.recent = append(c.recent, r)
	go func() {
		defer stop()
		r.evidence, r.err = aligner.Evidence(ctx, alignment)
		if r.err != nil {
			c.forget(r)
		}
		close(r.done)
	}()
	return r
}

func (c *evidenceCache) forget(r *readied) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.recent = slices.DeleteFunc(c.recent, func(other *readied) bool { return other == r })
}
