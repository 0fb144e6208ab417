/** What own functions answer, with every answer checked: a plan is worth nothing once a rule has said NaN. */
import { greatCircleTravel, type Place, type TravelModel } from "../../geo/index.ts";
import type { CivilDate } from "../calendar.ts";
import type { Cohort } from "../cohort.ts";
import { DEFAULT_TRAVEL } from "../costs.ts";
import { UsageError } from "../errors.ts";
import type { Facility, Room } from "../facility.ts";
import type { Problem } from "../problem.ts";
import type { Phase } from "../programme.ts";
import type { OwnFunctions, OwnRule } from "./functions.ts";

/** Why a room may not teach a cohort by a rule. */
export interface Refusal {
  readonly rule: string;
  readonly facility: string;
  readonly room: string;
  /** Empty when the rule gives none. */
  readonly reason: string;
}

/** What a rule has against a class in a room; undefined when nothing. */
export function refusalBy(
  rule: OwnRule,
  cohort: Cohort,
  facility: Facility,
  room: Room,
  phase: Phase,
): Refusal | undefined {
  if (rule.eligible === undefined) return undefined;
  const answer: unknown = rule.eligible(cohort, facility, room, phase);
  if (answer === true) return undefined;
  if (answer !== false && typeof answer !== "string") {
    const at = `eligible of cohort ${quoted(cohort)} in room ${quoted(room)} of facility ${quoted(facility)}`;
    throw badAnswer(rule, at, answer, "true, false or the reason");
  }
  return { rule: rule.id, facility: facility.id, room: room.id, reason: answer === false ? "" : answer };
}

/** What a class costs by a rule when it starts on a day; 0 when the rule names no costs. */
export function costBy(rule: OwnRule, cohort: Cohort, facility: Facility, start: CivilDate, phase: Phase): number {
  if (rule.cost === undefined) return 0;
  const answer: unknown = rule.cost(cohort, facility, start, phase);
  if (typeof answer === "number" && Number.isSafeInteger(answer) && answer >= 0) return answer;
  const at = `cost of cohort ${quoted(cohort)} at facility ${quoted(facility)} from ${start}`;
  throw badAnswer(rule, at, answer, "a whole number from 0 to 2^53 - 1");
}

/** What all rules have against a class in a room, in their order. */
export function refusalsOf(
  { rules = [] }: OwnFunctions,
  cohort: Cohort,
  facility: Facility,
  room: Room,
  phase: Phase,
): Refusal[] {
  return rules.flatMap((rule) => refusalBy(rule, cohort, facility, room, phase) ?? []);
}

/** "rule R", with the reason that it gave. */
export function refusalInWords({ rule, reason }: Refusal): string {
  return reason === "" ? `rule ${rule}` : `rule ${rule}: ${reason}`;
}

/** The travel model of a problem: the user's own, or straight lines. */
export function travelOf({ travel = DEFAULT_TRAVEL }: Problem, own: OwnFunctions): TravelModel {
  const model = own.travel;
  if (model === undefined) return greatCircleTravel(travel);
  return {
    roadMetres(from, to) {
      const answer: unknown = model.roadMetres(from, to);
      if (answer === Number.POSITIVE_INFINITY || (Number.isSafeInteger(answer) && (answer as number) >= 0)) {
        return answer as number;
      }
      throw new UsageError(
        "bad-own-answer",
        `Travel ${JSON.stringify(model.id)} says ${String(answer)} for the road from ${placeInWords(from)} to ${placeInWords(to)}, expected whole metres from 0, or Infinity.`,
      );
    },
    straightReachM: (roadM) => model.straightReachM?.(roadM) ?? Number.POSITIVE_INFINITY,
    crosses: () => true,
  };
}

function badAnswer({ id }: OwnRule, at: string, answer: unknown, expected: string): UsageError {
  const seen = typeof answer === "string" ? JSON.stringify(answer) : String(answer);
  return new UsageError(
    "bad-own-answer",
    `Rule ${JSON.stringify(id)} says ${seen} for the ${at}, expected ${expected}.`,
  );
}

function quoted({ id }: { readonly id: string }): string {
  return JSON.stringify(id);
}

function placeInWords({ point, facility, region }: Place): string {
  if (facility !== undefined) return `facility ${JSON.stringify(facility)}`;
  return region === undefined ? `${point.lat}, ${point.lon}` : `region ${JSON.stringify(region)}`;
}
