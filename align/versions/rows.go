package versions

import "github.com/sejajar/sejajar/align"

// A Row is the sentences of the versions of a group that say the same.
type Row struct {
	Cells      []Cell // one for each version, in the order of Group.Documents
	Confidence float64
}

// A Cell is the sentences of one version in a row, an empty span where it has
// none.
type Cell struct {
	Span       align.Span
	Confidence float64
}
