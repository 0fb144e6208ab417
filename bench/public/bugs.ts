import type { Verdict } from "./checks/assignment.ts";
import { type Facts, noise, roundingOf, worseBy } from "./figures.ts";
import type { ModelSolution } from "./solver.ts";

/** Everything in an outcome that cannot be, whatever the solver's skill: it stops the benchmark. */
export function bugsOf(facts: Facts, status: ModelSolution["status"], verdict: Verdict | undefined): string[] {
  const { value, bound, best, listedBound, unit } = facts;
  const bugs: string[] = [];
  const say = (isWrong: boolean, message: string): void => {
    if (isWrong) bugs.push(message);
  };
  if (verdict !== undefined && value !== undefined) {
    const faults = verdict.faults.slice(0, 5).join("; ");
    say(verdict.faults.length > 0, `the solution is not feasible, ${verdict.faults.length} faults: ${faults}`);
    // A value that is no number fails as well.
    const isSame = Math.abs(verdict.value - value) <= noise(unit);
    say(!isSame, `the solution is worth ${verdict.value} by its instance, but ${value} by its model`);
  }
  const hasPlan = value !== undefined;
  say(
    hasPlan !== (status === "optimal" || status === "feasible"),
    `status ${status} ${hasPlan ? "with" : "without"} a solution`,
  );
  say(status === "infeasible" && best !== undefined, `called infeasible, but a solution of ${best} is known`);
  if (bound !== undefined && value !== undefined) {
    const gap = worseBy(facts, value, bound);
    say(gap < -noise(unit), `the bound ${bound} is beyond the value ${value} of its own solution`);
    say(status === "optimal" && gap > noise(unit), `called optimal, but the bound is ${bound} and the value ${value}`);
  }
  say(status === "optimal" && bound === undefined, "called optimal without a bound");
  if (bound !== undefined && best !== undefined) {
    const isBeyond = worseBy(facts, best, bound) < -roundingOf(facts);
    say(isBeyond, `the bound ${bound} is beyond the best known value ${best}`);
  }
  if (value !== undefined && listedBound !== undefined) {
    const isBeyond = worseBy(facts, value, listedBound) < -roundingOf(facts);
    say(isBeyond, `the value ${value} is beyond the proven bound ${listedBound} of the list`);
  }
  return bugs;
}
