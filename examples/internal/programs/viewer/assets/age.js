// How long ago something was.

import { make } from "./dom.js";

const steps = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]];
const ages = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

// ago tells when something was, as "5 minutes ago".
export function ago(time) {
  const seconds = (Date.now() - Date.parse(time)) / 1000;
  const [unit, length] = steps.find(([, length]) => seconds >= length) ?? ["minute", 60];
  return seconds < 60 ? "just now" : ages.format(-Math.floor(seconds / length), unit);
}

// age makes what shows that.
export const age = time => make("time", { dateTime: time, title: new Date(time).toLocaleString("en") }, ago(time));
