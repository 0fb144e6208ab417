import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/base/index.ts";
import {
  type Certificate,
  type CertificateNode,
  type PriceRow,
  type Problem,
  ProblemError,
} from "../../src/domain/index.ts";
import { verifyBound } from "../../src/verify/index.ts";
import { smallProblemArb } from "../laws/arbitrary-problem.ts";
import { cheapestPlan, choicesOf, datesOf } from "../oracle/enumerate.ts";
import { smallProblem } from "../support/small-problem.ts";
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

describe("a certificate that was tampered with", () => {
  const problem = smallProblem();
  const row: PriceRow = { kind: "room", ids: ["blk-denpasar", "dapur"], day: "2027-08-30", prices: [5, 0] };
  const split = (parts: unknown, wave: unknown = "serentak") => ({ kind: "wave", wave, parts });
  const node = leaf([]);

  it("is accepted before", () => {
    const tree = split([{ to: "2027-08-06", node }, { to: "2027-08-30", node: leaf([row]) }, { node }]);
    expect(verifyBound(problem, certificateOf(problem, tree as CertificateNode))).toEqual({
      ok: true,
      bound: 75_745_119,
    });
  });

  const trees: readonly (readonly [string, unknown, string])[] = [
    ["no tree", undefined, "tree"],
    ["an unknown kind", { kind: "branch" }, "branch"],
    ["a leaf without rows", { kind: "leaf" }, "tree.rows"],
    ["a row of an unknown kind", leaf([{ ...row, kind: "beds" } as unknown as PriceRow]), "tree.rows[0]"],
    ["a negative price", leaf([{ ...row, prices: [1, -1] }]), "tree.rows[0].prices[1] is -1"],
    ["half a price", leaf([{ ...row, prices: [0.5] }]), "tree.rows[0].prices[0] is 0.5"],
    ["a price that is no number", leaf([{ ...row, prices: ["5" as unknown as number] }]), '"5"'],
    ["a price too large to be exact", leaf([{ ...row, prices: [2 ** 53] }]), "9007199254740992"],
    ["an unknown facility", leaf([{ ...row, ids: ["blk-atlantis", "dapur"] }]), "blk-atlantis"],
    ["an unknown room", leaf([{ ...row, ids: ["blk-denpasar", "garage"] }]), "garage"],
    ["ids that are none", leaf([{ ...row, ids: 3 } as unknown as PriceRow]), "tree.rows[0].ids"],
    ["the same row twice", leaf([row, row]), "again"],
    ["rows that overlap by a day", leaf([row, { ...row, day: "2027-08-31", prices: [1] }]), "again"],
    ["a day before the horizon", leaf([{ ...row, day: "2027-08-01" }]), "horizon"],
    ["a day after the horizon", leaf([{ ...row, prices: [1, 2, 3] }]), "horizon"],
    ["a day that does not exist", leaf([{ ...row, day: "2027-08-32" }]), "horizon"],
    ["an unknown wave", split([{ node }], "serempak"), "serempak"],
    ["no parts", split([]), "tree.parts"],
    ["a part that is none", split([null]), "tree.parts[0]"],
    ["a part without a node", split([{}]), "tree.parts[0].node"],
    ["parts out of order", split([{ to: "2027-08-09", node }, { to: "2027-08-06", node }, { node }]), "2027-08-06"],
    ["an empty part", split([{ to: "2027-08-09", node }, { to: "2027-08-09", node }, { node }]), "2027-08-09"],
    ["a part before the horizon", split([{ to: "2027-08-01", node }, { node }]), "2027-08-01"],
    ["nothing left for the last part", split([{ to: "2027-08-31", node }, { node }]), "2027-08-31"],
    [
      "a gap at the end",
      split([
        { to: "2027-08-06", node },
        { to: "2027-08-30", node },
      ]),
      "tree.parts[1].to",
    ],
    ["a part without an end in the middle", split([{ node }, { to: "2027-08-30", node }]), "absent"],
    [
      "a fault deep below",
      split([{ node: split([{ node: leaf([row, row]) }]) }]),
      "tree.parts[0].node.parts[0].node.rows[1]",
    ],
  ];
  it.each(trees)("%s is refused", (_, tree, message) => {
    const verdict = verifyBound(problem, certificateOf(problem, tree as CertificateNode));
    expect(verdict).toEqual({ ok: false, bound: Number.NEGATIVE_INFINITY, message: expect.stringContaining(message) });
  });

  it.each([0, -1, 0.5, Number.NaN, 2 ** 53, "1", undefined])("a unit of %s is refused", (unit) => {
    const certificate = { ...certificateOf(problem, leaf([])), unit } as Certificate;
    expect(verifyBound(problem, certificate)).toMatchObject({ ok: false, message: expect.stringContaining("unit") });
  });

  it("a unit by which costs leave 2^53 is refused", () => {
    const certificate = certificateOf(problem, leaf([]), 2 ** 40);
    expect(verifyBound(problem, certificate)).toMatchObject({ ok: false, message: expect.stringContaining("2^53") });
  });

  it("another problem's fingerprint is refused, and so is a problem that changed since", () => {
    const certificate = certificateOf(problem, leaf([]));
    const tampered = {
      ...certificate,
      fingerprint: certificate.fingerprint.replace(/^./, (c) => (c === "0" ? "1" : "0")),
    };
    expect(verifyBound(problem, tampered).ok).toBe(false);
    const cheaper = { ...problem, costs: { ...problem.costs!, class: 9_999_999 } };
    expect(verifyBound(cheaper, certificate)).toMatchObject({ ok: false, message: expect.stringContaining("problem") });
  });

  it("a bound that someone raised is not what comes out", () => {
    const { bound } = verifyBound(problem, certificateOf(problem, leaf([])));
    expect(bound).toBe(75_745_124);
  });

  it.each([null, undefined, 7, "certificate", []])("%s is refused without a crash", (certificate) => {
    expect(verifyBound(problem, certificate as unknown as Certificate).ok).toBe(false);
  });

  test.prop([fc.anything(), fc.anything(), fc.anything()])("never crashes", (anything, other, unit) => {
    const certificate = certificateOf(problem, anything as CertificateNode);
    expect(verifyBound(problem, certificate).ok).toBe(false);
    expect(verifyBound(problem, { ...certificate, unit } as Certificate).ok).toBe(false);
    expect(verifyBound(problem, certificateOf(problem, leaf([other as PriceRow]))).ok).toBe(false);
    expect(verifyBound(problem, certificateOf(problem, split([other, anything]) as CertificateNode)).ok).toBe(false);
  });

  it("a broken problem throws every fault by name", () => {
    expect(() => verifyBound({ ...problem, regions: [] }, certificateOf(problem, node))).toThrow(ProblemError);
  });

  it("a tree deeper than the engine's stack is read", () => {
    let deep: CertificateNode = node;
    for (let depth = 0; depth < 20_000; depth++) deep = { kind: "wave", wave: "serentak", parts: [{ node: deep }] };
    expect(verifyBound(problem, certificateOf(problem, deep)).ok).toBe(true);
  });
});

