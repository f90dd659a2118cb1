// All versions of a group side by side, a column each.

import { make } from "./dom.js";
import { cell } from "./rows.js";

// fill shows the rows of a group in a list, and the names above it.
export function fill(heads, list, group, head, least) {
  const columns = group.texts.length;
  heads.replaceChildren(...group.texts.map(head));
  list.replaceChildren(...group.rows.map(row => {
    const confidence = row[2 * columns];
    const spans = group.texts.map((_, i) => row.slice(2 * i, 2 * i + 2));
    const said = spans.filter(([start, end]) => end > start).length;
    const element = make("li", { className: "row" },
      make("div", { className: "sure", title: `Confidence ${confidence.toFixed(3)}` }, confidence.toFixed(2)),
      ...spans.map((span, i) => cell(group.texts[i], span)));
    element.classList.toggle("null", said < 2);
    element.classList.toggle("unsure", said > 1 && confidence < least);
    element.style.setProperty("--doubt", said > 1 ? 1 - confidence : 0);
    return element;
  }));
}
