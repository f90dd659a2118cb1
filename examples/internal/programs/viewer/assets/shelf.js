// What is open or was kept, on the start page.

import { ago, when } from "./age.js";
import { find, make } from "./dom.js";

// fill lists heaps. Remove is called with one that is to be removed.
export function fill(heaps, remove) {
  find("shelf").hidden = heaps.length === 0;
  find("shelf-list").replaceChildren(...heaps.map(heap => {
    const close = make("button", { className: "plain icon", "aria-label": `${heap.own ? "Close" : "Remove"} ${heap.title}`, title: heap.own ? "Close; its file stays" : "Remove" }, "×");
    close.addEventListener("click", () => remove(heap));
    return make("li", {},
      make("a", { href: `#${heap.id}` }, make("bdi", {}, heap.title)),
      make("time", { dateTime: heap.changed }, when(heap.changed), make("span", {}, ago(heap.changed))),
      close);
  }));
}
