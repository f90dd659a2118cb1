// Package shards divides the work of the example programs among processes that know
// nothing of each other, and has it go on where it was stopped.
//
// Inputs fall into parts by the hash of their names, or of their hosts. A part is done
// by one process, and has an output of its own, such as part-00003-of-00040.tsv, and a
// manifest that says what became of each of its inputs. Both appear whole or not at
// all, the manifest last. Shard i of n does the parts i, i+n, i+2n and so on: however
// many shards there are, and however often they were stopped, the same files come out.
package shards

import (
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/crawl"
)

// Help tells people of the flags.
const Help = `Much work can be divided: -parts 40 has it fall into 40 parts by a hash of the names of
the inputs, or with -by host of their hosts, so that the pages of a host are in one part.
Each part makes a file in the folder after -o, part-00003-of-00040 with the ending of the
format, and a manifest, lines of JSON that say what became of each input. -shard 2/10
does every tenth part, from the third on: ten processes, numbered from 0, do all of them,
and the files are the same as of one. -resume leaves out what is there and whole; what
failed is tried again only with -retry. Files appear whole or not at all.`

// Settings are what the flags say.
type Settings struct {
	parts         int // 0 where nothing is said of it
	shard         shard
	by            by
	resume, retry bool
}

// Flags adds the flags.
func (s *Settings) Flags(flags *flag.FlagSet) {
	flags.IntVar(&s.parts, "parts", 0, "divide the work into this `number` of parts; as many as shards when left out")
	flags.Var(&s.shard, "shard", "do the parts of this `shard` alone, as 0/10 to 9/10")
	flags.Var(&s.by, "by", "`what` decides the part: the name, the host of its address or its first folder, or the file\n"+
		"that holds it, so that no other need be read")
	flags.BoolVar(&s.resume, "resume", false, "leave out what a run with the same flags and files has done")
	flags.BoolVar(&s.retry, "retry", false, "with -resume, try again what failed")
}

// A shard is one of several, from 0. It is the value of a flag.
type shard struct{ index, of int }

func (s *shard) String() string {
	if s.of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.index, s.of)
}

func (s *shard) Set(value string) error {
	index, of, _ := strings.Cut(value, "/")
	i, indexErr := strconv.Atoi(index)
	n, ofErr := strconv.Atoi(of)
	switch {
	case indexErr != nil || ofErr != nil || n < 1 || n > mostParts:
		return errors.New("want the number of the shard and of all, as 0/10")
	case i < 0 || i >= n:
		return fmt.Errorf("want 0/%d to %d/%d", n, n-1, n)
	}
	*s = shard{i, n}
	return nil
}

// mostParts is what five digits can number.
const mostParts = 100_000

// by is what decides the part of an input. It is the value of a flag.
type by string

const (
	byName by = "name"
	byHost by = "host"
	byFile by = "file"
)

func (b *by) String() string { return string(*b) }

func (b *by) Set(value string) error {
	switch by(value) {
	case byName, byHost, byFile:
		*b = by(value)
		return nil
	}
	return fmt.Errorf("want %s", strings.Join(b.Values(), ", "))
}

// Values are what the flag can be.
func (*by) Values() []string { return []string{string(byName), string(byHost), string(byFile)} }

// Divided reports whether the work falls into parts, each with an output of its own.
func (s *Settings) Divided() bool { return s.parts > 0 || s.shard.of > 0 || s.resume }

// InParts reports whether the flags ask for parts, not for a shard or to go on alone.
func (s *Settings) InParts() bool { return s.parts > 0 }

// Check returns an error if the flags make no sense together.
func (s *Settings) Check() error {
	switch {
	case s.parts < 0 || s.parts > mostParts:
		return command.Misuse("-parts %d: want 1 to %d", s.parts, mostParts)
	case s.parts > 0 && s.shard.of > s.parts:
		return command.Misuse("-shard %v has nothing to do: there are only %d -parts", &s.shard, s.parts)
	case s.retry && !s.resume:
		return command.Misuse("-retry is for what -resume leaves out; give both")
	case s.by != "" && !s.Divided():
		return command.Misuse("-by says how to divide the work; give -parts or -shard too")
	}
	return nil
}

// count is how many parts there are.
func (s *Settings) count() int {
	if s.parts > 0 {
		return s.parts
	}
	return max(1, s.shard.of)
}

// mine ranges over the parts of this shard.
func (s *Settings) mine() iter.Seq[Part] {
	return func(yield func(Part) bool) {
		for p := s.shard.index; p < s.count(); p += max(1, s.shard.of) {
			if !yield(Part{p, s.count(), s.by}) {
				return
			}
		}
	}
}

// A Part is one of those that the work falls into.
type Part struct {
	index, of int
	by        by
}

// Has reports whether an input is in the part. File is the name of the file that holds
// it, or its own.
func (p Part) Has(name, file string) bool {
	switch p.by {
	case byHost:
		name = crawl.Host(name)
	case byFile:
		name = file
	}
	hash := fnv.New64a()
	hash.Write([]byte(name))
	return hash.Sum64()%uint64(p.of) == uint64(p.index)
}

// Documents ranges over those documents of the named files that are in the part, with
// their errors, as [crawl.Documents] does.
func (p Part) Documents(names []string) iter.Seq2[crawl.Document, error] {
	if p.by == byFile { // the others need not be read
		var mine []string
		for _, name := range names {
			if p.Has("", name) {
				mine = append(mine, name)
			}
		}
		return crawl.Documents(mine)
	}
	return func(yield func(crawl.Document, error) bool) {
		for d, err := range crawl.Documents(names) {
			if p.Has(d.Name, d.In) && !yield(d, err) {
				return
			}
		}
	}
}

// Readable returns an error if one of the inputs can be read but once, which every part
// wants to read.
func Readable(names []string) error {
	if slices.Contains(names, "-") {
		return command.Misuse("-: standard input can be read once, and not by each part of divided work; name a file")
	}
	return nil
}

// name is what the part is called among files.
func (p Part) name() string { return fmt.Sprintf("part-%05d-of-%05d", p.index, p.of) }
