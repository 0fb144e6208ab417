import { parseDay } from "../calendar/index.ts";
import { type Choice, NONE } from "../kernel/index.ts";
import { isFirstPhase } from "./class-tasks.ts";
import type { Compiled } from "./compile.ts";
import { cohortOf } from "./offer.ts";
import { ownTerms } from "./rules/own-rules.ts";
import { preferencesTerm } from "./rules/preferences.ts";
import { allowanceTerm, classTerm, emptySeatsTerm, facilityDaysTerm, latenessTerm, unplacedTerm } from "./terms.ts";

/** The cost of one class in a choice, term by term; a cohort that is left out costs with its first phase. */
export function termsOf(compiled: Compiled, choice: Choice, task: number): (readonly [string, number])[] {
  const { model, rates, tasks, sites, rooms, firstDay } = compiled;
  const cohort = cohortOf(compiled, task);
  const isFirst = isFirstPhase(tasks, task);
  const mode = choice.mode[task]!;
  if (mode === NONE) return isFirst ? [["unplaced", unplacedTerm(rates, cohort)]] : [];
  const room = rooms.roomOf[model.demandResource[model.firstDemand[mode]!]!]!;
  const at = rooms.siteOf[room]!;
  const { facility } = sites[at]!;
  const { days } = tasks.phases[task]!;
  const start = choice.start[task]!;
  const nights = model.endOf[model.modeShape[mode]! * model.periods + start]! - start;
  const daysLate =
    cohort.preferredStart === undefined || !isFirst ? 0 : firstDay + start - parseDay(cohort.preferredStart);
  const terms: (readonly [string, number])[] = [
    ["class", classTerm(rates, facility)],
    ["facilityDays", facilityDaysTerm(facility, days)],
    ["allowance", allowanceTerm(rates, cohort.size, days)],
    ["boarding", rates.boardingPerNight * boardersOf(compiled, mode) * nights],
    ["preferences", preferencesTerm(compiled, task, at)],
    ["emptySeats", emptySeatsTerm(rates, cohort.size, rooms.seats[room]!, rooms.fullAmount[room] === 0)],
    ...ownTerms(compiled, task, at, start),
  ];
  // All are integers, so what remains of the sum is exact.
  const travel = terms.reduce((rest, [, amount]) => rest - amount, model.modeCost[mode]!);
  return [...terms, ["travel", travel], ["lateness", latenessTerm(rates, daysLate)]];
}

/** How many participants board in a mode: as many as it asks beds for. */
function boardersOf({ model, rooms, resources }: Compiled, mode: number): number {
  for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
    const resource = model.demandResource[demand]!;
    if (resource >= rooms.resources && resources.nameOf(resource).kind === "beds") return model.demandAmount[demand]!;
  }
  return 0;
}
