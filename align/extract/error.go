package extract

import "fmt"

// A FormatError says what a file is that cannot be read.
type FormatError struct {
	Name   string
	Format Format
	Err    error // what is wrong with the file; nil where no file of the format is read
}

func (e *FormatError) Error() string {
	f := e.Format.entry()
	if e.Err != nil {
		return fmt.Sprintf("%s: is %s that cannot be read: %v; %s", e.Name, f.described, e.Err, f.remedy)
	}
	return fmt.Sprintf("%s: is %s; %s", e.Name, f.described, f.remedy)
}

func (e *FormatError) Unwrap() error { return e.Err }

// A TooLargeError says that a file is larger than files of its format may be.
type TooLargeError struct {
	Name   string
	Format Format
	Max    int // in bytes
}

func (e *TooLargeError) Error() string {
	size := fmt.Sprintf("%d bytes", e.Max)
	if e.Max > 0 && e.Max%mebibyte == 0 {
		size = fmt.Sprintf("%d MiB", e.Max/mebibyte)
	}
	return fmt.Sprintf("%s: longer than %s%s", e.Name, size, e.Format.entry().tooLarge)
}

// An EncodingError says where a file is not in the encoding that it is taken
// for.
type EncodingError struct {
	Name         string
	Encoding     Encoding
	Line, Column int // from 1; the column in bytes of UTF-8

	Is Encoding // that it is in instead, where that is certain
}

func (e *EncodingError) Error() string {
	remedy := "if it is in another encoding, name that"
	switch {
	case e.Is.isUTF8():
		remedy = "it is utf-8; name no encoding"
	case e.Is.encoding != nil:
		remedy = "it is " + e.Is.name + "; name that"
	case !e.Encoding.isUTF8():
		remedy = "if it is in UTF-8 or says itself what it is in, name no encoding"
	}
	return fmt.Sprintf("%s: line %d, column %d: the text is not %v; %s", e.Name, e.Line, e.Column, e.Encoding, remedy)
}
