// What the page tells the user.

import { progress } from "./api.js";
import { find } from "./dom.js";

let leaving;

// say says a change to screen readers, which others see.
export function say(text) {
  find("said").textContent = text;
}

// hush takes back a complaint, as something else is done.
export function hush() {
  if (find("toast").classList.contains("wrong")) find("toast").classList.remove("shown");
}

// tell shows a message for a while, and says it to screen readers.
export function tell(text, wrong = false) {
  const toast = find("toast");
  toast.textContent = text;
  toast.classList.toggle("wrong", wrong);
  toast.classList.add("shown");
  clearTimeout(leaving);
  leaving = setTimeout(() => toast.classList.remove("shown"), wrong ? 7000 : 3000);
}

export const complain = text => tell(text, true);

export const saying = text => { find("busy-text").textContent = text; };

const noticeable = 150; // milliseconds
const long = 1000; // from which on it is told how far the work has come

// watch tells how far the work has come until it ends.
function watch() {
  const far = find("busy-far");
  far.textContent = "";
  const ask = async () => {
    try {
      const { done, total, of } = await progress();
      far.textContent = total > 0 ? `${done} of ${total} ${of}` : "";
    } catch {
      far.textContent = ""; // the work itself tells what is wrong
    }
  };
  const timer = setInterval(ask, long);
  return () => clearInterval(timer);
}

// busy tells that work is going on if it takes long enough to be noticed, and
// what went wrong with it. It returns whether the work was done.
export async function busy(text, work) {
  hush();
  saying(text);
  const slow = setTimeout(() => { find("busy").hidden = false; }, noticeable);
  const unwatch = watch();
  try {
    await work();
    return true;
  } catch (error) {
    complain(error.message);
    return false;
  } finally {
    clearTimeout(slow);
    unwatch();
    find("busy").hidden = true;
  }
}
