import { parseDay } from "../calendar/index.ts";
import type { Term } from "../domain/index.ts";
import { type Choice, NONE } from "../kernel/index.ts";
import type { Compiled } from "./compile.ts";
import { partiesOf } from "./reach.ts";
import { allowanceTerm, classTerm, facilityDaysTerm, latenessTerm, travelTerm, unplacedTerm } from "./terms.ts";

/** The cost of one cohort in a choice, term by term. */
export function termsOf(compiled: Compiled, choice: Choice, task: number): (readonly [Term, number])[] {
  const { problem, model, rates, phases, sites, rooms, regions, reach, firstDay } = compiled;
  const cohort = problem.cohorts[task]!;
  const mode = choice.mode[task]!;
  if (mode === NONE) return [["unplaced", unplacedTerm(rates, cohort)]];
  const site = sites[rooms.siteOf[model.demandResource[model.firstDemand[mode]!]!]!]!;
  const { days } = phases[task]!;
  const participantM = reach.participantMetres(partiesOf(cohort, regions), site.place);
  const daysLate =
    cohort.preferredStart === undefined ? 0 : firstDay + choice.start[task]! - parseDay(cohort.preferredStart);
  return [
    ["class", classTerm(rates, site.facility)],
    ["facilityDays", facilityDaysTerm(site.facility, days)],
    ["allowance", allowanceTerm(rates, cohort.size, days)],
    ["travel", travelTerm(rates, participantM, days)],
    ["lateness", latenessTerm(rates, daysLate)],
  ];
}
