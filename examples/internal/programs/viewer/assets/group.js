// All versions of a group side by side, a column each.

import { make } from "./dom.js";
import { cell } from "./cell.js";

// many is how many rows in a row that only one version has are folded away.
const many = 4;

// fill shows the rows of a group in a list, and the names above it.
export function fill(heads, list, group, head, least) {
  heads.replaceChildren(...group.texts.map(head));
  const items = [];
  let alone = []; // rows in a row that only one version has
  const fold = () => {
    items.push(...(alone.length < many ? alone : [folded(alone)]));
    alone = [];
  };
  for (const row of group.rows) {
    const element = rowOf(group.texts, row, least);
    if (element.classList.contains("null")) {
      alone.push(element);
      continue;
    }
    fold();
    items.push(element);
  }
  fold();
  list.replaceChildren(...items);
}

function rowOf(texts, { cells, confidence }, least) {
  const said = cells.filter(spans => spans.length > 0).length;
  const element = make("li", { className: "row" },
    make("div", { className: "sure" }, make("span", { className: "unseen" }, said < 2 ? "no counterpart " : "probability "), confidence.toFixed(2)),
    ...cells.map((spans, i) => cellOf(texts[i], spans)));
  element.classList.toggle("null", said < 2);
  element.classList.toggle("unsure", said > 1 && confidence < least);
  element.style.setProperty("--doubt", said > 1 ? 1 - confidence : 0);
  return element;
}

// cellOf shows the sentences of several spans, starts and ends one after the other.
function cellOf(text, spans) {
  const whole = cell(text, [0, 0]);
  for (let k = 0; k < spans.length; k += 2) {
    whole.append(...cell(text, spans.slice(k, k + 2)).children);
  }
  return whole;
}

function folded(rows) {
  return make("li", {}, make("details", {},
    make("summary", {}, `${rows.length} rows that only one version has`),
    make("ol", {}, ...rows)));
}
