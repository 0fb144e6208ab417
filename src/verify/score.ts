/** The score of a plan, added up anew from the problem: nothing that the solver said enters it. */
import { type Score, TERMS, type Term } from "../domain/index.ts";
import { latenessCost, placeCosts, unplacedCost } from "./costs.ts";
import { type Facts, groupsOf } from "./facts.ts";
import type { Placement, PlannedClass } from "./rule.ts";

/**
 * Every class counts, and every cohort that has none counts as unplaced, whatever the plan's list says: in a plan that keeps the
 * rules the two are the same. Travel to another landmass, which no road leads to, counts nothing.
 */
export function scorePlan(facts: Facts, classes: readonly PlannedClass[]): Score {
  const terms = Object.fromEntries(TERMS.map((term) => [term, 0])) as Record<Term, number>;
  for (const { cohort, phase, facility, start } of classes) {
    const costs = placeCosts(facts, cohort, phase, facility, personMetres(facts, { cohort, facility }));
    terms.class += costs.class;
    terms.facilityDays += costs.facilityDays;
    terms.allowance += costs.allowance;
    terms.travel += costs.travel;
    terms.lateness += latenessCost(facts, cohort, start);
  }

  const placed = new Set(classes.map(({ cohort }) => cohort));
  let placedParticipants = 0;
  let unplacedParticipants = 0;
  for (const cohort of facts.cohorts.values()) {
    if (placed.has(cohort)) {
      placedParticipants += cohort.size;
    } else {
      unplacedParticipants += cohort.size;
      terms.unplaced += unplacedCost(facts, cohort);
    }
  }
  const total = TERMS.reduce((sum, term) => sum + terms[term], 0);
  return { total, terms, placedParticipants, unplacedParticipants };
}

/** The sum over origins of people x road metres. */
function personMetres(facts: Facts, { cohort, facility }: Pick<Placement, "cohort" | "facility">): number {
  const to = facts.places.get(facility.id)!;
  return groupsOf(facts, cohort)
    .filter(({ place }) => place.landmass === to.landmass)
    .reduce((sum, { place, count }) => sum + count * facts.travel.roadMetres(place, to), 0);
}
