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
  bicleaner: "names and texts, for filters of corpora",
  vecalign: "sentence numbers, as vecalign writes them",
  ladder: "sentence numbers, as hunalign writes them",
  xces: "sentence numbers, as the corpora of OPUS have them",
  spans: "byte ranges",
};

// onDownload fills the menu when it opens. Offer returns the formats, what is
// sure, what becomes of the rest, and the function from a format and a least
// confidence to an address, or null where there is nothing to download.
export function onDownload(offer) {
  const fill = () => {
    const { formats, least, rest, link } = offer();
    find("download-least").querySelector("span").textContent = `Only rows of ${least.toFixed(2)} and more; ${rest}`;
    find("formats").replaceChildren(...formats.map(format => make("li", {},
      make("a", { href: link(format, find("only-sure").checked ? least : 0), download: "" },
        make("b", {}, format.toUpperCase()), make("span", {}, uses[format] ?? "")))));
  };
  find("download").addEventListener("beforetoggle", event => {
    if (event.newState === "open") fill();
  });
  find("only-sure").addEventListener("change", fill);
  find("formats").addEventListener("click", () => find("download").hidePopover());
}
