/** The least share of all work that either side has. */
const LEAST_SHARE = 0.2;
/** Once a side has had so much work, what it gained before counts half. */
const RECENT = 30_000_000;

type Side = "plan" | "bound";

/** Whose turn it is, that of the plan or of the bound: the one that lately closed more of the gap for its work. */
export class Turns {
  readonly #all = { plan: 0, bound: 0 };
  readonly #recent = { plan: 0, bound: 0 };
  readonly #gain = { plan: 0, bound: 0 };

  next(): Side {
    const { plan, bound } = this.#all;
    if (plan <= LEAST_SHARE * (plan + bound)) return "plan";
    if (bound <= LEAST_SHARE * (plan + bound)) return "bound";
    return this.#gain.plan * this.#recent.bound > this.#gain.bound * this.#recent.plan ? "plan" : "bound";
  }

  /** A side closed some of the gap with some work. */
  note(side: Side, gain: number, work: number): void {
    this.#all[side] += work;
    this.#recent[side] += work;
    this.#gain[side] += gain;
    if (this.#recent[side] < RECENT) return;
    this.#recent[side] /= 2;
    this.#gain[side] /= 2;
  }
}
