// The names of files as people can tell them apart.

import { make } from "./dom.js";

const known = new WeakMap(); // the names of the documents of a heap

// namesOf returns the names of the documents of a heap without the folders that all of them
// are in. Equal ones are counted, but for those that are removed.
export function namesOf(heap) {
  if (known.has(heap)) return known.get(heap);
  const folders = heap.documents.filter(({ removed }) => !removed).map(({ name }) => name.split("/").slice(0, -1));
  const most = Math.min(...folders.map(path => path.length));
  let same = 0;
  while (same < most && folders.every(path => path[same] === folders[0][same])) same++;
  const seen = new Map();
  const names = heap.documents.map(({ name, removed }) => {
    const short = name.split("/").slice(same).join("/");
    if (removed) return short;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return nth > 1 ? `${short} (${nth})` : short;
  });
  known.set(heap, names);
  return names;
}

// endOf returns as much of the end of a document's name as no other has.
export function endOf(heap, index) {
  const names = namesOf(heap), parts = names[index].split("/");
  for (let n = 1; n < parts.length; n++) {
    const end = parts.slice(-n).join("/");
    if (names.every((name, i) => i === index || heap.documents[i].removed || name !== end && !name.endsWith(`/${end}`))) return end;
  }
  return names[index];
}

const kept = 12; // characters of the end of a name that are always seen

// nameOf makes a name of which the middle is left out where space is short: files differ at
// the end.
export function nameOf(name, title = name) {
  const cut = Math.max(0, name.length - kept);
  return make("bdi", { className: "name", title }, cut > 0 ? make("span", { className: "start" }, name.slice(0, cut)) : null, make("span", {}, name.slice(cut)));
}
