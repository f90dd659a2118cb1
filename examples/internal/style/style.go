// Package style holds what the pages of the programs share: colours and fonts.
package style

import _ "embed"

// Shared is a style sheet that the sheet of each page comes after.
//
//go:embed style.css
var Shared string
