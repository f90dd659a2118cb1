package project

import (
	"errors"
	"fmt"
)

// Reasons why nothing is changed.
var (
	ErrNothingToUndo = errors.New("there is nothing to undo")
	ErrNothingToRedo = errors.New("there is nothing to do again")

	// ErrChanged is the error of writing to a file to which somebody else wrote since
	// it was opened.
	ErrChanged = errors.New("somebody else has changed the file since it was opened; open it again")
	// ErrInUse is the error of opening a file that another process has open.
	ErrInUse = errors.New("the file is open in another program; close it there first")
	// ErrNoProject is the error of reading what is no project.
	ErrNoProject = errors.New("it is no project of sejajar")
)

// A ChangeError says why a change is none of the project.
type ChangeError struct{ Reason string }

func (e *ChangeError) Error() string { return e.Reason }

// A VersionError is the error of reading a project of a later version of the format.
type VersionError struct{ Version int }

func (e *VersionError) Error() string {
	return fmt.Sprintf("it is in version %d of the format of projects, and %d is the last that is known; use a newer sejajar",
		e.Version, version)
}

// A SyntaxError says which line of a project is wrong, counted from 1.
type SyntaxError struct {
	Line int
	Err  error
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

func (e *SyntaxError) Unwrap() error { return e.Err }

// A TooLargeError is the error of a project over the limit of [MaxBytes].
type TooLargeError struct{ Max int }

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("it is larger than %d bytes; raise the limit", e.Max)
}
