// The page: what happens when the user does something.

import * as api from "./api.js";
import { alignAgain, pairMarked, tableVerbs, verbs } from "./corrections.js";
import { find } from "./dom.js";
import { onDownload } from "./downloads.js";
import { onFiles } from "./files.js";
import { formats } from "./formats.js";
import { onKeys } from "./keys.js";
import { busy, tell } from "./messages.js";
import { decline } from "./offer.js";
import { arrive, choose, enter, follow, nextFilter, take, welcome } from "./open.js";
import { picture, present, rows, setAddress, showMap, showSide, state, table, tools, why } from "./page.js";
import { onTold } from "./told.js";
import { inTurn } from "./turns.js";
import { offer } from "./verbs.js";

onDownload(formats);
onTold(rows);
const openChooser = onFiles(take);
find("choose").addEventListener("click", openChooser);
find("add").addEventListener("click", openChooser);
find("stories").addEventListener("click", () => busy("Reading…", async () => enter(await api.stories())));
find("home").addEventListener("click", () => { history.pushState(null, "", "./"); welcome(); });
find("menu").addEventListener("click", () => showSide());
find("picture").addEventListener("click", () => showMap());
find("help-open").addEventListener("click", () => find("help").showModal());
find("undo").addEventListener("click", verbs.undo);
find("redo").addEventListener("click", verbs.redo);
find("again").addEventListener("click", alignAgain);
find("offer-close").addEventListener("click", () => decline(state.pair.undo));
find("pair-marked").addEventListener("click", pairMarked);
find("clear-marked").addEventListener("click", () => rows.clearMarks());
find("least").addEventListener("input", () => {
  rows.least = find("least").valueAsNumber;
  find("least-value").textContent = rows.least.toFixed(2);
  rows.refilter();
  follow();
});

let settled; // when no other row was selected for a while: browsers slow down pages that change their address often
rows.addEventListener("select", () => {
  clearTimeout(settled);
  settled = setTimeout(setAddress, 250);
  picture.draw();
  const { index } = rows;
  offer(tools, rows.bead, rows.beads[index - 1], rows.beads[index + 1]);
});
addEventListener("pagehide", () => { clearTimeout(settled); setAddress(); });
rows.addEventListener("mark", () => {
  const [source, target] = rows.marked.map(side => side.size);
  find("marked").hidden = source + target === 0;
  find("marked-text").textContent = `Marked: ${source} left, ${target} right.`;
});
picture.addEventListener("jump", event => rows.jump(event.detail));
addEventListener("scroll", () => picture.draw(), { passive: true });
addEventListener("resize", () => picture.draw());
addEventListener("popstate", () => inTurn(arrive));

// escape closes menus, wherever the focus is, and gives it back to what opened them.
function escape() {
  if (find("download").matches(":popover-open")) return find("download").hidePopover();
  for (const [button, pane, toggle] of [["menu", "side", showSide], ["picture", "map", showMap]]) {
    if (!find(pane).classList.contains("open") || find(button).offsetParent === null) continue;
    toggle(false);
    return find(button).focus();
  }
  rows.clearMarks();
}

const inPair = (call, inTable) => () => state.pair ? call() : state.group && inTable?.();
onKeys([
  { keys: ["j", "ArrowDown"], shown: "j ↓", says: "next row", call: inPair(() => rows.step(1), () => table.step(1)) },
  { keys: ["k", "ArrowUp"], shown: "k ↑", says: "previous row", call: inPair(() => rows.step(-1), () => table.step(-1)) },
  { keys: ["n"], shown: "n", says: "next unsure row", call: inPair(() => rows.step(1, b => !b.null && !b.hand && b.confidence < rows.least) || tell("No unsure row follows.")) },
  { keys: ["p"], shown: "p", says: "previous unsure row", call: inPair(() => rows.step(-1, b => !b.null && !b.hand && b.confidence < rows.least) || tell("No unsure row before this.")) },
  { keys: ["ArrowLeft", "ArrowRight"], shown: "← →", says: "choose a sentence of the row", call: () => {} },
  { keys: ["a"], shown: "a", says: "the row is right", call: inPair(verbs.accept, tableVerbs.accept) },
  { keys: ["x"], shown: "x", says: "the row is no pair", call: inPair(verbs.reject, tableVerbs.reject) },
  { keys: ["s"], shown: "s", says: "split the row, before the chosen sentence or where it comes apart best", call: inPair(verbs.split, tableVerbs.split) },
  { keys: ["m"], shown: "m", says: "join with the row below", call: inPair(verbs.joinDown, tableVerbs.joinDown) },
  { keys: ["M"], shown: "M", says: "join with the row above", call: inPair(verbs.joinUp, tableVerbs.joinUp) },
  { keys: ["["], shown: "[", says: "move the chosen sentence to the row above", call: inPair(verbs.up, tableVerbs.up) },
  { keys: ["]"], shown: "]", says: "move the chosen sentence to the row below", call: inPair(verbs.down, tableVerbs.down) },
  { keys: [" "], shown: "Space", says: "mark the chosen sentence (or Ctrl and click)", call: inPair(verbs.mark) },
  { keys: ["Enter"], shown: "Enter", says: "pair the marked sentences", call: inPair(pairMarked) },
  { keys: ["Escape"], shown: "Esc", says: "close what is open, and clear the marks", call: escape },
  { keys: ["r"], shown: "r", says: "align the rest again around what you decided", call: inPair(alignAgain) },
  { keys: ["w"], shown: "w", says: "why is this a pair? What speaks for the row, and what against it", call: inPair(() => why.toggle()) },
  { keys: ["."], shown: ".", says: "show the next word that has a counterpart, and that", call: inPair(() => why.step(1)) },
  { keys: [","], shown: ",", says: "show the previous one", call: inPair(() => why.step(-1)) },
  { keys: ["u", "Mod+z"], shown: "u", says: "undo what was done last, in these files or with them", call: verbs.undo },
  { keys: ["U", "Mod+Z", "Mod+y"], shown: "U", says: "do again", call: verbs.redo },
  { keys: ["f"], shown: "f", says: "show other rows: all, sure, unsure, unpaired, those that differ, by hand", call: inPair(() => choose(nextFilter())) },
  { keys: ["d"], shown: "d", says: "download", call: () => present() && find("download").togglePopover() },
  { keys: ["o"], shown: "o", says: "open or add files", call: openChooser },
  { keys: ["?"], shown: "?", says: "this help", call: () => find("help").showModal() },
].flatMap(entry => entry.keys[0] === "ArrowLeft"
  ? [{ ...entry, keys: ["ArrowLeft"], call: inPair(() => rows.walk(-1), () => table.walk(-1)) }, { ...entry, keys: ["ArrowRight"], says: "", call: inPair(() => rows.walk(1), () => table.walk(1)) }]
  : [entry]));

await busy("Opening…", async () => {
  const { heap, limits, formats, encodings, accept } = await api.start();
  Object.assign(state, { limits, formats, encodings });
  find("file").accept = accept.join();
  find("bounds").textContent = `Up to ${limits.files} files, ${limits.fileBytes >> 20} MB each: text, web pages, Word and other documents, PDF.`;
  // The files of the command line come first, and after that the list of what is open. If
  // nothing was done with them they are others when the viewer was started anew.
  const before = sessionStorage.first;
  const anew = before && before !== heap && location.hash.startsWith(`#${before}`) && !(await api.list()).some(({ id }) => id === before);
  if (heap && (anew || !location.hash && before !== heap)) history.replaceState(null, "", `#${heap}`);
  if (heap) sessionStorage.first = heap;
});
await arrive();
