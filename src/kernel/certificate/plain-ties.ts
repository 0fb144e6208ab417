import { type AllocationModel, NONE } from "../model.ts";
import type { PlainOption, PlainOptions } from "./plain-options.ts";

interface Tie {
  readonly before: number;
  readonly after: number;
  readonly minLag: number;
  readonly maxLag: number;
}

/**
 * Trees of precedences. Those with a task in a group are left out, and those that close a circle with earlier ones: a bound
 * may leave out what it likes.
 */
export class PlainTies {
  readonly #options: PlainOptions;
  /** [task] */
  readonly #ties: readonly Tie[][];
  #root: readonly number[];
  readonly #known = new Map<string, number>();

  constructor(model: AllocationModel, options: PlainOptions) {
    const { before, after, minLag, maxLag } = model.couplings.precedences;
    this.#options = options;
    this.#ties = Array.from({ length: model.tasks }, () => []);
    this.#root = Array.from({ length: model.tasks }, (_, task) => task);
    before.forEach((first, row) => {
      const second = after[row]!;
      if (model.groupOf[first] !== NONE || model.groupOf[second] !== NONE) return;
      const [one, two] = [this.#root[first]!, this.#root[second]!];
      if (one === two) return;
      // The least task of a tree is its top.
      this.#root = this.#root.map((root) => (root === one || root === two ? Math.min(one, two) : root));
      const tie = { before: first, after: second, minLag: minLag[row]!, maxLag: maxLag[row]! };
      this.#ties[first]!.push(tie);
      this.#ties[second]!.push(tie);
    });
  }

  isTop(task: number): boolean {
    return this.#root[task] === task;
  }

  /** The cheapest way of dealing with a top task and all that is tied to it. */
  value(top: number): number {
    return this.#best(top, undefined, () => true);
  }

  #best(task: number, from: Tie | undefined, isAllowed: (option: PlainOption) => boolean): number {
    const below = this.#ties[task]!.filter((tie) => tie !== from);
    const other = (tie: Tie): number => (tie.before === task ? tie.after : tie.before);
    const free = below.reduce((sum, tie) => sum + this.#best(other(tie), tie, () => true), 0);
    let least = this.#options.skip(task) + free;
    for (const option of this.#options.of(task)) {
      if (!isAllowed(option)) continue;
      // Where an option that is not listed would start and end is not known.
      const tied = (tie: Tie): number => this.#tied(other(tie), tie, option);
      const belowIt = option.mode === NONE ? free : below.reduce((sum, tie) => sum + tied(tie), 0);
      least = Math.min(least, option.value + belowIt);
    }
    return least;
  }

  /** The cheapest way of dealing with a task that is tied to one that takes an option. */
  #tied(task: number, tie: Tie, above: PlainOption): number {
    const isAfter = task === tie.after;
    const at = isAfter ? above.end : above.start;
    const key = `${tie.before} ${tie.after} ${tie.minLag} ${tie.maxLag} ${task} ${at}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const isAllowed = ({ start, end }: PlainOption): boolean => {
      const lag = isAfter ? start - at : at - end;
      return lag >= tie.minLag && lag <= tie.maxLag;
    };
    const value = this.#best(task, tie, isAllowed);
    this.#known.set(key, value);
    return value;
  }
}
