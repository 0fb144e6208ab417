import { type AllocationModel, NONE } from "../model.ts";
import { type OrderTrees, orderTreesOf } from "./order-trees.ts";
import { slidingLeast } from "./window.ts";

/**
 * The cheapest positions of groups that follow one another, when it is known what each costs at each position: by dynamic programming
 * from the leaves of each tree up. A group of which nobody is placed is at no position, and follows nothing.
 */
export class OrderValuer {
  /** What a group costs at a position, Infinity where it may not be. [group * periods + position] */
  readonly costs: Float64Array;
  /** What it costs when nobody is placed. [group] */
  readonly empty: Float64Array;
  /** The positions found, NONE for a group of which nobody is placed. [group] */
  readonly position: Int32Array;

  readonly #periods: number;
  readonly #trees: OrderTrees;
  /** The least that a group and those below it cost, by the position of the one above, and its own position then. */
  readonly #least: Float64Array;
  readonly #leastAt: Int32Array;
  readonly #queue: Int32Array;

  constructor(model: AllocationModel) {
    const groups = model.groupSpread.length;
    this.#periods = model.periods;
    this.#trees = orderTreesOf(model);
    this.costs = new Float64Array(groups * model.periods);
    this.empty = new Float64Array(groups);
    this.position = new Int32Array(groups);
    this.#least = new Float64Array(groups * model.periods);
    this.#leastAt = new Int32Array(groups * model.periods);
    this.#queue = new Int32Array(model.periods);
  }

  /** The least sum, to which costs have been added up from below. */
  evaluate(): number {
    const { sequence, above, from, to } = this.#trees;
    const { costs, empty } = this;
    let value = 0;
    for (let i = sequence.length - 1; i >= 0; i--) {
      const group = sequence[i]!;
      const free = this.#best(group);
      const top = above[group]!;
      this.position[group] = free;
      const least = free === NONE ? empty[group]! : costs[group * this.#periods + free]!;
      if (top === NONE) {
        value += least;
        continue;
      }
      const own = this.#rowOf(costs, group);
      slidingLeast(
        own,
        from[group]!,
        to[group]!,
        this.#rowOf(this.#least, group),
        this.#rowOf(this.#leastAt, group),
        this.#queue,
      );
      empty[top]! += least;
      for (let at = 0; at < this.#periods; at++) {
        costs[top * this.#periods + at]! += Math.min(empty[group]!, this.#least[group * this.#periods + at]!);
      }
    }
    for (const group of sequence) {
      const at = above[group] === NONE ? NONE : this.position[above[group]!]!;
      if (at === NONE) continue;
      const cell = group * this.#periods + at;
      this.position[group] = empty[group]! <= this.#least[cell]! ? NONE : this.#leastAt[cell]!;
    }
    return value;
  }

  #rowOf<Values extends Float64Array | Int32Array>(values: Values, group: number): Values {
    return values.subarray(group * this.#periods, (group + 1) * this.#periods) as Values;
  }

  /** The cheapest position where nothing is above, the earliest of several. */
  #best(group: number): number {
    let best: number = NONE;
    let least = this.empty[group]!;
    for (let at = 0; at < this.#periods; at++) {
      const cost = this.costs[group * this.#periods + at]!;
      // At a position nobody need be placed, so one that costs no more is as good as none.
      if (cost > least || (cost === least && best !== NONE) || cost === Number.POSITIVE_INFINITY) continue;
      least = cost;
      best = at;
    }
    return best;
  }
}
