/** What is known of an instance and of a solution of it, compared in the set's own objective. */
export interface Facts {
  readonly sense: "min" | "max";
  /** Smallest difference between two values. */
  readonly unit: number;
  readonly value: number | undefined;
  readonly bound: number | undefined;
  readonly best: number | undefined;
  readonly listedBound: number | undefined;
  /** How far a listed value may be from the true one, when it has fewer decimals than the costs. */
  readonly rounding: number;
}

/** By how much one value is worse than another: positive when it is. */
export function worseBy({ sense }: Facts, value: number, than: number): number {
  return sense === "min" ? value - than : than - value;
}

/** Differences up to this, between a value and a listed one, are rounding of the listed one. */
export function roundingOf({ unit, rounding }: Facts): number {
  // Listed values with all decimals are exact.
  // Ties were rounded either way, and doubles do not hold decimals exactly.
  return unit < 2 * rounding ? 1.0001 * rounding : noise(unit);
}

/** Differences up to this, between two values of our own, come from decimals in doubles. */
export const noise = (unit: number): number => unit / 2;

/** Share by which the solution is worse than the best known one. */
export function excessOver(facts: Facts): number | undefined {
  const { value, best } = facts;
  if (value === undefined || best === undefined) return undefined;
  return worseBy(facts, value, best) / Math.max(1, Math.abs(best));
}

/** Share by which the solution may be worse than the best there is. */
export function gapBetween(facts: Facts): number | undefined {
  const { value, bound } = facts;
  if (value === undefined || bound === undefined) return undefined;
  return Math.max(0, worseBy(facts, value, bound)) / Math.max(1, Math.abs(value));
}

/** Where the solution stands against the best known one. */
export function againstBest(facts: Facts): "above" | "at" | "below" | undefined {
  const { value, best } = facts;
  if (value === undefined || best === undefined) return undefined;
  const worse = worseBy(facts, value, best);
  if (Math.abs(worse) <= roundingOf(facts)) return "at";
  // "Below" means better, also where better is more.
  return worse > 0 ? "above" : "below";
}
