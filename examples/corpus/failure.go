package main

import (
	"fmt"
	"runtime/debug"
)

// A Failure is what became of a document that could not be used, or of two that could not
// be compared.
type Failure struct {
	Name   string `json:"name"`
	Stage  string `json:"stage"`
	Reason string `json:"error"`
}

// guard does some work on what has a name, and calls fail if it ends in an error or
// panics: a document that is made to harm must not end the pipeline, and runners try
// a failed bundle again, or like Prism do not.
func guard(name, stage string, fail func(Failure), work func() error) {
	defer func() {
		if p := recover(); p != nil {
			fail(Failure{name, stage, fmt.Sprintf("panic: %v\n%s", p, debug.Stack())})
		}
	}()
	if err := work(); err != nil {
		fail(Failure{name, stage, err.Error()})
	}
}
