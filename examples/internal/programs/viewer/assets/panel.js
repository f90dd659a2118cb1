// What the panel says: why a row is a pair, for people who do not know how the program
// works.

import { count, languageName, make, percent } from "./dom.js";

// Places in a link as the server sends it.
const SOURCE = 0, TARGET = 1, PROBABILITY = 2, LEXICON = 3, DOCUMENT = 4, ALIKE = 5;

const shown = 0.3; // the probability of links that are listed
const most = 24; // links that are listed
const letters = 4; // of words that are told to have no counterpart

// parts makes the panel. About is the texts of both sides, how long they are, what is told
// differently, and what else the sentences could correspond to; point is called
// with the links that are pointed at.
export function parts(bead, evidence, about, point) {
  const links = evidence.links.filter(link => link[PROBABILITY] >= shown);
  return [
    make("p", { className: "verdict" }, verdict(bead)),
    evidence.parts ? weights(bead, evidence.parts, about) : null,
    bead.null ? rivals(about.rivals) : wordsOf(evidence, about, links, point),
    differences(about.told),
    others(evidence.others, about),
  ].filter(Boolean);
}

function verdict(bead) {
  if (bead.hand) return bead.null ? "You decided that this has no counterpart." : "You decided on this row. This is what the texts themselves say of it.";
  if (bead.null) return `With a probability of ${percent(bead.confidence)} this has no counterpart.`;
  return `With a probability of ${percent(bead.confidence)} exactly these sentences correspond.`;
}

// The parts of the score, in the order in which they are told.
const names = {
  words: () => ["The words", "what they say of each other"],
  lengths: (_, { sizes }) => ["The length", `${count(sizes[0], "character")} and ${sizes[1].toLocaleString("en")}`],
  neighbours: () => ["The sentences around", "whether they are paired, in the same order"],
  signs: () => ["Beginning and end", "quotation marks, question marks, full stops"],
  shape: bead => ["How many make the pair", `${bead.length(0)} with ${bead.length(1)}`],
  matched: () => ["Sentences of this size", "whether they mostly have a counterpart"],
  paragraphs: () => ["Paragraphs", "where they begin"],
};

// A part of the score tells little below the first of these, in nats, and much from the last on.
const levels = [[0.25, ""], [1.5, "slightly "], [5, "clearly "], [Infinity, "strongly "]];
const longest = 25; // nats of the longest bar

export function strength(value) {
  const size = Math.abs(value);
  const level = levels.find(([below]) => size < below)[1];
  return level ? `${level}${value > 0 ? "for" : "against"}` : "says little";
}

function weights(bead, score, about) {
  const rows = Object.entries(names).filter(([name]) => score[name] !== 0).map(([name, tell]) => {
    const [what, how] = tell(bead, about), value = score[name];
    const bar = make("i", { className: value > 0 ? "for" : "against" });
    bar.style.setProperty("--size", Math.min(1, Math.log1p(Math.abs(value)) / Math.log1p(longest)));
    return make("tr", {}, make("th", { scope: "row" }, what, make("small", {}, how)),
      make("td", { className: "scale", "aria-hidden": "true" }, bar), make("td", {}, strength(value)));
  });
  return make("div", { className: "weights" }, make("table", {},
    make("caption", {}, "What speaks against it (left) and for it (right)"), make("tbody", {}, ...rows)));
}

// summary is the panel in a sentence.
export function summary(bead, evidence) {
  const told = Object.entries(names).map(([name, tell]) => [tell(bead, { sizes: [0, 0] })[0], evidence.parts?.[name] ?? 0])
    .filter(([, value]) => strength(value) !== "says little").map(([what, value]) => `${what} ${strength(value)}`);
  return [verdict(bead), told.join(", ")].filter(Boolean).join(" ");
}

