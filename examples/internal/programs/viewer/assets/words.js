// The words of rows: which one is at a place of the window, and marking some. They
// are marked by ranges (CSS custom highlights), so that the text stays as it is.

// highlights are the marks in use: of the word that is asked about, and of what it
// corresponds to.
const highlights = globalThis.Highlight ? { word: new Highlight(), counterpart: new Highlight() } : null;
if (highlights) for (const [name, highlight] of Object.entries(highlights)) CSS.highlights.set(name, highlight);

// mark marks ranges, in place of those that were.
export function mark(word, counterparts) {
  if (!highlights) return;
  unmark();
  for (const range of word) highlights.word.add(range);
  for (const range of counterparts) highlights.counterpart.add(range);
}

export function unmark() {
  if (highlights) for (const highlight of Object.values(highlights)) highlight.clear();
}

// rangeOf is the range of a word in its row. A word is its sentence, and where it
// starts and ends there.
export function rangeOf(row, side, [sentence, start, end]) {
  const paragraph = row.querySelector(`[data-at="${side}:${sentence}"]`);
  const range = document.createRange();
  let before = 0, begun = false;
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!begun && start < before + text.length) {
      range.setStart(text, start - before);
      begun = true;
    }
    if (end <= before + text.length) {
      range.setEnd(text, end - before);
      break;
    }
    before += text.length;
  }
  return range;
}

// wordAt returns the place among the words of a side that is under a place of the
// window, as [side, index], or null.
export function wordAt(row, words, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y) ?? null;
  const old = caret ? null : document.caretRangeFromPoint?.(x, y);
  const [node, offset] = caret ? [caret.offsetNode, caret.offset] : [old?.startContainer, old?.startOffset];
  const paragraph = node?.nodeType === Node.TEXT_NODE ? node.parentElement.closest(".sentence") : null;
  if (!paragraph || !row.contains(paragraph)) return null;
  const [side, sentence] = paragraph.dataset.at.split(":").map(Number);
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  const at = before.toString().length;
  const within = ([s, start, end]) => s === sentence && start <= at && at <= end;
  const under = word => within(word) && [...rangeOf(row, side, word).getClientRects()].some(box =>
    box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
  const index = words[side].findIndex(under);
  return index < 0 ? null : [side, index];
}
