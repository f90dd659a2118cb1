// The keys, and the help that lists them.

import { find, make } from "./dom.js";

const setting = "letters"; // in the storage of the browser: "off" where single letters are no keys

// onKeys calls what the table says. An entry is the keys as KeyboardEvent.key
// names them, how people know them, what they do, and what is called.
export function onKeys(table) {
  find("keys").replaceChildren(...table.filter(entry => entry.says).map(entry => make("div", {},
    make("dt", {}, ...entry.shown.split(" ").map(key => make("kbd", {}, key))), make("dd", {}, entry.says))));
  const letters = find("letters");
  letters.checked = localStorage.getItem(setting) !== "off";
  const few = () => document.body.classList.toggle("few-keys", !letters.checked);
  letters.addEventListener("change", () => {
    localStorage.setItem(setting, letters.checked ? "on" : "off");
    few();
  });
  few();
  addEventListener("keydown", event => {
    if (event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input:not([type=range]):not([type=checkbox]), select, textarea, [popover]") && event.key !== "Escape") return;
    const name = [event.ctrlKey || event.metaKey ? "Mod+" : "", event.shiftKey && event.key.length > 1 ? "Shift+" : "", event.key].join("");
    if (!letters.checked && name.length === 1 && name !== " ") return;
    const entry = table.find(entry => entry.keys.includes(name));
    if (!entry) return;
    // A button or slider in focus keeps the keys that work it.
    if (event.target.closest("button, input, a, summary") && ["Enter", " ", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(event.key)) return;
    event.preventDefault();
    entry.call();
  });
}
