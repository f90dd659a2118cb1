// The picture of an alignment: source sentences from top to bottom, target
// sentences from left to right, a dot where two may match, the beads on them.
// A long pair has a second picture, of what is around the present row.

import { filters } from "./beads.js";

const LENS = 60; // sentences that the second picture shows
const SMALL = 1.5 * LENS; // documents up to this many sentences do without it
const VIEW = 14; // pixels of the smallest shade of what is in view
const LEAST = 2.4; // pixels of the smallest bead
const CROSS = 5; // pixels of the smallest selected bead

export class Picture extends EventTarget {
  constructor(overview, lens, tip) {
    super();
    this.tip = tip;
    this.views = [{ canvas: overview, whole: true }, { canvas: lens, whole: false }];
    for (const view of this.views) {
      view.canvas.addEventListener("click", event => this.click(view, event));
      view.canvas.addEventListener("pointermove", event => this.hover(view, event));
      view.canvas.addEventListener("pointerleave", () => { this.tip.textContent = ""; });
      new ResizeObserver(() => this.draw()).observe(view.canvas);
    }
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"])
      matchMedia(query).addEventListener("change", () => this.renew());
  }

  show(pair, rows) {
    this.rows = rows;
    this.take(pair.matches);
    this.unordered = pair.unordered;
    this.sizes = [pair.source.sentences.length, pair.target.sentences.length];
    const [n, m] = this.sizes.map(size => Math.max(1, size));
    this.views[0].canvas.style.aspectRatio = `${Math.max(0.6, Math.min(1.4, m / n))}`;
    this.views[1].canvas.parentElement.hidden = Math.max(n, m) <= SMALL;
    this.renew();
  }

  // take takes the matches, which are looked up by their source sentences.
  take(matches) {
    this.matches = matches.sort(([a], [b]) => a - b);
  }

  // renew draws what may all have changed.
  renew() {
    for (const view of this.views) view.stale = true;
    this.draw();
  }

  // draw draws at the next frame, however often it is asked to. Only what is in view, and
  // which row is selected, has changed since.
  draw() {
    if (this.pending || !this.rows) return;
    this.pending = requestAnimationFrame(() => {
      this.pending = null;
      const shown = this.views.filter(view => view.canvas.clientWidth > 0);
      if (shown.length === 0) return;
      const colours = palette(this.views[0].canvas), visible = this.rows.visible();
      for (const view of shown) this.paint(view, colours, visible);
    });
  }

  // window is the range of sentences that a view shows, of each side.
  window(view, [first, last]) {
    if (view.whole) return this.sizes.map(size => [0, Math.max(1, size)]);
    const { index } = this.rows;
    const bead = this.rows.beads[first <= index && index <= last ? index : Math.round((first + last) / 2)];
    return this.sizes.map((size, side) => {
      const middle = bead ? (bead.spans[side][0] + bead.spans[side][1]) / 2 : 0;
      const from = Math.max(0, Math.min(size - LENS, Math.round(middle - LENS / 2)));
      return [from, Math.max(1, Math.min(size, from + LENS))];
    });
  }

  paint(view, colours, visible) {
    const { canvas } = view;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const scale = devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      view.stale = true;
    }
    const ink = canvas.getContext("2d");
    ink.setTransform(scale, 0, 0, scale, 0, 0);
    ink.clearRect(0, 0, width, height);
    view.window = this.window(view, visible);
    const [[top, bottom], [left, right]] = view.window;
    const pad = 4;
    const dx = (width - 2 * pad) / (right - left), dy = (height - 2 * pad) / (bottom - top);
    const x = j => pad + (j - left) * dx, y = i => pad + (i - top) * dy;
    view.back = { i: py => top + (py - pad) / dy, j: px => left + (px - pad) / dx };

