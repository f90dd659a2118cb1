package bitext

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/sejajar/sejajar/align/internal/lines"
)

type translationEncoder struct{}

func (translationEncoder) encode(out *output, u Unit) error {
	var texts []string
	written := make(map[language.Tag]bool, len(u.Versions))
	for _, v := range u.Versions {
		if v.Text == "" || written[v.Language] {
			continue
		}
		written[v.Language] = true
		text, err := quoted(v.Text)
		if err != nil {
			return err
		}
		texts = append(texts, `"`+v.Language.String()+`":`+text)
	}
	switch {
	case len(texts) > 1:
		out.strings(`{"translation":{`, strings.Join(texts, ","), "}}\n")
	case written[language.Und] && !u.Null():
		return errors.New("the versions of a unit are in no known language, by which the format tells them apart: tell the languages")
	}
	return nil
}

func (translationEncoder) close(*output) error { return nil }

// quoted returns a text as a string of JSON.
func quoted(text string) (string, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(text)
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), err
}

// parseTranslation reads {"de":"...","en":"..."}, in that order.
func parseTranslation(object []byte) (Unit, error) {
	decoder := json.NewDecoder(bytes.NewReader(object))
	wrong := func(err error) (Unit, error) {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return Unit{}, fmt.Errorf(`"translation": want an object of languages and their texts: %w`, err)
	}
	if start, err := decoder.Token(); err != nil || start != json.Delim('{') {
		return wrong(err)
	}
	var u Unit
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return wrong(err)
		}
		name, _ := key.(string)
		tag, err := language.Parse(name)
		if err != nil {
			return Unit{}, fmt.Errorf("%s is no language", lines.Quote(name))
		}
		var text string
		if err := decoder.Decode(&text); err != nil {
			return wrong(err)
		}
		u.Versions = append(u.Versions, Version{Language: tag, Text: text})
	}
	if len(u.Versions) == 0 {
		return Unit{}, errors.New(`the "translation" is in no language`)
	}
	return u, nil
}
