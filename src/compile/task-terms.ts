import { parseDay } from "../calendar/index.ts";
import type { Term } from "../domain/index.ts";
import { type Choice, NONE } from "../kernel/index.ts";
import { isFirstPhase } from "./class-tasks.ts";
import type { Compiled } from "./compile.ts";
import { cohortOf } from "./offer.ts";
import { allowanceTerm, classTerm, facilityDaysTerm, latenessTerm, unplacedTerm } from "./terms.ts";

/** The cost of one class in a choice, term by term; a cohort that is left out costs with its first phase. */
export function termsOf(compiled: Compiled, choice: Choice, task: number): (readonly [Term, number])[] {
  const { model, rates, tasks, sites, rooms, firstDay } = compiled;
  const cohort = cohortOf(compiled, task);
  const isFirst = isFirstPhase(tasks, task);
  const mode = choice.mode[task]!;
  if (mode === NONE) return isFirst ? [["unplaced", unplacedTerm(rates, cohort)]] : [];
  const site = sites[rooms.siteOf[rooms.roomOf[model.demandResource[model.firstDemand[mode]!]!]!]!]!;
  const { days } = tasks.phases[task]!;
  const daysLate =
    cohort.preferredStart === undefined || !isFirst
      ? 0
      : firstDay + choice.start[task]! - parseDay(cohort.preferredStart);
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
