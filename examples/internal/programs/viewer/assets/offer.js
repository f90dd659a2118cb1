// The offer to align the rest again around what was decided by hand.

import { count, find } from "./dom.js";
import { state } from "./page.js";

let declined = 0; // the corrections that were there when the offer was declined

// offer makes the offer where it stands.
export function offer() {
  if (!state.pair) return void (find("offer").hidden = true);
  const { byHand, undo } = state.pair;
  find("offer").hidden = byHand === 0 || undo === 0 || undo <= declined;
  if (undo < declined) declined = undo;
  find("offer-text").textContent = `${count(byHand, "row")} decided by hand.`;
}

// decline takes the offer back until more is decided, or for another pair until anything is.
export function decline(corrections) {
  declined = corrections;
  offer();
}
