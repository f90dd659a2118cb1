// The rows: beads side by side. There can be many thousands of them; the
// browser lays out only those in view (content-visibility in the style sheet),
// so that searching in the page finds all.

import { make } from "./dom.js";

// Places in a bead as the server sends it.
const SOURCE = 0, TARGET = 2, CONFIDENCE = 4, HAND = 5;

// A Bead is one row.
export class Bead {
  constructor(wire) {
    this.spans = [wire.slice(SOURCE, SOURCE + 2), wire.slice(TARGET, TARGET + 2)];
    this.confidence = wire[CONFIDENCE];
    this.hand = wire[HAND] === 1;
    this.null = this.length(0) === 0 || this.length(1) === 0;
  }
  length(side) {
    return this.spans[side][1] - this.spans[side][0];
  }
  has(side, sentence) {
    return this.spans[side][0] <= sentence && sentence < this.spans[side][1];
  }
}

// cell makes what one side of a row says: a paragraph for each sentence.
export function cell(text, [start, end], side = 0, marks = new Map()) {
  const cell = make("div", { className: "cell", lang: text.language === "und" ? "" : text.language });
  for (let i = start; i < end; i++) {
    const at = `${side}:${i}`;
    const sentence = make("p", { className: "sentence", dir: "auto" }, ...marked(text.sentences[i], marks.get(at) ?? []));
    sentence.dataset.at = at;
    cell.append(sentence);
  }
  return cell;
}

// marked cuts a text into what both sides tell alike and what they do not.
function marked(text, marks) {
  const parts = [];
  let done = 0;
  for (const { start, end, kind, what, other } of marks) {
    if (start < done) continue;
    const title = kind === "variant" ? `spelled ${other} on the other side` : other ? `${what}: ${other} on the other side` : `${what}: not on the other side`;
    parts.push(text.slice(done, start), make("mark", { className: kind === "variant" ? "variant" : "", title }, text.slice(start, end)));
    done = end;
  }
  return [...parts, text.slice(done)];
}

// The filters, and which beads they show when pairs are sure from least on. An
// extra one is offered where it shows any.
export const filters = [
  { name: "All", shows: () => true },
  { name: "Sure", shows: (bead, least) => !bead.null && bead.confidence >= least },
  { name: "Unsure", shows: (bead, least) => !bead.null && bead.confidence < least },
  { name: "Unpaired", shows: bead => bead.null },
  { name: "Differ", shows: bead => bead.differs, extra: true },
  { name: "By hand", shows: bead => bead.hand, extra: true },
];

// Rows fill a list element. They emit "select" when another row or sentence is
// chosen, "mark" when sentences are marked, and "verb" with what a button asks.
export class Rows extends EventTarget {
  constructor(list, tools) {
    super();
    this.list = list;
    this.tools = tools;
    this.beads = [];
    this.elements = [];
    this.beadOf = new WeakMap();
    this.filter = filters[0];
    this.least = 0.8;
    this.marked = [new Set(), new Set()];
    list.addEventListener("click", event => this.click(event));
  }

  show(pair) {
    this.texts = [pair.source, pair.target];
    this.marks = new Map();
    this.beads = pair.beads.map(wire => new Bead(wire));
    this.mark(this.beads, pair.marks);
    this.elements = this.beads.map(bead => this.row(bead));
    this.selected = null;
    this.sentence = null;
    this.clearMarks();
    this.list.replaceChildren(...this.elements);
    this.refilter();
  }

  clear() {
    this.beads = this.elements = [];
    this.unselect();
    this.list.replaceChildren();
    this.clearMarks();
  }

  // splice replaces rows as a change says, and returns the new ones.
  splice(change) {
    const beads = change.beads.map(wire => new Bead(wire));
    this.mark(beads, change.marks);
    const fresh = beads.map(bead => this.row(bead));
    const old = this.elements.slice(change.at, change.at + change.removed);
    const next = this.elements[change.at + change.removed] ?? null;
    if (old.includes(this.selected)) this.unselect();
    for (const element of old) element.remove();
    for (const element of fresh) this.list.insertBefore(element, next);
    this.beads.splice(change.at, change.removed, ...beads);
    this.elements.splice(change.at, change.removed, ...fresh);
    this.clearMarks();
    this.refilter();
    for (const element of fresh) element.classList.add("fresh");
    return fresh;
  }

  // mark notes what the two sides of some beads tell differently.
  mark(beads, marks) {
    const bySentence = Map.groupBy(marks, mark => `${mark.side}:${mark.sentence}`);
    for (const bead of beads) {
      bead.differs = false;
      bead.spans.forEach(([start, end], side) => {
        for (let i = start; i < end; i++) {
          const here = (bySentence.get(`${side}:${i}`) ?? []).sort((a, b) => a.start - b.start);
          this.marks.set(`${side}:${i}`, here);
          bead.differs ||= here.some(mark => mark.kind !== "variant");
        }
      });
    }
  }

  row(bead) {
    const element = make("li", { className: "row", tabIndex: -1 },
      make("div", { className: "sure", title: bead.hand ? "Decided by hand" : `Confidence ${bead.confidence.toFixed(3)}` },
        bead.hand ? "✓" : bead.confidence.toFixed(2)),
      ...this.texts.map((text, side) => cell(text, bead.spans[side], side, this.marks)));
    element.style.setProperty("--doubt", bead.hand ? 0 : 1 - bead.confidence);
    element.classList.toggle("hand", bead.hand);
    element.classList.toggle("null", bead.null);
    this.beadOf.set(element, bead);
    return element;
  }

