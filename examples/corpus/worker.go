package main

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"sync"

	"github.com/sejajar/sejajar/align"
	"github.com/sejajar/sejajar/align/versions"
	"github.com/sejajar/sejajar/detect"
)

// A worker is what one process holds once, however many bundles it works on at a time:
// language models, lexicons, and what is known of the words of the collection. It is
// the only state outside of DoFns, and nothing but a cache.
type worker struct {
	detector *detect.Detector
	finder   *versions.Finder

	mutex sync.Mutex
	judge *versions.Judge
	words uint64 // the hash of the counts that the judge was made of
}

// theWorker is this process's worker, made when a DoFn is first set up.
var theWorker = sync.OnceValues(func() (*worker, error) {
	detector, detectErr := detect.New()
	aligner, alignErr := align.New()
	if err := errors.Join(detectErr, alignErr); err != nil {
		return nil, err
	}
	finder, err := versions.New(aligner)
	return &worker{detector: detector, finder: finder}, err
})

// judgeOf returns the judge of a collection of which the words were counted.
func (w *worker) judgeOf(ctx context.Context, counts []byte) (*versions.Judge, error) {
	h := fnv.New64a()
	h.Write(counts) // a hash.Hash returns no error
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.judge != nil && w.words == h.Sum64() {
		return w.judge, nil
	}
	var words versions.Counts
	if err := words.UnmarshalBinary(counts); err != nil {
		return nil, fmt.Errorf("counts of words: %w", err)
	}
	judge, err := w.finder.Judge(ctx, &words)
	if err != nil {
		return nil, err
	}
	w.judge, w.words = judge, h.Sum64()
	return judge, nil
}

// working is what DoFns that need the worker embed.
type working struct {
	worker *worker
}

// Setup is called by Beam before a DoFn's first bundle.
func (w *working) Setup() (err error) {
	w.worker, err = theWorker()
	return err
}

// judging is what DoFns that need the judge embed.
type judging struct {
	working
	judge  *versions.Judge
	counts []byte // what the judge was made of
}

// of returns the judge of the collection of which the words were counted, the same for
// all elements of a bundle.
func (j *judging) of(ctx context.Context, counts []byte) (*versions.Judge, error) {
	same := j.judge != nil && len(counts) == len(j.counts) && (len(counts) == 0 || &counts[0] == &j.counts[0])
	if same {
		return j.judge, nil
	}
	judge, err := j.worker.judgeOf(ctx, counts)
	if err != nil {
		return nil, err
	}
	j.judge, j.counts = judge, counts
	return judge, nil
}
