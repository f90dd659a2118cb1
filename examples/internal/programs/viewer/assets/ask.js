// Asking before something is done that hides what was decided by hand.

import { find } from "./dom.js";

// confirmed does something, and where the server asks back first, asks the user and does
// it all the same if the answer is yes. It returns what was answered, or null for no.
export async function confirmed(call) {
  try {
    return await call(false);
  } catch (error) {
    if (!error.ask) throw error;
    return await yes(error.message) ? call(true) : null;
  }
}

// yes asks a question, whose last sentence names what is done.
export function yes(question) {
  const dialog = find("ask"), before = document.activeElement;
  find("ask-text").textContent = question;
  dialog.returnValue = "";
  dialog.showModal();
  find("ask-no").focus();
  return new Promise(answer => dialog.addEventListener("close", () => {
    before?.focus?.();
    answer(dialog.returnValue === "yes");
  }, { once: true }));
}
