// The formats that can be downloaded of what is open.

import * as api from "./api.js";
import { endOf } from "./names.js";
import { rows, state } from "./page.js";

// lines are the formats with a line for each pair; moses has a file for each side.
const lines = ["moses", "words", "pharaoh"];

// zipped is the format that is several files, of a pair or of all pairs of a group.
const zipped = "opus";

// formats lists them, for the menu.
export const formats = () => state.group ? ofGroup() : ofPair(state.link, "the sentences of the others count as unpaired");

const all = () => [...state.formats, zipped, ...lines];

const language = document => state.heap.documents[document].language;

// linksOf are the links to a pair in a format.
function linksOf(link, name, label) {
  const address = side => least => api.downloadPair(state.heap.id, link.pair, name, least, side);
  if (name !== "moses") return [{ label, address: address() }];
  return [link.a, link.b].map((document, side) => ({ label: label ? `${label}, ${language(document)}` : language(document), address: address(side) }));
}

function ofPair(link, rest) {
  const formats = all().map(name => state.pair.formats.includes(name) || !state.formats.includes(name)
    ? { name, links: linksOf(link, name) } : { name, links: [], why: "needs sentences in order" });
  return { least: rows.least, rest, formats };
}

// ofGroup lists the formats of all versions, and of their pairs where a format holds two.
function ofGroup() {
  const { links } = state.heap.groups[state.index];
  const label = ({ a, b }) => [a, b].map(language).join("–");
  const several = link => links.filter(other => label(other) === label(link)).length > 1;
  const named = link => several(link) ? [link.a, link.b].map(i => endOf(state.heap, i)).join(" – ") : label(link);
  const formats = all().map(name => state.group.formats.includes(name) || name === zipped
    ? { name, links: [{ address: least => api.downloadGroup(state.heap.id, state.index, name, least) }] }
    : { name, why: "needs sentences in order", links: links.filter(({ kind }) => name !== "ladder" || kind !== "same story")
      .flatMap(link => linksOf(link, name, named(link))) });
  return { least: rows.least, rest: "the others are left out", formats };
}
