// Opening files, pairs and groups, and what stands around the rows.

import { age } from "./age.js";
import * as api from "./api.js";
import { confirmed, yes } from "./ask.js";
import { filters } from "./beads.js";
import { count, find, languageName, make } from "./dom.js";
import { isProject, tooMuch } from "./files.js";
import { busy, complain, say, saying, tell } from "./messages.js";
import { nameOf, namesOf } from "./names.js";
import { decline, offer } from "./offer.js";
import { address, entitle, picture, present, rows, setAddress, showSide, state, table, view, why } from "./page.js";
import * as shelf from "./shelf.js";
import * as side from "./side.js";
import { inTurn } from "./turns.js";
import * as unread from "./unread.js";

export async function arrive() {
  const { heap, pair, row } = address();
  if (!heap) return welcome();
  const done = await busy("Opening…", async () => {
    if (state.heap?.id !== heap) show(await api.heap(heap));
    await lookAt(pair, row);
  });
  if (!done && !state.pair && !state.group) welcome();
}

export function welcome() {
  Object.assign(state, { heap: null, link: null, pair: null, group: null });
  view("welcome");
  entitle();
  setAddress();
  return busy("Looking…", async () => shelf.fill(await api.list(), removeHeap));
}

// removeHeap takes a heap off the list. What is kept of it goes for good, unless it is in
// a file of the user's own.
function removeHeap(heap) {
  return busy("Removing…", async () => {
    if (!heap.own && !await yes(`With ${heap.title} go all corrections of these files, for good. Remove them?`)) return;
    shelf.fill(await api.removeHeap(heap.id, true), removeHeap);
  });
}

// Heaps.

export async function take(files, encoding) {
  const problem = tooMuch(files, state.limits);
  if (problem) return complain(problem);
  unread.keep(files);
  await busy(`Reading ${count(files.length, "file")}…`, async () => {
    for (const file of files.filter(isProject)) await enter(await api.upload([file]));
    const texts = files.filter(file => !isProject(file));
    if (texts.length === 0) return;
    const heap = await addOrUpload(texts, encoding).catch(error => {
      tellSkipped(error.skipped ?? []);
      throw error;
    });
    await enter(heap);
    const come = heap.documents.filter(({ name, removed }) => !removed && texts.includes(unread.fileOf(name)));
    tellSkipped([...heap.skipped ?? [], ...noted(come), ...state.heap.skipped ?? []]);
  });
}

// noted are what the readers of documents should know.
const noted = documents => documents.flatMap(({ name, notes }) => (notes ?? []).map(reason =>
  ({ name, reason, encoding: side.isGuess(reason) })));

// tellSkipped says which files were left out, and why, once each, and asks how they are
// encoded where that may help.
function tellSkipped(skipped) {
  const lines = new Map(skipped.map(skip => [`${skip.name}: ${skip.reason}`, skip]));
  if (lines.size === 0) return;
  const asked = unread.ask([...lines.values()], state.encodings, readAs);
  const others = [...lines].filter(([, skip]) => !asked.includes(skip)).map(([line]) => line);
  if (others.length > 0) complain(others.join("\n"));
}

// readAs reads a file once more, in an encoding.
async function readAs(file, encoding) {
  const index = state.heap?.documents.findIndex(({ name, removed }) => unread.fileOf(name) === file && !removed) ?? -1;
  if (index >= 0 && !await confirmed(force => api.removeDocument(state.heap.id, index, force))) return;
  await take([file], encoding);
}

// addOrUpload adds files to those that are open, if these are still there.
async function addOrUpload(files, encoding) {
  try {
    if (state.heap) return await api.add(state.heap.id, files, encoding);
  } catch (error) {
    if (error.status !== 404) throw error;
  }
  return api.upload(files, encoding);
}

export async function enter(heap) {
  const name = state.heap?.id === heap.id ? present() : null;
  show(heap);
  setAddress(!name);
  await lookAt(name);
}

export function show(heap) {
  state.heap = heap;
  view("work");
  followHistory(heap.history);
  fillSide();
}

export const links = () => [...state.heap.groups.flatMap(group => group.links), ...state.heap.asked];

// lookAt looks for the groups unless they are known, and opens a pair
// or a group.
export async function lookAt(name, row = 0) {
  if (!state.heap.groups) {
    saying(`Looking for versions among ${count(state.heap.documents.length, "file")}…`);
    show(await api.groups(state.heap.id));
    tellSkipped(state.heap.skipped ?? []);
  }
  const index = /^g\d+$/.test(name) ? Number(name.slice(1)) : -1;
  if (state.heap.groups[index]?.rows) return openGroup(index);
  const link = links().find(link => link.pair === name) ?? links()[0];
  if (link) await open(link, row);
  else nothing();
}

function nothing() {
  Object.assign(state, { link: null, pair: null, group: null });
  find("pair").dataset.state = "nothing";
  showSide(true);
  entitle();
  setAddress();
  fillSide();
}

