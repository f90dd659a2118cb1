package main

import (
	"context"
	"errors"
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
	words int64 // the hash of the counts that the judge was made of
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

// judgeOf returns the judge of a collection of which the words were counted: see [wordsFile].
func (w *worker) judgeOf(ctx context.Context, output string, words int64) (*versions.Judge, error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.judge != nil && w.words == words {
		return w.judge, nil
	}
	counts, err := readWords(ctx, output, words)
	if err != nil {
		return nil, err
	}
	judge, err := w.finder.Judge(ctx, counts)
	if err != nil {
		return nil, err
	}
	w.judge, w.words = judge, words
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
	Output string
}

// of returns the judge of the collection that a page is of.
func (j *judging) of(ctx context.Context, p Page) (*versions.Judge, error) {
	return j.worker.judgeOf(ctx, j.Output, p.Words)
}
