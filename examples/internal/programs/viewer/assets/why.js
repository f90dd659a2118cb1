// Why a row is a pair: the words that correspond are marked where the pointer or the
// keys are, and a panel in the selected row tells what speaks for it and what against.

import * as panel from "./panel.js";
import { make } from "./dom.js";
import { say } from "./messages.js";
import { mark, rangeOf, unmark, wordAt } from "./words.js";

const rest = 120; // milliseconds that a pointer or a selection rests before the server is asked
const sure = 0.3; // the probability of links from which on they are marked

export class Why {
  // ask asks the server for the evidence of a bead. About tells what else the panel says
  // of it, see panel.js.
  constructor(rows, { ask, about }) {
    Object.assign(this, { rows, ask, about, known: new Map() });
    this.element = make("section", { className: "why", hidden: true, "aria-label": "Why this is a pair" });
    rows.list.addEventListener("pointermove", event => this.point(event));
    rows.list.addEventListener("pointerleave", () => { clearTimeout(this.resting); unmark(); });
    rows.list.addEventListener("click", event => this.point(event, 0));
    rows.addEventListener("select", () => this.follow());
  }

  get open() {
    return !this.element.hidden;
  }

  // forget forgets what was known: the rows are others.
  forget() {
    this.known.clear();
    this.word = null;
    this.element.remove();
    unmark();
  }

  toggle() {
    this.element.hidden = this.open;
    this.row = null;
    if (this.open) return this.follow(0);
    this.element.remove();
    say("");
  }

  // of returns what the server says of a row, which is asked once.
  of(row) {
    if (!this.known.has(row)) {
      const answer = this.ask(this.rows.beads[this.rows.elements.indexOf(row)]);
      answer.catch(() => this.known.delete(row));
      this.known.set(row, answer);
    }
    return this.known.get(row);
  }

  // follow shows the panel in the selected row.
  follow(after = rest) {
    const row = this.rows.selected;
    if (row === this.row) return;
    this.row = row;
    this.word = null;
    unmark();
    clearTimeout(this.showing);
    this.element.remove();
    if (!this.open || !row) return;
    this.showing = setTimeout(async () => {
      const bead = this.rows.bead;
      this.element.replaceChildren(make("p", { className: "why-wait" }, "Looking at the words of both texts…"));
      row.append(this.element);
      try {
        const evidence = await this.of(row);
        if (row !== this.rows.selected || !this.open) return;
        this.element.replaceChildren(...panel.parts(bead, evidence, this.about(bead), links => this.show(row, evidence, links)));
        say(panel.summary(bead, evidence));
      } catch (error) {
        if (row === this.rows.selected) this.element.replaceChildren(make("p", {}, error.message));
      }
      row.scrollIntoView({ block: "nearest" });
    }, after);
  }

  // point marks what corresponds to the word under the pointer.
  point(event, after = rest) {
    clearTimeout(this.resting);
    const row = event.target.closest(".sentence")?.closest(".row");
    if (!row) return;
    const { clientX, clientY } = event;
    this.resting = setTimeout(async () => {
      const evidence = await this.of(row).catch(() => null);
      if (!evidence || !row.isConnected) return;
      const word = wordAt(row, evidence.words, clientX, clientY);
      if (word) this.tie(row, evidence, word);
      else unmark();
    }, this.known.has(row) ? 0 : after);
  }

  // step goes to the next or previous word of the selected row that has a counterpart.
  async step(by) {
    const row = this.rows.selected;
    if (!row) return;
    const evidence = await this.of(row);
    if (row !== this.rows.selected) return;
    const words = [0, 1].flatMap(side => evidence.words[side].map((_, index) => [side, index]))
      .filter(word => tied(evidence, word).length > 0);
    const now = words.findIndex(([side, index]) => side === this.word?.[0] && index === this.word?.[1]);
    this.word = words[now < 0 ? (by > 0 ? 0 : words.length - 1) : (now + by + words.length) % words.length] ?? null;
    if (!this.word) return say("No word of this row has a counterpart.");
    const others = this.tie(row, evidence, this.word);
    const [side, index] = this.word;
    say(`${rangeOf(row, side, evidence.words[side][index])}: ${others.join(", ")}`);
  }

  // tie marks a word and its counterparts, and returns these.
  tie(row, evidence, [side, index]) {
    const others = tied(evidence, [side, index]).map(link => rangeOf(row, 1 - side, evidence.words[1 - side][link[1 - side]]));
    mark([rangeOf(row, side, evidence.words[side][index])], others);
    panel.point(this.element, side, index);
    return others;
  }

  // show marks the words of some links.
  show(row, evidence, links) {
    const ranges = side => links.map(link => rangeOf(row, side, evidence.words[side][link[side]]));
    mark(ranges(0), ranges(1));
  }
}

// tied returns the links of a word, surest first.
function tied({ links }, [side, index]) {
  return links.filter(link => link[side] === index && link[2] >= sure).sort((a, b) => b[2] - a[2]);
}
