// The side: groups of files that are versions of one text, and their pairs.

import { ago } from "./age.js";
import { count, languageName, make, percent } from "./dom.js";
import { endOf, nameOf, namesOf } from "./names.js";
import { fileOf } from "./unread.js";

const usual = ["id", "en", "de"];

export function tag(language) {
  return make("abbr", { className: "tag", title: languageName(language) }, language === "und" ? "?" : language);
}

// isGuess reports whether a note says that the encoding was told by the look of the letters.
export const isGuess = note => note.startsWith("is read as ");

// fill shows a heap. Calls are open with the name of a pair, openGroup with the
// index of a group, align with the indices of two documents, setLanguage with a
// document's index and a language, encoding and remove with that index, and removeGroup with that of
// a group. Project is the address of the heap's project.
export function fill(side, heap, present, calls) {
  const groups = heap.groups ?? heap.documents.flatMap(({ removed }, i) => removed ? [] : [{ documents: [i], links: [] }]);
  const together = groups.filter(group => group.documents.length > 1);
  const alone = groups.filter(group => group.documents.length === 1).flatMap(group => group.documents);
  const file = i => documentLine(heap.documents[i], namesOf(heap)[i], {
    set: language => calls.setLanguage(i, language), remove: () => calls.remove(i), encoding: () => calls.encoding(i),
  });
  const lines = links => links.map(link => linkLine(heap, link, ambiguous(heap, link, links), present, calls));
  const sections = together.map(group => {
    const [ordered, others] = [group.links.filter(link => link.kind !== "same story"), group.links.filter(link => link.kind === "same story")];
    const all = group.rows ? [allLine(group, groups.indexOf(group), present, calls.openGroup)] : [];
    return section(group.title, group.documents.map(file), [...all, ...lines(ordered), ...fold(others, lines(others), present)],
      remover(`Remove all ${group.documents.length} files of this group`, `group ${group.documents}`, () => calls.removeGroup(groups.indexOf(group))));
  });
  if (alone.length) {
    const heading = heap.groups === null ? "Files" : together.length ? "On their own" : "No two files are versions of one text";
    sections.push(section(heading, alone.map(file), []));
  }
  const apart = alone.length || heap.asked.length || together.some(group => group.links.some(link => link.kind === "same story"));
  if (heap.groups !== null && heap.documents.filter(document => !document.removed).length > 1 && apart)
    sections.push(make("section", { className: "group" }, make("h2", {}, "Align any two in order"), chooser(heap, calls.align), make("ul", { className: "links" }, ...lines(heap.asked))));
  sections.push(projectLine(heap, calls.project));
  const key = side.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  side.replaceChildren(...sections);
  if (key) side.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true }); // what had the focus is made anew
}

// keyed names an element, so that the focus comes back to it.
function keyed(element, key) {
  element.dataset.key = key;
  return element;
}

// remover is a button that removes something.
function remover(label, key, remove) {
  const button = keyed(make("button", { className: "plain remove", "aria-label": label, title: `${label}. Undo brings it back.` }, "×"), `remove ${key}`);
  button.addEventListener("click", remove);
  return button;
}

// projectLine tells where corrections are kept.
function projectLine(heap, address) {
  return make("section", { className: "group kept" },
    make("p", {}, heap.file ? "Corrections are kept in " : "Corrections are kept until the viewer ends: save a copy.", heap.file ? make("bdi", { title: heap.file }, heap.file.split(/[\\/]/).at(-1)) : null),
    make("a", { href: address, download: "" }, "Save a copy with all corrections"));
}

function section(title, documents, links, remove = null) {
  return make("section", { className: "group" }, make("h2", { dir: "auto" }, title), ...(remove ? [remove] : []),
    make("ul", { className: "documents" }, ...documents), make("ul", { className: "links" }, ...links));
}

// ambiguous reports whether the tags of a link are those of another too.
function ambiguous(heap, link, links) {
  const tags = link => [heap.documents[link.a].language, heap.documents[link.b].language].sort().join();
  return links.filter(other => tags(other) === tags(link)).length > 1;
}

