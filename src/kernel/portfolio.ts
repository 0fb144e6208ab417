import type { Method } from "./method.ts";
import type { Search } from "./search.ts";

/** Share of a round that the first method, the one thought best for the model, has until turns have shown what pays. */
const FIRST_SHARE = 0.6;
/** No method's share falls below this: what pays nothing now may pay later. */
const LEAST_SHARE = 0.1;
/** Share of what is remembered of a method's former gains. */
const MEMORY = 0.5;

/** Runs the methods that fit a model in turns, one after another; what pays gets longer turns. */
export class Portfolio {
  readonly #search: Search;
  readonly #methods: readonly Method[];
  /** Gain a unit of each method's turns, recent ones counting most. */
  readonly #pay: number[];
  #running: Method | undefined;

  /** The methods come with the one first that is thought best. */
  constructor(search: Search, methods: readonly Method[]) {
    this.#search = search;
    this.#methods = methods;
    this.#pay = methods.map(() => 0);
  }

  get isEmpty(): boolean {
    return this.#methods.length === 0;
  }

  /** The method at work. */
  get running(): Method | undefined {
    return this.#running;
  }

  /** One turn for each method, about so many units in all. */
  *run(units: number): Generator<void, void, void> {
    const search = this.#search;
    const { budget } = search;
    const shares = this.shares();
    for (let i = 0; i < this.#methods.length && !budget.isExhausted; i++) {
      // What others have shown for themselves, those that leave a proof behind may still prove.
      if (search.isProven && this.#methods[i]!.prove === undefined) continue;
      this.#running = this.#methods[i]!;
      const before = { cost: search.cost, spent: budget.spent };
      yield* this.#running.run(units * shares[i]!);
      const spent = Math.max(1, budget.spent - before.spent);
      this.#pay[i] = MEMORY * this.#pay[i]! + (1 - MEMORY) * (gainOf(before.cost, search.cost) / spent);
    }
  }

  /** Share of the next round that each method gets. */
  shares(): number[] {
    const count = this.#methods.length;
    if (count === 1) return [1];
    const total = this.#pay.reduce((sum, pay) => sum + pay, 0);
    const free = 1 - count * LEAST_SHARE;
    return this.#pay.map((pay, i) => {
      const expected = i === 0 ? FIRST_SHARE : (1 - FIRST_SHARE) / (count - 1);
      return LEAST_SHARE + free * (total > 0 ? pay / total : expected);
    });
  }
}

/** The part of its cost that a plan has lost; all of it for a first plan. */
function gainOf(before: number, after: number): number {
  if (after >= before) return 0;
  return before === Number.POSITIVE_INFINITY ? 1 : (before - after) / before;
}
