import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/domain/index.ts";
import { verifyBound } from "../../src/verify/index.ts";
import { smallProblemArb } from "../laws/arbitrary-problem.ts";
import { cheapestPlan, choicesOf, datesOf } from "../oracle/enumerate.ts";
import { certificateOf, crowded, leaf, priceRow } from "./certificates.ts";
import { naiveBound } from "./naive-bound.ts";
import { certificateArb } from "./random-certificate.ts";

const certified = (problems: fc.Arbitrary<Problem>) =>
  problems.chain((problem) => fc.record({ problem: fc.constant(problem), certificate: certificateArb(problem) }));

describe("the bound of a certificate", () => {
  test.prop([certified(smallProblemArb())], { numRuns: 400 })("is at most the cost of the best plan", (drawn) => {
    const { ok, bound } = verifyBound(drawn.problem, drawn.certificate);
    expect(ok).toBe(true);
    expect(bound).toBeLessThanOrEqual(cheapestPlan(drawn.problem).cost);
  });

  const larger = smallProblemArb({ maxCohorts: 12, maxFacilities: 8, maxHorizonDays: 24, maxWaves: 3 });
  test.prop([certified(larger)], { numRuns: 400 })("equals that of a plain twin", (drawn) => {
    const { ok, bound } = verifyBound(drawn.problem, drawn.certificate);
    expect({ ok, bound }).toEqual({ ok: true, bound: naiveBound(drawn.problem, drawn.certificate) });
  });

  const repeated = smallProblemArb({ maxCohorts: 4 }).map((problem) => ({
    ...problem,
    cohorts: problem.cohorts.flatMap((cohort, k) =>
      Array.from({ length: 1 + (k % 3) }, (_, copy) => ({ ...cohort, id: `${cohort.id}-${copy}` })),
    ),
  }));
  test.prop([certified(repeated)])("counts cohorts that are alike each for itself", (drawn) => {
    const { ok, bound } = verifyBound(drawn.problem, drawn.certificate);
    expect({ ok, bound }).toEqual({ ok: true, bound: naiveBound(drawn.problem, drawn.certificate) });
  });

  test.prop([smallProblemArb({ maxWaves: 0 })])("without prices and waves is the sum of the cheapest", (problem) => {
    const sum = choicesOf(problem).reduce(
      (total, { options, unplaced }) => total + Math.min(unplaced, options[0]?.cost ?? unplaced),
      0,
    );
    expect(verifyBound(problem, certificateOf(problem, leaf([])))).toEqual({ ok: true, bound: sum });
  });

  test.prop([smallProblemArb({ maxWaves: 1 })])("never falls when a wave is split", (problem) => {
    fc.pre(problem.waves !== undefined);
    const whole = verifyBound(problem, certificateOf(problem, leaf([])));
    const ends = datesOf(problem).slice(0, -1);
    const parts = [...ends.map((to) => ({ to, node: leaf([]) })), { node: leaf([]) }];
    const split = verifyBound(problem, certificateOf(problem, { kind: "wave", wave: "wave-0", parts }));
    // Each day by itself is what the minimum over all days already is, when nothing has a price.
    expect(split).toEqual(whole);
  });
});

describe("prices", () => {
  it("close the gap that two cohorts leave who want one room", () => {
    const problem = crowded();
    const { cost } = cheapestPlan(problem);
    expect(verifyBound(problem, certificateOf(problem, leaf([])))).toEqual({ ok: true, bound: 20 });
    // Whoever waits a day pays 7, so a price of 7 on the first day, in halves, makes both indifferent.
    const tight = certificateOf(problem, leaf([priceRow("2027-03-01", [14])]), 2);
    expect(verifyBound(problem, tight)).toEqual({ ok: true, bound: cost });
    expect(cost).toBe(27);
  });

  it("that are none at all change nothing", () => {
    const problem = { ...crowded(), pools: [{ id: "team", capacity: 1 }] };
    const empty = [
      priceRow("2027-03-01", []),
      { kind: "pool" as const, ids: ["team"] as const, day: "2027-03-02", prices: [] },
    ];
    expect(verifyBound(problem, certificateOf(problem, leaf(empty)))).toEqual({ ok: true, bound: 20 });
  });

  it("that are silly give a silly bound, rounded up also below zero", () => {
    const problem = crowded();
    const silly = certificateOf(problem, leaf([priceRow("2027-03-01", [2001])]), 2);
    // Both wait a day for 17, which is 68 halves, and the first day owes 2001 halves: together -966.5.
    expect(verifyBound(problem, silly)).toEqual({ ok: true, bound: -966 });
  });

  it("on closed and booked days neither cost nor owe anything", () => {
    const problem = crowded();
    const plain = verifyBound(problem, certificateOf(problem, leaf([])));
    const closed = certificateOf(problem, leaf([priceRow("2027-03-06", [1000, 1000])]));
    expect(verifyBound(problem, closed)).toEqual(plain);
    const booked = certificateOf(problem, leaf([priceRow("2027-03-08", [1000])]));
    expect(verifyBound(problem, booked)).toEqual(plain);
  });

  it("add up exactly beyond 2^53", () => {
    const problem = crowded();
    const huge = Number.MAX_SAFE_INTEGER;
    const rows = ["2027-03-01", "2027-03-02"].map((day) => priceRow(day, [huge]));
    const first = verifyBound(problem, certificateOf(problem, leaf(rows.slice(0, 1))));
    expect(first).toEqual({ ok: true, bound: 2 * 17 - huge });
    const both = verifyBound(problem, certificateOf(problem, leaf(rows)));
    expect(both).toMatchObject({ ok: false, message: expect.stringContaining("2^53") });
  });
});
