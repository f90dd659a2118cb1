// A list of very many rows. They stand in chunks, and the browser lays out only the
// chunks in view (content-visibility in the style sheet): all rows are there to be
// searched and read aloud, and a step costs as much in ten thousand as in ten.

import { make } from "./dom.js";

const size = 40; // rows of a chunk

export class Chunks {
  constructor(list) {
    this.list = list;
    this.rows = [];
  }

  // splice puts other rows in the place of some. Rows may be among the old and
  // the new ones.
  splice(at, removed, fresh) {
    const before = this.rows[at - 1]?.parentElement, after = this.rows[at + removed]?.parentElement;
    const first = before ?? this.list.firstElementChild;
    this.rows.splice(at, removed, ...fresh);
    let from = at, to = at + fresh.length;
    while (this.rows[from - 1] && this.rows[from - 1].parentElement === before) from--;
    while (this.rows[to] && this.rows[to].parentElement === after) to++;
    const old = [];
    for (let chunk = first; chunk; chunk = chunk.nextElementSibling) {
      old.push(chunk);
      if (chunk === after) break;
    }
    const place = old.at(-1)?.nextElementSibling ?? null;
    const chunks = [];
    for (let k = from; k < to; k += size)
      chunks.push(make("div", { className: "chunk", role: "none" }, ...this.rows.slice(k, Math.min(to, k + size))));
    for (const chunk of old) chunk.remove();
    for (const chunk of chunks) this.list.insertBefore(chunk, place);
    this.measure(chunks);
  }

  // measure hides chunks without any row to show, and tells the browser how high the
  // others may be: it remembers how high they were, so that those that changed are made
  // anew.
  measure(chunks = [...this.list.children]) {
    for (let chunk of chunks) {
      let shown = 0;
      for (const row of chunk.children) shown += !row.hidden;
      if (String(shown) === chunk.dataset.shown) continue;
      if (chunk.dataset.shown) {
        const anew = make("div", { className: "chunk", role: "none" });
        const focused = chunk.contains(document.activeElement) ? document.activeElement : null;
        chunk.before(anew);
        anew.append(...chunk.children);
        chunk.remove();
        focused?.focus({ preventScroll: true });
        chunk = anew;
      }
      chunk.dataset.shown = shown;
      chunk.hidden = shown === 0;
      chunk.style.setProperty("--shown", shown);
    }
  }

  // visible returns the indices of the first and the last row between two heights of
  // the window.
  visible(top, bottom) {
    const within = elements => elements.filter(element => {
      if (element.hidden) return false;
      const box = element.getBoundingClientRect();
      return box.bottom > top && box.top < bottom;
    });
    const chunks = within([...this.list.children]);
    if (chunks.length === 0) return [0, this.rows.length - 1];
    const first = within([...chunks[0].children])[0] ?? chunks[0].firstElementChild;
    const last = within([...chunks.at(-1).children]).at(-1) ?? chunks.at(-1).lastElementChild;
    return [this.rows.indexOf(first), this.rows.indexOf(last)];
  }
}
