package main

import (
	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/transforms/stats"
)

// Settings are what the flags say.
type Settings struct {
	Input      []string // patterns of names of files
	Output     string   // the folder
	Formats    []string
	Shards     int     // in how many files the units of two languages are written
	SameHost   bool    // pair pages of one host alone
	Confidence float64 // the least of a unit
	Coverage   float64 // the least share of the text of both pages that has a counterpart
}

// build makes the pipeline. Its stages are told in the package comment.
func build(s beam.Scope, o Settings) {
	var failures, counts []beam.PCollection

	names := beam.ParDo(s.Scope("match"), &matchFn{}, beam.CreateList(s, o.Input))
	raw, failed := beam.ParDo2(s.Scope("read"), &readFn{}, beam.Reshuffle(s, names))
	failures = append(failures, failed)
	prepared, failed := beam.ParDo2(s.Scope("prepare"), &prepareFn{}, beam.Reshuffle(s, raw))
	failures = append(failures, failed)
	unique, count, failed := beam.ParDo3(s.Scope("unique"), &uniqueFn{}, beam.GroupByKey(s, prepared))
	failures, counts = append(failures, failed), append(counts, count)
	pages, failed := beam.ParDo2(s.Scope("furniture"), &siteFn{}, beam.GroupByKey(s, unique))
	failures = append(failures, failed)

	parts := beam.CombinePerKey(s.Scope("count"), &countFn{}, beam.ParDo(s, shardOfPage, pages))
	words := beam.ParDo(s.Scope("count"), &wordsFn{o.Output}, beam.Combine(s.Scope("count"), &mergeFn{}, beam.ParDo(s, countsOf, parts)))
	pages = beam.Reshuffle(s, beam.ParDo(s.Scope("counted"), countedIn, pages, beam.SideInput{Input: words}))
	judging := judging{Output: o.Output}

	holders, failed := beam.ParDo2(s.Scope("keys"), &keysFn{judging: judging, SameHost: o.SameHost}, pages)
	failures = append(failures, failed)
	meetings, count := beam.ParDo2(s.Scope("meet"), &meetFn{}, beam.GroupByKey(s, holders))
	counts = append(counts, count)
	pairs := beam.ParDo(s.Scope("partners"), &partnersFn{}, beam.GroupByKey(s, meetings))
	sent := beam.ParDo(s.Scope("join"), &joinFn{}, beam.CoGroupByKey(s, pages, beam.ParDo(s, bothWays, pairs)))
	compared, failed := beam.ParDo2(s.Scope("compare"), &compareFn{judging}, beam.GroupByKey(s, sent))
	failures = append(failures, failed)

	edges := beam.ParDo(s.Scope("edges"), &edgeFn{SameHost: o.SameHost}, compared)
	components := beam.ParDo(s.Scope("components"), &componentsFn{}, beam.GroupByKey(s, edges))
	members, known := beam.ParDo2(s.Scope("members"), &memberFn{}, beam.CoGroupByKey(s, pages, compared, components))
	groups, units, failed := beam.ParDo3(s.Scope("group"), &groupFn{judging, o.Coverage}, beam.CoGroupByKey(s, members, known))
	failures = append(failures, failed)

	kept, count := beam.ParDo2(s.Scope("keep"), &keepFn{Confidence: o.Confidence}, units)
	counts = append(counts, count)
	distinct, count := beam.ParDo2(s.Scope("distinct"), &distinctFn{Shards: o.Shards}, beam.GroupByKey(s, kept))
	counts = append(counts, count)
	counts = append(counts, beam.ParDo(s.Scope("write"), &unitsFn{o.Output, o.Formats}, beam.GroupByKey(s, distinct)))

	lines := beam.Flatten(s, beam.ParDo(s, groupLine, groups), beam.ParDo(s, failureLine, beam.Flatten(s, failures...)))
	counts = append(counts, beam.ParDo(s.Scope("lines"), &linesFn{o.Output}, beam.GroupByKey(s, lines)))

	counts = append(counts, beam.ParDo(s, noGroups, beam.Impulse(s)))
	totals := beam.ParDo(s, total, stats.SumPerKey(s, beam.Flatten(s, counts...)))
	beam.ParDo(s.Scope("report"), &reportFn{o.Output}, beam.GroupByKey(s, totals))
}
