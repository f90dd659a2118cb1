// Package splitmix makes hashes of numbers.
package splitmix

// Mix spreads a number over all bits: the finaliser of SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable
// pseudorandom number generators"). Different numbers have different hashes.
func Mix(n uint64) uint64 {
	n += 0x9e3779b97f4a7c15
	n = (n ^ n>>30) * 0xbf58476d1ce4e5b9
	n = (n ^ n>>27) * 0x94d049bb133111eb
	return n ^ n>>31
}
