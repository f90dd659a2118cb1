// What is open or was kept, on the start page.

import { find, make } from "./dom.js";

const steps = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]];
const ages = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

// age tells when something was, as "5 minutes ago".
export function age(time, now = Date.now()) {
  const seconds = (now - Date.parse(time)) / 1000;
  const [unit, length] = steps.find(([, length]) => seconds >= length) ?? ["minute", 60];
  return seconds < 60 ? "just now" : ages.format(-Math.floor(seconds / length), unit);
}

// fill lists heaps. Remove is called with one that is to be removed.
export function fill(heaps, remove) {
  find("shelf").hidden = heaps.length === 0;
  find("shelf-list").replaceChildren(...heaps.map(heap => {
    const close = make("button", { className: "plain icon", "aria-label": `${heap.own ? "Close" : "Remove"} ${heap.title}`, title: heap.own ? "Close; its file stays" : "Remove" }, "×");
    close.addEventListener("click", () => remove(heap));
    return make("li", {},
      make("a", { href: `#${heap.id}` }, make("bdi", {}, heap.title)),
      make("time", { dateTime: heap.changed, title: new Date(heap.changed).toLocaleString("en") }, age(heap.changed)),
      close);
  }));
}
