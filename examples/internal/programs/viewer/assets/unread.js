// Files that could not be read, or were read by the look of their letters: the user
// chooses the encoding.

import { find, make } from "./dom.js";
import { say } from "./messages.js";

const files = new Map(); // the uploaded files of this page, by their names
const names = { "utf-8": "UTF-8", "utf-16le": "UTF-16", "utf-16be": "UTF-16, big end first", "windows-1252": "Western Europe (windows-1252)" };

export const nameOf = file => file.webkitRelativePath || file.name;

// fileOf returns the file of a document of that name, if it was uploaded in this page: one that
// was named to the viewer with its folders is called without them here.
export const fileOf = name => files.get(name) ?? [...files].find(([short]) => name.endsWith(`/${short}`))?.[1];

// keep keeps files that are uploaded, in case they have to be read once more.
export function keep(uploaded) {
  for (const file of uploaded) files.set(nameOf(file), file);
}

// ask lists files with why they are asked about, and calls read with a file and an encoding
// where the user chooses one. It returns the problems that it lists.
export function ask(problems, encodings, read) {
  const known = problems.filter(({ name, encoding }) => encoding && fileOf(name));
  find("unread").hidden = known.length === 0;
  find("unread-list").replaceChildren(...known.map(({ name, reason }) => {
    const choose = make("select", { className: "choice", "aria-label": `Encoding of ${name}` },
      make("option", { value: "" }, "Choose its encoding"),
      ...encodings.map(encoding => make("option", { value: encoding }, names[encoding] ?? encoding)));
    const item = make("li", {}, make("bdi", {}, name), ` ${reason}. `, choose);
    choose.addEventListener("change", () => {
      if (!choose.value) return;
      item.remove();
      find("unread").hidden = find("unread-list").children.length === 0;
      read(fileOf(name), choose.value);
    });
    return item;
  }));
  if (known.length) say(known.map(({ name, reason }) => `${name} ${reason}.`).join(" "));
  return known;
}

find("unread-close").addEventListener("click", () => { find("unread").hidden = true; });
