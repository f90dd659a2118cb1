package extract

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Word, OpenDocument and EPUB files are ZIP archives of XML. Few bytes of them
// can be packed from very many, so what is read is counted as it is unpacked,
// and what an archive says of its own size is held against it before.
const (
	maxMembers  = 100_000 // files in an archive
	maxRatio    = 200     // unpacked to packed; text has 5 to 30
	ratioMatter = 1 << 20 // bytes of a file from which on its ratio is looked at
)

var (
	errMissing   = errors.New("a file is missing in the archive")
	errEncrypted = errors.New("the file is protected by a password")
)

// An archive is a ZIP file of which some members are read.
type archive struct {
	ctx     context.Context
	name    string
	format  Format
	whole   bool
	limit   int // for the members that are read, together
	left    int
	members map[string]*zip.File
	parts   []sourcePart
}

// A sourcePart is a part of what a text was taken from: a file in an archive or
// a page. Its bytes are counted on from those of the part before.
type sourcePart struct {
	name       string
	page       int
	start, end int
}

func openArchive(ctx context.Context, name string, format Format, content []byte, s settings) (*archive, error) {
	a := &archive{ctx: ctx, name: name, format: format, whole: s.whole, limit: s.unpackedLimit()}
	a.left = a.limit
	if n := bytes.Count(content, []byte("PK\x01\x02")); n > maxMembers {
		return nil, a.wrong(fmt.Errorf("the archive has %d files, the limit is %d", n, maxMembers))
	}
	files, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, a.wrong(err)
	}
	a.members = make(map[string]*zip.File, len(files.File))
	for _, member := range files.File {
		a.members[member.Name] = member
	}
	return a, nil
}

// wrong is the error of what is wrong with the archive.
func (a *archive) wrong(err error) error {
	if contextErr := a.ctx.Err(); contextErr != nil {
		return fmt.Errorf("%s: %w", a.name, contextErr)
	}
	var already *FormatError
	var tooLarge *TooLargeError
	if errors.As(err, &already) || errors.As(err, &tooLarge) {
		return err
	}
	return &FormatError{Name: a.name, Format: a.format, Err: err}
}

// read unpacks a member. Its bytes are those of the last part from then on.
func (a *archive) read(name string) ([]byte, error) {
	member, ok := a.members[name]
	if !ok {
		return nil, a.wrong(fmt.Errorf("%w: %s", errMissing, name))
	}
	switch size := member.UncompressedSize64; {
	case member.Flags&1 != 0:
		return nil, a.wrong(errEncrypted)
	case size > ratioMatter && size/maxRatio > member.CompressedSize64:
		return nil, a.wrong(fmt.Errorf("%s is packed more than %d to 1", name, maxRatio))
	case size > uint64(a.left):
		return nil, &TooLargeError{a.name, a.format, a.limit}
	}
	packed, err := member.Open()
	if err != nil {
		return nil, a.wrong(err)
	}
	defer packed.Close()
	size := int(member.UncompressedSize64)
	content, err := io.ReadAll(io.LimitReader(contextReader{a.ctx, packed}, int64(size)+1))
	switch {
	case err != nil:
		return nil, a.wrong(fmt.Errorf("%s: %w", name, err))
	case len(content) > size:
		return nil, a.wrong(fmt.Errorf("%s is longer than the archive says", name))
	}
	a.left -= size
	start := a.size()
	a.parts = append(a.parts, sourcePart{name: name, start: start, end: start + size})
	return content, nil
}

// file makes a file of the text that was read.
func (a *archive) file(t *blockText) *File {
	if !a.whole {
		t = t.furnitureLast()
	}
	return t.file(&File{Name: a.name, Format: a.format, Whole: a.whole, parts: a.parts})
}

// size is how many bytes the parts have together.
func (a *archive) size() int {
	if len(a.parts) == 0 {
		return 0
	}
	return a.parts[len(a.parts)-1].end
}

// relative resolves a reference of one member to another.
func relative(from, reference string) string {
	if strings.HasPrefix(reference, "/") {
		return strings.TrimPrefix(path.Clean(reference), "/")
	}
	return path.Join(path.Dir(from), reference)
}

// packedFormat tells what a ZIP archive is whose first bytes and name do not.
func packedFormat(content []byte) Format {
	for _, f := range []struct {
		format Format
		member string
	}{{DOCX, "word/document.xml"}, {EPUB, "META-INF/container.xml"}, {XLSX, workbookPart}, {PPTX, slidesPart}, {ODT, "content.xml"}} {
		// The directory of the archive has the names once more.
		if bytes.Contains(content, []byte(f.member)) {
			return f.format
		}
	}
	return ZIP
}
