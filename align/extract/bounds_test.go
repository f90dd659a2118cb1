package extract

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/sejajar/sejajar/align/internal/countdown"
)

// allocated returns how many bytes f allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// packSaying makes an archive of a member whose directory says that it is so
// large, and as large when packed; it holds what it says only as far as spaces.
func packSaying(t *testing.T, name string, size, packedSize uint64, spaces int) []byte {
	t.Helper()
	var packed, archive bytes.Buffer
	deflate, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	_, err = deflate.Write(bytes.Repeat([]byte(" "), spaces))
	if err = errors.Join(err, deflate.Close()); err != nil {
		t.Fatal(err)
	}
	if packedSize == 0 {
		packedSize = uint64(packed.Len())
	}
	w := zip.NewWriter(&archive)
	member, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, UncompressedSize64: size, CompressedSize64: packedSize})
	if err == nil {
		_, err = member.Write(packed.Bytes())
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return archive.Bytes()
}

// TestBombs holds that what would unpack to too much is refused before it does,
// and what says less of itself than it is while it does.
func TestBombs(t *testing.T) {
	const part = "word/document.xml"
	bomb := packSaying(t, part, 1<<30, 0, 1<<20)
	liar := packSaying(t, part, 1000, 0, 16<<20)
	large := packSaying(t, part, DefaultMaxUnpackedBytes+1, DefaultMaxUnpackedBytes/10, 1<<20)
	for _, test := range []struct {
		name    string
		content []byte
		limit   bool
		want    string
	}{
		{"a gigabyte of spaces", bomb, false, "word/document.xml is packed more than 200 to 1"},
		{"one that says that it is small", liar, false, "word/document.xml"},
		{"large text", large, true, "longer than 64 MiB"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var err error
			used := allocated(func() { _, err = Parse(t.Context(), "a.docx", test.content) })
			_, isFormat := errors.AsType[*FormatError](err)
			_, isLimit := errors.AsType[*TooLargeError](err)
			if isFormat == test.limit || isLimit != test.limit || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
			if used > 1<<20 {
				t.Errorf("%d bytes are allocated", used)
			}
		})
	}
}

func TestDepthIsLimited(t *testing.T) {
	const deep = 10_000
	for name, content := range map[string][]byte{
		"a.docx": wordDocument(t, strings.Repeat("<w:sdt>", deep)+"a"+strings.Repeat("</w:sdt>", deep)),
		"b.docx": wordDocument(t, "<w:p>"+strings.Repeat("<w:ins>", deep)+"a"+strings.Repeat("</w:ins>", deep)+"</w:p>"),
		"c.docx": wordDocument(t, strings.Repeat("<w:p><w:r><w:drawing><w:txbxContent>", deep)),
		"a.odt":  odtDocument(t, strings.Repeat("<text:section>", deep)+"a"+strings.Repeat("</text:section>", deep)),
		"a.epub": book(t, strings.Repeat("<div>", deep)),
	} {
		_, err := Parse(t.Context(), name, content)
		if _, ok := errors.AsType[*FormatError](err); !ok || !strings.Contains(err.Error(), "512") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestDamagedArchives(t *testing.T) {
	whole := wordDocument(t, strings.Repeat("<w:p><w:r><w:t>Satu dua tiga empat.</w:t></w:r></w:p>", 1000))
	for cut := range len(whole) {
		if cut%97 != 0 {
			continue
		}
		_, err := Parse(t.Context(), "a.docx", whole[:cut])
		if _, ok := errors.AsType[*FormatError](err); !ok && cut > 4 {
			t.Fatalf("cut at byte %d: got %v", cut, err)
		}
	}
	flipped := bytes.Clone(whole)
	flipped[len("PK\x03\x04")+100] ^= 0xff
	if _, err := Parse(t.Context(), "a.docx", flipped); err == nil {
		t.Error("a wrong checksum is not noticed")
	}
	for name, content := range map[string][]byte{
		"a.docx": packFiles(t, "word/document.xml", "<w:document><w:body>"),
		"b.docx": packFiles(t, "word/other.xml", ""),
		"a.odt":  packFiles(t, "mimetype", "application/vnd.oasis.opendocument.text"),
		"a.epub": packFiles(t, "mimetype", "application/epub+zip"),
		"b.epub": packFiles(t, "META-INF/container.xml", `<container><rootfile full-path="a.opf"/></container>`, "a.opf", "<package/>"),
		"c.epub": packFiles(t, "META-INF/container.xml", `<container><rootfile full-path="a.opf"/></container>`, "a.opf",
			`<package><item id="a" href="a.html"/><itemref idref="a"/></package>`, "a.html", `<meta charset="utf-8"><p>`+"\xff"),
	} {
		_, err := Parse(t.Context(), name, content)
		if _, ok := errors.AsType[*FormatError](err); !ok {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestTooManyFilesInAnArchive(t *testing.T) {
	content := append([]byte(zipMember), bytes.Repeat([]byte("PK\x01\x02"), maxMembers+1)...)
	if _, err := Parse(t.Context(), "a.docx", content); err == nil || !strings.Contains(err.Error(), "the limit is 100000") {
		t.Errorf("got %v", err)
	}
}

func TestMaxBytesLimitsWhatIsUnpacked(t *testing.T) {
	content := wordDocument(t, "<w:p><w:r><w:t>"+strings.Repeat("Satu dua. ", 1000)+"</w:t></w:r></w:p>")
	if len(content) > 5000 {
		t.Fatalf("%d bytes", len(content))
	}
	_, err := Parse(t.Context(), "a.docx", content, MaxBytes(5000))
	if e, ok := errors.AsType[*TooLargeError](err); !ok || e.Max != 5000 {
		t.Errorf("got %v", err)
	}
}

func TestContextEndsReadingAnArchive(t *testing.T) {
	content := wordDocument(t, strings.Repeat("<w:p><w:r><w:t>Satu.</w:t></w:r></w:p>", 10_000))
	ctx := countdown.New(t.Context(), 5)
	if _, err := Parse(ctx, "a.docx", content); !errors.Is(err, context.Canceled) || !strings.HasPrefix(err.Error(), "a.docx: ") {
		t.Errorf("got %v", err)
	}
}
