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

// when tells the day and the time of something, as "29 Nov 2026, 06:45".
export const when = time => new Date(time).toLocaleString("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

// age makes what shows that.
export const age = time => make("time", { dateTime: time, title: new Date(time).toLocaleString("en") }, ago(time));
