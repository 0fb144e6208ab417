/** What a plan of the demand costs, term by term, each rounded once for a class. */
import type { RegionTree } from "../../compile/sites.ts";
import { allowanceTerm, classTerm, facilityDaysTerm, type Rates, travelTerm } from "../../compile/terms.ts";
import {
  type CivilDate,
  type Cohort,
  type Facility,
  type Plan,
  type Score,
  TERMS,
  type Term,
} from "../../domain/index.ts";
import { straightMetres, type TravelModel } from "../../geo/index.ts";

/** `cohorts` are those that the plan forms, `left` the people whom it leaves out, `lateDays` the days from the preferred start to another. */
export function scorePlan(
  plan: Plan,
  cohorts: readonly Cohort[],
  left: number,
  lateDays: (start: CivilDate) => number,
  days: number,
  facilities: ReadonlyMap<string, Facility>,
  regions: RegionTree,
  travel: TravelModel,
  rates: Rates,
): Score {
  const terms = Object.fromEntries(TERMS.map((term) => [term, 0])) as Record<Term, number>;
  let placedParticipants = 0;
  plan.assignments.forEach((assignment, row) => {
    const cohort = cohorts[row]!;
    const facility = facilities.get(assignment.facility)!;
    let metres = 0;
    for (const { region, point, count } of cohort.origins ?? [{ ...cohort, count: cohort.size }]) {
      const from = { point: point ?? regions.get(region).point!, landmass: regions.landmassOf(region) };
      const to = { point: facility.point, landmass: facility.landmass ?? regions.landmassOf(facility.region) };
      metres += count * travel.roadMetres(from, to, straightMetres(from.point, to.point));
    }
    terms.class += classTerm(rates, facility);
    terms.facilityDays += facilityDaysTerm(facility, days);
    terms.allowance += allowanceTerm(rates, cohort.size, days);
    terms.travel += travelTerm(rates, metres, 0, days);
    terms.lateness += rates.latenessPerDay * lateDays(assignment.start);
    placedParticipants += cohort.size;
  });
  terms.unplaced = rates.unplaced * left;
  const total = TERMS.reduce((sum, term) => sum + terms[term], 0);
  return { total, terms, placedParticipants, unplacedParticipants: left };
}
