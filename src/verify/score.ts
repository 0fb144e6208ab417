/** The score of a plan, added up anew from the problem: nothing that the solver said enters it. */
import { formatDay } from "../calendar/index.ts";
import { type Cohort, fairGroupsOf, type LevelValue, type Score, TERMS, type Term } from "../domain/index.ts";
import {
  activationCost,
  boardingCost,
  emptySeatsCost,
  latenessCost,
  ownCosts,
  placeCosts,
  preferenceCost,
  unplacedCost,
  unplacedWeight,
} from "./costs.ts";
import type { Facts } from "./facts.ts";
import { matchesCohort } from "./filters.ts";
import { journeyOf } from "./journeys.ts";
import type { PlannedClass } from "./rule.ts";

type Terms = Record<Term, number> & Record<string, number>;

/**
 * Every class counts, and every cohort that has none counts as unplaced, whatever the plan's list says: in a plan that keeps the
 * rules the two are the same. So does everyone of the demand who is `left`. Travel to another landmass, which no road leads to, counts
 * nothing.
 */
export function scorePlan(facts: Facts, classes: readonly PlannedClass[], left: number = 0): Score {
  const own = (facts.own.rules ?? []).filter(({ cost }) => cost !== undefined).map(({ id }) => id);
  const terms = Object.fromEntries([...TERMS, ...own].map((term) => [term, 0])) as Terms;
  for (const one of classes) addClass(terms, facts, one);
  for (const facility of new Set(classes.map(({ facility }) => facility))) {
    terms.activation += activationCost(facts, facility);
  }
  terms.series = (facts.costs.seriesFacility ?? 0) * facilitiesOfSeries(classes);
  terms.smoothing = smoothingCost(facts, classes);

  const placed = new Set(classes.map(({ cohort }) => cohort));
  let placedParticipants = 0;
  let unplacedParticipants = left;
  let leftOut = left;
  terms.unplaced = (facts.costs.unplaced ?? 0) * left;
  for (const cohort of facts.cohorts.values()) {
    if (placed.has(cohort)) {
      placedParticipants += cohort.size;
    } else {
      unplacedParticipants += cohort.size;
      leftOut += unplacedWeight(cohort);
      terms.unplaced += unplacedCost(facts, cohort);
    }
  }
  const total = Object.values(terms).reduce((sum, amount) => sum + amount, 0);
  const score = { total, terms, placedParticipants, unplacedParticipants };
  const { levels: order, fairness } = facts.problem;
  if (order !== "lexicographic" && fairness === undefined) return score;
  const levels: LevelValue[] = shortfalls(facts, placed);
  if (order === "lexicographic") levels.push({ level: "placement", value: leftOut });
  return { ...score, levels: [...levels, { level: "cost", value: total }] };
}

/** Participants of each fair group who are left out, the group with the largest share first; ties as the groups are declared. */
function shortfalls(facts: Facts, placed: ReadonlySet<Cohort>): LevelValue[] {
  const groups = fairGroupsOf(facts.problem).map(({ id, cohorts }) => {
    const members = facts.problem.cohorts.filter((cohort) => matchesCohort(facts, cohorts, cohort));
    const people = (some: readonly Cohort[]): number => some.reduce((sum, { size }) => sum + size, 0);
    return { group: id, of: people(members), value: people(members.filter((cohort) => !placed.has(cohort))) };
  });
  return groups
    .filter(({ of }) => of > 0)
    .toSorted((a, b) => Number(BigInt(b.value) * BigInt(a.of) - BigInt(a.value) * BigInt(b.of)))
    .map((shortfall) => ({ level: "fairness", ...shortfall }));
}

/** The terms of one class alone; a class that cannot start on its day has no nights. */
function addClass(
  terms: Terms,
  facts: Facts,
  { cohort, phase, isFirst, facility, room, assignment, start, days }: PlannedClass,
): void {
  const journey = journeyOf(facts, cohort, facility);
  const costs = placeCosts(facts, cohort, phase, facility, journey);
  terms.class += costs.class;
  terms.facilityDays += costs.facilityDays;
  terms.allowance += costs.allowance;
  terms.travel += costs.travel;
  terms.boarding += boardingCost(facts, journey.boarders, days === undefined ? 0 : days.at(-1)! - days[0]! + 1);
  terms.preferences += preferenceCost(facts, cohort, phase, facility);
  terms.emptySeats += emptySeatsCost(facts, cohort, room);
  for (const [id, cost] of ownCosts(facts, cohort, phase, facility, assignment.start)) terms[id]! += cost;
  if (isFirst) terms.lateness += latenessCost(facts, cohort, start);
}

/** Pairs of a series and a facility that holds the first phase of one of its cohorts. */
function facilitiesOfSeries(classes: readonly PlannedClass[]): number {
  const pairs = new Set<string>();
  for (const { cohort, facility, isFirst } of classes) {
    if (isFirst && cohort.series !== undefined) pairs.add(JSON.stringify([cohort.series, facility.id]));
  }
  return pairs.size;
}

/** What first phases that start in a month exceed the even load by. */
function smoothingCost({ problem: { smoothing } }: Facts, classes: readonly PlannedClass[]): number {
  if (smoothing === undefined) return 0;
  const load = new Map<string, number>();
  for (const { cohort, start, isFirst } of classes) {
    if (!isFirst) continue;
    const month = formatDay(start).slice(0, 7);
    load.set(month, (load.get(month) ?? 0) + (smoothing.unit === "cohorts" ? 1 : cohort.size));
  }
  return [...load.values()].reduce(
    (cost, units) => cost + smoothing.overCost * Math.max(0, units - smoothing.perMonth),
    0,
  );
}
