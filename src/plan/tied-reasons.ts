import type { Compiled } from "../compile/index.ts";
import type { UnplacedCode } from "../domain/index.ts";
import { type Choice, type Occupancy, occupancyOf, openPlaces, quotaSum, startsByMode } from "../kernel/index.ts";

type Blame = Extract<UnplacedCode, "quota" | "year" | "budget" | "openings">;

/** Which maximum keeps a class out of places that are free. */
export class TiedReasons {
  readonly #compiled: Compiled;
  readonly #occupancy: Occupancy;
  readonly #isOpen: Uint8Array;
  /** [sum] */
  readonly #sums: readonly number[];

  constructor(compiled: Compiled, choice: Choice) {
    const { model, names } = compiled;
    this.#compiled = compiled;
    this.#occupancy = occupancyOf(model, choice);
    this.#isOpen = openPlaces(model, choice);
    const startOfMode = startsByMode(model, choice);
    this.#sums = names.sums.map((_, row) => quotaSum(model, row, startOfMode, this.#isOpen));
  }

  isFree(mode: number, start: number): boolean {
    return this.#occupancy.isFree(mode, start);
  }

  /** The first maximum that an option would break, undefined when it would break none. */
  blameFor(mode: number, start: number): Blame | undefined {
    const { model, names } = this.#compiled;
    const { quotas } = model.couplings;
    for (const [row, { kind }] of names.sums.entries()) {
      if (kind === "smoothing" || kind === "unplaced") continue;
      let added = 0;
      for (let term = quotas.firstTerm[row]!; term < quotas.firstTerm[row + 1]!; term++) {
        if (quotas.mode[term] === mode && start >= quotas.from[term]! && start < quotas.past[term]!) {
          added += quotas.coefficient[term]!;
        }
      }
      if (added > 0 && this.#sums[row]! + added > quotas.max[row]!) return kind;
    }
    return this.#breaksLimit(mode) ? "openings" : undefined;
  }

  #breaksLimit(mode: number): boolean {
    const { firstOfMode, ofMode, firstCounted, counted, most } = this.#compiled.model.couplings.places;
    if (firstOfMode.length === 0) return false;
    const opened = ofMode
      .subarray(firstOfMode[mode], firstOfMode[mode + 1])
      .filter((place) => this.#isOpen[place] === 0);
    return most.some((limit, row) => {
      const places = counted.subarray(firstCounted[row], firstCounted[row + 1]);
      const open = places.filter((place) => this.#isOpen[place] === 1).length;
      const more = opened.filter((place) => places.includes(place)).length;
      return more > 0 && open + more > limit;
    });
  }
}

/** What a message says of a maximum. */
export const BLAMES: Readonly<Record<Blame, string>> = {
  quota: "would exceed a quota",
  year: "would exceed the participants that its facility takes in a year",
  budget: "would exceed the budget",
  openings: "would open more facilities than may be opened",
};
