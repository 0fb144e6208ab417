/** The facilities that everyone of a cohort can get to, by row, found near its origins and not among all. */
import type { Cohort } from "../../domain/index.ts";
import { type FoundPlaces, type Place, placeIndex, placesWithin } from "../../geo/index.ts";
import type { Facts } from "../facts.ts";
import { boardingMetres, groupsOf, reachMetres } from "../journeys.ts";

export interface Reached {
  /** [k] row of a facility */
  readonly rows: ArrayLike<number>;
  /** [k] sum over those who travel daily of road metres */
  readonly dailyMetres: ArrayLike<number>;
  /** [k] the same over those who board, and how many they are; absent where nobody boards anywhere */
  readonly boarderMetres?: ArrayLike<number>;
  readonly boarders?: ArrayLike<number>;
}

export function reachedFacilities(facts: Facts): (cohort: Cohort) => Reached {
  const { facilities } = facts.problem;
  const places = facilities.map(({ id }) => facts.places.get(id)!);
  const index = placeIndex(places, facts.travel);
  const known = new Map<string, FoundPlaces>();
  const near = (place: Place, limit: number): FoundPlaces => {
    const key = JSON.stringify([place.landmass, place.point.lat, place.point.lon, place.region, limit]);
    const found = known.get(key) ?? placesWithin(index, place, limit);
    known.set(key, found);
    return found;
  };
  const hasBeds = Uint8Array.from(facilities, ({ beds }) => (beds === undefined ? 0 : 1));
  const toBed = hasBeds.includes(1) ? boardingMetres(facts) : 0;

  return (cohort) => {
    const daily = reachMetres(facts, cohort);
    const [first, ...others] = groupsOf(facts, cohort).map(({ place, count }): Reached => {
      if (toBed <= daily) {
        const { rows, metres } = near(place, daily);
        return { rows, dailyMetres: metres.map((one) => count * one) };
      }
      const { rows, metres } = near(place, toBed);
      const kept = Array.from(rows, (_, k) => k).filter((k) => metres[k]! <= daily || hasBeds[rows[k]!] === 1);
      return {
        rows: kept.map((k) => rows[k]!),
        dailyMetres: kept.map((k) => (metres[k]! <= daily ? count * metres[k]! : 0)),
        boarderMetres: kept.map((k) => (metres[k]! > daily ? count * metres[k]! : 0)),
        boarders: kept.map((k) => (metres[k]! > daily ? count : 0)),
      };
    });
    return others.reduce(inBoth, first!);
  };
}

/** The facilities in both lists, with the sum of what is counted in either. */
function inBoth(a: Reached, b: Reached): Reached {
  const inB = new Map(Array.from(b.rows, (row, k) => [row, k]));
  const shared = Array.from(a.rows, (_, k) => k).filter((k) => inB.has(a.rows[k]!));
  const sums = (x: ArrayLike<number>, y: ArrayLike<number>): number[] =>
    shared.map((k) => x[k]! + y[inB.get(a.rows[k]!)!]!);
  const both = { rows: shared.map((k) => a.rows[k]!), dailyMetres: sums(a.dailyMetres, b.dailyMetres) };
  if (a.boarders === undefined || b.boarders === undefined) return both;
  return {
    ...both,
    boarderMetres: sums(a.boarderMetres!, b.boarderMetres!),
    boarders: sums(a.boarders, b.boarders),
  };
}
