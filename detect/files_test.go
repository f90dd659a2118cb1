package detect_test

import (
	"io/fs"
	"path"
	"strings"
	"testing"
)

// realFiles reads the files that people wrote, as they are: pages in Markdown,
// subtitles, and translations, of which the lines are read as they stand and as
// one.
func realFiles(tb testing.TB, folder fs.FS) (files []labelled) {
	for _, pattern := range []string{
		"bench/files/*/*/*/???.md", "bench/files/*/*/*/???.srt", "bench/real-*/*/*/???.txt",
	} {
		names, err := fs.Glob(folder, pattern)
		if err != nil || len(names) == 0 {
			tb.Fatalf("no files %s: %v", pattern, err)
		}
		for _, name := range names {
			source, target, _ := strings.Cut(path.Base(path.Dir(path.Dir(name))), "-")
			tag := source
			if strings.HasPrefix(path.Base(name), "tgt") {
				tag = target
			}
			text := read(tb, folder, name)
			files = append(files, labelled{name, tag, text})
			if path.Ext(name) == ".txt" {
				files = append(files, labelled{name + ", joined", tag, strings.Join(strings.Fields(text), " ")})
			}
		}
	}
	return files
}

// TestRealFiles measures the files that people wrote.
func TestRealFiles(t *testing.T) {
	d := detector(t)
	files := realFiles(t, shared(t))
	all := measure(t, d, files)
	all.print(t, "files")
	for _, f := range files {
		if r := d.Detect(f.text); r.Tag.String() != f.tag {
			t.Logf("%s: %s %.3f, want %s", f.name, r.Tag, r.Confidence, f.tag)
		}
	}
	if 100*all.right < 98*all.texts {
		t.Error("less than 98% of the files are right")
	}
	if all.wrong > 0 {
		t.Errorf("%d files are taken for another language", all.wrong)
	}
}
