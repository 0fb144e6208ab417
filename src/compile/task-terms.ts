import { parseDay } from "../calendar/index.ts";
import type { Term } from "../domain/index.ts";
import { type Choice, NONE } from "../kernel/index.ts";
import type { Compiled } from "./compile.ts";
import { allowanceTerm, classTerm, facilityDaysTerm, latenessTerm, unplacedTerm } from "./terms.ts";

/** The cost of one cohort in a choice, term by term. */
export function termsOf(compiled: Compiled, choice: Choice, task: number): (readonly [Term, number])[] {
  const { problem, model, rates, phases, sites, rooms, firstDay } = compiled;
  const cohort = problem.cohorts[task]!;
  const mode = choice.mode[task]!;
  if (mode === NONE) return [["unplaced", unplacedTerm(rates, cohort)]];
  const site = sites[rooms.siteOf[model.demandResource[model.firstDemand[mode]!]!]!]!;
  const { days } = phases[task]!;
  const daysLate =
    cohort.preferredStart === undefined ? 0 : firstDay + choice.start[task]! - parseDay(cohort.preferredStart);
  const classCost = classTerm(rates, site.facility);
  const facilityDays = facilityDaysTerm(site.facility, days);
  const allowance = allowanceTerm(rates, cohort.size, days);
  return [
    ["class", classCost],
    ["facilityDays", facilityDays],
    ["allowance", allowance],
    // All are integers, so what remains of the sum is exact.
    ["travel", model.modeCost[mode]! - classCost - facilityDays - allowance],
    ["lateness", latenessTerm(rates, daysLate)],
  ];
}
