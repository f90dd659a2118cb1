// What is open, and what shows it: the page is one, and so are these.

import * as api from "./api.js";
import { told } from "./cell.js";
import { find, make } from "./dom.js";
import { Picture } from "./picture.js";
import { Rows } from "./rows.js";
import { Table } from "./table.js";
import { Why } from "./why.js";

// Of link and pair, and of group and its index, one is open at most.
export const state = { heap: null, link: null, pair: null, group: null, index: null, limits: null, formats: [], encodings: [] };

export const tools = make("div", { className: "verbs", role: "group", "aria-label": "Correct this row" });
export const rows = new Rows(find("rows"), tools);
export const table = new Table(find("versions"), make("div", { className: "verbs", role: "group", "aria-label": "Correct this row" }));
export const why = new Why(rows, { ask: bead => api.evidence(state.heap.id, state.link.pair, bead), about });
export const picture = new Picture(find("overview"), find("lens"), find("tip"));

// Where the page is stands in its address, so that loading it again leads back:
// #heap/pair/row, or #heap/g and the index of a group.

export function address() {
  const [heap, pair, row] = location.hash.slice(1).split("/").map(decodeURIComponent);
  return { heap, pair, row: Number.parseInt(row, 10) || 0 };
}

export const present = () => state.link?.pair ?? (state.group ? `g${state.index}` : null);

export function setAddress(push = false) {
  const parts = [state.heap?.id, present(), state.link && rows.index > 0 ? rows.index : null].filter(part => part !== null && part !== undefined);
  const url = parts.length ? `#${parts.join("/")}` : "./";
  if (url === location.hash) return;
  history[push ? "pushState" : "replaceState"](null, "", url);
}

export function view(name) {
  document.body.dataset.view = name;
}

// entitle names the page in its heading and its window.
export function entitle(...names) {
  document.title = [...names, "sejajar"].join(" · ");
  find("title").textContent = names.join(" and ") || "sejajar";
}

// showSide and showMap show or hide what slides in where windows are small.
export const showSide = open => find("menu").setAttribute("aria-expanded", find("side").classList.toggle("open", open));
export const showMap = open => find("picture").setAttribute("aria-pressed", find("map").classList.toggle("open", open));

// about is what the panel tells of a bead that the page knows by itself.
function about(bead) {
  const sizes = rows.texts.map(({ sentences }, side) => sentences.slice(...bead.spans[side]).reduce((sum, text) => sum + text.length, 0));
  const marks = bead.sentences().flatMap(({ side, at }) => (rows.marks.get(`${side}:${at}`) ?? []).map(mark =>
    ({ text: rows.texts[side].sentences[at].slice(mark.start, mark.end), told: told(mark), variant: mark.kind === "variant" })));
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
