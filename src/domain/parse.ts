import { Days } from "./checks/days.ts";
import { Faults } from "./checks/faults.ts";
import { CHECKS } from "./checks/index.ts";
import { readNames } from "./checks/names.ts";
import { checkShape } from "./checks/shape.ts";
import { ProblemError } from "./errors.ts";
import type { Problem } from "./problem.ts";

/**
 * Reads a problem: checks that every field is known and of its kind, that ids and dates are real, and that nothing
 * contradicts anything else.
 *
 * The result holds the same data, copied; the input is left as it is. A field that is `undefined` counts as absent.
 * Throws a `ProblemError` with every fault at once, in the order of their places in the input.
 *
 * @example
 * try {
 *   const problem = parseProblem(JSON.parse(text));
 * } catch (error) {
 *   if (error instanceof ProblemError) for (const issue of error.issues) console.error(issue.path, issue.message);
 * }
 */
export function parseProblem(input: unknown): Problem {
  const faults = new Faults(input);
  const problem = checkShape(input, faults);
  const names = readNames(problem, faults);
  const days = new Days();
  for (const check of CHECKS) check({ problem, names, days, faults });
  if (faults.count > 0) throw new ProblemError(faults.inOrder());
  // Without a fault, nothing is left out of what could be read.
  return problem as Problem;
}
