import { type AllocationModel, NONE } from "../model.ts";
import type { Background } from "./background.ts";
import { ORDER, PRECEDENCE, type Rules } from "./rules.ts";

/**
 * When a free task can be, as far as the fixed tasks of its group, its precedences and its orders say: a look at bounds alone, that
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
  #first = 0;
  #last = 0;

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
      const rule = ruleOfTask[at]!;
      if (kind[rule] === PRECEDENCE) this.#followPrecedence(task, row[rule]!);
      else if (kind[rule] === ORDER) this.#followOrder(groupOf[task]!, row[rule]!);
    }
  }

  holds(start: number, end: number): boolean {
    return start >= this.from && start < this.past && end >= this.endFrom && end <= this.endTo;
  }

  #followGroup(group: number): void {
    const { groupSpread } = this.#model;
    if (!this.#findStarts(group)) return;
    this.from = Math.max(this.from, this.#last - groupSpread[group]!);
    this.past = Math.min(this.past, this.#first + groupSpread[group]! + 1);
  }

  #followOrder(group: number, row: number): void {
    const { before, after, minLag, maxLag } = this.#model.couplings.orders;
    const isBefore = before[row] === group;
    if (!this.#findStarts(isBefore ? after[row]! : before[row]!)) return;
    const [least, most] = isBefore ? [-maxLag[row]!, -minLag[row]!] : [minLag[row]!, maxLag[row]!];
    this.from = Math.max(this.from, this.#last + least);
    this.past = Math.min(this.past, this.#first + most + 1);
  }

  /** Finds the first and last start of a group's fixed tasks. False when there are none. */
  #findStarts(group: number): boolean {
    const { periods } = this.#model;
    const { startsIn } = this.#background;
    const at = group * periods;
    this.#first = 0;
    while (this.#first < periods && startsIn[at + this.#first] === 0) this.#first++;
    if (this.#first === periods) return false;
    this.#last = periods - 1;
    while (startsIn[at + this.#last] === 0) this.#last--;
    return true;
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
