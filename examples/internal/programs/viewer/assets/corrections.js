// Corrections of a pair and of a table, and taking them back.

import * as api from "./api.js";
import { count, find } from "./dom.js";
import { busy, complain, hush, say, tell } from "./messages.js";
import { decline, offer } from "./offer.js";
import { enter, fillSide, follow, followHistory, links, lookAt, open, openGroup, show, tellMarks } from "./open.js";
import { picture, present, rows, state, table, tools, why } from "./page.js";
import { onVerbs } from "./table.js";
import { inTurn } from "./turns.js";
import { fill, ofPair } from "./verbs.js";

// done says to screen readers what was done.
const done = {
  accept: "The row is right.", reject: "Not a pair any more.", split: "Split in two rows.", join: "Joined in one row.",
  move: "The sentence is moved.", pair: "Paired.", again: "Aligned again.", align: "Two files are aligned.",
  add: "Files are added.", remove: "Files are removed.", language: "The language is changed.",
};

function correct(wanted, says) {
  return inTurn(async () => {
    const correction = state.pair && wanted();
    if (!correction) return;
    hush();
    const bead = Math.max(0, rows.index);
    try {
      took(await api.correct(state.heap.id, state.link.pair, { revision: state.pair.revision, bead, side: 0, sentence: -1, down: false, source: [0, 0], target: [0, 0], ...correction }));
      say(done[correction.verb]);
      if (says) tell(says);
    } catch (error) {
      if (error.status === 409) await open(state.link, rows.index);
      complain(error.message);
    }
  });
}

// correctTable corrects the table of a group.
function correctTable(correction) {
  return inTurn(async () => {
    if (!state.group) return;
    hush();
    const wanted = { edition: state.heap.history.edition, row: table.index, other: 0, column: 0, sentence: -1, ...correction };
    try {
      const change = await api.correctGroup(state.heap.id, state.index, wanted);
      followHistory(change.history);
      if (change.removed + change.rows.length > 0) table.splice(change);
      say(done[correction.verb]);
    } catch (error) {
      if (error.status === 409) await openGroup(state.index);
      complain(error.message);
    }
  });
}

// turn undoes what was done last in the heap, or does it again, and shows where that is.
function turn(verb) {
  return inTurn(async () => {
    if (!state.heap) return;
    hush();
    try {
      await turned(await api.turn(state.heap.id, verb, state.heap.history.edition), verb === "undo" ? "Undone" : "Done again");
    } catch (error) {
      if (error.status === 409) await enter(await api.heap(state.heap.id));
      complain(error.message);
    }
  });
}

async function turned({ verb, heap, pair, group, change }, says) {
  const here = present();
  show(heap);
  const link = heap.groups && links().find(link => link.pair === pair);
  if (state.group && group === state.index) {
    const top = scrollY, row = table.index;
    await openGroup(group);
    table.select(table.elements[Math.min(row, table.elements.length - 1)], { scroll: false });
    scrollTo(0, top);
  } else if (group >= 0) {
    await openGroup(group, true);
    return tell(`${says}: ${done[verb]}`);
  } else if (link && here === pair) {
    state.link = link;
    took(change);
  } else if (link) {
    await open(link, change.at, true);
    return tell(`${says}: ${done[verb]}`);
  } else {
    await lookAt(here);
    return tell(`${says}: ${done[verb]}`);
  }
  say(`${says}.`);
}

// took shows a change: the row selected before where it is to stay or is among the new
// ones, and else the first of these.
function took(change, { stay = false } = {}) {
  const { revision, edition, undo, redo, byHand } = change;
  followHistory({ edition, undo, redo });
  const chosen = rows.sentence, place = chosen ?? rows.bead?.sentences()[0];
  Object.assign(state.pair, { revision, undo, redo, byHand });
  if (change.matches) picture.take(change.matches);
  const focused = document.activeElement;
  const fresh = rows.splice(change);
  const again = place && rows.elements[rows.find(place.side, place.at)];
  const next = again && (stay || fresh.includes(again)) ? again : fresh[0] ?? rows.elements[Math.min(change.at, rows.elements.length - 1)];
  if (!rows.selected || fresh.length) rows.select(next, { sentence: again === next ? chosen : null, scroll: !stay });
  back(focused);
  state.link.corrected = byHand;
  fillSide();
  follow();
  offer();
  return fresh;
}

// back returns the focus to the button that it came from, if that is still there.
function back(focused) {
  if (focused?.closest("button") && focused.isConnected && !focused.hidden && !focused.disabled) focused.focus({ preventScroll: true });
}

export function alignAgain() {
  return inTurn(() => state.pair && busy("Aligning around your corrections…", async () => {
    const change = await api.alignAgain(state.heap.id, state.link.pair);
    const fresh = took(change, { stay: true });
    decline(change.undo);
    tellMarks();
    tell(fresh.length === 0 ? "Nothing else changes." : `${count(fresh.length, "row")} anew. Undo with u.`);
  }));
}

const move = down => correct(() => {
  if (!rows.bead) return null;
  const sentence = rows.sentence ?? only(rows.bead);
  if (!sentence) return complain("Choose the sentence to move: click it, or ← and →.");
  rows.sentence = sentence;
  return { verb: "move", side: sentence.side, sentence: sentence.at, down };
});

// only returns the sentence of a row that has just one.
function only(bead) {
  const whole = [0, 1].filter(side => bead.length(side) > 0);
  return whole.length === 1 && bead.length(whole[0]) === 1 ? { side: whole[0], at: bead.spans[whole[0]][0] } : null;
}

const split = () => correct(() => {
  const { sentence, bead } = rows;
  const before = sentence && sentence.at > bead.spans[sentence.side][0] ? { side: sentence.side, sentence: sentence.at } : {};
  return { verb: "split", ...before };
});

const joinAbove = () => correct(() => rows.index > 0 ? { verb: "join", bead: rows.index - 1 } : complain("There is no row before it."));

export const pairMarked = () => correct(() => {
  const spans = rows.markedSpans();
  return spans.error ? complain(spans.error) : { verb: "pair", ...spans };
});

export const verbs = {
  accept: () => correct(() => ({ verb: "accept" })),
  reject: () => correct(() => ({ verb: "reject" }), "Rejected. Undo with u."),
  split, up: () => move(false), down: () => move(true),
  joinUp: joinAbove, joinDown: () => correct(() => ({ verb: "join" })),
  undo: () => turn("undo"), redo: () => turn("redo"),
  why: () => why.toggle(),
  mark: () => rows.sentence ? rows.toggleMark() : complain("Choose the sentence to mark: click it, or ← and →."),
};

fill(tools, ofPair, verbs);
export const tableVerbs = onVerbs(table, correctTable, complain);