export function fillSide() {
  side.fill(find("side"), state.heap, present(), {
    open: name => busy("Opening…", () => open(links().find(link => link.pair === name), 0, true)),
    openGroup: index => busy("Opening…", () => openGroup(index, true)),
    align: (a, b) => busy("Aligning…", () => alignAnyway(a, b)),
    setLanguage: (document, language) => changeFiles("Looking again…", force => api.setLanguage(state.heap.id, document, language, force)),
    encoding: document => unread.ask(noted([state.heap.documents[document]]), state.encodings, readAs),
    remove: document => changeFiles("Removing…", force => api.removeDocument(state.heap.id, document, force), "Removed. Undo with u."),
    removeGroup: group => changeFiles("Removing…", force => api.removeGroup(state.heap.id, group, force), "Removed. Undo with u."),
    project: api.projectFile(state.heap.id),
  });
}

// changeFiles changes the files of the heap, unless the user is asked and says no.
function changeFiles(says, call, said) {
  return inTurn(() => busy(says, async () => {
    const heap = await confirmed(call);
    if (!heap) return fillSide();
    await enter(heap);
    if (said) tell(said);
  }));
}

async function alignAnyway(a, b) {
  if (a === b) return complain("Choose two different files.");
  show(await api.align(state.heap.id, a, b));
  await open(links().find(link => link.a === Math.min(a, b) && link.b === Math.max(a, b)), 0, true);
}

export async function openGroup(index, push = false) {
  const group = await api.group(state.heap.id, index);
  Object.assign(state, { link: null, pair: null, group, index });
  find("pair").dataset.state = "group";
  showSide(false);
  entitle(state.heap.groups[index].title);
  find("pair").style.setProperty("--columns", group.texts.length);
  const { documents } = state.heap.groups[index];
  find("heads").replaceChildren(...group.texts.map((text, i) => head(text, documents[i])));
  find("unmatched").hidden = true;
  rows.clear();
  table.show(group, rows.least);
  followHistory(group.history);
  fillSide();
  offer();
  scrollTo(0, 0);
  setAddress(push);
}

// Pairs.

export async function open(link, row = 0, push = false) {
  const pair = await api.pair(state.heap.id, link.pair);
  Object.assign(state, { link, pair, group: null });
  decline(0);
  find("pair").dataset.state = pair.unordered ? "unordered" : "open";
  showSide(false);
  entitle(...[link.a, link.b].map(i => namesOf(state.heap)[i]));
  find("heads").replaceChildren(head(pair.source, link.a), head(pair.target, link.b));
  find("pair").style.setProperty("--columns", 2);
  find("axes").replaceChildren(make("span", {}, "↓ ", languageName(pair.source.language)), make("span", {}, languageName(pair.target.language), " →"));
  why.forget();
  table.clear();
  rows.show(pair);
  find("unmatched").hidden = pair.beads.some(([s0, s1, t0, t1]) => s0 < s1 && t0 < t1);
  picture.show(pair, rows);
  tellMarks();
  fillSide();
  follow();
  rows.select(rows.elements[Math.min(row, rows.elements.length - 1)], { scroll: false, focus: false });
  if (row > 0) rows.jump(Math.min(row, rows.elements.length - 1));
  else scrollTo(0, 0);
  setAddress(push);
}

// tellMarks shows what the two sides tell differently, which takes longer to find
// than the rows do. Beads that were changed meanwhile ask again.
export async function tellMarks() {
  const { pair } = state;
  try {
    const { revision, marks } = await api.marks(state.heap.id, state.link.pair);
    if (state.pair !== pair) return;
    if (pair.revision !== revision) return tellMarks();
    rows.tell(marks);
    follow();
  } catch (error) {
    if (state.pair === pair) complain(error.message);
  }
}

// head is what stands above the sentences of a document.
function head(text, document) {
  const { modified } = state.heap.documents[document];
  return make("div", { className: "head" }, side.tag(text.language),
    nameOf(namesOf(state.heap)[document], text.name),
    make("span", { className: "size" }, `${languageName(text.language)}, ${count(text.sentences.length, "sentence")}`,
      ...modified ? [", ", age(modified)] : []));
}

// follow brings what stands around the rows up to date with them.
export function follow() {
  const counts = rows.counts();
  for (const [i, button] of [...find("filters").children].entries()) {
    const present = filters[i] === rows.filter;
    button.setAttribute("aria-pressed", present);
    button.disabled = counts[i] === 0 && !present;
    button.hidden = filters[i].extra && button.disabled;
    button.lastChild.textContent = counts[i].toLocaleString("en");
  }
  find("empty").hidden = counts[filters.indexOf(rows.filter)] > 0;
  picture.renew();
}

// followHistory notes what can be undone now, in all of the heap.
export function followHistory(history) {
  Object.assign(state.heap.history, history);
  find("undo").disabled = !state.heap.history.undo;
  find("redo").disabled = !state.heap.history.redo;
}

find("filters").append(...filters.map(filter => {
  const button = make("button", {}, filter.name, make("b"));
  button.addEventListener("click", () => choose(filter));
  return button;
}));

export function choose(filter) {
  rows.choose(filter);
  follow();
  say(`${filter.name}: ${count(rows.counts()[filters.indexOf(filter)], "row")}.`);
}

// nextFilter is the next filter that shows anything.
export function nextFilter() {
  const counts = rows.counts(), now = filters.indexOf(rows.filter);
  for (let i = 1; i <= filters.length; i++) {
    const at = (now + i) % filters.length;
    if (counts[at] > 0) return filters[at];
  }
  return filters[0];
}
