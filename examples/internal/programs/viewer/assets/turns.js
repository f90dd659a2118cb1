// What changes something is done one after another, each with what the one before left: what
// is wanted is asked for when its turn comes.

let last = Promise.resolve();

// inTurn does something when all that was to be done before is done.
export function inTurn(call) {
  last = last.then(call);
  return last;
}
