/** Rules of single cohorts. */
import { parseDay } from "../../src/calendar/index.ts";
import type { Assignment, Cohort, Problem } from "../../src/domain/index.ts";
import { placeCosts, unplacedCost } from "../../src/verify/costs.ts";
import { phasesOf, readFacts } from "../../src/verify/facts.ts";
import { journeyOf } from "../../src/verify/journeys.ts";
import { firstFit } from "./first-fit.ts";
import type { BenchRule } from "./rule.ts";

const TYPES = ["BLK", "PLUT", "BLKK"] as const;
/** One cohort in so many is mandatory, or pinned. */
const ONE_IN = 5;

export const PRIORITY: BenchRule = {
  id: "priority",
  counts: "cohorts left out in a regency where one that counts more has a place",
  load: 1,
  add: (problem) => ({
    ...problem,
    cohorts: problem.cohorts.map((cohort, k) => ({ ...cohort, priority: 1 + (k % 3) })),
  }),
  binds: ({ cohorts }, { assignments }) => {
    const placed = new Set(assignments.map(({ cohort }) => cohort));
    const highest = new Map<string, number>();
    for (const { id, region, priority } of cohorts) {
      if (placed.has(id)) highest.set(region, Math.max(highest.get(region) ?? 0, priority!));
    }
    return cohorts.filter(({ id, region, priority }) => !placed.has(id) && (highest.get(region) ?? 0) > priority!)
      .length;
  },
};

export const PREFERENCES: BenchRule = {
  id: "preferences",
  counts: "classes at a facility of a type that their cohort does not prefer",
  add: (problem) => ({
    ...problem,
    cohorts: problem.cohorts.map((cohort, k) => ({
      ...cohort,
      preferences: [{ facilities: { types: [TYPES[k % TYPES.length]!] }, penalty: 4_000_000 }],
    })),
  }),
  binds: ({ facilities, cohorts }, { assignments }) => {
    const typeOf = new Map(facilities.map(({ id, type }) => [id, type]));
    const preferred = new Map(cohorts.map(({ id, preferences }) => [id, preferences![0]!.facilities.types![0]]));
    return assignments.filter(({ cohort, facility }) => typeOf.get(facility) !== preferred.get(cohort)).length;
  },
};

export const MANDATORY: BenchRule = {
  id: "mandatory",
  counts: "mandatory cohorts whose class costs more than leaving them out would",
  add: (problem) => {
    const fits = firstFit(
      problem,
      problem.cohorts.filter((_, k) => k % ONE_IN === 0),
    );
    return {
      ...problem,
      cohorts: problem.cohorts.map((cohort) => (fits.has(cohort.id) ? { ...cohort, mandatory: true } : cohort)),
      // So little that dear classes are not worth it.
      costs: { ...problem.costs!, unplaced: 1_200_000 },
    };
  },
  binds: (problem, { assignments }) =>
    costlyClasses(problem, assignments).filter(({ mandatory }) => mandatory === true).length,
};

export const LEVELS: BenchRule = {
  id: "levels",
  counts: "classes that cost more than leaving their cohort out would",
  add: (problem) => ({ ...problem, levels: "lexicographic", costs: { ...problem.costs!, unplaced: 1_200_000 } }),
  binds: (problem, { assignments }) => costlyClasses(problem, assignments).length,
};

/** Cohorts whose class costs more than leaving them out would. */
function costlyClasses(problem: Problem, assignments: readonly Assignment[]): Cohort[] {
  const facts = readFacts(problem);
  return assignments.flatMap((one) => {
    const cohort = facts.cohorts.get(one.cohort)!;
    const facility = facts.facilities.get(one.facility)!;
    const costs = placeCosts(facts, cohort, phasesOf(facts, cohort)[0]!, facility, journeyOf(facts, cohort, facility));
    const spent = Object.values(costs).reduce((sum, cost) => sum + cost, 0);
    return spent > unplacedCost(facts, cohort) ? [cohort] : [];
  });
}

export const PINNED: BenchRule = {
  id: "pinned",
  counts: "classes that are pinned to a later day than their cohort prefers",
  add: (problem) => {
    const fits = firstFit(
      problem,
      problem.cohorts.filter((_, k) => k % ONE_IN === 0),
    );
    return {
      ...problem,
      cohorts: problem.cohorts.map((cohort) => {
        const fit = fits.get(cohort.id);
        return fit === undefined ? cohort : { ...cohort, pinned: { facility: fit.facility.id, start: fit.start } };
      }),
    };
  },
  binds: ({ cohorts }, { assignments }) => {
    const placed = new Set(assignments.map(({ cohort }) => cohort));
    return cohorts.filter(
      ({ id, pinned, preferredStart }) =>
        pinned !== undefined && placed.has(id) && parseDay(pinned.start!) > parseDay(preferredStart!),
    ).length;
  },
};
