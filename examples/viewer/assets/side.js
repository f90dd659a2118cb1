// The side: groups of files that are versions of one text, and their pairs.

import { count, languageName, make, percent } from "./dom.js";

const usual = ["id", "en", "de"];

// shortName is the name of a file without the folders that all files are in.
export function shortName(heap, name) {
  const folders = heap.documents.map(document => document.name.split("/").slice(0, -1));
  const most = Math.min(...folders.map(path => path.length));
  let same = 0;
  while (same < most && folders.every(path => path[same] === folders[0][same])) same++;
  return name.split("/").slice(same).join("/");
}

export function tag(language) {
  return make("span", { className: "tag", title: languageName(language) }, language === "und" ? "?" : language);
}

// fill shows a heap. Open is called with the name of a pair, setLanguage with a
// document's index and a language.
export function fill(side, heap, present, { open, setLanguage }) {
  const groups = heap.groups ?? heap.documents.map((_, i) => ({ documents: [i], links: [] }));
  const together = groups.filter(group => group.documents.length > 1);
  const alone = groups.filter(group => group.documents.length === 1).flatMap(group => group.documents);
  const file = i => documentLine(heap, heap.documents[i], language => setLanguage(i, language));
  const sections = together.map(group => make("section", { className: "group" },
    make("h2", { dir: "auto" }, group.title),
    make("ul", { className: "documents" }, ...group.documents.map(file)),
    make("ul", { className: "links" }, ...group.links.map(link => linkLine(heap, link, present, open)))));
  if (alone.length) {
    const heading = heap.groups === null ? "Files" : together.length ? "On their own" : "No two files are versions of one text";
    sections.push(make("section", { className: "group" }, make("h2", {}, heading), make("ul", { className: "documents" }, ...alone.map(file))));
  }
  side.replaceChildren(...sections);
}

function documentLine(heap, document, set) {
  const choose = make("select", { className: "tag", title: `${languageName(document.language)}, ${percent(document.confidence)} sure. Choose another if that is wrong.`, "aria-label": `Language of ${document.name}` },
    ...[...new Set([document.language, ...usual, "und"])].map(language =>
      make("option", { value: language, selected: language === document.language }, language === "und" ? "?" : language)));
  choose.addEventListener("change", () => set(choose.value));
  return make("li", {}, choose,
    make("bdi", { className: "name", title: document.name }, shortName(heap, document.name)),
    make("span", { className: "size", title: count(document.sentences, "sentence") }, document.sentences.toLocaleString("en")));
}

function linkLine(heap, link, present, open) {
  const [a, b] = [heap.documents[link.a], heap.documents[link.b]];
  const button = make("button", { className: "link", "aria-current": link.pair === present ? "true" : undefined, title: `${a.name} and ${b.name}: ${link.kind}, ${percent(link.confidence)} sure` },
    make("span", { className: "tongues" }, tag(a.language), tag(b.language)),
    make("span", { className: "kind" }, link.kind),
    make("span", { className: "cover", title: "How much of each is paired" }, `${percent(link.coverage[0])} · ${percent(link.coverage[1])}`),
    link.corrected ? make("span", { className: "corrected", title: "Decided by hand" }, `✓${link.corrected}`) : null);
  button.addEventListener("click", () => open(link.pair));
  return make("li", {}, button);
}
