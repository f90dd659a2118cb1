// Package segment cuts text into sentences, and says where each one stands.
//
// Sentences are half-open byte ranges into the text as it was given: nothing
// is copied, normalised or lost.
package segment
