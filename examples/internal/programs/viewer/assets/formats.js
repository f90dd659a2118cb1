// The formats that can be downloaded of what is open.

import * as api from "./api.js";
import { endOf } from "./names.js";
import { rows, state } from "./page.js";

// formats lists them, for the menu.
export const formats = () => state.group ? ofGroup() : ofPair(state.link, "the sentences of the others count as unpaired");

// ofPair lists the formats of a pair.
function ofPair(link, rest) {
  const address = format => least => api.downloadPair(state.heap.id, link.pair, format, least);
  const formats = state.formats.map(name => state.pair.formats.includes(name)
    ? { name, links: [{ address: address(name) }] } : { name, links: [], why: "needs sentences in order" });
  return { least: rows.least, rest, formats };
}

// ofGroup lists the formats of all versions, and of their pairs where a format holds two.
function ofGroup() {
  const { links } = state.heap.groups[state.index];
  const label = ({ a, b }) => [a, b].map(i => state.heap.documents[i].language).join("–");
  const several = link => links.filter(other => label(other) === label(link)).length > 1;
  const named = link => several(link) ? [link.a, link.b].map(i => endOf(state.heap, i)).join(" – ") : label(link);
  const formats = state.formats.map(name => state.group.formats.includes(name)
    ? { name, links: [{ address: least => api.downloadGroup(state.heap.id, state.index, name, least) }] }
    : { name, why: "needs sentences in order", links: links.filter(({ kind }) => name !== "ladder" || kind !== "same story")
      .map(link => ({ label: named(link), address: least => api.downloadPair(state.heap.id, link.pair, name, least) })) });
  return { least: rows.least, rest: "the others are left out", formats };
}
