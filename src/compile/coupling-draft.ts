import { type Couplings, NONE, UNCOUPLED } from "../kernel/index.ts";

/** Largest coefficient of a term; what counts more is said in several terms. */
const MOST_COEFFICIENT = 2 ** 31 - 2;

/** A sum over what is taken. */
export interface SumSpec {
  readonly min?: number;
  readonly max?: number;
  /** What each unit above the maximum costs; none may lie above it when absent. */
  readonly overCost?: number;
}

/** When a task starts after another has ended, in periods, and whether their modes lie in one zone. */
export interface TieSpec {
  readonly before: number;
  readonly after: number;
  readonly minLag: number;
  readonly maxLag: number;
  readonly isZoned: boolean;
}

/** Couplings under construction, row by row, in the order in which rules ask for them. */
export class CouplingDraft {
  readonly #modes: number;
  readonly #placeCost: number[] = [];
  readonly #placesOf = new Map<number, number[]>();
  readonly #limits: { readonly places: readonly number[]; readonly most: number }[] = [];
  readonly #sums: SumSpec[] = [];
  readonly #terms: number[][] = [];
  readonly #placeTerms: number[][] = [];
  readonly #ties: TieSpec[] = [];
  #zoneAsBefore: Int32Array | undefined;
  #zoneAsAfter: Int32Array | undefined;
  readonly #needs: { readonly mode: number; readonly oneOf: readonly number[] }[] = [];
  readonly #orders: number[][] = [];

  /** `modes`: how many the model will have. */
  constructor(modes: number) {
    this.#modes = modes;
  }

  place(cost: number): number {
    return this.#placeCost.push(cost) - 1;
  }

  use(mode: number, place: number): void {
    const places = this.#placesOf.get(mode);
    if (places === undefined) this.#placesOf.set(mode, [place]);
    else places.push(place);
  }

  limit(places: readonly number[], most: number): void {
    this.#limits.push({ places, most });
  }

  /** A sum whose terms follow; returns its row. */
  sum(spec: SumSpec): number {
    this.#terms.push([]);
    this.#placeTerms.push([]);
    return this.#sums.push(spec) - 1;
  }

  /** A mode counts so much when it starts in `from <= start < past`. */
  term(sum: number, mode: number, from: number, past: number, coefficient: number): void {
    for (let left = coefficient; left > 0; left -= MOST_COEFFICIENT) {
      this.#terms[sum]!.push(mode, from, past, Math.min(left, MOST_COEFFICIENT));
    }
  }

  placeTerm(sum: number, place: number, coefficient: number): void {
    for (let left = coefficient; left > 0; left -= MOST_COEFFICIENT) {
      this.#placeTerms[sum]!.push(place, Math.min(left, MOST_COEFFICIENT));
    }
  }

  /** Both tasks are placed or neither, and the later one starts in a stretch after the end of the earlier one. */
  tie(spec: TieSpec): void {
    this.#ties.push(spec);
  }

  zoneAsBefore(mode: number, zone: number): void {
    this.#zoneAsBefore ??= new Int32Array(this.#modes).fill(NONE);
    this.#zoneAsBefore[mode] = zone;
  }

  zoneAsAfter(mode: number, zone: number): void {
    this.#zoneAsAfter ??= new Int32Array(this.#modes).fill(NONE);
    this.#zoneAsAfter[mode] = zone;
  }

  /** A mode that may be taken only with one of others, all of one other task. */
  need(mode: number, oneOf: readonly number[]): void {
    this.#needs.push({ mode, oneOf });
  }

  /** Tasks of a group start after those of another: from start to start. */
  order(before: number, after: number, minLag: number, maxLag: number): void {
    this.#orders.push([before, after, minLag, maxLag]);
  }

  build(): Couplings {
    return {
      ...UNCOUPLED,
      places: this.#places(),
      precedences: this.#precedences(),
      quotas: this.#quotas(),
      pairs: {
        ...UNCOUPLED.pairs,
        needing: Int32Array.from(this.#needs, ({ mode }) => mode),
        firstNeeded: firstOf(this.#needs.map(({ oneOf }) => oneOf.length)),
        needed: Int32Array.from(this.#needs.flatMap(({ oneOf }) => oneOf)),
      },
      orders: {
        before: Int32Array.from(this.#orders, ([before]) => before!),
        after: Int32Array.from(this.#orders, ([, after]) => after!),
        minLag: Int32Array.from(this.#orders, ([, , minLag]) => minLag!),
        maxLag: Int32Array.from(this.#orders, ([, , , maxLag]) => maxLag!),
      },
    };
  }

  #places(): Couplings["places"] {
    if (this.#placeCost.length === 0) return UNCOUPLED.places;
    const counts = new Array<number>(this.#modes).fill(0);
    for (const [mode, places] of this.#placesOf) counts[mode] = places.length;
    const firstOfMode = firstOf(counts);
    const ofMode = new Int32Array(firstOfMode[this.#modes]!);
    for (const [mode, places] of this.#placesOf) ofMode.set(places, firstOfMode[mode]!);
    return {
      firstOfMode,
      ofMode,
      cost: Float64Array.from(this.#placeCost),
      firstCounted: firstOf(this.#limits.map(({ places }) => places.length)),
      counted: Int32Array.from(this.#limits.flatMap(({ places }) => places)),
      most: Int32Array.from(this.#limits, ({ most }) => most),
    };
  }

  #precedences(): Couplings["precedences"] {
    const ties = this.#ties;
    const isZoned = ties.some((tie) => tie.isZoned);
    const zones = (given: Int32Array | undefined): Int32Array =>
      isZoned ? (given ?? new Int32Array(this.#modes).fill(NONE)) : new Int32Array(0);
    return {
      before: Int32Array.from(ties, ({ before }) => before),
      after: Int32Array.from(ties, ({ after }) => after),
      minLag: Int32Array.from(ties, ({ minLag }) => minLag),
      maxLag: Int32Array.from(ties, ({ maxLag }) => maxLag),
      isJoint: new Uint8Array(ties.length).fill(1),
      isZoned: Uint8Array.from(ties, (tie) => (tie.isZoned ? 1 : 0)),
      zoneAsBefore: zones(this.#zoneAsBefore),
      zoneAsAfter: zones(this.#zoneAsAfter),
    };
  }

  #quotas(): Couplings["quotas"] {
    const column = (rows: readonly number[][], width: number, at: number): Int32Array =>
      Int32Array.from(rows.flatMap((row) => row.filter((_, k) => k % width === at)));
    return {
      firstTerm: firstOf(this.#terms.map((row) => row.length / 4)),
      mode: column(this.#terms, 4, 0),
      from: column(this.#terms, 4, 1),
      past: column(this.#terms, 4, 2),
      coefficient: column(this.#terms, 4, 3),
      firstPlaceTerm: firstOf(this.#placeTerms.map((row) => row.length / 2)),
      placeTerm: column(this.#placeTerms, 2, 0),
      placeCoefficient: column(this.#placeTerms, 2, 1),
      min: Float64Array.from(this.#sums, ({ min }) => min ?? 0),
      max: Float64Array.from(this.#sums, ({ max }) => max ?? Number.POSITIVE_INFINITY),
      overCost: Float64Array.from(this.#sums, ({ overCost }) => overCost ?? Number.POSITIVE_INFINITY),
    };
  }
}

/** Offsets of owners that have so many rows each. */
function firstOf(counts: readonly number[]): Int32Array {
  const first = new Int32Array(counts.length + 1);
  for (let row = 0; row < counts.length; row++) first[row + 1] = first[row]! + counts[row]!;
  return first;
}