  // counts tells how many rows each filter shows.
  counts() {
    return filters.map(filter => this.beads.reduce((n, bead) => n + filter.shows(bead, this.least), 0));
  }

  refilter() {
    this.elements.forEach((element, i) => {
      const bead = this.beads[i];
      const hidden = !this.filter.shows(bead, this.least) && element !== this.selected;
      if (element.hidden !== hidden) element.hidden = hidden;
      element.classList.toggle("unsure", !bead.null && !bead.hand && bead.confidence < this.least);
    });
  }

  // Selecting.

  get index() {
    return this.selected ? this.elements.indexOf(this.selected) : -1;
  }
  get bead() {
    return this.selected ? this.beadOf.get(this.selected) : null;
  }

  unselect() {
    if (this.selected) {
      this.selected.classList.remove("selected");
      this.selected.removeAttribute("aria-current");
      this.selected.tabIndex = -1;
    }
    this.tools.remove();
    this.selected = null;
    this.sentence = null;
  }

  select(element, { sentence = null, scroll = true, focus = true } = {}) {
    if (!element) return;
    if (element !== this.selected) {
      this.unselect();
      this.selected = element;
      element.hidden = false;
      element.classList.add("selected");
      element.setAttribute("aria-current", "true");
      element.tabIndex = 0;
      element.append(this.tools);
    }
    this.list.querySelector(".sentence.present")?.classList.remove("present");
    this.sentence = sentence;
    if (sentence) this.elementOf(sentence)?.classList.add("present");
    if (focus) element.focus({ preventScroll: true });
    if (scroll) element.scrollIntoView({ block: "nearest" });
    this.dispatchEvent(new Event("select"));
  }

  // jump selects a row and brings it to the middle.
  jump(index) {
    const element = this.elements[index];
    if (!element) return;
    this.select(element, { scroll: false });
    element.scrollIntoView({ block: "center" });
  }

  // step selects the nearest shown row before or after the present one that
  // matches.
  step(by, matches = () => true) {
    for (let i = this.index + by; i >= 0 && i < this.elements.length; i += by) {
      const shown = this.filter.shows(this.beads[i], this.least);
      if (shown && matches(this.beads[i])) return this.select(this.elements[i]), true;
    }
    return false;
  }

  // walk chooses the next or previous sentence of the present row.
  walk(by) {
    const bead = this.bead;
    if (!bead) return;
    const all = [0, 1].flatMap(side => Array.from({ length: bead.length(side) }, (_, i) => ({ side, at: bead.spans[side][0] + i })));
    const now = this.sentence ? all.findIndex(s => s.side === this.sentence.side && s.at === this.sentence.at) : by > 0 ? -1 : all.length;
    const next = all[now + by];
    if (next) this.select(this.selected, { sentence: next });
  }

  elementOf({ side, at }) {
    return this.selected?.querySelector(`[data-at="${side}:${at}"]`);
  }

  find(side, sentence) {
    return this.beads.findIndex(bead => bead.has(side, sentence));
  }

  click(event) {
    const row = event.target.closest(".row");
    if (!row || this.tools.contains(event.target)) return;
    if (getSelection().toString() && row.contains(getSelection().anchorNode)) return; // text is being copied
    const at = event.target.closest(".sentence")?.dataset.at.split(":").map(Number);
    const sentence = at ? { side: at[0], at: at[1] } : null;
    this.select(row, { sentence, scroll: row !== this.selected });
    if (sentence && (event.ctrlKey || event.metaKey)) this.toggleMark();
  }

  // Marking sentences that are to be paired.

  toggleMark() {
    if (!this.sentence) return;
    const { side, at } = this.sentence;
    const marked = this.marked[side];
    const now = !marked.has(at);
    if (now) marked.add(at);
    else marked.delete(at);
    this.elementOf(this.sentence)?.classList.toggle("marked", now);
    this.dispatchEvent(new Event("mark"));
  }

  clearMarks() {
    for (const element of this.list.querySelectorAll(".marked")) element.classList.remove("marked");
    for (const side of this.marked) side.clear();
    this.dispatchEvent(new Event("mark"));
  }

  // markedSpans returns the marked sentences as a span of each side, or what
  // is wrong with them.
  markedSpans() {
    const spans = this.marked.map(side => [Math.min(...side), Math.max(...side) + 1]);
    if (this.marked.some(side => side.size === 0)) return { error: "Mark at least one sentence on each side." };
    if (spans.some(([start, end], side) => end - start !== this.marked[side].size))
      return { error: "The sentences marked on one side must follow each other." };
    return { source: spans[0], target: spans[1] };
  }

  // visible returns the indices of the first and the last row in view.
  visible() {
    const { top } = this.list.getBoundingClientRect();
    const rise = Math.max(top, this.ceiling ?? 0);
    const at = y => document.elementsFromPoint(this.list.getBoundingClientRect().left + 20, y).map(e => e.closest?.(".row")).find(Boolean);
    const first = this.elements.indexOf(at(rise + 2));
    const last = this.elements.indexOf(at(innerHeight - 4));
    return [Math.max(0, first), last < 0 ? this.elements.length - 1 : last];
  }
}