function leaf(rows: readonly PriceRow[]): CertificateNode {
  return { kind: "leaf", rows };
}

function certificateOf(problem: Problem, tree: CertificateNode, unit = 1): Certificate {
  return { fingerprint: fingerprint(problem), unit, tree };
}

function priceRow(day: string, prices: readonly number[]): PriceRow {
  return { kind: "room", ids: ["hall", "room"], day, prices };
}

/** Two cohorts who both want the one room on the first Monday; a day of waiting costs 7, leaving one out 200. */
function crowded(): Problem {
  const cohort = {
    programme: "course",
    size: 10,
    region: "town",
    window: { earliest: "2027-03-01", latest: "2027-03-05" },
    preferredStart: "2027-03-01",
  };
  return {
    horizon: { start: "2027-03-01", end: "2027-03-12" },
    calendars: [{ id: "week", week: ["mon", "tue", "wed", "thu", "fri"], closed: [] }],
    regions: [{ id: "town", calendar: "week", point: { lat: -7, lon: 110 } }],
    facilities: [
      {
        id: "hall",
        type: "hall",
        region: "town",
        point: { lat: -7, lon: 110 },
        rooms: [{ id: "room", seats: 10, bookings: [{ from: "2027-03-08", to: "2027-03-08" }] }],
      },
    ],
    programmes: [{ id: "course", phases: [{ id: "course", days: 1 }] }],
    cohorts: [
      { ...cohort, id: "a" },
      { ...cohort, id: "b" },
    ],
    costs: { currency: "EUR", class: 10, latenessPerDay: 7, unplaced: 20 },
  };
}
