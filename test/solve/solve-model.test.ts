/** Models solved as a user would: whatever they are made of, the answer is that of trying everything. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import {
  boundFromPrices,
  checkModel,
  ModelBuilder,
  type ModelProgress,
  solveModel,
  solveModelSync,
} from "../../src/solve/kernel.ts";
import { coupledModelArb } from "../kernel/arbitrary-coupled-model.ts";
import { modelArb } from "../kernel/arbitrary-model.ts";
import { cheapestFeasible } from "../kernel/enumerate-model-coupled.ts";
import { cheapestChoice } from "../oracle/enumerate-model.ts";

describe("a small model", () => {
  test.prop([coupledModelArb, fc.nat(9)], { numRuns: 300 })(
    "is solved to the optimum, or shown to have none",
    (model, seed) => {
      const solution = solveModelSync(model, { workLimit: 3_000_000, seed, check: "full" });
      const optimum = cheapestFeasible(model);
      expect(solution.status).toBe(optimum === undefined ? "infeasible" : "optimal");
      expect(solution.cost).toBe(optimum?.cost ?? Number.POSITIVE_INFINITY);
      expect(solution.bound).toBe(solution.cost);
      expect(boundFromPrices(model, solution.certificate)).toBe(solution.bound);
      if (solution.choice !== undefined)
        expect(checkModel(model, solution.choice)).toMatchObject({ ok: true, cost: solution.cost });
    },
  );

  test.prop([modelArb], { numRuns: 100 })("is bounded over all options, listed or not", (model) => {
    const solution = solveModelSync(model, { workLimit: 1_000_000, check: "full" });
    const optimum = cheapestChoice(model);
    expect(solution.bound).toBeLessThanOrEqual(optimum);
    expect(solution.cost).toBeGreaterThanOrEqual(optimum);
  });

  test.prop([coupledModelArb, fc.integer({ min: 1, max: 20_000 })], { numRuns: 100 })(
    "gives the same for the same seed and work, and what it says is true however early it stops",
    (model, workLimit) => {
      const [one, other] = [1, 2].map(() => {
        const { elapsedMs: _, ...solution } = solveModelSync(model, { workLimit, check: "full" });
        return solution;
      });
      expect(one).toEqual(other);
      const optimum = cheapestFeasible(model)?.cost ?? Number.POSITIVE_INFINITY;
      expect(one!.bound).toBeLessThanOrEqual(optimum);
      expect(boundFromPrices(model, one!.certificate)).toBe(one!.bound);
      expect(one!.cost).toBeGreaterThanOrEqual(optimum);
      if (one!.status === "optimal") expect(one!.cost).toBe(optimum);
      if (one!.status === "infeasible") expect(optimum).toBe(Number.POSITIVE_INFINITY);
    },
  );

  test.prop([coupledModelArb], { numRuns: 100 })("never loses a warm start", (model) => {
    const optimum = cheapestFeasible(model);
    fc.pre(optimum !== undefined);
    const { cost, status } = solveModelSync(model, { workLimit: 1, warmStart: optimum!.choice, check: "full" });
    expect(cost).toBe(optimum!.cost);
    expect(["optimal", "feasible"]).toContain(status);
  });
});

describe("solving", () => {
  /** Jobs of different lengths on two machines, late ones dear: nothing that closes at once. */
  function jobs(count: number): ReturnType<ModelBuilder["build"]> {
    const builder = new ModelBuilder({ periods: 8 * count });
    const machines = [1, 2].map(() => builder.resource({ capacity: 1 }));
    for (let k = 0; k < count; k++) {
      const weight = 1 + ((k * 7) % 5);
      const job = builder.task({ startCosts: (start) => weight * Math.max(0, start - ((k * 13) % 11)) });
      for (const [m, resource] of machines.entries()) {
        builder.mode(job, { duration: 2 + ((k * 5 + m) % 6), demands: [{ resource }] });
      }
    }
    return builder.build();
  }

  it("stops when time is over, by the injected clock", () => {
    let ms = 0;
    const { elapsedMs, status } = solveModelSync(jobs(20), { timeLimitMs: 50, now: () => ms++ });
    expect(status).toBe("feasible");
    expect(elapsedMs).toBeLessThan(60);
  });

  it("stops when aborted, with what it has, and tells how it goes", async () => {
    const told: ModelProgress[] = [];
    const controller = new AbortController();
    const solution = await solveModel(jobs(20), {
      signal: controller.signal,
      onProgress: (progress) => {
        told.push(progress);
        if (progress.method !== undefined && progress.cost < Number.POSITIVE_INFINITY) controller.abort();
      },
    });
    expect(solution.status).toBe("feasible");
    expect(told.some(({ method }) => method === "sequences")).toBe(true);
    expect(checkModel(jobs(20), solution.choice!).ok).toBe(true);
  });

  it("stops at the gap that was asked for", () => {
    const { cost, bound } = solveModelSync(jobs(12), { gap: 0.5, workLimit: 50_000_000 });
    expect(cost - bound).toBeLessThanOrEqual(0.5 * cost);
  });

  it("refuses options and warm starts that are not allowed", () => {
    const model = jobs(2);
    expect(() => solveModelSync(model, { timeLimitMs: 0 })).toThrow("timeLimitMs is 0");
    expect(() => solveModelSync(model, { workLimit: Number.NaN })).toThrow("workLimit is NaN");
    expect(() => solveModelSync(model, { gap: -1 })).toThrow("gap is -1");
    expect(() => solveModelSync(model, { seed: 0.5 })).toThrow("seed is 0.5");
    const overlapping = { mode: Int32Array.of(0, 2), start: Int32Array.of(0, 0) };
    expect(() => solveModelSync(model, { warmStart: overlapping })).toThrow("warmStart breaks rules");
  });
});
