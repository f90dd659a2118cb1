// The little of a framework that is needed: finding and making elements. Text
// is only ever set as text.

export const find = id => document.getElementById(id);

// make makes an element with properties and children. Names with a dash or
// "role" and "lang" are attributes; children are elements or text.
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name.includes("-") || name === "role" || name === "for") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

// languageName names a language for people.
export function languageName(tag) {
  if (tag === "und") return "unknown language";
  try {
    return names.of(tag);
  } catch {
    return tag;
  }
}

export const percent = share => `${Math.round(100 * share)}%`;
export const count = (n, one, many = one + "s") => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
