import { type AllocationModel, NONE } from "../model.ts";
import type { Background } from "./background.ts";
import { PRECEDENCE, type Rules } from "./rules.ts";

/**
 * When a free task can be, as far as the fixed tasks of its group and its precedences say: a look at bounds alone, that
 * keeps hopeless options from being posted at all.
 */
export class TimeWindow {
  /** Starts in `from <= start < past`, ends in `endFrom <= end <= endTo`. */
  from = 0;
  past = 0;
  endFrom = 0;
  endTo = 0;

  readonly #model: AllocationModel;
  readonly #rules: Rules;
  readonly #background: Background;

  constructor(model: AllocationModel, rules: Rules, background: Background) {
    this.#model = model;
    this.#rules = rules;
    this.#background = background;
  }

  /** Looks at one task. */
  of(task: number): void {
    const { periods, groupOf, earliest, pastLatest } = this.#model;
    const { kind, row, firstRule, ruleOfTask } = this.#rules;
    this.from = earliest[task]!;
    this.past = pastLatest[task]!;
    this.endFrom = 0;
    this.endTo = periods;
    if (groupOf[task] !== NONE) this.#followGroup(groupOf[task]!);
    for (let at = firstRule[task]!; at < firstRule[task + 1]!; at++) {
      if (kind[ruleOfTask[at]!] === PRECEDENCE) this.#followPrecedence(task, row[ruleOfTask[at]!]!);
    }
  }

  holds(start: number, end: number): boolean {
    return start >= this.from && start < this.past && end >= this.endFrom && end <= this.endTo;
  }

  #followGroup(group: number): void {
    const { periods, groupSpread } = this.#model;
    const { startsIn } = this.#background;
    let first = 0;
    while (first < periods && startsIn[group * periods + first] === 0) first++;
    if (first === periods) return;
    let last = periods - 1;
    while (startsIn[group * periods + last] === 0) last--;
    this.from = Math.max(this.from, last - groupSpread[group]!);
    this.past = Math.min(this.past, first + groupSpread[group]! + 1);
  }

  #followPrecedence(task: number, row: number): void {
    const { periods, modeShape, endOf } = this.#model;
    const { before, after, minLag, maxLag } = this.#model.couplings.precedences;
    const { choice } = this.#background;
    const isBefore = before[row] === task;
    const other = isBefore ? after[row]! : before[row]!;
    const mode = choice.mode[other]!;
    if (mode === NONE) return;
    const start = choice.start[other]!;
    if (isBefore) {
      this.endFrom = Math.max(this.endFrom, start - maxLag[row]!);
      this.endTo = Math.min(this.endTo, start - minLag[row]!);
    } else {
      const end = endOf[modeShape[mode]! * periods + start]!;
      this.from = Math.max(this.from, end + minLag[row]!);
      this.past = Math.min(this.past, end + maxLag[row]! + 1);
    }
  }
}
