import { parseDay } from "../calendar/index.ts";
import {
  type Cohort,
  formedCohorts,
  type OwnFunctions,
  type Phase,
  type Plan,
  type Problem,
  parseProblem,
  type Score,
} from "../domain/index.ts";
import { checkOwnFunctions } from "../domain/own/check.ts";
import { type Facts, phasesOf, readFacts, trainingDays } from "./facts.ts";
import type { PlannedClass } from "./rule.ts";
import { CLASS_RULES, PLAN_RULES } from "./rules/index.ts";
import { scorePlan } from "./score.ts";
import { shapePlan } from "./shape.ts";
import { RULE_IDS, type Violation } from "./violation.ts";

/** What an auditor found in a plan. */
export interface Verdict {
  /** No hard rule is broken. */
  readonly ok: boolean;
  readonly violations: readonly Violation[];
  /** Added up anew; of a plan that breaks rules, whatever of it can be counted. */
  readonly score: Score;
}

/**
 * Checks a plan against every hard rule of its problem and adds up its score, sharing nothing with the solver.
 *
 * Own functions are those that were given to `solve`; they are asked anew.
 *
 * A plan that is not of the right shape, or `null`, gives violations of `shape`; a broken problem throws a `ProblemError`.
 *
 * @example
 * const { ok, violations, score } = verify(problem, solution.plan);
 */
export function verify(problem: Problem, plan: Plan, own: OwnFunctions = {}): Verdict {
  checkOwnFunctions(own);
  const parsed = parseProblem(problem);
  const shaped = shapePlan(plan);
  const formed = formedCohorts(parsed, shaped.plan);
  const facts = readFacts(parsed, own, formed);
  const classes = shaped.plan.assignments.flatMap((assignment) => namedClass(facts, assignment));
  const violations = shaped.violations.length > 0 ? shaped.violations : brokenRules(facts, shaped.plan, classes);
  return { ok: violations.length === 0, violations, score: scorePlan(facts, classes, peopleLeft(facts, formed)) };
}

function brokenRules(facts: Facts, plan: Plan, classes: readonly PlannedClass[]): Violation[] {
  const violations: Violation[] = [];
  for (const { id, check } of PLAN_RULES) {
    for (const violation of check({ facts, plan, classes })) violations.push({ rule: id, ...violation });
  }
  for (const one of classes) {
    for (const rule of CLASS_RULES) {
      if (rule.holds(one, facts)) continue;
      violations.push({ rule: rule.id, cohort: one.cohort.id, facility: one.facility.id, ...rule.explain(one, facts) });
    }
  }
  return violations.sort((a, b) => RULE_IDS.indexOf(a.rule) - RULE_IDS.indexOf(b.rule));
}

/** People of the demand who are in no formed cohort. */
function peopleLeft({ problem: { demand = [] } }: Facts, formed: readonly Cohort[]): number {
  const people = demand.reduce((sum, { count }) => sum + count, 0);
  return people - formed.reduce((sum, { size }) => sum + size, 0);
}

/** The class that an assignment means; none when one of its ids names nothing, which is the affair of `known`. */
function namedClass(facts: Facts, assignment: Plan["assignments"][number]): PlannedClass[] {
  const cohort = facts.cohorts.get(assignment.cohort);
  const facility = facts.facilities.get(assignment.facility);
  const room = facility?.rooms.find(({ id }) => id === assignment.room);
  const phases = cohort === undefined ? [] : phasesOf(facts, cohort);
  const phase = phases.find(({ id }) => id === assignment.phase);
  if (!cohort || !facility || !room || !phase) return [];
  const start = parseDay(assignment.start);
  const days = trainingDays(facts, facility, phase, start);
  const isFirst = phase === phases[0];
  return [{ assignment, cohort, phase, isFirst, part: partOf(phase, assignment), facility, room, start, days }];
}

function partOf(phase: Phase, { sessions }: Plan["assignments"][number]): PlannedClass["part"] {
  if (phase.sessions !== "half") return "full";
  return sessions[0]?.part === "afternoon" ? "afternoon" : "morning";
}
