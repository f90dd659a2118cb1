// The page: what is open, and what happens when the user does something.

import * as api from "./api.js";
import { confirmed, yes } from "./ask.js";
import { filters } from "./beads.js";
import { told } from "./cell.js";
import { count, find, languageName, make } from "./dom.js";
import { onDownload } from "./downloads.js";
import { isProject, onFiles, tooMuch } from "./files.js";
import { onKeys } from "./keys.js";
import { busy, complain, hush, say, saying, tell } from "./messages.js";
import { Picture } from "./picture.js";
import { Rows } from "./rows.js";
import * as shelf from "./shelf.js";
import * as side from "./side.js";
import { shortName } from "./side.js";
import { onVerbs, Table } from "./table.js";
import { onTold } from "./told.js";
import * as buttons from "./verbs.js";
import { Why } from "./why.js";

// Of link and pair, and of group and its index, one is open at most.
const state = { heap: null, link: null, pair: null, group: null, index: null, limits: null };

const tools = make("div", { className: "verbs", role: "group", "aria-label": "Correct this row" });
const rows = new Rows(find("rows"), tools);
const table = new Table(find("versions"), make("div", { className: "verbs", role: "group", "aria-label": "Correct this row" }));
const why = new Why(rows, { ask: bead => api.evidence(state.heap.id, state.link.pair, bead), about });
const picture = new Picture(find("overview"), find("lens"), find("tip"));

// Where the page is stands in its address, so that loading it again leads back:
// #heap/pair/row, or #heap/g and the index of a group.

function address() {
  const [heap, pair, row] = location.hash.slice(1).split("/").map(decodeURIComponent);
  return { heap, pair, row: Number.parseInt(row, 10) || 0 };
}

const present = () => state.link?.pair ?? (state.group ? `g${state.index}` : null);

function setAddress(push = false) {
  const parts = [state.heap?.id, present(), state.link && rows.index > 0 ? rows.index : null].filter(part => part !== null && part !== undefined);
  const url = parts.length ? `#${parts.join("/")}` : "./";
  if (url === location.hash) return;
  history[push ? "pushState" : "replaceState"](null, "", url);
}

async function arrive() {
  const { heap, pair, row } = address();
  if (!heap) return welcome();
  const done = await busy("Opening…", async () => {
    if (state.heap?.id !== heap) show(await api.heap(heap));
    await lookAt(pair, row);
  });
  if (!done && !state.pair && !state.group) welcome();
}

function view(name) {
  document.body.dataset.view = name;
}

// entitle names the page in its heading and its window.
function entitle(...names) {
  document.title = [...names, "sejajar"].join(" · ");
  find("title").textContent = names.join(" and ") || "sejajar";
}

