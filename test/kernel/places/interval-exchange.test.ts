/** Exchanges of intervals on small models: nothing overlaps afterwards, and what is out weighs no more. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { stream } from "../../../src/base/index.ts";
import { NONE } from "../../../src/kernel/model.ts";
import { FewestPlaces } from "../../../src/kernel/places/fewest-places.ts";
import { IntervalExchange } from "../../../src/kernel/places/interval-exchange.ts";
import { type PlaceProblem, placeProblemOf } from "../../../src/kernel/places/place-problem.ts";
import { SitePlan } from "../../../src/kernel/places/site-plan.ts";
import { intervalModelArb } from "./arbitrary-places.ts";

function overlaps(problem: PlaceProblem, one: number, other: number): boolean {
  const { optionResource, optionStart, optionEnd } = problem;
  if (one === NONE || other === NONE || optionResource[one] !== optionResource[other]) return false;
  return optionStart[one]! < optionEnd[other]! && optionStart[other]! < optionEnd[one]!;
}

/** Fewest tasks that must stay out, by trying every plan. */
function fewestOut(problem: PlaceProblem): number {
  const taken: number[] = [];
  const from = (task: number): number => {
    if (task === problem.tasks) return 0;
    let least = 1 + from(task + 1);
    for (let option = problem.firstOption[task]!; option < problem.firstOption[task + 1]!; option++) {
      if (taken.some((other) => overlaps(problem, option, other))) continue;
      taken.push(option);
      least = Math.min(least, from(task + 1));
      taken.pop();
    }
    return least;
  };
  return from(0);
}

const modelArb = fc.oneof(intervalModelArb(), intervalModelArb({ isFixed: false }));

describe("an exchange of intervals", () => {
  test.prop([modelArb, fc.nat(1000)], { numRuns: 60 })("never overlaps, and never leaves more out", (model, seed) => {
    const problem = placeProblemOf(model)!;
    if (!FewestPlaces.fits(problem)) return;
    const plan = new SitePlan(problem, new Float64Array(problem.tasks).fill(9));
    const exchange = new IntervalExchange(plan, stream(seed, "test"));
    const isAllowed = new Uint8Array(problem.sites).fill(1);
    const weight = (task: number): number => 1 + (task % 3);
    const out = (): number => {
      let sum = 0;
      plan.optionOf.forEach((option, task) => {
        if (option === NONE) sum += weight(task);
      });
      return sum;
    };
    for (let step = 0; step < 30; step++) {
      const before = out();
      const isBetter = exchange.step(isAllowed, weight);
      expect(out() < before).toBe(isBetter);
      expect(out()).toBeLessThanOrEqual(before);
      plan.optionOf.forEach((option, task) => {
        for (let other = 0; other < task; other++) expect(overlaps(problem, option, plan.optionOf[other]!)).toBe(false);
      });
      expect(plan.missing).toBeGreaterThanOrEqual(fewestOut(problem));
    }
  });
});
