package crawl

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sejajar/sejajar/align/extract"
)

// readWARC reads the pages and documents of a WARC file, of any version. The digests
// of its records are not checked.
func readWARC(name string, r *bufio.Reader) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		r, err := unzip(r)
		for number := 1; err == nil; number++ {
			var record *record
			if record, err = nextRecord(r); err != nil {
				if err != io.EOF {
					err = fmt.Errorf("record %d: %w", number, err)
				}
				break
			}
			d := Document{In: name, Place: fmt.Sprintf("%s:%d", name, number)}
			wanted, wrong := d.take(record)
			if err = record.skip(); err != nil {
				err = fmt.Errorf("record %d: %w", number, err)
				break
			}
			if wrong != nil {
				wrong = fmt.Errorf("%s: %s: %w", d.Place, d.Name, wrong)
			}
			if wanted && !yield(d, wrong) {
				return
			}
		}
		if err != io.EOF {
			yield(Document{}, err)
		}
	}
}

// A record is one of a WARC file: its header, by names in lower case, and its block,
// of which as many bytes are left to read.
type record struct {
	header map[string]string
	block  io.LimitedReader
}

// nextRecord reads the header of the next record, or returns io.EOF after the last.
func nextRecord(r *bufio.Reader) (*record, error) {
	version := ""
	for version == "" { // two line breaks end a record
		line, err := readHeaderLine(r)
		if err != nil {
			return nil, err
		}
		version = line
	}
	if !strings.HasPrefix(version, "WARC/") {
		return nil, fmt.Errorf("is damaged, or no WARC: %.40q stands where a record should begin", version)
	}
	header, last := make(map[string]string), ""
	for {
		line, err := readHeaderLine(r)
		switch {
		case err == io.EOF:
			return nil, fmt.Errorf("is cut short: %w", io.ErrUnexpectedEOF)
		case err != nil:
			return nil, err
		case line == "":
			length, err := strconv.ParseInt(header["content-length"], 10, 64)
			if err != nil || length < 0 {
				return nil, fmt.Errorf("is damaged: the length of a record is %q", header["content-length"])
			}
			return &record{header, io.LimitedReader{R: r, N: length}}, nil
		case len(header) > mostFields:
			return nil, fmt.Errorf("is damaged, or no WARC: a record has more than %d fields", mostFields)
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok || line[0] == ' ' || line[0] == '\t' { // goes on from the line before
			header[last] += " " + strings.TrimSpace(line)
			continue
		}
		last = strings.ToLower(strings.TrimSpace(name))
		header[last] = strings.TrimSpace(value)
	}
}

// mostFields is many times as many as a record has.
const mostFields = 1000

// readHeaderLine reads a line without its end.
func readHeaderLine(r *bufio.Reader) (string, error) {
	line, err := r.ReadSlice('\n')
	switch {
	case err == bufio.ErrBufferFull:
		return "", fmt.Errorf("is damaged, or no WARC: the header of a record has a line of more than %d bytes", len(line))
	case err == io.EOF && len(line) > 0:
		return "", fmt.Errorf("is cut short: %w", io.ErrUnexpectedEOF)
	case err == io.EOF:
		return "", io.EOF
	case err != nil:
		return "", broken(err)
	}
	return strings.TrimRight(string(line), "\r\n"), nil
}

// skip passes over what is left of the block.
func (r *record) skip() error {
	if _, err := io.Copy(io.Discard, &r.block); err != nil {
		return broken(err)
	}
	if r.block.N > 0 {
		return fmt.Errorf("is cut short: %w", io.ErrUnexpectedEOF)
	}
	return nil
}

// take fills the document in from its record, and reports whether it is one.
func (d *Document) take(r *record) (wanted bool, err error) {
	d.Name = cmp.Or(strings.Trim(r.header["warc-target-uri"], "<>"), d.Place) // some writers have it in brackets
	switch strings.ToLower(r.header["warc-type"]) {
	case "response":
		return d.takeResponse(&r.block)
	case "resource", "conversion":
		wanted = d.isText(r.header["content-type"])
	}
	if wanted {
		d.Content, err = readAll(&r.block)
	}
	if strings.EqualFold(r.header["warc-type"], "conversion") && d.Type == Unknown && utf8.Valid(d.Content) {
		d.Type = Text
	}
	return wanted, err
}

// maxAnswerHeader is many times as many bytes as the header of an answer has.
const maxAnswerHeader = 1 << 20

// takeResponse fills the document in from what a server answered.
func (d *Document) takeResponse(block io.Reader) (wanted bool, err error) {
	answer, err := http.ReadResponse(bufio.NewReader(io.LimitReader(block, MaxBytes+maxAnswerHeader)), nil)
	switch {
	case err != nil && strings.HasPrefix(d.Name, "http"):
		return true, fmt.Errorf("is no answer of a server: %w", err)
	case err != nil || answer.StatusCode != http.StatusOK || !d.isText(answer.Header.Get("Content-Type")):
		return false, nil
	}
	defer answer.Body.Close()
	body, err := decode(answer.Body, answer.Header.Get("Content-Encoding"))
	if err == nil {
		d.Content, err = readAll(body)
	}
	return true, err
}

// isText reports whether a document of that media type has text in it, and keeps
// what the type tells. Without one the content tells later.
func (d *Document) isText(mediaType string) bool {
	if address, err := url.Parse(d.Name); err == nil && address.Path == "/robots.txt" {
		return false // is for crawlers
	}
	media, parameters, _ := mime.ParseMediaType(mediaType)
	if named, err := extract.ParseEncoding(parameters["charset"]); err == nil {
		d.Charset = named
	}
	switch media {
	case "text/html", "application/xhtml+xml":
		d.Type = Page
		return true
	case "", "text/plain", "text/markdown", "text/vtt", "application/pdf", "application/rtf", "text/rtf", "application/msword",
		"application/epub+zip", "application/vnd.oasis.opendocument.text",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document":
		return true
	}
	return false
}

// decode undoes a content coding (RFC 9110, section 8.4).
func decode(r io.Reader, coding string) (io.Reader, error) {
	switch strings.ToLower(strings.TrimSpace(coding)) {
	case "", "identity":
		return r, nil
	case "gzip", "x-gzip":
		buffered := bufio.NewReader(r)
		if magic, err := buffered.Peek(2); err != nil || !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
			return buffered, nil // was unpacked by the crawler
		}
		return gzip.NewReader(buffered)
	case "deflate":
		return zlib.NewReader(r)
	}
	return nil, fmt.Errorf("is compressed with %s, which is not read; have the crawler write pages unpacked", coding)
}

// readAll reads a document, which may have [MaxBytes].
func readAll(r io.Reader) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if len(content) > MaxBytes {
		return nil, errLong
	}
	return content, err
}
