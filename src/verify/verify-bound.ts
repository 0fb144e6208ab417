import { type Certificate, type OwnFunctions, type Problem, parseProblem } from "../domain/index.ts";
import { checkOwnFunctions, fingerprintOf } from "../domain/own/check.ts";
import { readGoal } from "./bound/goal.ts";
import { rowNames } from "./bound/leaf-rows.ts";
import { leafValuer } from "./bound/leaf-value.ts";
import { readTree } from "./bound/read-certificate.ts";
import { roomRows } from "./bound/room-rows.ts";
import { unplacedCost } from "./costs.ts";
import { demandValue } from "./demand/demand-bound.ts";
import { type Facts, readFacts } from "./facts.ts";
import { isRecord, show } from "./untrusted.ts";

/** What an auditor makes of a certificate. */
export interface BoundVerdict {
  /** The certificate speaks about this problem and every part of it is as it should be. */
  readonly ok: boolean;
  /** No plan of the problem costs less; `Infinity` when none can keep the rules, `-Infinity` when the certificate is refused. */
  readonly bound: number;
  /** Why the certificate is refused. */
  readonly message?: string;
}

/**
 * Computes the bound that a certificate proves, from the problem and the certificate alone, over all options of all cohorts.
 *
 * In a problem with levels the bound of a level is about plans that are no worse at the levels before, by `certificate.within`.
 * Compare it with the bound that was claimed, and with the cost that `verify` adds up. How it is computed is told in
 * `docs/objective.md`, "The certificate". Own functions are those that were given to `solve`, in the same versions. A broken problem throws a `ProblemError`; a broken certificate is refused with a message.
 *
 * @example
 * const { ok, bound } = verifyBound(problem, solution.certificate);
 * const isProven = ok && bound === verify(problem, solution.plan).score.total;
 */
export function verifyBound(problem: Problem, certificate: Certificate | null, own: OwnFunctions = {}): BoundVerdict {
  checkOwnFunctions(own);
  const facts = readFacts(parseProblem(problem), own);
  const fault = faultOf(facts, certificate);
  if (fault !== undefined || certificate === null) return refused(fault ?? "");
  const { unit, tree } = certificate;
  if ((facts.problem.demand ?? []).length > 0) {
    const valued = demandValue(facts, unit, tree);
    return "fault" in valued ? refused(valued.fault) : boundOf(valued.value, unit);
  }

  const goal = readGoal(facts, { ...certificate });
  if (typeof goal === "string") return refused(goal);
  const { weigh } = goal;
  const heavy = facts.problem.cohorts.find((cohort) => !Number.isSafeInteger(unit * (weigh?.(cohort) ?? 0)));
  if (heavy !== undefined) return refused(`unit is ${unit}, by which leaving cohort ${heavy.id} out is 2^53 or more.`);
  const rooms = roomRows(facts.problem);
  const reading = readTree(facts, rowNames(facts.problem, rooms, goal.within), tree);
  if ("fault" in reading) return refused(reading.fault);

  const hasWorths = reading.leaves.some(({ rows }) => rows.worths.size > 0);
  const leafValue = leafValuer(facts, rooms, unit, goal, hasWorths);
  let least: bigint | undefined;
  for (const leaf of reading.leaves) {
    const valued = leafValue(leaf);
    if ("fault" in valued) return refused(valued.fault);
    if (valued.value !== undefined && (least === undefined || valued.value < least)) least = valued.value;
  }
  return boundOf(least, unit);
}

/** The bound of the least leaf, if any leaf has a value. */
function boundOf(least: bigint | undefined, unit: number): BoundVerdict {
  // The parts of a split hold all days, so some leaf leaves every wave a day: without a value, no plan can keep the rules.
  if (least === undefined) return { ok: true, bound: Number.POSITIVE_INFINITY };
  const bound = Number(ceilOfRatio(least, BigInt(unit)));
  return Number.isSafeInteger(bound) ? { ok: true, bound } : refused(`The bound is ${bound}, 2^53 or more in size.`);
}

/** What is wrong with a certificate before its tree is looked at. */
function faultOf(facts: Facts, certificate: unknown): string | undefined {
  if (certificate === null) return "There is no certificate: what was shown by search alone leaves none.";
  if (!isRecord(certificate)) return `The certificate is ${show(certificate)}, expected an object.`;
  const { fingerprint: claimed, unit } = certificate;
  const actual = fingerprintOf(facts.problem, facts.own);
  if (claimed !== actual) return `The certificate is of the problem ${show(claimed)}; this problem is ${actual}.`;
  if (typeof unit !== "number" || !Number.isSafeInteger(unit) || unit < 1) {
    return `unit is ${show(unit)}, expected a whole number from 1 to 2^53 - 1.`;
  }
  const dear = facts.problem.cohorts.find((cohort) => !Number.isSafeInteger(unit * unplacedCost(facts, cohort)));
  return dear && `unit is ${unit}, by which the cost of leaving cohort ${dear.id} out is 2^53 or more.`;
}

function ceilOfRatio(numerator: bigint, denominator: bigint): bigint {
  // Division of big integers drops the fraction, which rounds a negative ratio up already.
  return numerator > 0n ? (numerator + denominator - 1n) / denominator : numerator / denominator;
}

function refused(message: string): BoundVerdict {
  return { ok: false, bound: Number.NEGATIVE_INFINITY, message };
}