function wordsOf(evidence, about, links, point) {
  const text = (side, [sentence, start, end]) => about.texts[side].sentences[sentence].slice(start, end);
  const at = (link, side) => text(side, evidence.words[side][link[side]]);
  const seen = new Map(); // links by what they say
  for (const link of links) {
    const name = `${at(link, SOURCE)} = ${at(link, TARGET)}`.toLowerCase();
    seen.set(name, [...seen.get(name) ?? [], link]);
  }
  const rank = ([link]) => (link[ALIKE] > 0.3 ? 2 : 0) + link[PROBABILITY];
  const list = [...seen.values()].sort((a, b) => rank(b) - rank(a)).slice(0, most);
  const items = list.map(same => {
    const [link] = same;
    const tie = make("button", { className: "tied" }, word(about, 0, at(link, SOURCE)), "=", word(about, 1, at(link, TARGET)),
      make("i", { className: "weight", "aria-hidden": "true" }), make("small", {}, `${percent(link[PROBABILITY])}, ${source(link, at(link, SOURCE))}`));
    tie.style.setProperty("--size", link[PROBABILITY]);
    tie.dataset.words = same.map(link => `0:${link[SOURCE]} 1:${link[TARGET]}`).join(" ");
    for (const event of ["pointerenter", "focus", "click"]) tie.addEventListener(event, () => point(same));
    return make("li", {}, tie);
  });
  const alone = [0, 1].map(side => {
    const linked = new Set(evidence.links.filter(link => link[PROBABILITY] >= shown).map(link => link[side]));
    return [...new Set(evidence.words[side].filter((_, index) => !linked.has(index)).map(word => text(side, word)))]
      .filter(word => word.length >= letters || /\d/.test(word));
  });
  const lone = [0, 1].filter(side => alone[side].length > 0).map(side => make("p", { className: "lone" },
    `Without a counterpart, ${languageName(about.texts[side].language)}: `, word(about, side, alone[side].join(", "))));
  return make("div", { className: "ties" }, make("h2", {}, "Words that correspond"),
    items.length > 0 ? make("ul", {}, ...items) : make("p", {}, "None that is known."), ...lone);
}

const word = ({ texts }, side, text) => make("bdi", { lang: texts[side].language === "und" ? "" : texts[side].language }, text);

// source tells where it is known from that two words translate each other.
function source(link, text) {
  if (/\d/.test(text) && link[ALIKE] > 0) return "the same number";
  const known = [
    [link[ALIKE], /^\p{Lu}/u.test(text) ? "the same name" : "written alike"],
    [link[LEXICON], "from the dictionary"],
    [link[DOCUMENT], "from these texts"],
  ];
  return known.reduce((a, b) => (b[0] > a[0] ? b : a))[1];
}

// point shows which of the listed links a word has.
export function point(panel, side, index) {
  for (const tie of panel.querySelectorAll(".tied"))
    tie.classList.toggle("present", tie.dataset.words.split(" ").includes(`${side}:${index}`));
}

function rivals(list) {
  if (list.length === 0) return make("p", {}, "No sentence of the other side comes near it.");
  const items = list.map(({ text, probability, go }) => {
    const button = make("button", {}, "Go there");
    button.addEventListener("click", go);
    return make("li", {}, `${percent(probability)}: `, make("q", { dir: "auto" }, text), " ", button);
  });
  return make("div", {}, make("h2", {}, "What it could correspond to, and how probably"), make("ul", { className: "rivals" }, ...items));
}

function differences(list) {
  if (list.length === 0) return null;
  return make("div", {}, make("h2", {}, "Told differently"), make("ul", {}, ...list.map(({ text, told, variant }) =>
    make("li", {}, make("mark", { className: variant ? "variant" : "" }, text), ` ${told}`))));
}

const agreed = 0.5;

function others(list, { texts }) {
  if (list.length === 0) return null;
  const items = list.map(({ name, language, text, source, target }) => {
    const both = Math.min(source, target) >= agreed;
    const says = both ? "speaks for it: this corresponds to both" : `speaks against it: this corresponds to the ${languageName(texts[source > target ? 0 : 1].language)} side only`;
    return make("li", {}, make("b", {}, `${languageName(language)} (`, make("bdi", {}, name), ")"), ` ${says}. `,
      make("q", { lang: language, dir: "auto" }, text));
  });
  return make("div", {}, make("h2", {}, "Other versions"), make("ul", {}, ...items));
}
