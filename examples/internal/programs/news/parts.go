package news

import (
	"context"
	"io"
	"path/filepath"
	"time"

	"github.com/sejajar/sejajar/examples/internal/command"
	"github.com/sejajar/sejajar/examples/internal/outputs"
	"github.com/sejajar/sejajar/examples/internal/shards"
)

// checkShards returns an error if the work cannot be divided as the flags say.
func (o *options) checkShards() error {
	if err := o.shards.Check(); err != nil || !o.shards.Divided() {
		return err
	}
	format, err := o.out.FormatOf(o.folder())
	switch {
	case err != nil:
		return err
	case o.out.Out == "":
		return command.Misuse("work that is divided goes into a folder; name it, as -o folder")
	case len(o.names) == 0:
		return command.Misuse("no files to divide; name some, or give -list")
	case !outputs.HoldsPairs(format) && !o.own(format):
		return command.Misuse("-format %s holds one pair, and a part many; take another", format)
	}
	o.out.Created = time.Time{} // a part depends on nothing but its inputs
	return shards.Readable(o.names)
}

// folder is that after -o, by a name that is one of a folder.
func (o *options) folder() string { return o.out.Out + string(filepath.Separator) }

// own reports whether the program writes a format itself.
func (o *options) own(f outputs.Format) bool {
	return f == outputs.Text || f == jsonFormat || f == htmlFormat
}

// runParts makes the parts of this shard: each is a heap of its own.
func (o *options) runParts(ctx context.Context, call *command.Call) error {
	format, err := o.out.FormatOf(o.folder())
	if err != nil {
		return err
	}
	return o.shards.Run(ctx, call, o.out.Out, outputs.Ending(format),
		func(ctx context.Context, part shards.Part, w io.Writer, tally *shards.Tally) error {
			mine := *o
			mine.out.Out = ""
			into := *call
			into.Stdout = w
			return mine.runPart(ctx, &into, part, tally)
		})
}

// runPart writes the report of a part, and tallies its pages.
func (o *options) runPart(ctx context.Context, call *command.Call, part shards.Part, tally *shards.Tally) error {
	heap, unread, _ := read(ctx, o.reader, part.Documents(o.names), call)
	if err := ctx.Err(); err != nil {
		return err
	}
	if len(heap)+len(unread) == 0 {
		return shards.ErrEmpty
	}
	r, incomplete := o.report(ctx, heap, call)
	if err := ctx.Err(); err != nil {
		return err
	}
	r.skipped = append(unread, r.skipped...)
	if failures := tallyReport(r, tally); failures == len(unread) && incomplete != nil {
		return incomplete // of more than the pages
	}
	return o.write(r, call)
}

// tallyReport tallies the pages of a report, and the pairs that could not be compared,
// and returns how many of these failed.
func tallyReport(r report, tally *shards.Tally) (failures int) {
	for _, s := range r.skipped {
		if s.wrong {
			tally.Failed(s.name, s.why)
			failures++
		} else {
			tally.Skipped(s.name, s.why)
		}
	}
	for _, p := range r.pages {
		if !r.isSkipped(p) {
			tally.Done(p.ID)
		}
	}
	for _, f := range r.failed {
		tally.Failed(f.names[0]+"\t"+f.names[1], f.why)
		failures++
	}
	return failures
}
