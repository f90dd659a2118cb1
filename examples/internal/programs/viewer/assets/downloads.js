// The menu of formats to download.

import { find, make } from "./dom.js";

const uses = {
  tmx: "translation memory, for translation tools",
  xliff: "for localisation tools",
  xliff12: "for older ones of them",
  xlsx: "for spreadsheets",
  tsv: "everything, in a table",
  jsonl: "everything, for programs",
  moses: "line pairs, to train machine translation",
  translation: "for loaders of data sets",
  fast_align: "source ||| target, for aligners of words",
  words: "words ||| words, as the links count them",
  pharaoh: "links of words, as 0-0 1-2",
  bicleaner: "names and texts, for filters of corpora",
  vecalign: "sentence numbers, as vecalign writes them",
  ladder: "sentence numbers, as hunalign writes them",
  xces: "sentence numbers, as the corpora of OPUS have them",
  opus: "a zip of documents and the links between them, for tools of OPUS",
  spans: "byte ranges",
};

// onDownload fills the menu when it opens. Offer returns what is sure, what becomes of the
// rest, and a list of the formats: each with its links, which have a label and the
// function from a least confidence to an address, and in place of links with why there are
// none.
export function onDownload(offer) {
  const fill = () => {
    const { least, rest, formats } = offer();
    find("download-least").querySelector("span").textContent = `Only rows of ${least.toFixed(2)} and more; ${rest}`;
    find("formats").replaceChildren(...formats.map(format => line(format, find("only-sure").checked ? least : 0)));
  };
  find("download").addEventListener("beforetoggle", event => {
    if (event.newState === "open") fill();
  });
  find("only-sure").addEventListener("change", fill);
  find("formats").addEventListener("click", event => { if (event.target.closest("a")) find("download").hidePopover(); });
}

function line({ name, links, why }, least) {
  const what = [make("b", {}, name.toUpperCase()), make("span", {}, uses[name] ?? "")];
  if (links.length === 0) return make("li", { className: "lacking" }, ...what, make("small", {}, why));
  if (links.length === 1) return make("li", {}, make("a", { href: links[0].address(least), download: "" }, ...what));
  return make("li", { className: "several" }, ...what, make("span", { className: "each" }, ...links.map(({ label, address }) =>
    make("a", { href: address(least), download: "", "aria-label": `${name.toUpperCase()} of ${label}` }, label))));
}
