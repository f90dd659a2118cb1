// All versions of a group side by side, a column each: what they tell alike in one row,
// which can be corrected.

import { cell } from "./cell.js";
import { count, make } from "./dom.js";
import { fill, ofTable } from "./verbs.js";

// many is how many rows in a row that only one version has are folded away.
const many = 4;

// A Table fills a list element. It emits "select" when another row or sentence is chosen.
export class Table extends EventTarget {
  constructor(list, tools) {
    super();
    this.list = list;
    this.tools = tools;
    this.elements = [];
    list.addEventListener("click", event => this.click(event));
  }

  show(group, least) {
    this.group = group;
    this.least = least;
    this.fill();
  }

  clear() {
    this.group = null;
    this.elements = [];
    this.selected = this.sentence = null;
    this.list.replaceChildren();
  }

  // fill shows all rows, those that only one version has folded away where there are
  // many, unless the row at an index is among them.
  fill(open = -1) {
    const { texts, rows } = this.group;
    this.tools.remove();
    this.selected = this.sentence = null;
    this.elements = rows.map(row => rowOf(texts, row, this.least));
    const items = [];
    let alone = []; // indices of rows in a row that only one version has
    const fold = () => {
      const elements = alone.map(i => this.elements[i]);
      items.push(...(alone.length < many ? elements : [folded(elements, told(texts, alone.map(i => rows[i])), alone.includes(open))]));
      alone = [];
    };
    this.elements.forEach((element, i) => {
      if (element.classList.contains("null") && !rows[i].hand) return alone.push(i);
      fold();
      items.push(element);
    });
    fold();
    this.list.replaceChildren(...items);
  }

  // splice replaces rows as a change says, and selects the first of the new ones.
  splice({ at, removed, rows }) {
    const { y } = this.selected?.getBoundingClientRect() ?? { y: 0 };
    this.group.rows.splice(at, removed, ...rows);
    const index = Math.min(at, this.group.rows.length - 1);
    this.fill(index);
    this.select(this.elements[index], { scroll: false });
    scrollBy(0, this.selected.getBoundingClientRect().y - y);
    for (const element of this.elements.slice(at, at + rows.length)) element.classList.add("fresh");
  }

  get index() {
    return this.selected ? this.elements.indexOf(this.selected) : -1;
  }

  get row() {
    return this.selected ? this.group.rows[this.index] : null;
  }

  select(element, { sentence = null, scroll = true } = {}) {
    if (!element) return;
    this.selected?.classList.remove("selected");
    this.selected?.removeAttribute("aria-current");
    this.list.querySelector(".sentence.present")?.classList.remove("present");
    this.selected = element;
    this.sentence = sentence;
    const fold = element.closest("details");
    if (fold) fold.open = true;
    element.classList.add("selected");
    element.setAttribute("aria-current", "true");
    element.tabIndex = 0;
    element.append(this.tools);
    this.offer();
    if (sentence) element.querySelector(`[data-at="${sentence.column}:${sentence.at}"]`)?.classList.add("present");
    element.focus({ preventScroll: true });
    if (scroll) element.scrollIntoView({ block: "nearest" });
    this.dispatchEvent(new Event("select"));
  }

  // offer shows the verbs that can be done with the row.
  offer() {
    const { row, index } = this, many = this.sentences().length > 1;
    const can = {
      accept: !row.hand,
      reject: row.cells.filter(spans => spans.length > 0).length > 1,
      split: many,
      joinUp: index > 0, up: many && index > 0,
      joinDown: index + 1 < this.elements.length, down: many && index + 1 < this.elements.length,
    };
    for (const button of this.tools.children) button.hidden = can[button.dataset.verb] === false;
  }

  // step selects the next or the previous row that is not folded away.
  step(by) {
    for (let i = this.index + by; i >= 0 && i < this.elements.length; i += by)
      if (this.elements[i].closest("details:not([open])") === null) return this.select(this.elements[i]);
  }

  // walk chooses the next or the previous sentence of the row.
  walk(by) {
    if (!this.row) return;
    const all = this.sentences();
    const now = this.sentence ? all.findIndex(s => s.column === this.sentence.column && s.at === this.sentence.at) : by > 0 ? -1 : all.length;
    if (all[now + by]) this.select(this.selected, { sentence: all[now + by] });
  }

