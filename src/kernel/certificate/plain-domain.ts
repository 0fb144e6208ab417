import type { AllocationModel } from "../model.ts";
import type { OptionRange } from "../proof.ts";

/** What the decisions on the way to a node of a proof leave open. It is never changed: each decision makes another one. */
export class PlainDomain {
  readonly #model: AllocationModel;
  /** Options that a task must take one of, and that it may not take; by number of the option. [task] */
  readonly #only: ReadonlyMap<number, ReadonlySet<number>>;
  readonly #banned: ReadonlyMap<number, ReadonlySet<number>>;
  /** Places that some task uses, and places that none uses. */
  readonly open: ReadonlySet<number>;
  readonly closed: ReadonlySet<number>;
  /** What it was made of last that is known well: nothing is open here that is not open there. */
  readonly basis: PlainDomain | undefined;

  constructor(
    model: AllocationModel,
    only: ReadonlyMap<number, ReadonlySet<number>> = new Map(),
    banned: ReadonlyMap<number, ReadonlySet<number>> = new Map(),
    open: ReadonlySet<number> = new Set(),
    closed: ReadonlySet<number> = new Set(),
    basis?: PlainDomain | "itself",
  ) {
    this.#model = model;
    this.#only = only;
    this.#banned = banned;
    this.open = open;
    this.closed = closed;
    this.basis = basis === "itself" ? this : basis;
  }

  /** The same as a basis of what is made of it. */
  asBasis(): PlainDomain {
    return new PlainDomain(this.#model, this.#only, this.#banned, this.open, this.closed, "itself");
  }

  /** The task takes one of these options. */
  take(task: number, ranges: readonly OptionRange[]): PlainDomain {
    const former = this.#only.get(task);
    const numbers = this.#numbersOf(ranges).filter((number) => former === undefined || former.has(number));
    const only = new Map(this.#only).set(task, new Set(numbers));
    return new PlainDomain(this.#model, only, this.#banned, this.open, this.closed, this.basis);
  }

  /** These tasks take none of these options. */
  ban(bans: ReadonlyMap<number, readonly OptionRange[]>): PlainDomain {
    const banned = new Map(this.#banned);
    for (const [task, ranges] of bans) {
      banned.set(task, new Set([...(banned.get(task) ?? []), ...this.#numbersOf(ranges)]));
    }
    return new PlainDomain(this.#model, this.#only, banned, this.open, this.closed, this.basis);
  }

  /** Some task uses each of these places, and none uses those. */
  decide(open: readonly number[], closed: readonly number[]): PlainDomain {
    const [nowOpen, nowClosed] = [new Set([...this.open, ...open]), new Set([...this.closed, ...closed])];
    return new PlainDomain(this.#model, this.#only, this.#banned, nowOpen, nowClosed, this.basis);
  }

  /** The same about a part of the model, with these tasks, in which nothing is known to be used. */
  about(part: AllocationModel, tasks: ReadonlySet<number>): PlainDomain {
    const only = new Map([...this.#only].filter(([task]) => tasks.has(task)));
    return new PlainDomain(part, only, this.#banned, new Set(), this.closed);
  }

  allows(task: number, mode: number, start: number): boolean {
    const { firstOfMode, ofMode } = this.#model.couplings.places;
    for (const place of ofMode.subarray(firstOfMode[mode], firstOfMode[mode + 1])) {
      if (this.closed.has(place)) return false;
    }
    const number = mode * this.#model.periods + start;
    return this.#only.get(task)?.has(number) !== false && this.#banned.get(task)?.has(number) !== true;
  }

  /** Whether a task may be left out, or take an option that is not listed. */
  allowsNone(task: number): boolean {
    return !this.#only.has(task);
  }

  #numbersOf(ranges: readonly OptionRange[]): number[] {
    const numbers: number[] = [];
    const { periods } = this.#model;
    for (const { mode, from, past } of ranges) {
      for (let start = Math.max(0, from); start < Math.min(past, periods); start++)
        numbers.push(mode * periods + start);
    }
    return numbers;
  }
}