    // What is in view does not follow each other where there is no order, or rows are left out.
    if (!this.unordered && this.rows.filter === filters[0]) this.paintView(ink, colours, visible, x, y);
    if (!view.whole || view.stale) this.paintAll(view, colours, scale, x, y, dx, dy);
    ink.drawImage(view.layer, 0, 0, width, height);
    const { bead } = this.rows;
    if (bead) paintCross(ink, colours, bead, { x, y, dx, dy, width, height });
  }

  // paintAll paints what stays while one row after the other is selected, on a layer
  // of its own.
  paintAll(view, colours, scale, x, y, dx, dy) {
    const { width, height } = view.canvas;
    view.layer = new OffscreenCanvas(width, height);
    view.stale = false;
    const ink = view.layer.getContext("2d");
    ink.scale(scale, scale);
    const [[top, bottom], [left, right]] = view.window;
    if (!view.whole) paintGrid(ink, colours, width / scale, height / scale, { top, bottom, left, right, x, y });
    const small = Math.min(dx, dy) < 4; // beads as small as dots hide them
    if (small) this.paintMatches(ink, colours, view, x, y);
    for (const bead of this.rows.beads) {
      const [[s0, s1], [t0, t1]] = bead.spans;
      if (bead.null || s1 <= top || s0 >= bottom || t1 <= left || t0 >= right) continue;
      paintBead(ink, colours, bead, this.rows.least, x(t0), y(s0), (t1 - t0) * dx, (s1 - s0) * dy);
    }
    if (!small) this.paintMatches(ink, colours, view, x, y);
  }

  paintMatches(ink, colours, view, x, y) {
    const [[top, bottom], [left, right]] = view.window;
    ink.fillStyle = colours.dot;
    const radius = Math.max(0.7, Math.min(2, (x(1) - x(0)) / 4.5, (y(1) - y(0)) / 4.5));
    for (let k = this.from(top); k < this.matches.length && this.matches[k][0] < bottom; k++) {
      const [i, j, p] = this.matches[k];
      if (j < left || j >= right) continue;
      ink.globalAlpha = 0.15 + 0.85 * p;
      ink.beginPath();
      ink.arc(x(j + 0.5), y(i + 0.5), radius, 0, 7);
      ink.fill();
    }
    ink.globalAlpha = 1;
  }

  // from finds the first match of a source sentence or one after it.
  from(sentence) {
    let [low, high] = [0, this.matches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.matches[middle][0] < sentence) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // paintView shades what the rows in view are about.
  paintView(ink, colours, [first, last], x, y) {
    const [a, b] = [this.rows.beads[first], this.rows.beads[last]];
    if (!a || !b) return;
    ink.fillStyle = colours.view;
    const [top, bottom, left, right] = [y(a.spans[0][0]), y(b.spans[0][1]), x(a.spans[1][0]), x(b.spans[1][1])];
    ink.beginPath();
    const [width, height] = [right - left, bottom - top].map(size => Math.max(VIEW, size + 4));
    ink.roundRect((left + right - width) / 2, (top + bottom - height) / 2, width, height, 3);
    ink.fill();
  }

  // at returns the index of the bead nearest to a place on a view.
  at(view, event) {
    const i = view.back.i(event.offsetY), j = view.back.j(event.offsetX);
    let best = -1, least = Infinity;
    this.rows.beads.forEach((bead, k) => {
      const [[s0, s1], [t0, t1]] = bead.spans;
      const far = Math.hypot(Math.max(s0 - i, 0, i - s1), Math.max(t0 - j, 0, j - t1)) + (bead.null ? 1 : 0);
      if (far < least) [best, least] = [k, far];
    });
    return best;
  }

  click(view, event) {
    if (!view.back) return;
    this.dispatchEvent(new CustomEvent("jump", { detail: this.at(view, event) }));
  }

  hover(view, event) {
    if (!view.back) return;
    const bead = this.rows.beads[this.at(view, event)];
    if (!bead) return;
    const words = [0, 1].map(side => bead.length(side) ? this.rows.texts[side].sentences[bead.spans[side][0]] : "—");
    this.tip.textContent = words.map(text => text.length > 70 ? text.slice(0, 69) + "…" : text).join("  ·  ");
  }
}

function palette(element) {
  const style = getComputedStyle(element);
  const colour = name => style.getPropertyValue(name).trim();
  return { dot: colour("--dot"), sure: colour("--sure"), unsure: colour("--unsure"), hand: colour("--hand"), view: colour("--view"), ink: colour("--ink"), sheet: colour("--sheet"), line: colour("--line") };
}

function paintBead(ink, colours, bead, least, left, top, width, height) {
  ink.fillStyle = bead.hand ? colours.hand : bead.confidence < least ? colours.unsure : colours.sure;
  const inset = Math.min(width, height) > 6 ? 1 : 0;
  const w = Math.max(LEAST, width - 2 * inset), h = Math.max(LEAST, height - 2 * inset);
  ink.globalAlpha = Math.min(width, height) > 4 ? 0.6 : 1; // so that the dots show
  ink.beginPath();
  ink.roundRect(left + (width - w) / 2, top + (height - h) / 2, w, h, Math.min(3, w / 3, h / 3));
  ink.fill();
  ink.globalAlpha = 1;
}

// paintCross shows where the selected row is: a line for what it has of each side, and
// the bead where they meet.
function paintCross(ink, colours, bead, { x, y, dx, dy, width, height }) {
  const [[s0, s1], [t0, t1]] = bead.spans;
  const w = Math.max(CROSS, (t1 - t0) * dx), h = Math.max(CROSS, (s1 - s0) * dy);
  const left = x((t0 + t1) / 2) - w / 2, top = y((s0 + s1) / 2) - h / 2;
  ink.fillStyle = colours.ink;
  ink.globalAlpha = 0.28;
  if (s1 > s0) ink.fillRect(0, y((s0 + s1) / 2) - 0.75, width, 1.5);
  if (t1 > t0) ink.fillRect(x((t0 + t1) / 2) - 0.75, 0, 1.5, height);
  ink.globalAlpha = 1;
  if (bead.null) return;
  ink.fillStyle = colours.sheet;
  ink.fillRect(left - 1.5, top - 1.5, w + 3, h + 3);
  ink.fillStyle = colours.ink;
  ink.fillRect(left, top, w, h);
}

// paintGrid draws a line at every tenth sentence.
function paintGrid(ink, colours, width, height, { top, bottom, left, right, x, y }) {
  ink.strokeStyle = colours.line;
  ink.lineWidth = 1;
  ink.beginPath();
  for (let i = Math.ceil(top / 10) * 10; i < bottom; i += 10) { ink.moveTo(0, Math.round(y(i)) + 0.5); ink.lineTo(width, Math.round(y(i)) + 0.5); }
  for (let j = Math.ceil(left / 10) * 10; j < right; j += 10) { ink.moveTo(Math.round(x(j)) + 0.5, 0); ink.lineTo(Math.round(x(j)) + 0.5, height); }
  ink.stroke();
}
