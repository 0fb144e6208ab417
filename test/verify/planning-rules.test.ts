/** All rules at random, against naive twins: of plans, of what certificates prove, and of the best plan there is. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Certificate, Problem } from "../../src/domain/index.ts";
import { verify, verifyBound } from "../../src/verify/index.ts";
import { naiveBound } from "./naive-bound.ts";
import { optionsOf, type PlainOption, phasesOf } from "./plain-options.ts";
import { brokenRules, planCost, planOf } from "./plain-plans.ts";
import { planningCertificateArb } from "./planning-certificate.ts";
import { planningProblemArb } from "./planning-problem.ts";

const small = { maxCohorts: 5, maxFacilities: 3, maxHorizonDays: 14 };

/** Rules that the naive reading takes for one. */
const SAME: Readonly<Record<string, string>> = { shared: "room", "holiday-shift": "wave" };

describe("a plan of random classes", () => {
  const planned = planningProblemArb(small).chain((problem) =>
    fc.record({
      problem: fc.constant(problem),
      picks: fc.array(fc.nat(9999), { minLength: 12, maxLength: 12 }),
      leaves: fc.array(fc.nat(5), { minLength: 12, maxLength: 12 }),
    }),
  );

  test.prop([planned], { numRuns: 400 })("breaks the rules that a naive reading says, and costs as much", (drawn) => {
    const { problem, picks, leaves } = drawn;
    const classes = problem.cohorts.flatMap((cohort, k) =>
      phasesOf(problem, cohort).flatMap((_, index): PlainOption[] => {
        const options = optionsOf(problem, cohort, index);
        if (options.length === 0 || leaves[k] === 0 || (leaves[k] === 1 && index > 0)) return [];
        return [options[picks[2 * k + index]! % options.length]!];
      }),
    );
    const { violations, score } = verify(problem, planOf(problem, classes));
    const broken = new Set(violations.map(({ rule }) => SAME[rule] ?? rule));
    expect([...broken].sort()).toEqual(brokenRules(problem, classes).sort());
    expect(score.total).toBe(planCost(problem, classes));
  });
});

describe("the bound of a certificate with prices of all kinds", () => {
  const certified = (problems: fc.Arbitrary<Problem>) =>
    problems.chain((problem) =>
      fc.record({ problem: fc.constant(problem), certificate: planningCertificateArb(problem) }),
    );

  test.prop([certified(planningProblemArb(small))], { numRuns: 400 })("equals that of a naive twin", (drawn) => {
    const { problem, certificate } = drawn;
    expect(verifyBound(problem, certificate)).toEqual({ ok: true, bound: naiveBound(problem, certificate) });
  });

  const tiny = { maxCohorts: 3, maxFacilities: 2, maxHorizonDays: 10, maxWaves: 1 };
  test.prop([certified(planningProblemArb(tiny))], { numRuns: 300 })(
    "is at most the cost of the best plan",
    (drawn) => {
      const best = leastValue(drawn.problem, drawn.certificate);
      fc.pre(best !== undefined);
      expect(verifyBound(drawn.problem, drawn.certificate).bound).toBeLessThanOrEqual(best!);
    },
  );
});

/** The least of what a certificate bounds, over the plans that it speaks of; infinite when none keeps the rules, unknown when there are too many. */
function leastValue(problem: Problem, { objective, within = [] }: Certificate): number | undefined {
  const most = within[0]?.max ?? Number.POSITIVE_INFINITY;
  const chains = problem.cohorts.map((cohort) =>
    phasesOf(problem, cohort).reduce<PlainOption[][]>(
      (longer, _, index) => longer.flatMap((one) => optionsOf(problem, cohort, index).map((next) => [...one, next])),
      [[]],
    ),
  );
  if (chains.reduce((product, list) => product * (list.length + 1), 1) > 4000) return undefined;
  let best = Number.POSITIVE_INFINITY;
  const search = (k: number, classes: readonly PlainOption[]): void => {
    if (k === chains.length) {
      const leftOut = planOf(problem, classes).unplaced.reduce((sum, { cohort }) => {
        const { size, priority = 1 } = problem.cohorts.find(({ id }) => id === cohort)!;
        return sum + size * priority;
      }, 0);
      const value = objective === undefined ? planCost(problem, classes) : leftOut;
      if (leftOut <= most && value < best && brokenRules(problem, classes).length === 0) best = value;
      return;
    }
    search(k + 1, classes);
    for (const chain of chains[k]!) search(k + 1, [...classes, ...chain]);
  };
  search(0, []);
  return best;
}
