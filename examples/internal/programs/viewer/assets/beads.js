// Beads, which are the rows, and the filters that choose among them.

// Places in a bead as the server sends it.
const SOURCE = 0, TARGET = 2, CONFIDENCE = 4, HAND = 5;

// A Bead is one row.
export class Bead {
  constructor(wire) {
    this.spans = [wire.slice(SOURCE, SOURCE + 2), wire.slice(TARGET, TARGET + 2)];
    this.confidence = wire[CONFIDENCE];
    this.hand = wire[HAND] === 1;
    this.null = this.length(0) === 0 || this.length(1) === 0;
    this.differs = false; // whether the sides tell anything differently
  }
  length(side) {
    return this.spans[side][1] - this.spans[side][0];
  }
  has(side, sentence) {
    return this.spans[side][0] <= sentence && sentence < this.spans[side][1];
  }

  // sentences are all of the bead, of the source first.
  sentences() {
    return [0, 1].flatMap(side => Array.from({ length: this.length(side) }, (_, i) => ({ side, at: this.spans[side][0] + i })));
  }

  // key is the same for beads of the same sentences, decided by the same.
  get key() {
    return `${this.spans} ${this.hand}`;
  }
}

// The filters, and which beads they show when pairs are sure from least on. An
// extra one is offered where it shows any.
export const filters = [
  { name: "All", shows: () => true },
  { name: "Sure", shows: (bead, least) => !bead.null && bead.confidence >= least },
  { name: "Unsure", shows: (bead, least) => !bead.null && bead.confidence < least },
  { name: "Unpaired", shows: bead => bead.null },
  { name: "Differ", shows: bead => bead.differs, extra: true },
  { name: "By hand", shows: bead => bead.hand, extra: true },
];
