/** The first check: is every value of the kind that belongs where it stands? valibot answers, this puts it in a planner's words. */
import * as v from "valibot";
import type { IssueCode } from "../errors.ts";
import type { Problem } from "../problem.ts";
import { fieldAt } from "../shapes/field-at.ts";
import { ProblemShape } from "../shapes/problem.ts";
import type { Draft } from "./draft.ts";
import type { Faults } from "./faults.ts";
import { likelyCure } from "./likely-cure.ts";
import { type Path, pathText, shown } from "./place.ts";
import { checkStrayFields } from "./stray-fields.ts";

/** Every issue, but one a value; said here because a user's own valibot settings would count otherwise. */
const CONFIG = { abortEarly: false, abortPipeEarly: true } as const;

/** Reports every value that is not of its kind; returns a copy of those that are. */
export function checkShape(input: unknown, faults: Faults): Draft<Problem> {
  const judged = checkStrayFields(ProblemShape, input, faults);
  const { output, issues = [] } = v.safeParse(ProblemShape, input, CONFIG);
  if (judged.has("")) return {};
  for (const issue of issues) {
    // Stray fields are reported already, all of them.
    if (issue.type === "strict_object" && issue.expected === "never") continue;
    const path = pathOf(issue);
    if (!isJudged(path, judged)) reportMisfit(issue, path, faults);
    drop(output, input, path);
  }
  return typeof output === "object" && output !== null ? (output as Draft<Problem>) : {};
}

function reportMisfit(issue: v.BaseIssue<unknown>, path: Path, faults: Faults): void {
  const { field, isOptional = false } = fieldAt(ProblemShape, path) ?? {};
  const value = issue.input;
  // JSON has no undefined, so it stands for absence. What a missing field expects, its holder's message cannot say.
  if (value === undefined && path.length > 0) {
    if (!isOptional) faults.add(path, "missing", `is missing; expected ${field?.message}.`);
    return;
  }
  const cure = likelyCure({ value, field, isOptional, step: path.at(-1), holder: issue.path?.at(-1)?.input });
  faults.add(path, codeOf(issue), `is ${shown(value)}; expected ${issue.message}.`, cure);
}

function codeOf(issue: v.BaseIssue<unknown>): IssueCode {
  switch (issue.type) {
    case "regex":
    case "non_empty":
      return "empty";
    case "check":
      return "invalid-date";
    default:
      return issue.kind === "schema" || typeof issue.input !== "number" ? "invalid-type" : "out-of-range";
  }
}

function pathOf(issue: v.BaseIssue<unknown>): Path {
  return issue.path?.map((item) => item.key as string | number) ?? [];
}

function isJudged(path: Path, judged: ReadonlySet<string>): boolean {
  if (judged.size === 0) return false;
  return path.some((_, depth) => judged.has(pathText(path.slice(0, depth + 1))));
}

/** Takes a value out of the copy, together with whatever holds it and was not copied: that is still the user's. */
function drop(copy: unknown, input: unknown, path: Path): void {
  let holder = copy as Record<string | number, unknown>;
  let original = input as Record<string | number, unknown>;
  for (const [depth, step] of path.entries()) {
    const inside = holder[step];
    const isLast = depth === path.length - 1;
    if (isLast || typeof inside !== "object" || inside === null || inside === original[step]) {
      if (Array.isArray(holder)) holder[step as number] = undefined;
      else delete holder[step];
      return;
    }
    holder = inside as Record<string | number, unknown>;
    original = original[step] as Record<string | number, unknown>;
  }
}
