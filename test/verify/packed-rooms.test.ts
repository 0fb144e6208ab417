import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { generateHalls } from "../../bench/halls.ts";
import type { Certificate, CertificateLeaf, CertificateRow, PackedRoom, Problem } from "../../src/domain/index.ts";
import { solveSync } from "../../src/solve/index.ts";
import { verify, verifyBound } from "../../src/verify/index.ts";
import { milpPlan } from "../oracle/milp-rules.ts";
import { certificateOf, leaf } from "./certificates.ts";
import { mostEarned, naiveBound } from "./naive-bound.ts";

const problemArb = fc
  .record({ cohorts: fc.integer({ min: 3, max: 7 }), seed: fc.nat(1000), load: fc.constantFrom(0.5, 0.9) })
  .map((options) => generateHalls(options));

/** Worths of cohorts, claims about halls by so much more than they can earn, and hints. */
const certifiedArb = problemArb.chain((problem) => {
  const [first] = problem.facilities;
  return fc
    .record({
      worths: fc.array(fc.nat(60_000_000), { minLength: problem.cohorts.length, maxLength: problem.cohorts.length }),
      isPacked: fc.array(fc.boolean(), { minLength: problem.facilities.length, maxLength: problem.facilities.length }),
      hint: fc.array(fc.nat(9), { maxLength: 20 }),
      beyond: fc.constantFrom(0, 0, 7),
    })
    .map(({ worths, isPacked, hint, beyond }) => {
      const priced: CertificateRow[] = problem.cohorts.map(({ id }, k) => ({
        kind: "worth",
        ids: [id],
        price: worths[k]!,
      }));
      const packings = problem.facilities
        .filter((one, k) => one === first || isPacked[k])
        .map(({ id, rooms }): PackedRoom => {
          return { kind: "packing", ids: [id, rooms[0]!.id], most: 0, day: problem.horizon.start, prices: hint };
        });
      const bare = leaf(priced) as CertificateLeaf;
      const rows = packings.map((row) => ({ ...row, most: mostEarned(problem, 1, bare, row) + beyond }));
      return { problem, rows, certificate: certificateOf(problem, leaf([...priced, ...rows])) };
    });
});

describe("packed rooms", () => {
  test.prop([certifiedArb], { numRuns: 30 })("prove what a naive twin finds", ({ problem, certificate }) => {
    expect(verifyBound(problem, certificate)).toEqual({ ok: true, bound: naiveBound(problem, certificate) });
  });

  test.prop([certifiedArb], { numRuns: 30 })(
    "that earn more than is claimed are refused",
    ({ problem, rows, certificate }) => {
      const [row] = rows;
      const earned = mostEarned(problem, 1, certificate.tree as CertificateLeaf, row!);
      fc.pre(earned > 0);
      const others = (certificate.tree as CertificateLeaf).rows.filter((other) => other !== row);
      const less = { ...row!, most: earned - 1 };
      const verdict = verifyBound(problem, certificateOf(problem, leaf([...others, less])));
      expect(verdict).toMatchObject({ ok: false, message: expect.stringContaining("more can be earned") });
    },
  );

  test.prop([problemArb], { numRuns: 12 })("bound solutions, and the optimum lies between", async (problem) => {
    const { certificate, bound, plan, score } = solveSync(problem, { workLimit: 300_000 });
    expect(verifyBound(problem, certificate)).toEqual({ ok: true, bound });
    expect(verify(problem, plan).ok).toBe(true);
    const optimum = await milpPlan(problem);
    expect(bound).toBeLessThanOrEqual(optimum!.cost);
    expect(score.total).toBeGreaterThanOrEqual(optimum!.cost);
  });

  it("bound halls tighter than prices of seats do", () => {
    const problem = generateHalls({ cohorts: 60, load: 0.9, seed: 1 });
    const { certificate, bound } = solveSync(problem, { workLimit: 8_000_000 });
    const { rows } = (certificate as Certificate).tree as CertificateLeaf;
    expect(rows.some(({ kind }) => kind === "packing")).toBe(true);
    expect(verifyBound(problem, certificate)).toEqual({ ok: true, bound });
  });
});

describe("rows of packed rooms", () => {
  const problem = generateHalls({ cohorts: 4, load: 0.9, seed: 1 });
  const hall = problem.facilities[0]!.id;
  const packing = { kind: "packing", ids: [hall, "hall"], most: 0, day: problem.horizon.start, prices: [] };
  const worth = { kind: "worth", ids: ["cohort-0"], price: 1 };
  const cases: readonly (readonly [string, Problem, readonly object[], string])[] = [
    ["an unknown room", problem, [{ ...packing, ids: [hall, "attic"] }], "no single shared room"],
    ["a room twice", problem, [packing, packing], "again"],
    ["a claim below nothing", problem, [{ ...packing, most: -1 }], "most is -1"],
    ["an unknown cohort", problem, [{ ...worth, ids: ["nobody"] }], "no cohort"],
    ["half a worth", problem, [{ ...worth, price: 0.5 }], "price is 0.5"],
    ["a worth twice", problem, [worth, worth], "again"],
    ["a wave", { ...problem, waves: [{ id: "w", spreadDays: 0 }] }, [packing], "waves"],
  ];
  it.each(cases)("%s are refused", (_, of, rows, message) => {
    const verdict = verifyBound(of, certificateOf(of, leaf(rows as CertificateRow[])));
    expect(verdict).toMatchObject({ ok: false, message: expect.stringContaining(message) });
  });
});
