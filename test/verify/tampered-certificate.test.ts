import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import {
  type Certificate,
  type CertificateNode,
  type CertificateRow,
  type PriceRow,
  ProblemError,
} from "../../src/domain/index.ts";
import { verifyBound } from "../../src/verify/index.ts";
import { smallProblem } from "../support/small-problem.ts";
import { certificateOf, leaf } from "./certificates.ts";

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
    ["a row of an unknown kind", leaf([{ ...row, kind: "bunks" } as unknown as PriceRow]), "bunks"],
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
    ["a unit that the room does not have", leaf([{ ...row, unit: 1 }]), "tree.rows[0].unit is 1"],
    ["a unit below 0", leaf([{ ...row, unit: -1 }]), "tree.rows[0].unit is -1"],
    ["a part that is none", leaf([{ ...row, part: "evening" } as unknown as PriceRow]), '"evening"'],
    ["beds where there are none", leaf([{ ...row, kind: "beds", ids: ["blk-denpasar"] }]), "without beds"],
    ["a limit that is none", leaf([{ ...row, kind: "concurrent", ids: ["blk-denpasar"] }]), "without a limit"],
    ["an unknown pool", leaf([{ ...row, kind: "pool", ids: ["team"] }]), "no pool"],
    ["a budget that is none", leaf([{ kind: "budget", ids: [], most: 1 }]), "no budget"],
    ["a quota that is none", leaf([{ kind: "quota", ids: ["q"], most: 1 }]), "no quota"],
    ["a share of nothing", leaf([{ kind: "share", ids: ["blk-denpasar", "x", "y"], price: 1 }]), "costs nothing"],
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

  it.each([
    ["quota", { kind: "quota", ids: ["q"], most: 1 }, "has no maximum"],
    ["prices of sums", { kind: "quota", ids: ["q"], least: 2 ** 51 }, "2^53"],
    ["a sum twice", { kind: "quota", ids: ["q"], least: 1 }, "again"],
    ["a month that is none", { kind: "smoothing", ids: ["2027-13"], most: 1 }, "no smoothing"],
    ["a minimum of a budget", { kind: "budget", ids: [], least: 1 }, "has no minimum"],
  ] as const)("%s out of place is refused", (_, row, message) => {
    const quotas = [{ id: "q", unit: "participants" as const, min: 1 }];
    const ruled = { ...problem, quotas, budget: 1, smoothing: { unit: "cohorts" as const, perMonth: 1, overCost: 1 } };
    const rows: CertificateRow[] = message === "again" ? [row, row] : [row];
    expect(verifyBound(ruled, certificateOf(ruled, leaf(rows)))).toMatchObject({
      ok: false,
      message: expect.stringContaining(message),
    });
  });

  it("a problem that no plan can satisfy has an infinite bound", () => {
    const cohorts = problem.cohorts.map((cohort) => ({ ...cohort, size: 99, mandatory: true }));
    const hopeless = {
      ...problem,
      cohorts: cohorts.map(({ origins: _, ...cohort }) => cohort),
      programmes: problem.programmes.map(({ classSize: _, ...one }) => one),
    };
    expect(verifyBound(hopeless, certificateOf(hopeless, leaf([])))).toEqual({
      ok: true,
      bound: Number.POSITIVE_INFINITY,
    });
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
