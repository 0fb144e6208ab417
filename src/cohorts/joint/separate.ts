import type { FormingModel } from "../forming-model.ts";
import type { Averaged } from "./averaged.ts";
import { leastRow, type Row, seatsRow } from "./rows.ts";

/** Origins that one row speaks of at most. */
const MOST_ORIGINS = 10;
/** A row is worth adding when it cuts off this much of a class. */
const ENOUGH = 0.02;

/** Work between two yields, and of the search for one kind of rows, after which it is content with what it has: single people are many origins. */
const SLICE = 100_000;
const MOST_WORK = 4_000_000;

/** A row that the averaged primal breaks, and by what part of a class. */
export interface Broken {
  readonly row: Row;
  readonly by: number;
}

interface Found {
  readonly kind: "seats" | "least";
  readonly origins: readonly number[];
  readonly sites: readonly number[];
  readonly size: number;
  readonly by: number;
}

/**
 * Rows that the averaged primal breaks, the most broken first.
 *
 * For given origins the best sites of a row are known at once: each counts by itself. So only sets of origins are searched: each origin, and
 * each pair that meets at a site, grows by the origin that helps most, and the best on the way is kept.
 */
export class Separator {
  readonly #model: FormingModel;
  /** Seats by which rows are rounded: those of the rooms. */
  readonly #sizes: readonly number[];
  readonly #flow: Float64Array;
  readonly #touched: number[] = [];
  work = 0;

  constructor(model: FormingModel) {
    this.#model = model;
    this.#sizes = roomSizes(model);
    this.#flow = new Float64Array(model.siteRow.length);
  }

  *find(averaged: Averaged, most: number): Generator<void, Broken[], void> {
    const neighbours = this.#neighbours(averaged);
    const found = new Map<string, Found>();
    const note = (row: Found | undefined): void => {
      if (row === undefined || row.by < ENOUGH) return;
      const key = `${row.kind}${row.size} ${[...row.origins].sort((a, b) => a - b).join()}`;
      const known = found.get(key);
      if (known === undefined || known.by < row.by) found.set(key, row);
    };
    const measures = [
      ...this.#sizes.map((size) => (origins: readonly number[]) => this.#seats(averaged, origins, size)),
      (origins: readonly number[]) => this.#least(averaged, origins),
    ];
    for (const measure of measures) {
      yield;
      const seeds = new Set<string>();
      const before = this.work;
      let told = before;
      for (let origin = 0; origin < this.#model.people.length && this.work - before < MOST_WORK; origin++) {
        if (this.work - told > SLICE) {
          told = this.work;
          yield;
        }
        this.#grow([origin], neighbours, measure, note);
        for (const other of neighbours[origin]!) {
          const key = origin < other ? `${origin} ${other}` : `${other} ${origin}`;
          if (seeds.has(key) || this.work - before >= MOST_WORK) continue;
          seeds.add(key);
          this.#grow([origin, other], neighbours, measure, note);
        }
      }
    }
    return [...found.values()]
      .sort((a, b) => b.by - a.by)
      .slice(0, most)
      .map(({ kind, origins, sites, size, by }) => {
        const sorted = [...origins].sort((a, b) => a - b);
        const here = [...sites].sort((a, b) => a - b);
        const row = kind === "seats" ? seatsRow(this.#model, sorted, here, size) : leastRow(this.#model, sorted, here);
        return { row, by };
      });
  }

  #grow(
    seed: readonly number[],
    neighbours: readonly ReadonlySet<number>[],
    measure: (origins: readonly number[]) => Found | undefined,
    note: (row: Found | undefined) => void,
  ): void {
    const origins = [...seed];
    let best = measure(origins);
    for (let idle = 0; origins.length < MOST_ORIGINS && idle < 3; ) {
      const candidates = new Set<number>();
      for (const origin of origins) for (const other of neighbours[origin]!) candidates.add(other);
      for (const origin of origins) candidates.delete(origin);
      let next: { origin: number; found: Found | undefined; by: number } | undefined;
      for (const origin of candidates) {
        const found = measure([...origins, origin]);
        const by = found?.by ?? Number.NEGATIVE_INFINITY;
        if (next === undefined || by > next.by) next = { origin, found, by };
      }
      if (next === undefined) break;
      origins.push(next.origin);
      if (next.by > (best?.by ?? 0)) {
        best = next.found;
        idle = 0;
      } else idle++;
    }
    note(best);
  }

  #gather({ flows }: Averaged, origins: readonly number[]): void {
    for (const site of this.#touched) this.#flow[site] = 0;
    this.#touched.length = 0;
    for (const origin of origins) {
      for (const { site, people } of flows[origin]!) {
        if (this.#flow[site] === 0) this.#touched.push(site);
        this.#flow[site]! += people;
      }
    }
    this.work += 1 + this.#touched.length;
  }

  #seats(averaged: Averaged, origins: readonly number[], size: number): Found | undefined {
    const people = this.#peopleOf(origins);
    const groups = Math.ceil(people / size);
    const rest = people - size * (groups - 1);
    if (rest === size) return undefined;
    this.#gather(averaged, origins);
    const sites: number[] = [];
    let sum = rest * groups - people;
    const phi = (seats: number): number => rest * Math.floor(seats / size) + Math.min(rest, seats % size);
    for (const site of this.#touched) {
      const gain = this.#flow[site]! - averaged.counted(site, phi);
      if (gain <= 0) continue;
      sum += gain;
      sites.push(site);
    }
    return { kind: "seats", origins: [...origins], sites, size, by: sum / rest };
  }

  #least(averaged: Averaged, origins: readonly number[]): Found | undefined {
    const { minSize } = this.#model;
    const people = this.#peopleOf(origins);
    const full = Math.floor(people / minSize);
    const missing = minSize * (full + 1) - people;
    if (missing === minSize && full > 0) return undefined;
    this.#gather(averaged, origins);
    const sites: number[] = [];
    let sum = -missing * full;
    for (const site of this.#touched) {
      const gain = missing * averaged.classes[site]! - (averaged.load[site]! - this.#flow[site]!);
      if (gain <= 0) continue;
      sum += gain;
      sites.push(site);
    }
    return { kind: "least", origins: [...origins], sites, size: 0, by: sum / missing };
  }

  #peopleOf(origins: readonly number[]): number {
    let people = 0;
    for (const origin of origins) people += this.#model.people[origin]!;
    return people;
  }

  /** Origins that meet another's people at a site. */
  #neighbours({ flows, model }: Averaged): Set<number>[] {
    const at = new Map<number, number[]>();
    flows.forEach((here, origin) => {
      for (const { site } of here) at.set(site, [...(at.get(site) ?? []), origin]);
    });
    const neighbours = Array.from(model.people, () => new Set<number>());
    for (const origins of at.values()) {
      for (const a of origins) for (const b of origins) if (a !== b) neighbours[a]!.add(b);
    }
    return neighbours;
  }
}

function roomSizes(model: FormingModel): number[] {
  const sizes = new Set<number>();
  for (let site = 0; site < model.siteRow.length; site++) {
    for (let at = model.firstSeat[site]! + 1; at < model.firstSeat[site + 1]!; at++) {
      sizes.add(model.seatSum[at]! - model.seatSum[at - 1]!);
    }
  }
  return [...sizes].sort((a, b) => b - a);
}
