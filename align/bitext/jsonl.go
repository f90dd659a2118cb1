package bitext

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/internal/lines"
)

// A jsonUnit is a line of JSONL.
type jsonUnit struct {
	Versions   []jsonVersion `json:"versions"`
	Confidence float64       `json:"confidence"`
}

// A jsonLine is a line of JSONL or of Translation.
type jsonLine struct {
	jsonUnit
	Translation json.RawMessage `json:"translation"`
}

type jsonVersion struct {
	Document  string       `json:"document"`
	Language  language.Tag `json:"language"`
	Start     int          `json:"start"`
	End       int          `json:"end"`
	Sentences [2]int       `json:"sentences"` // half-open range
	Text      string       `json:"text"`
}

type jsonlEncoder struct{}

func (jsonlEncoder) encode(out *output, u Unit) error {
	if len(u.Versions) == 0 {
		return &UnitError{"it has no versions"}
	}
	line := jsonUnit{
		Versions:   make([]jsonVersion, len(u.Versions)),
		Confidence: math.Round(probability(u.Confidence)*1e4) / 1e4,
	}
	for k, v := range u.Versions {
		line.Versions[k] = jsonVersion{v.Document, v.Language, v.Range.Start, v.Range.End, [2]int{v.Sentences.Start, v.Sentences.End}, v.Text}
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(line); err != nil {
		return err
	}
	if text.Len() > maxUnit {
		return &UnitError{fmt.Sprintf("it makes a line of %d bytes, and the most that is read is %d", text.Len(), maxUnit)}
	}
	_, err := text.WriteTo(out)
	return err
}

func (jsonlEncoder) close(*output) error { return nil }

func readJSONL(r io.Reader, f Format, yield func(Unit) bool) error {
	return eachLine(r, f, func(line string) error {
		u, err := parseJSON(line)
		if err != nil {
			return err
		}
		return proceed(yield(u))
	})
}

func parseJSON(line string) (Unit, error) {
	var parsed jsonLine
	if err := json.Unmarshal([]byte(line), &parsed); err != nil {
		return Unit{}, lines.At{Offset: jsonColumn(err), Err: err}
	}
	if len(parsed.Translation) > 0 {
		return parseTranslation(parsed.Translation)
	}
	if len(parsed.Versions) == 0 {
		return Unit{}, errors.New(`there are no "versions" and no "translation"`)
	}
	if c := parsed.Confidence; !(c >= 0 && c <= 1) {
		return Unit{}, fmt.Errorf("the confidence %v is not from 0 to 1", c)
	}
	u := Unit{Versions: make([]Version, len(parsed.Versions)), Confidence: parsed.Confidence}
	for k, v := range parsed.Versions {
		for _, n := range []int{v.Start, v.End, v.Sentences[0], v.Sentences[1]} {
			if n < 0 || n > maxNumber {
				return Unit{}, fmt.Errorf("%d is not a number from 0 to %d", n, maxNumber)
			}
		}
		u.Versions[k] = Version{
			Document: v.Document, Language: v.Language, Text: v.Text,
			Range:     align.Range{Start: v.Start, End: v.End},
			Sentences: align.Span{Start: v.Sentences[0], End: v.Sentences[1]},
		}
		if err := u.Versions[k].checkRanges(); err != nil {
			return Unit{}, err
		}
	}
	return u, nil
}

// jsonColumn is where in a line an error of package json is, as far as it says.
func jsonColumn(err error) int {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return max(int(syntax.Offset)-1, 0)
	case errors.As(err, &kind):
		return max(int(kind.Offset)-1, 0)
	}
	return 0
}
