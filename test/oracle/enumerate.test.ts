import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Problem } from "../../src/domain/index.ts";
import { smallProblemArb } from "../laws/arbitrary-problem.ts";
import { type Choices, capacityOf, cheapestPlan, choicesOf, daysBetween, type Option } from "./enumerate.ts";

describe("the enumerator", () => {
  test.prop([smallProblemArb({ maxCohorts: 3, maxFacilities: 3 })], { numRuns: 200 })(
    "finds what trying every combination without any shortcut finds",
    (problem) => {
      const choices = choicesOf(problem);
      fc.pre(choices.reduce((product, { options }) => product * (options.length + 1), 1) <= 5_000);
      const costs = combinations(choices)
        .filter((chosen) => isPossible(problem, choices, chosen))
        .map((chosen) => chosen.reduce((sum, option, k) => sum + (option?.cost ?? choices[k]!.unplaced), 0));
      expect(cheapestPlan(problem).cost).toBe(costs.reduce((a, b) => Math.min(a, b)));
    },
  );
});

type Combination = readonly (Option | undefined)[];

function combinations(choices: readonly Choices[]): Combination[] {
  return choices.reduce<Combination[]>(
    (all, { options }) => all.flatMap((begun) => [undefined, ...options].map((option) => [...begun, option])),
    [[]],
  );
}

function isPossible(problem: Problem, choices: readonly Choices[], chosen: Combination): boolean {
  const placed = chosen.flatMap((option, k) => (option === undefined ? [] : [{ option, cohort: choices[k]!.cohort }]));
  const isCrowded = placed.some(({ option: { facility, room, days } }) =>
    days.some((date) => {
      const there = placed.filter(
        ({ option }) => option.facility === facility && option.room === room && option.days.includes(date),
      );
      return there.length > capacityOf(problem, facility, room, date);
    }),
  );
  const isTorn = (problem.waves ?? []).some(({ id, spreadDays }) => {
    const starts = placed.filter(({ cohort }) => cohort.wave === id).map(({ option }) => option.days[0]!);
    return starts.some((a) => starts.some((b) => daysBetween(a, b) > spreadDays));
  });
  return !isCrowded && !isTorn;
}
