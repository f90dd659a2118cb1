// What one side of a row says.

import { make } from "./dom.js";

// cell makes a paragraph for each sentence. Marks are, by side and sentence, what the
// other side tells differently.
export function cell(text, [start, end], side = 0, marks = new Map()) {
  const cell = make("div", { className: "cell", lang: text.language === "und" ? "" : text.language });
  for (let i = start; i < end; i++) {
    const at = `${side}:${i}`;
    const sentence = make("p", { className: "sentence", dir: "auto" }, ...marked(text.sentences[i], marks.get(at) ?? []));
    sentence.dataset.at = at;
    cell.append(sentence);
  }
  return cell;
}

// marked cuts a text into what both sides tell alike and what they do not.
function marked(text, marks) {
  const parts = [];
  let done = 0;
  for (const mark of marks) {
    if (mark.start < done) continue;
    const element = make("mark", { className: mark.kind === "variant" ? "variant" : "" }, text.slice(mark.start, mark.end));
    element.dataset.told = told(mark);
    parts.push(text.slice(done, mark.start), element);
    done = mark.end;
  }
  return [...parts, text.slice(done)];
}

// told says what the other side has instead of what is marked.
export function told({ kind, what, other }) {
  if (kind === "variant") return `spelled ${other} on the other side`;
  return other ? `${what}: ${other} on the other side` : `${what}: not on the other side`;
}
