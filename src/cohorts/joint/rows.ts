import { type FormingModel, mostClasses, nextSeats } from "../forming-model.ts";

/**
 * What a row of the relaxation says, each of a set of origins S and a set of sites J:
 *
 * - `seats`: no more people of S come to J than the classes there have seats for, rounded (residual capacity)
 * - `least`: no more classes open at J than the people of S, and those who come from elsewhere, can fill (minimum size)
 * - `at-most`, `at-least`: how many classes J holds, one side of a branching; S is empty
 */
export type RowKind = "seats" | "least" | "at-most" | "at-least";

/**
 * A linear row `sum(arcCoef x people on arcs) + sum(classCoef x classes) <= limit`. Its price shifts the costs of arcs and of classes and
 * nothing else, so that sites can still be filled greedily.
 */
export interface Row {
  readonly kind: RowKind;
  readonly origins: readonly number[];
  readonly sites: readonly number[];
  /** Seats by which a `seats` row is rounded, classes of a branching; 0 else. */
  readonly size: number;
  readonly limit: number;
  readonly arcs: Int32Array;
  /** The same for all of them. */
  readonly arcCoef: number;
  /** What the k-th class of a site counts, [k] from 0 for each of `sites` in turn; never more than the one before is worth. */
  readonly classCoef: readonly Float64Array[];
}

/**
 * Residual capacity (Magnanti, Mirchandani and Vachani 1993), rounded by mixed-integer rounding. With d people in S, K = ceil(d / size) and
 * r = d - size (K - 1), a class of c seats counts phi(c) = r floor(c / size) + min(r, c mod size):
 *
 *     people from S to J - sum of phi over classes of J <= d - r K
 *
 * phi is subadditive, grows by at most one a seat, and phi(d) = r K. If the classes have C < d seats, then
 * sum(phi) >= phi(C) >= r K - (d - C), and no more than C come; if they have more, sum(phi) >= r K, and no more than d come.
 */
export function seatsRow(model: FormingModel, origins: readonly number[], sites: readonly number[], size: number): Row {
  const people = origins.reduce((sum, origin) => sum + model.people[origin]!, 0);
  const groups = Math.ceil(people / size);
  const rest = people - size * (groups - 1);
  const phi = (seats: number): number => rest * Math.floor(seats / size) + Math.min(rest, seats % size);
  const classCoef = sites.map((site) =>
    Float64Array.from({ length: mostClasses(model, site) }, (_, k) => -phi(nextSeats(model, site, k))),
  );
  const arcs = arcsBetween(model, sites, (origin) => origins.includes(origin));
  return { kind: "seats", origins, sites, size, limit: people - rest * groups, arcs, arcCoef: 1, classCoef };
}

/**
 * Rounding of the smallest size m: Y classes at J take in at least m Y people, of whom at most d are of S. With q = floor(d / m) and
 * e = m (q + 1) - d, the people who are missing until one more class than q is full:
 *
 *     e Y - people from elsewhere to J <= e q
 *
 * Y <= q needs nobody. Each class beyond q needs m people from elsewhere, the first of them e: e + m (Y - q - 1) >= e (Y - q).
 */
export function leastRow(model: FormingModel, origins: readonly number[], sites: readonly number[]): Row {
  const { minSize } = model;
  const people = origins.reduce((sum, origin) => sum + model.people[origin]!, 0);
  const full = Math.floor(people / minSize);
  const missing = minSize * (full + 1) - people;
  const classCoef = sites.map((site) => new Float64Array(mostClasses(model, site)).fill(missing));
  const arcs = arcsBetween(model, sites, (origin) => !origins.includes(origin));
  return { kind: "least", origins, sites, size: 0, limit: missing * full, arcs, arcCoef: -1, classCoef };
}

/** At most, or at least, so many classes at some sites. */
export function countRow(
  model: FormingModel,
  kind: "at-most" | "at-least",
  sites: readonly number[],
  classes: number,
): Row {
  const sign = kind === "at-most" ? 1 : -1;
  const classCoef = sites.map((site) => new Float64Array(mostClasses(model, site)).fill(sign));
  return {
    kind,
    origins: [],
    sites,
    size: classes,
    limit: sign * classes,
    arcs: new Int32Array(),
    arcCoef: 0,
    classCoef,
  };
}

function arcsBetween(model: FormingModel, sites: readonly number[], counts: (origin: number) => boolean): Int32Array {
  const arcs: number[] = [];
  for (const site of sites) {
    for (let k = model.firstSiteArc[site]!; k < model.firstSiteArc[site + 1]!; k++) {
      const arc = model.siteArc[k]!;
      if (counts(model.arcOrigin[arc]!)) arcs.push(arc);
    }
  }
  return Int32Array.from(arcs);
}
