import type { Demand, Members } from "../../domain/index.ts";

/** Hands out people who are alike, item by item. */
export class HandOut {
  readonly #rest: { readonly demand: string; count: number }[][];

  /** The items of each source or group. */
  constructor(items: readonly (readonly Demand[])[]) {
    this.#rest = items.map((here) => here.map(({ id, count }) => ({ demand: id, count })));
  }

  take(row: number, count: number): Members[] {
    const taken: Members[] = [];
    const rest = this.#rest[row]!;
    for (let wanted = count; wanted > 0; ) {
      const first = rest[0]!;
      const here = Math.min(wanted, first.count);
      taken.push({ demand: first.demand, count: here });
      first.count -= here;
      wanted -= here;
      if (first.count === 0) rest.shift();
    }
    return taken;
  }
}
