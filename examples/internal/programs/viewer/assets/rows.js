// The rows: beads side by side. There can be many thousands of them.

import { Bead, filters } from "./beads.js";
import { cell } from "./cell.js";
import { Chunks } from "./chunks.js";
import { make } from "./dom.js";

// Rows fill a list element. They emit "select" when another row or sentence is
// chosen, and "mark" when sentences are marked.
export class Rows extends EventTarget {
  constructor(list, tools) {
    super();
    this.list = list;
    this.tools = tools;
    this.chunks = new Chunks(list);
    this.beads = [];
    this.elements = [];
    this.marks = new Map(); // by side and sentence
    this.filter = filters[0];
    this.least = 0.8;
    this.marked = [new Set(), new Set()];
    list.addEventListener("click", event => this.click(event));
  }

  show(pair) {
    this.clear();
    this.texts = [pair.source, pair.target];
    this.beads = pair.beads.map(wire => new Bead(wire));
    this.elements = this.beads.map(bead => this.row(bead));
    this.refilter();
    this.chunks.splice(0, 0, this.elements);
  }

  clear() {
    this.unselect();
    this.clearMarks();
    this.chunks.splice(0, this.elements.length, []);
    this.marks.clear();
    this.beads = [];
    this.elements = [];
  }

  // splice replaces rows as a change says, and returns the new ones. Rows that are
  // among the old and the new ones stay, and the row in view stays at its place.
  splice(change) {
    const beads = change.beads.map(wire => new Bead(wire));
    const old = this.elements.slice(change.at, change.at + change.removed);
    const kept = new Map(old.map((element, i) => [this.beads[change.at + i].key, element]));
    const restore = this.hold();
    this.note(beads, change.marks);
    const fresh = [];
    const elements = beads.map(bead => {
      const element = kept.get(bead.key);
      if (element) return this.weigh(element, bead);
      fresh.push(this.row(bead));
      return fresh.at(-1);
    });
    if (old.includes(this.selected) && !elements.includes(this.selected)) this.unselect();
    this.beads.splice(change.at, change.removed, ...beads);
    this.elements.splice(change.at, change.removed, ...elements);
    this.chunks.splice(change.at, change.removed, elements);
    this.clearMarks();
    this.refilter();
    restore();
    for (const element of fresh) element.classList.add("fresh");
    return fresh;
  }

  // hold returns what brings the text that is in view back to its place.
  hold() {
    const row = this.selected ?? this.elements[this.visible()[0]];
    if (!row) return () => {};
    const { side, at } = this.beads[this.elements.indexOf(row)].sentences()[0];
    const { top } = row.getBoundingClientRect();
    return () => {
      const now = this.elements[this.find(side, at)];
      if (now && !now.hidden) scrollBy(0, now.getBoundingClientRect().top - top);
    };
  }

  // note notes what the two sides of some beads tell differently.
  note(beads, marks) {
    const bySentence = Map.groupBy(marks, mark => `${mark.side}:${mark.sentence}`);
    for (const bead of beads) {
      bead.differs = false;
      for (const { side, at } of bead.sentences()) {
        const here = (bySentence.get(`${side}:${at}`) ?? []).sort((a, b) => a.start - b.start);
        this.marks.set(`${side}:${at}`, here);
        bead.differs ||= here.some(mark => mark.kind !== "variant");
      }
    }
  }

  // tell shows what the two sides of all beads tell differently.
  tell(marks) {
    const has = bead => bead.sentences().some(({ side, at }) => this.marks.get(`${side}:${at}`)?.length > 0);
    const before = this.beads.map(has);
    this.note(this.beads, marks);
    this.beads.forEach((bead, i) => { if (before[i] || has(bead)) this.write(this.elements[i], bead); });
    this.refilter();
  }

  row(bead) {
    const element = make("div", { className: "row", role: "listitem", tabIndex: -1 }, make("div", { className: "sure" }));
    element.classList.toggle("hand", bead.hand);
    element.classList.toggle("null", bead.null);
    this.write(element, bead);
    return this.weigh(element, bead);
  }

  // write writes what a bead says into its row.
  write(element, bead) {
    for (const old of element.querySelectorAll(".cell")) old.remove();
    element.firstElementChild.after(...this.texts.map((text, side) => cell(text, bead.spans[side], side, this.marks)));
  }

  // weigh shows how sure a bead is.
  weigh(element, bead) {
    const says = bead.null ? "no counterpart" : bead.hand ? "decided by hand" : "probability";
    element.firstElementChild.replaceChildren(make("span", { className: "unseen" }, `${says} `), bead.hand ? "✓" : bead.confidence.toFixed(2));
    element.style.setProperty("--doubt", bead.hand ? 0 : 1 - bead.confidence);
    return element;
  }

  // choose shows the rows of a filter. Where the selected one is not among them, the next that
  // is takes its place, or else one before.
  choose(filter) {
    this.filter = filter;
    if (this.bead && !filter.shows(this.bead, this.least)) {
      for (const by of [1, -1]) if (this.step(by, () => true, { focus: false, scroll: false })) break;
    }
    this.refilter();
    this.selected?.scrollIntoView({ block: "nearest" });
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
    this.chunks.measure();
  }

  // Selecting.

  get index() {
    return this.selected ? this.elements.indexOf(this.selected) : -1;
  }
  get bead() {
    return this.beads[this.index] ?? null;
  }

  unselect() {
    if (this.selected) {
      this.present?.classList.remove("present");
      this.selected.classList.remove("selected");
      this.selected.removeAttribute("aria-current");
      this.selected.tabIndex = -1;
    }
    this.tools.remove();
    this.present = null; // the element of the sentence
    this.selected = null;
    this.sentence = null;
  }

  select(element, { sentence = null, scroll = true, focus = true } = {}) {
    if (!element) return;
    if (element !== this.selected) {
      this.unselect();
      this.selected = element;
      if (element.hidden) {
        element.hidden = false;
        this.chunks.measure([element.parentElement]);
      }
      element.classList.add("selected");
      element.setAttribute("aria-current", "true");
      element.tabIndex = 0;
      element.append(this.tools);
    }
    this.present?.classList.remove("present");
    this.sentence = sentence;
    this.present = sentence && this.elementOf(sentence);
    this.present?.classList.add("present");
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
  step(by, matches = () => true, how = {}) {
    for (let i = this.index + by; i >= 0 && i < this.elements.length; i += by) {
      const shown = this.filter.shows(this.beads[i], this.least);
      if (shown && matches(this.beads[i])) return this.select(this.elements[i], how), true;
    }
    return false;
  }

  // walk chooses the next or previous sentence of the present row.
  walk(by) {
    const all = this.bead?.sentences() ?? [];
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
    if (!row || event.target.closest(".verbs, .why")) return;
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
    this.present?.classList.toggle("marked", now);
    this.dispatchEvent(new Event("mark"));
  }

  clearMarks() {
    for (const element of [...this.list.getElementsByClassName("marked")]) element.classList.remove("marked");
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
    return this.chunks.visible(Math.max(0, this.list.getBoundingClientRect().top), innerHeight);
  }
}
