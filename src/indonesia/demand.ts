/**
 * Participants by regency: provinces by their share of the country's small businesses, regencies within a province by synthetic weights.
 *
 * Both steps round by largest remainder, so that the counts of a province, and of the nation, add up exactly.
 */
import { stream } from "../base/index.ts";
import { type Demand, UsageError } from "../domain/index.ts";
import { apportion } from "./apportion.ts";
import { SERENTAK } from "./programmes.ts";
import { provinceFigures } from "./provinces.ts";
import { regencyWeights } from "./regency-weights.ts";
import { indonesianRegencies, regencyRows } from "./regions.ts";

/** Most participants: the registered small businesses are 13 million, and every product of the arithmetic stays exact. */
const MOST_PARTICIPANTS = 100_000_000;

/** Whose demand to make up. */
export interface DemandOptions {
  /** How many people in all, from 1 to 100,000,000. */
  readonly participants: number;
  /** Any integer; the same seed gives the same demand on every machine. */
  readonly seed: number;
  /** Id of the programme that all of them ask for; `serentak` when absent. */
  readonly programme?: string;
}

/**
 * Synthetic participants by regency, one item for each regency with at least one, in the order of codes; counts add up to `participants`.
 *
 * Throws a `UsageError` when `participants` is not a whole number from 1 to 100,000,000.
 *
 * @example
 * nationalDemand({ participants: 10_000, seed: 1 }); // [{ id: "demand-11.01", region: "11.01", programme: "serentak", count: 6 }, ...]
 */
export function nationalDemand({ participants, seed, programme = SERENTAK.id }: DemandOptions): Demand[] {
  if (!(Number.isInteger(participants) && participants >= 1 && participants <= MOST_PARTICIPANTS)) {
    throw new UsageError(
      "invalid-participants",
      `participants is ${participants}, expected a whole number from 1 to ${MOST_PARTICIPANTS}.`,
    );
  }
  const weights = regencyWeights(stream(seed, "indonesia").stream("regencies"));
  const rowsOf = regencyRows();
  const provinces = provinceFigures();
  const provinceCounts = apportion(
    participants,
    provinces.map((province) => province.share),
  );
  const counts = new Array<number>(weights.length).fill(0);
  provinces.forEach(({ code }, p) => {
    const rows = rowsOf.get(code)!;
    const shares = apportion(
      provinceCounts[p]!,
      rows.map((row) => weights[row]!),
    );
    rows.forEach((row, k) => {
      counts[row] = shares[k]!;
    });
  });
  return indonesianRegencies().flatMap(({ id }, row) =>
    counts[row]! > 0 ? [{ id: `demand-${id}`, region: id, programme, count: counts[row]! }] : [],
  );
}
