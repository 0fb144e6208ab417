import { type AllocationModel, NONE } from "../model.ts";
import type { PlainOption, PlainOptions } from "./plain-options.ts";

interface Tie {
  readonly row: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Trees of precedences. A bound may leave out what it likes: left out are ties that close a circle with earlier ones, and those
 * between trees that hold a member of a group each.
 */
export class PlainTies {
  readonly #model: AllocationModel;
  readonly #options: PlainOptions;
  /** [task] */
  readonly #ties: readonly Tie[][];
  /** The top of a task's tree: the member of a group, else its least task. [task] */
  #top: readonly number[];
  readonly #known = new Map<string, number>();

  constructor(model: AllocationModel, options: PlainOptions) {
    const { before, after } = model.couplings.precedences;
    this.#model = model;
    this.#options = options;
    this.#ties = Array.from({ length: model.tasks }, () => []);
    this.#top = Array.from({ length: model.tasks }, (_, task) => task);
    before.forEach((first, row) => {
      const second = after[row]!;
      const [one, two] = [this.#top[first]!, this.#top[second]!];
      const grouped = [one, two].filter((top) => model.groupOf[top] !== NONE);
      if (one === two || grouped.length > 1) return;
      const joined = grouped[0] ?? Math.min(one, two);
      this.#top = this.#top.map((top) => (top === one || top === two ? joined : top));
      const tie = { row, before: first, after: second };
      this.#ties[first]!.push(tie);
      this.#ties[second]!.push(tie);
    });
  }

  isTop(task: number): boolean {
    return this.#top[task] === task;
  }

  /** The cheapest way of dealing with a top task and all that is tied to it. */
  value(top: number): number {
    return Math.min(
      this.#out(top, undefined),
      this.#in(top, undefined, () => true),
    );
  }

  /** The same where the top task is left out, and the least by its start where it is not. */
  byStart(top: number): { readonly out: number; readonly least: readonly number[] } {
    const least = new Array<number>(this.#model.periods).fill(Number.POSITIVE_INFINITY);
    let out = this.#out(top, undefined);
    for (const option of this.#options.of(top)) {
      const value = this.#with(top, undefined, option);
      // When an option that is not listed starts is not known.
      if (option.mode === NONE) out = Math.min(out, value);
      else least[option.start] = Math.min(least[option.start]!, value);
    }
    return { out, least };
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
    let least = Number.POSITIVE_INFINITY;
    for (const option of this.#options.of(task)) {
      // When an option that is not listed would start and end, and where it would be, is not known.
      if (option.mode !== NONE && !isAllowed(option)) continue;
      least = Math.min(least, this.#with(task, from, option));
    }
    return least;
  }

  /** A task that takes this option. */
  #with(task: number, from: Tie | undefined, option: PlainOption): number {
    return this.#below(task, from).reduce(
      (sum, tie) => sum + this.#tied(otherOf(tie, task), tie, option),
      option.value,
    );
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
