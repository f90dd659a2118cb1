// What the other side says instead of something marked: shown beside it by pointer,
// keyboard and touch.

import { find, make } from "./dom.js";

// onTold shows what marks in a list say. The marks of the row that is selected can be
// reached with Tab.
export function onTold(rows) {
  const note = make("div", { className: "note-told", popover: "manual", role: "tooltip", id: "told" });
  find("rows").after(note);
  let shown = null;

  const show = mark => {
    if (mark === shown) return;
    hide();
    if (!mark) return;
    shown = mark;
    note.textContent = mark.dataset.told;
    note.showPopover();
    const box = mark.getBoundingClientRect(), size = note.getBoundingClientRect();
    note.style.left = `${Math.max(4, Math.min(innerWidth - size.width - 4, box.left))}px`;
    note.style.top = `${box.bottom + 6 + size.height > innerHeight ? box.top - size.height - 6 : box.bottom + 6}px`;
    mark.setAttribute("aria-describedby", note.id);
  };
  const hide = () => {
    shown?.removeAttribute("aria-describedby");
    shown = null;
    if (note.matches(":popover-open")) note.hidePopover();
  };
  const of = event => event.target.closest?.("mark[data-told]") ?? null;

  rows.list.addEventListener("pointerover", event => { if (event.target !== note) show(of(event)); });
  rows.list.addEventListener("pointerleave", event => { if (event.relatedTarget !== note) hide(); });
  rows.list.addEventListener("focusin", event => { if (of(event)) show(of(event)); else hide(); });
  rows.list.addEventListener("focusout", hide);
  rows.list.addEventListener("click", event => show(of(event)));
  addEventListener("scroll", hide, { passive: true });
  addEventListener("keydown", event => { if (event.key === "Escape") hide(); });

  let reachable = [];
  rows.addEventListener("select", () => {
    for (const mark of reachable) mark.removeAttribute("tabindex");
    reachable = [...rows.selected.querySelectorAll("mark[data-told]")];
    for (const mark of reachable) mark.tabIndex = 0;
  });
}
