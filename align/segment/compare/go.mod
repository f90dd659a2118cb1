module github.com/sejajar/sejajar/align/segment/compare

go 1.26.0

replace github.com/sejajar/sejajar => ../../..

require (
	github.com/clipperhouse/uax29/v2 v2.7.0
	github.com/neurosnap/sentences v1.1.2
	github.com/sejajar/sejajar v0.0.0-00010101000000-000000000000
	golang.org/x/text v0.44.0
)
