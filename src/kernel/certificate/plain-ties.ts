import { type AllocationModel, NONE } from "../model.ts";
import type { PlainOption, PlainOptions } from "./plain-options.ts";

interface Tie {
  readonly row: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Trees of precedences. Those with a task in a group are left out, and those that close a circle with earlier ones: a bound
 * may leave out what it likes.
 */
export class PlainTies {
  readonly #model: AllocationModel;
  readonly #options: PlainOptions;
  /** [task] */
  readonly #ties: readonly Tie[][];
  #root: readonly number[];
  readonly #known = new Map<string, number>();

  constructor(model: AllocationModel, options: PlainOptions) {
    const { before, after } = model.couplings.precedences;
    this.#model = model;
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
      const tie = { row, before: first, after: second };
      this.#ties[first]!.push(tie);
      this.#ties[second]!.push(tie);
    });
  }

  isTop(task: number): boolean {
    return this.#root[task] === task;
  }

  /** The cheapest way of dealing with a top task and all that is tied to it. */
  value(top: number): number {
    return Math.min(
      this.#out(top, undefined),
      this.#in(top, undefined, () => true),
    );
  }

  /** A task left out: what a joint tie ties to it is out as well. */
  #out(task: number, from: Tie | undefined): number {
    return this.#below(task, from).reduce((sum, tie) => {
      const other = otherOf(tie, task);
      const out = this.#out(other, tie);
      return (
        sum +
        (this.#isJoint(tie)
          ? out
          : Math.min(
              out,
              this.#in(other, tie, () => true),
            ))
      );
    }, this.#options.skip(task));
  }

  /** A task that takes one of its options. */
  #in(task: number, from: Tie | undefined, isAllowed: (option: PlainOption) => boolean): number {
    const below = this.#below(task, from);
    let least = Number.POSITIVE_INFINITY;
    for (const option of this.#options.of(task)) {
      // When an option that is not listed would start and end, and where it would be, is not known.
      if (option.mode !== NONE && !isAllowed(option)) continue;
      least = Math.min(
        least,
        below.reduce((sum, tie) => sum + this.#tied(otherOf(tie, task), tie, option), option.value),
      );
    }
    return least;
  }

  /** The cheapest way of dealing with a task that is tied to one that takes an option. */
  #tied(task: number, tie: Tie, above: PlainOption): number {
    const { minLag, maxLag, isZoned, zoneAsBefore, zoneAsAfter } = this.#model.couplings.precedences;
    const isAfter = task === tie.after;
    const isZonedTie = isZoned[tie.row] === 1 && above.mode !== NONE;
    const zoneAbove = isZonedTie ? (isAfter ? zoneAsBefore : zoneAsAfter)[above.mode]! : NONE;
    const at = isAfter ? above.end : above.start;
    const key = `${tie.row} ${task} ${above.mode === NONE} ${at} ${zoneAbove}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const isAllowed = ({ mode, start, end }: PlainOption): boolean => {
      if (above.mode === NONE) return true;
      const zone = isZonedTie ? (isAfter ? zoneAsAfter : zoneAsBefore)[mode]! : NONE;
      const isInZone = zone === zoneAbove || zone === NONE || zoneAbove === NONE;
      const lag = isAfter ? start - at : at - end;
      return isInZone && lag >= minLag[tie.row]! && lag <= maxLag[tie.row]!;
    };
    const present = this.#in(task, tie, isAllowed);
    const value = this.#isJoint(tie) ? present : Math.min(present, this.#out(task, tie));
    this.#known.set(key, value);
    return value;
  }

  #below(task: number, from: Tie | undefined): Tie[] {
    return this.#ties[task]!.filter((tie) => tie !== from);
  }

  #isJoint({ row }: Tie): boolean {
    return this.#model.couplings.precedences.isJoint[row] === 1;
  }
}

function otherOf({ before, after }: Tie, task: number): number {
  return before === task ? after : before;
}