  // sentences are those of the row, by column.
  sentences() {
    return this.row.cells.flatMap((spans, column) => {
      const all = [];
      for (let k = 0; k < spans.length; k += 2)
        for (let at = spans[k]; at < spans[k + 1]; at++) all.push({ column, at });
      return all;
    });
  }

  click(event) {
    const row = event.target.closest(".row");
    if (!row || this.tools.contains(event.target)) return;
    if (getSelection().toString() && row.contains(getSelection().anchorNode)) return; // text is being copied
    const at = event.target.closest(".sentence")?.dataset.at.split(":").map(Number);
    this.select(row, { sentence: at ? { column: at[0], at: at[1] } : null, scroll: row !== this.selected });
  }
}

function rowOf(texts, { cells, confidence, hand, aside }, least) {
  const said = cells.filter(spans => spans.length > 0).length;
  const element = make("li", { className: "row", tabIndex: -1 },
    make("div", { className: "sure", title: hand ? "Decided by hand" : aside ? "A heading, a menu or the like" : "" },
      make("span", { className: "unseen" }, aside ? "a heading, a menu or the like, " : "", hand ? "decided by hand " : said < 2 ? "no counterpart " : "probability "), hand ? "✓" : confidence.toFixed(2)),
    ...cells.map((spans, i) => cellOf(texts[i], spans, i)));
  element.classList.toggle("hand", hand);
  element.classList.toggle("aside", aside === true);
  element.classList.toggle("null", said < 2);
  element.classList.toggle("unsure", !hand && said > 1 && confidence < least);
  element.style.setProperty("--doubt", !hand && said > 1 ? 1 - confidence : 0);
  return element;
}

// cellOf shows the sentences of several spans, starts and ends one after the other.
function cellOf(text, spans, column) {
  const whole = cell(text, [0, 0], column);
  for (let k = 0; k < spans.length; k += 2) whole.append(...cell(text, spans.slice(k, k + 2), column).children);
  return whole;
}

// told says how many rows that one version alone has tell something, and which these are.
function told(texts, rows) {
  const asides = rows.filter(({ aside }) => aside).length, tell = rows.length - asides;
  const lines = "headings, menus or the like";
  const what = !asides ? count(tell, "row") : !tell ? `${count(asides, "row")} of ${lines}` : `${count(tell, "row")} and ${asides} of ${lines}`;
  const tags = [...new Set(rows.flatMap(({ cells }) => cells.flatMap((spans, i) => spans.length > 0 ? [texts[i].language] : [])))].sort();
  return `${what} that only one version has (${tags.join(", ")})`;
}

function folded(rows, summary, open) {
  return make("li", {}, make("details", { open },
    make("summary", {}, summary),
    make("ol", {}, ...rows)));
}

// onVerbs makes the buttons that correct a row, and returns what each does. Correct is
// called with what is wanted, complain with why it cannot be.
export function onVerbs(table, correct, complain) {
  const chosen = () => table.sentence ?? only(table);
  const other = by => {
    const at = table.index + by;
    return at >= 0 && at < table.elements.length ? at : complain(by > 0 ? "There is no row after it." : "There is no row before it.");
  };
  const with1 = (verb, by) => () => {
    const to = table.row && other(by);
    if (typeof to !== "number") return;
    const sentence = verb === "move" ? chosen() : { column: 0, at: -1 };
    if (!sentence) return complain("Choose the sentence to move: click it, or ← and →.");
    correct({ verb, other: to, column: sentence.column, sentence: sentence.at });
  };
  const verbs = {
    accept: () => table.row && correct({ verb: "accept" }),
    reject: () => table.row && correct({ verb: "reject" }),
    split: () => {
      if (!table.row) return;
      const sentence = chosen();
      if (!sentence) return complain("Choose the sentence to take out: click it, or ← and →.");
      correct({ verb: "split", column: sentence.column, sentence: sentence.at });
    },
    joinUp: with1("join", -1), joinDown: with1("join", 1), up: with1("move", -1), down: with1("move", 1),
  };
  fill(table.tools, ofTable, verbs);
  return verbs;
}

// only returns the sentence of a row that has just one.
function only(table) {
  const all = table.sentences();
  return all.length === 1 ? all[0] : null;
}
