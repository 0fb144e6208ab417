import { type Issue, ProblemError, parseProblem } from "../../src/domain/index.ts";
import { smallProblem } from "../support/small-problem.ts";

/** What to write where: paths in dots, `cohorts.0.size`; the value `undefined` takes the field away. */
export type Edits = Readonly<Record<string, unknown>>;

/** The small problem, as JSON would bring it, with some values changed. */
export function edited(edits: Edits): unknown {
  const problem: unknown = JSON.parse(JSON.stringify(smallProblem()));
  for (const [path, value] of Object.entries(edits)) {
    const steps = path.split(".");
    const last = steps.pop()!;
    const holder = steps.reduce<unknown>((inside, step) => (inside as Record<string, unknown>)[step], problem);
    if (value === undefined) delete (holder as Record<string, unknown>)[last];
    // Not an assignment, which would mean something else for `__proto__`.
    else Object.defineProperty(holder, last, { value, enumerable: true, configurable: true, writable: true });
  }
  return problem;
}

/** The faults of an input; none when it is sound. */
export function issuesOf(input: unknown): readonly Issue[] {
  try {
    parseProblem(input);
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.issues;
    throw error;
  }
}

/** The faults of the small problem with some values changed. */
export function issuesAfter(edits: Edits): readonly Issue[] {
  return issuesOf(edited(edits));
}
