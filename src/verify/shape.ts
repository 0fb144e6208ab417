/**
 * `shape`: a plan is `{ assignments, unplaced }`, perhaps with `cohorts` and `left`, with the fields that the rules read, and dates that exist.
 *
 * It guards the other rules, which are asked only about a plan that has its shape. Reasons of unplaced cohorts are explanations,
 * not facts of the plan, so they are not looked at; nor are fields that the rules do not know.
 */
import { NO_DAY, parseDay } from "../calendar/index.ts";
import type { Assignment, FormedCohort, Left, Plan, Unplaced } from "../domain/index.ts";
import { isRecord, show } from "./untrusted.ts";
import type { Violation } from "./violation.ts";

/** What has its shape, and a violation for everything that has not. */
export interface ShapedPlan {
  readonly plan: Plan;
  readonly violations: readonly Violation[];
}

export function shapePlan(input: unknown): ShapedPlan {
  const violations: Violation[] = [];
  const fault = (path: string, value: unknown, expected: string): void => {
    violations.push({ rule: "shape", message: `${path} is ${show(value)}, expected ${expected}.` });
  };
  if (!isRecord(input)) {
    fault("The plan", input, "an object with assignments and unplaced");
    return { plan: { assignments: [], unplaced: [] }, violations };
  }

  const list = (name: "assignments" | "unplaced" | "cohorts" | "left"): readonly unknown[] => {
    const value = input[name];
    if (value === undefined && (name === "cohorts" || name === "left")) return [];
    if (Array.isArray(value)) return value;
    fault(name, value, "a list");
    return [];
  };
  /** Tells whether all went well, and notes what did not. */
  const check = (item: unknown, path: string, fields: readonly Field[]): boolean => {
    if (!isRecord(item)) {
      fault(path, item, "an object");
      return false;
    }
    const wrong = fields.filter(({ name, test }) => !test(item[name]));
    for (const { name, expected } of wrong) fault(`${path}.${name}`, item[name], expected);
    return wrong.length === 0;
  };

  const isAssignment = (item: unknown, k: number): item is Assignment => {
    const path = `assignments[${k}]`;
    if (!check(item, path, ASSIGNMENT)) return false;
    const { sessions } = item as { sessions: readonly unknown[] };
    return sessions.map((session, n) => check(session, `${path}.sessions[${n}]`, SESSION)).every((isGood) => isGood);
  };
  const isFormed = (item: unknown, k: number): item is FormedCohort => {
    const path = `cohorts[${k}]`;
    if (!check(item, path, FORMED)) return false;
    const { members } = item as { members: readonly unknown[] };
    return members.map((member, n) => check(member, `${path}.members[${n}]`, MEMBERS)).every((isGood) => isGood);
  };
  const isLeft = (item: unknown, k: number): item is Left => check(item, `left[${k}]`, MEMBERS);
  const isUnplaced = (item: unknown, k: number): item is Unplaced => check(item, `unplaced[${k}]`, UNPLACED);
  // Every item is looked at, so that all faults are told at once.
  return {
    plan: {
      assignments: list("assignments").filter(isAssignment),
      unplaced: list("unplaced").filter(isUnplaced),
      cohorts: list("cohorts").filter(isFormed),
      left: list("left").filter(isLeft),
    },
    violations,
  };
}

interface Field {
  readonly name: string;
  readonly test: (value: unknown) => boolean;
  readonly expected: string;
}

const text = (name: string): Field => ({ name, test: (value) => typeof value === "string", expected: "an id" });
const date = (name: string): Field => ({
  name,
  test: (value) => typeof value === "string" && parseDay(value) !== NO_DAY,
  expected: "a date YYYY-MM-DD",
});

const ASSIGNMENT: readonly Field[] = [
  ...["cohort", "phase", "facility", "room"].map(text),
  { name: "unit", test: Number.isInteger, expected: "a whole number" },
  date("start"),
  date("end"),
  { name: "sessions", test: Array.isArray, expected: "a list" },
];
const SESSION: readonly Field[] = [
  date("date"),
  { name: "part", test: (value) => typeof value === "string", expected: "a part of the day" },
];
const UNPLACED: readonly Field[] = [text("cohort")];
const FORMED: readonly Field[] = [text("id"), { name: "members", test: Array.isArray, expected: "a list" }];
const MEMBERS: readonly Field[] = [
  text("demand"),
  { name: "count", test: Number.isInteger, expected: "a whole number" },
];
