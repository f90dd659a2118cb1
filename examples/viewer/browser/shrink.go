package main

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"maps"
	"math"
	"slices"
)

const mostColours = 256 // of a PNG file with one byte for a pixel

// shrink makes a PNG file smaller: it keeps some colours, frequent ones first and
// none very near another, and takes the nearest of them for the others.
func shrink(file []byte) ([]byte, error) {
	full, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	bounds := full.Bounds()
	frequency := make(map[color.Color]int)
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			frequency[full.At(x, y)]++
		}
	}
	palette := choose(frequency)
	nearest := make(map[color.Color]uint8)
	for c := range frequency {
		nearest[c] = uint8(palette.Index(c))
	}
	small := image.NewPaletted(bounds, palette)
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			small.SetColorIndex(x, y, nearest[full.At(x, y)])
		}
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err = encoder.Encode(&out, small)
	return out.Bytes(), err
}

// choose returns the colours to keep.
func choose(frequency map[color.Color]int) (kept color.Palette) {
	all := slices.SortedFunc(maps.Keys(frequency), func(a, b color.Color) int {
		return cmp.Or(frequency[b]-frequency[a], compareColours(a, b))
	})
	for least := -1.0; ; least += 2 {
		kept = nil
		for _, c := range all {
			if len(kept) == 0 || distance(c, kept.Convert(c)) > least {
				kept = append(kept, c)
			}
			if len(kept) > mostColours {
				break
			}
		}
		if len(kept) <= mostColours {
			return kept
		}
	}
}

// distance is how far two colours are apart, where black and white are 441.
func distance(a, b color.Color) float64 {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	apart := func(x, y uint32) float64 { return (float64(x) - float64(y)) / 257 }
	return math.Sqrt(math.Pow(apart(ar, br), 2) + math.Pow(apart(ag, bg), 2) + math.Pow(apart(ab, bb), 2))
}

func compareColours(a, b color.Color) int {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	return cmp.Or(cmp.Compare(ar, br), cmp.Compare(ag, bg), cmp.Compare(ab, bb))
}
