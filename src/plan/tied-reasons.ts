import type { Compiled } from "../compile/index.ts";
import type { UnplacedCode } from "../domain/index.ts";
import { type Choice, type Occupancy, occupancyOf, openPlaces, quotaSum, startsByMode } from "../kernel/index.ts";

type Blame = Extract<UnplacedCode, "quota" | "year" | "budget" | "openings">;

/** Terms of sums by the mode that they count, in the order of sums. */
interface TermsByMode {
  /** [mode + 1] */
  readonly first: Int32Array;
  readonly sum: Int32Array;
  readonly term: Int32Array;
}

/** Which maximum keeps a class out of places that are free. */
export class TiedReasons {
  readonly #compiled: Compiled;
  readonly #occupancy: Occupancy;
  readonly #isOpen: Uint8Array;
  /** [sum] */
  readonly #sums: readonly number[];
  readonly #terms: TermsByMode;
  /** How many places of a limit are open. [limit] */
  readonly #openOf: readonly number[];

  constructor(compiled: Compiled, choice: Choice) {
    const { model, names } = compiled;
    const { firstCounted, counted, most } = model.couplings.places;
    const isOpen = openPlaces(model, choice);
    this.#compiled = compiled;
    this.#occupancy = occupancyOf(model, choice);
    this.#isOpen = isOpen;
    const startOfMode = startsByMode(model, choice);
    this.#sums = names.sums.map((_, row) => quotaSum(model, row, startOfMode, isOpen));
    this.#terms = termsByMode(compiled);
    this.#openOf = Array.from(most, (_, row) =>
      counted.subarray(firstCounted[row], firstCounted[row + 1]).reduce((sum, place) => sum + isOpen[place]!, 0),
    );
  }

  isFree(mode: number, start: number): boolean {
    return this.#occupancy.isFree(mode, start);
  }

  /** The first maximum that an option would break, undefined when it would break none. */
  blameFor(mode: number, start: number): Blame | undefined {
    const { model, names } = this.#compiled;
    const { from, past, coefficient, max } = model.couplings.quotas;
    const { first, sum, term } = this.#terms;
    let added = 0;
    for (let at = first[mode]!; at < first[mode + 1]!; at++) {
      const row = sum[at]!;
      if (start >= from[term[at]!]! && start < past[term[at]!]!) added += coefficient[term[at]!]!;
      if (at + 1 < first[mode + 1]! && sum[at + 1] === row) continue;
      if (added > 0 && this.#sums[row]! + added > max[row]!) return blameOf(names.sums[row]!.kind);
      added = 0;
    }
    return this.#breaksLimit(mode) ? "openings" : undefined;
  }

  #breaksLimit(mode: number): boolean {
    const { firstOfMode, ofMode, firstCounted, counted, most } = this.#compiled.model.couplings.places;
    if (firstOfMode.length === 0) return false;
    const opened = ofMode
      .subarray(firstOfMode[mode], firstOfMode[mode + 1])
      .filter((place) => this.#isOpen[place] === 0);
    if (opened.length === 0) return false;
    return most.some((limit, row) => {
      const places = counted.subarray(firstCounted[row], firstCounted[row + 1]);
      const more = opened.filter((place) => places.includes(place)).length;
      return more > 0 && this.#openOf[row]! + more > limit;
    });
  }
}

/** Some sums have no maximum that could keep anybody out. */
function blameOf(kind: Compiled["names"]["sums"][number]["kind"]): Blame | undefined {
  return kind === "smoothing" || kind === "unplaced" ? undefined : kind;
}

function termsByMode({ model, names }: Compiled): TermsByMode {
  const { firstTerm, mode } = model.couplings.quotas;
  const modes = model.modeCost.length;
  const first = new Int32Array(modes + 1);
  const each = (visit: (row: number, term: number) => void): void =>
    names.sums.forEach(({ kind }, row) => {
      if (blameOf(kind) === undefined) return;
      for (let term = firstTerm[row]!; term < firstTerm[row + 1]!; term++) visit(row, term);
    });
  each((_, term) => first[mode[term]! + 1]!++);
  for (let m = 0; m < modes; m++) first[m + 1]! += first[m]!;
  const at = first.slice();
  const sum = new Int32Array(first[modes]!);
  const terms = new Int32Array(first[modes]!);
  each((row, term) => {
    sum[at[mode[term]!]!] = row;
    terms[at[mode[term]!]!++] = term;
  });
  return { first, sum, term: terms };
}

/** What a message says of a maximum. */
export const BLAMES: Readonly<Record<Blame, string>> = {
  quota: "would exceed a quota",
  year: "would exceed the participants that its facility takes in a year",
  budget: "would exceed the budget",
  openings: "would open more facilities than may be opened",
};