// fold hides the pairs that keep no order until they are asked for.
function fold(links, lines, present) {
  if (lines.length === 0) return [];
  const details = make("details", { open: links.some(link => link.pair === present) },
    make("summary", {}, "Same story, in another order ", make("b", {}, String(lines.length))),
    make("ul", { className: "links" }, ...lines));
  return [make("li", {}, details)];
}

// chooser lets the user choose two files to align.
function chooser(heap, align) {
  const live = heap.documents.map((document, i) => [document, i]).filter(([document]) => !document.removed);
  const choice = first => make("select", { className: "choice", "aria-label": first ? "One file" : "The other file" },
    ...live.map(([document, i], place) => make("option", { value: i, selected: place === (first ? 0 : 1) }, `${document.language.toUpperCase()}  ${namesOf(heap)[i]}`)));
  const [a, b] = [choice(true), choice(false)];
  const button = make("button", {}, "Align");
  button.addEventListener("click", () => align(Number(a.value), Number(b.value)));
  return make("div", { className: "chooser" }, a, b, button);
}

const stem = name => name.replace(/\.[^./]*(?=$| \()/, "");

function allLine(group, index, present, open) {
  const button = make("button", { className: "link", "aria-current": present === `g${index}` ? "true" : undefined },
    make("span", { className: "kind" }, `All ${group.documents.length} versions side by side`));
  button.addEventListener("click", () => open(index));
  return make("li", {}, keyed(button, `g${index}`));
}

function documentLine(document, name, { set, remove, encoding }) {
  const choose = make("select", { className: "tag", title: `${languageName(document.language)}, ${percent(document.confidence)} sure. Choose another if that is wrong.`, "aria-label": `Language of ${name}` },
    ...[...new Set([document.language, ...usual, "und"])].map(language =>
      make("option", { value: language, selected: language === document.language }, language === "und" ? "?" : language)));
  choose.addEventListener("change", () => set(choose.value));
  return make("li", {}, keyed(choose, `language of ${name}`),
    nameOf(name, document.modified ? `${document.name}, changed ${ago(document.modified)}` : document.name),
    make("span", { className: "size", title: count(document.sentences, "sentence") }, document.sentences.toLocaleString("en")),
    remover(`Remove ${name}`, name, remove),
    document.notes ? make("p", { className: "notes" }, ...document.notes.map(note => make("span", {}, note, ...isGuess(note) ? otherEncoding(document, name, encoding) : []))) : null);
}

// otherEncoding offers to read a file in another encoding. The viewer has the text alone: only
// this page has files, those that were added in it.
function otherEncoding(document, name, choose) {
  if (!fileOf(document.name)) return [". If that is wrong, add the file again to choose another"];
  const button = keyed(make("button", { className: "plain" }, "Choose another"), `encoding of ${name}`);
  button.addEventListener("click", choose);
  return [". ", button];
}

function linkLine(heap, link, named, present, { open }) {
  const [a, b] = [heap.documents[link.a], heap.documents[link.b]];
  const known = link.confidence > 0;
  const title = !known ? `${a.name} and ${b.name}` : `${a.name} and ${b.name}: ${link.kind}, ${percent(link.confidence)} sure`;
  const button = make("button", { className: "link", "aria-current": link.pair === present ? "true" : undefined, title },
    make("span", { className: "tongues" }, tag(a.language), tag(b.language)),
    make("span", { className: "kind" }, !named ? link.kind : make("bdi", {}, [link.a, link.b].map(i => stem(endOf(heap, i))).join(" · "))),
    make("span", { className: "cover", title: "How much of each is paired" }, make("span", { className: "unseen" }, "paired "), `${percent(link.coverage[0])} · ${percent(link.coverage[1])}`),
    link.corrected ? make("span", { className: "corrected", title: "Decided by hand" }, `✓${link.corrected}`, make("span", { className: "unseen" }, " by hand")) : null);
  button.addEventListener("click", () => open(link.pair));
  return make("li", {}, keyed(button, link.pair));
}
