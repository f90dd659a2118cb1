// The buttons in the selected row, of a pair or of the table of versions, which say what a
// person can do with it.

import { make } from "./dom.js";

export const ofPair = [
  ["accept", "Right", "a", "The row is right"],
  ["reject", "Not a pair", "x", "These sentences have nothing to do with each other"],
  ["split", "Split", "s", "Make two rows of it, before the chosen sentence or where it comes apart best"],
  ["joinUp", "Join ↑", "M", "Make one row of it and the one above"],
  ["joinDown", "Join ↓", "m", "Make one row of it and the one below"],
  ["up", "Sentence ↑", "[", "Move the chosen sentence to the row above"],
  ["down", "Sentence ↓", "]", "Move the chosen sentence to the row below"],
  ["mark", "Mark", "Space", "Mark the chosen sentence, to pair it with one marked on the other side"],
  ["why", "Why?", "w", "What speaks for this row, and what against it"],
];

export const ofTable = [
  ["accept", "Right", "a", "All of these tell the same"],
  ["reject", "Take apart", "x", "No two versions tell the same here"],
  ["split", "Take out", "s", "The chosen sentence tells something else"],
  ["joinUp", "Join ↑", "M", "It tells the same as the row above"],
  ["joinDown", "Join ↓", "m", "It tells the same as the row below"],
  ["up", "Sentence ↑", "[", "The chosen sentence belongs into the row above"],
  ["down", "Sentence ↓", "]", "The chosen sentence belongs into the row below"],
];

// fill puts a button for each of some verbs into the tools. Verbs are what they do.
export function fill(tools, buttons, verbs) {
  for (const [verb, label, key, title] of buttons) {
    const button = make("button", { title }, label, make("kbd", { "aria-hidden": "true" }, key));
    button.dataset.verb = verb;
    button.addEventListener("click", () => verbs[verb]());
    tools.append(button);
  }
}

// offer shows the verbs that can be done with a bead between two others, which are undefined
// at the ends.
export function offer(tools, bead, above, below) {
  const sides = (a, b) => [0, 1].filter(side => a.length(side) + b.length(side) > 0).length;
  const whole = other => other !== undefined && sides(bead, other) === 2;
  const can = {
    accept: !bead.hand,
    reject: !bead.null,
    split: bead.length(0) + bead.length(1) > 1,
    joinUp: whole(above), up: whole(above) && movable(bead, above),
    joinDown: whole(below), down: whole(below) && movable(bead, below),
  };
  for (const button of tools.children) button.hidden = can[button.dataset.verb] === false;
}

// movable reports whether a sentence of a bead can go to another: there must be
// something on the other side of either.
const movable = (bead, other) => [0, 1].some(side => bead.length(side) > 0 && bead.length(1 - side) + other.length(1 - side) > 0);
