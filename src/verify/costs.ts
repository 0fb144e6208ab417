/**
 * What a class costs, term by term: integers in the smallest unit of the currency (`docs/objective.md`, "Costs").
 *
 * Only travel is a fraction before it is rounded, half up, once for a cohort and a facility. The parser has seen to it that no sum of
 * a cohort within its reach leaves 2^53.
 */
import { divideHalfUp } from "../base/index.ts";
import { parseDay } from "../calendar/index.ts";
import type { CivilDate, Cohort, Costs, Facility, Phase, Room, Term } from "../domain/index.ts";
import { costBy } from "../domain/own/answers.ts";
import { type Facts, phasesOf } from "./facts.ts";
import { matchesFacility } from "./filters.ts";
import type { Journey } from "./journeys.ts";

/** The terms that depend on where a class is taught, not on when. */
export function placeCosts(
  facts: Facts,
  cohort: Cohort,
  phase: Phase,
  facility: Facility,
  journey: Journey,
): Pick<Record<Term, number>, "class" | "facilityDays" | "allowance" | "travel"> {
  return {
    class: classCost(facts, facility),
    facilityDays: (facility.costs?.perDay ?? 0) * phase.days,
    allowance: allowanceCost(facts, cohort, phase),
    travel: travelCost(facts, phase, journey.dailyMetres, journey.boarderMetres),
  };
}

export function classCost({ costs }: Facts, facility: Facility): number {
  return facility.costs?.class ?? rateOfType(costs, facility.type) ?? costs.class ?? 0;
}

export function allowanceCost({ costs }: Facts, cohort: Cohort, phase: Phase): number {
  return (costs.allowancePerDay ?? 0) * cohort.size * phase.days;
}

/** Each metre counts on every training day for those who travel daily, once for those who board. */
export function travelCost({ costs }: Facts, phase: Phase, dailyMetres: number, boarderMetres: number): number {
  return divideHalfUp((costs.travelPerKm ?? 0) * (phase.days * dailyMetres + boarderMetres), 1000);
}

/** For each who boards, and each night from the one before the first training day to the one before the last. */
export function boardingCost({ costs }: Facts, boarders: number, nights: number): number {
  return (costs.boardingPerNight ?? 0) * boarders * nights;
}

/** Once for a facility that holds any class. */
export function activationCost({ costs }: Facts, facility: Facility): number {
  return facility.costs?.activation ?? costs.activation ?? 0;
}

/** For each preference of the cohort about this phase that the facility does not meet. */
export function preferenceCost(facts: Facts, cohort: Cohort, phase: Phase, facility: Facility): number {
  const first = phasesOf(facts, cohort)[0]!;
  let cost = 0;
  for (const { phase: id = first.id, facilities, penalty } of cohort.preferences ?? []) {
    if (id === phase.id && !matchesFacility(facts, facilities, facility)) cost += penalty;
  }
  return cost;
}

/** For each seat of a room of its own that a class does not fill. */
export function emptySeatsCost({ costs }: Facts, { size }: Cohort, { seats, shared }: Room): number {
  return shared === true ? 0 : (costs.emptySeat ?? 0) * Math.max(0, seats - size);
}

/** For each civil day between the preferred start and the start, when the start is the later one. */
export function latenessCost({ costs }: Facts, cohort: Cohort, start: number): number {
  if (cohort.preferredStart === undefined) return 0;
  return (costs.latenessPerDay ?? 0) * Math.max(0, start - parseDay(cohort.preferredStart));
}

/** By each rule of the user's own that names costs. */
export function ownCosts(
  { own: { rules = [] } }: Facts,
  cohort: Cohort,
  phase: Phase,
  facility: Facility,
  start: CivilDate,
): (readonly [id: string, cost: number])[] {
  const costing = rules.filter(({ cost }) => cost !== undefined);
  return costing.map((rule) => [rule.id, costBy(rule, cohort, facility, start, phase)]);
}

/** For each participant of a cohort that has no place, by its priority. */
export function unplacedCost({ costs }: Facts, cohort: Cohort): number {
  return (costs.unplaced ?? 0) * unplacedWeight(cohort);
}

/** What a cohort without a place counts at the level of placement. */
export function unplacedWeight({ size, priority = 1 }: Cohort): number {
  return size * priority;
}

/** The type is a word of the user's, so it may also be `constructor`. */
function rateOfType({ classByType }: Costs, type: string): number | undefined {
  return classByType !== undefined && Object.hasOwn(classByType, type) ? classByType[type] : undefined;
}