function welcome() {
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

async function take(files) {
  const problem = tooMuch(files, state.limits);
  if (problem) return complain(problem);
  await busy(`Reading ${count(files.length, "file")}…`, async () => {
    for (const file of files.filter(isProject)) await enter(await api.upload([file]));
    const texts = files.filter(file => !isProject(file));
    if (texts.length === 0) return;
    const before = state.heap?.documents.length ?? 0;
    const heap = state.heap ? await addOrUpload(texts) : await api.upload(texts);
    await enter(heap);
    tellSkipped([...heap.skipped ?? [], ...noted(heap.documents.slice(heap.id === state.heap.id ? before : 0)), ...state.heap.skipped ?? []]);
  });
}

// noted are what the readers of documents should know.
const noted = documents => documents.flatMap(({ name, notes }) => (notes ?? []).map(reason => ({ name, reason })));

// tellSkipped says which files were left out, and why, once each.
function tellSkipped(skipped) {
  const lines = new Set(skipped.map(({ name, reason }) => `${name}: ${reason}`));
  if (lines.size) complain([...lines].join("\n"));
}

// addOrUpload adds files to those that are open, if these are still there.
async function addOrUpload(files) {
  try {
    return await api.add(state.heap.id, files);
  } catch (error) {
    if (error.status !== 404) throw error;
    return api.upload(files);
  }
}

async function enter(heap) {
  const name = state.heap?.id === heap.id ? present() : null;
  show(heap);
  setAddress(!name);
  await lookAt(name);
}

function show(heap) {
  state.heap = heap;
  view("work");
  followHistory(heap.history);
  fillSide();
}

const links = () => [...state.heap.groups.flatMap(group => group.links), ...state.heap.asked];

// lookAt looks for the groups unless they are known, and opens a pair
// or a group.
async function lookAt(name, row = 0) {
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

function fillSide() {
  side.fill(find("side"), state.heap, present(), {
    open: name => busy("Opening…", () => open(links().find(link => link.pair === name), 0, true)),
    openGroup: index => busy("Opening…", () => openGroup(index, true)),
    align: (a, b) => busy("Aligning…", () => alignAnyway(a, b)),
    setLanguage: (document, language) => changeFiles("Looking again…", force => api.setLanguage(state.heap.id, document, language, force)),
    remove: document => changeFiles("Removing…", force => api.removeDocument(state.heap.id, document, force), "Removed. Undo with u."),
    removeGroup: group => changeFiles("Removing…", force => api.removeGroup(state.heap.id, group, force), "Removed. Undo with u."),
    project: api.projectFile(state.heap.id),
  });
}

// changeFiles changes the files of the heap, unless the user is asked and says no.
function changeFiles(says, call, said) {
  last = last.then(() => busy(says, async () => {
    const heap = await confirmed(call);
    if (!heap) return fillSide();
    await enter(heap);
    if (said) tell(said);
  }));
  return last;
}

async function alignAnyway(a, b) {
  if (a === b) return complain("Choose two different files.");
  show(await api.align(state.heap.id, a, b));
  await open(links().find(link => link.a === Math.min(a, b) && link.b === Math.max(a, b)), 0, true);
}

async function openGroup(index, push = false) {
  const group = await api.group(state.heap.id, index);
  Object.assign(state, { link: null, pair: null, group, index });
  find("pair").dataset.state = "group";
  showSide(false);
  entitle(state.heap.groups[index].title);
  find("pair").style.setProperty("--columns", group.texts.length);
  find("heads").replaceChildren(...group.texts.map(head));
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

async function open(link, row = 0, push = false) {
  const pair = await api.pair(state.heap.id, link.pair);
  Object.assign(state, { link, pair, group: null });
  declined = 0;
  find("pair").dataset.state = pair.unordered ? "unordered" : "open";
  showSide(false);
  entitle(...[pair.source, pair.target].map(({ name }) => shortName(state.heap, name)));
  find("heads").replaceChildren(...[pair.source, pair.target].map(head));
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
  offer();
  setAddress(push);
}

// tellMarks shows what the two sides tell differently, which takes longer to find
// than the rows do. Beads that were changed meanwhile ask again.
async function tellMarks() {
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

function head(text) {
  return make("div", { className: "head" }, side.tag(text.language),
    make("span", { className: "name", title: text.name }, make("bdi", {}, shortName(state.heap, text.name))),
    make("span", { className: "size" }, `${languageName(text.language)}, ${count(text.sentences.length, "sentence")}`));
}

// follow brings what stands around the rows up to date with them.
function follow() {
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
function followHistory(history) {
  Object.assign(state.heap.history, history);
  find("undo").disabled = !state.heap.history.undo;
  find("redo").disabled = !state.heap.history.redo;
}

// about is what the panel tells of a bead that the page knows by itself.
function about(bead) {
  const sizes = rows.texts.map(({ sentences }, side) => sentences.slice(...bead.spans[side]).reduce((sum, text) => sum + text.length, 0));
  const marks = bead.sentences().flatMap(({ side, at }) => (rows.marks.get(`${side}:${at}`) ?? []).map(mark =>
    ({ text: rows.texts[side].sentences[at].slice(mark.start, mark.end), told: told(mark) })));
  return { texts: rows.texts, sizes, told: marks, rivals: bead.null ? rivals(bead) : [] };
}

// rivals are the sentences that those of an unpaired row may correspond to, the likeliest
// first.
function rivals(bead) {
  const { side, at } = bead.sentences()[0];
  return picture.matches.filter(match => match[side] === at && match[2] >= 0.01).sort((a, b) => b[2] - a[2]).slice(0, 3)
    .map(match => ({
      text: rows.texts[1 - side].sentences[match[1 - side]], probability: match[2],
      go: () => rows.jump(rows.find(1 - side, match[1 - side])),
    }));
}

find("filters").append(...filters.map(filter => {
  const button = make("button", {}, filter.name, make("b"));
  button.addEventListener("click", () => choose(filter));
  return button;
}));

function choose(filter) {
  rows.choose(filter);
  follow();
  say(`${filter.name}: ${count(rows.counts()[filters.indexOf(filter)], "row")}.`);
}

// Corrections are made one after another, each of what the one before left: what
// is wanted is asked for when its turn comes.

let last = Promise.resolve();

// done says to screen readers what was done.
const done = {
  accept: "The row is right.", reject: "Not a pair any more.", split: "Split in two rows.", join: "Joined in one row.",
  move: "The sentence is moved.", pair: "Paired.", again: "Aligned again.", align: "Two files are aligned.",
  add: "Files are added.", remove: "Files are removed.", language: "The language is changed.",
};

function correct(wanted, says) {
  last = last.then(async () => {
    const correction = state.pair && wanted();
    if (!correction) return;
    hush();
    const bead = Math.max(0, rows.index);
    try {
      took(await api.correct(state.heap.id, state.link.pair, { revision: state.pair.revision, bead, side: 0, sentence: -1, down: false, source: [0, 0], target: [0, 0], ...correction }));
      say(done[correction.verb]);
      if (says) tell(says);
    } catch (error) {
      if (error.status === 409) await open(state.link, rows.index);
      complain(error.message);
    }
  });
  return last;
}

// correctTable corrects the table of a group.
function correctTable(correction) {
  last = last.then(async () => {
    if (!state.group) return;
    hush();
    const wanted = { edition: state.heap.history.edition, row: table.index, other: 0, column: 0, sentence: -1, ...correction };
    try {
      const change = await api.correctGroup(state.heap.id, state.index, wanted);
      followHistory(change.history);
      if (change.removed + change.rows.length > 0) table.splice(change);
      say(done[correction.verb]);
    } catch (error) {
      if (error.status === 409) await openGroup(state.index);
      complain(error.message);
    }
  });
  return last;
}

// turn undoes what was done last in the heap, or does it again, and shows where that is.
function turn(verb) {
  last = last.then(async () => {
    if (!state.heap) return;
    hush();
    try {
      await turned(await api.turn(state.heap.id, verb, state.heap.history.edition), verb === "undo" ? "Undone" : "Done again");
    } catch (error) {
      if (error.status === 409) await enter(await api.heap(state.heap.id));
      complain(error.message);
    }
  });
  return last;
}

async function turned({ verb, heap, pair, group, change }, says) {
  const here = present();
  show(heap);
  const link = heap.groups && links().find(link => link.pair === pair);
  if (state.group && group === state.index) {
    const top = scrollY, row = table.index;
    await openGroup(group);
    table.select(table.elements[Math.min(row, table.elements.length - 1)], { scroll: false });
    scrollTo(0, top);
  } else if (link && here === pair) {
    state.link = link;
    took(change);
  } else if (link) {
    await open(link, change.at, true);
    return tell(`${says}: ${done[verb]}`);
  } else {
    await lookAt(here);
    return tell(`${says}: ${done[verb]}`);
  }
  say(`${says}.`);
}

// took shows a change: the row selected before where it is to stay or is among the new
// ones, and else the first of these.
function took(change, { stay = false } = {}) {
  const { revision, edition, undo, redo, byHand } = change;
  followHistory({ edition, undo, redo });
  const chosen = rows.sentence, place = chosen ?? rows.bead?.sentences()[0];
  Object.assign(state.pair, { revision, undo, redo, byHand });
  if (change.matches) picture.take(change.matches);
  const focused = document.activeElement;
  const fresh = rows.splice(change);
  const again = place && rows.elements[rows.find(place.side, place.at)];
  const next = again && (stay || fresh.includes(again)) ? again : fresh[0] ?? rows.elements[Math.min(change.at, rows.elements.length - 1)];
  if (!rows.selected || fresh.length) rows.select(next, { sentence: again === next ? chosen : null, scroll: !stay });
  back(focused);
  state.link.corrected = byHand;
  fillSide();
  follow();
  offer();
  return fresh;
}

// back returns the focus to the button that it came from, if that is still there.
function back(focused) {
  if (focused?.closest("button") && focused.isConnected && !focused.hidden && !focused.disabled) focused.focus({ preventScroll: true });
}

let declined = 0; // the corrections that were there when the offer was declined

function offer() {
  if (!state.pair) return void (find("offer").hidden = true);
  const { byHand, undo } = state.pair;
  find("offer").hidden = byHand === 0 || undo === 0 || undo <= declined;
  if (undo < declined) declined = undo;
  find("offer-text").textContent = `${count(byHand, "row")} decided by hand.`;
}

function alignAgain() {
  last = last.then(() => state.pair && busy("Aligning around your corrections…", async () => {
    const change = await api.alignAgain(state.heap.id, state.link.pair);
    declined = change.undo;
    const fresh = took(change, { stay: true });
    tellMarks();
    tell(fresh.length === 0 ? "Nothing else changes." : `${count(fresh.length, "row")} anew. Undo with u.`);
  }));
  return last;
}

const move = down => correct(() => {
  if (!rows.bead) return null;
  const sentence = rows.sentence ?? only(rows.bead);
  if (!sentence) return complain("Choose the sentence to move: click it, or ← and →.");
  rows.sentence = sentence;
  return { verb: "move", side: sentence.side, sentence: sentence.at, down };
});

// only returns the sentence of a row that has just one.
function only(bead) {
  const whole = [0, 1].filter(side => bead.length(side) > 0);
  return whole.length === 1 && bead.length(whole[0]) === 1 ? { side: whole[0], at: bead.spans[whole[0]][0] } : null;
}

const split = () => correct(() => {
  const { sentence, bead } = rows;
  const before = sentence && sentence.at > bead.spans[sentence.side][0] ? { side: sentence.side, sentence: sentence.at } : {};
  return { verb: "split", ...before };
});

const joinAbove = () => correct(() => rows.index > 0 ? { verb: "join", bead: rows.index - 1 } : complain("There is no row before it."));

const pairMarked = () => correct(() => {
  const spans = rows.markedSpans();
  return spans.error ? complain(spans.error) : { verb: "pair", ...spans };
});

const verbs = {
  accept: () => correct(() => ({ verb: "accept" })),
  reject: () => correct(() => ({ verb: "reject" }), "Rejected. Undo with u."),
  split, up: () => move(false), down: () => move(true),
  joinUp: joinAbove, joinDown: () => correct(() => ({ verb: "join" })),
  undo: () => turn("undo"), redo: () => turn("redo"),
  why: () => why.toggle(),
  mark: () => rows.sentence ? rows.toggleMark() : complain("Choose the sentence to mark: click it, or ← and →."),
};

buttons.fill(tools, verbs);
const tableVerbs = onVerbs(table, correctTable, complain);

onDownload(() => state.group
  ? { formats: state.group.formats, least: rows.least, rest: "the others are left out", link: (format, least) => api.downloadGroup(state.heap.id, state.index, format, least) }
  : { formats: state.pair.formats, least: rows.least, rest: "the sentences of the others count as unpaired", link: (format, least) => api.downloadPair(state.heap.id, state.link.pair, format, least) });

// What the user does.

const openChooser = onFiles(take);
find("choose").addEventListener("click", openChooser);
find("add").addEventListener("click", openChooser);
find("stories").addEventListener("click", () => busy("Reading…", async () => enter(await api.stories())));
find("home").addEventListener("click", () => { history.pushState(null, "", "./"); welcome(); });
const showSide = open => find("menu").setAttribute("aria-expanded", find("side").classList.toggle("open", open));
const showMap = open => find("picture").setAttribute("aria-pressed", find("map").classList.toggle("open", open));
find("menu").addEventListener("click", () => showSide());
find("picture").addEventListener("click", () => showMap());
onTold(rows);
find("help-open").addEventListener("click", () => find("help").showModal());
find("undo").addEventListener("click", verbs.undo);
find("redo").addEventListener("click", verbs.redo);
find("again").addEventListener("click", alignAgain);
find("offer-close").addEventListener("click", () => { declined = state.pair.undo; offer(); });
find("pair-marked").addEventListener("click", pairMarked);
find("clear-marked").addEventListener("click", () => rows.clearMarks());
find("least").addEventListener("input", () => {
  rows.least = find("least").valueAsNumber;
  find("least-value").textContent = rows.least.toFixed(2);
  rows.refilter();
  follow();
});

let settled; // when no other row was selected for a while: browsers slow down pages that change their address often
rows.addEventListener("select", () => {
  clearTimeout(settled);
  settled = setTimeout(setAddress, 250);
  picture.draw();
  const { index } = rows;
  buttons.offer(tools, rows.bead, rows.beads[index - 1], rows.beads[index + 1]);
});
addEventListener("pagehide", () => { clearTimeout(settled); setAddress(); });
rows.addEventListener("mark", () => {
  const [source, target] = rows.marked.map(side => side.size);
  find("marked").hidden = source + target === 0;
  find("marked-text").textContent = `Marked: ${source} left, ${target} right.`;
});
picture.addEventListener("jump", event => rows.jump(event.detail));
addEventListener("scroll", () => picture.draw(), { passive: true });
addEventListener("resize", () => picture.draw());
addEventListener("popstate", () => last.then(arrive));

// escape closes menus, wherever the focus is, and gives it back to what opened them.
function escape() {
  if (find("download").matches(":popover-open")) return find("download").hidePopover();
  for (const [button, pane, toggle] of [["menu", "side", showSide], ["picture", "map", showMap]]) {
    if (!find(pane).classList.contains("open") || find(button).offsetParent === null) continue;
    toggle(false);
    return find(button).focus();
  }
  rows.clearMarks();
}

const inPair = (call, inTable) => () => state.pair ? call() : state.group && inTable?.();
onKeys([
  { keys: ["j", "ArrowDown"], shown: "j ↓", says: "next row", call: inPair(() => rows.step(1), () => table.step(1)) },
  { keys: ["k", "ArrowUp"], shown: "k ↑", says: "previous row", call: inPair(() => rows.step(-1), () => table.step(-1)) },
  { keys: ["n"], shown: "n", says: "next unsure row", call: inPair(() => rows.step(1, b => !b.null && !b.hand && b.confidence < rows.least) || tell("No unsure row follows.")) },
  { keys: ["p"], shown: "p", says: "previous unsure row", call: inPair(() => rows.step(-1, b => !b.null && !b.hand && b.confidence < rows.least) || tell("No unsure row before this.")) },
  { keys: ["ArrowLeft", "ArrowRight"], shown: "← →", says: "choose a sentence of the row", call: () => {} },
  { keys: ["a"], shown: "a", says: "the row is right", call: inPair(verbs.accept, tableVerbs.accept) },
  { keys: ["x"], shown: "x", says: "the row is no pair", call: inPair(verbs.reject, tableVerbs.reject) },
  { keys: ["s"], shown: "s", says: "split the row, before the chosen sentence or where it comes apart best", call: inPair(split, tableVerbs.split) },
  { keys: ["m"], shown: "m", says: "join with the row below", call: inPair(verbs.joinDown, tableVerbs.joinDown) },
  { keys: ["M"], shown: "M", says: "join with the row above", call: inPair(verbs.joinUp, tableVerbs.joinUp) },
  { keys: ["["], shown: "[", says: "move the chosen sentence to the row above", call: inPair(verbs.up, tableVerbs.up) },
  { keys: ["]"], shown: "]", says: "move the chosen sentence to the row below", call: inPair(verbs.down, tableVerbs.down) },
  { keys: [" "], shown: "Space", says: "mark the chosen sentence (or Ctrl and click)", call: inPair(verbs.mark) },
  { keys: ["Enter"], shown: "Enter", says: "pair the marked sentences", call: inPair(pairMarked) },
  { keys: ["Escape"], shown: "Esc", says: "close what is open, and clear the marks", call: escape },
  { keys: ["r"], shown: "r", says: "align the rest again around what you decided", call: inPair(alignAgain) },
  { keys: ["w"], shown: "w", says: "why is this a pair? What speaks for the row, and what against it", call: inPair(() => why.toggle()) },
  { keys: ["."], shown: ".", says: "show the next word that has a counterpart, and that", call: inPair(() => why.step(1)) },
  { keys: [","], shown: ",", says: "show the previous one", call: inPair(() => why.step(-1)) },
  { keys: ["u", "Mod+z"], shown: "u", says: "undo what was done last, in these files or with them", call: verbs.undo },
  { keys: ["U", "Mod+Z", "Mod+y"], shown: "U", says: "do again", call: verbs.redo },
  { keys: ["f"], shown: "f", says: "show other rows: all, sure, unsure, unpaired, those that differ, by hand", call: inPair(() => choose(nextFilter())) },
  { keys: ["d"], shown: "d", says: "download", call: () => present() && find("download").togglePopover() },
  { keys: ["o"], shown: "o", says: "open or add files", call: openChooser },
  { keys: ["?"], shown: "?", says: "this help", call: () => find("help").showModal() },
].flatMap(entry => entry.keys[0] === "ArrowLeft"
  ? [{ ...entry, keys: ["ArrowLeft"], call: inPair(() => rows.walk(-1), () => table.walk(-1)) }, { ...entry, keys: ["ArrowRight"], says: "", call: inPair(() => rows.walk(1), () => table.walk(1)) }]
  : [entry]));

function nextFilter() {
  const counts = rows.counts(), now = filters.indexOf(rows.filter);
  for (let i = 1; i <= filters.length; i++) {
    const at = (now + i) % filters.length;
    if (counts[at] > 0) return filters[at];
  }
  return filters[0];
}

await busy("Opening…", async () => {
  const { heap, limits, accept } = await api.start();
  Object.assign(state, { limits });
  find("file").accept = accept.join();
  find("bounds").textContent = `Up to ${limits.files} files, ${limits.fileBytes >> 20} MB each: text, web pages, Word and other documents, PDF.`;
  // The files of the command line come first, and after that the list of what is open.
  if (!location.hash && heap && sessionStorage.first !== heap) history.replaceState(null, "", `#${heap}`);
  if (heap) sessionStorage.first = heap;
});
await arrive();
