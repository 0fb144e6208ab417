import { fc } from "@fast-check/vitest";
import { fingerprint } from "../../src/base/index.ts";
import type { Certificate, CertificateNode, CertificateRow, Problem } from "../../src/domain/index.ts";
import { phasesOf } from "./plain-options.ts";
import { datesOf } from "./plain-world.ts";

/** A certificate with prices of whatever the problem has: valid, seldom a good one. */
export function planningCertificateArb(problem: Problem): fc.Arbitrary<Certificate> {
  const rows = rowsOf(problem);
  return fc.constantFrom(1, 3, 100).chain((unit) => {
    const price = fc.oneof(fc.constant(0), fc.nat(20 * unit), fc.nat(300 * unit));
    const dates = datesOf(problem);
    const from = fc.nat(dates.length - 1);
    const prices = fc.array(price, { maxLength: dates.length, size: "max" });
    const priced = rows.map((row) =>
      fc.tuple(fc.integer({ min: 0, max: 3 }), from, prices, price, price).map(([n, first, some, most, least]) => {
        if (n === 0) return [];
        if (row.byDay) return [{ ...row.row, day: dates[first]!, prices: some.slice(0, dates.length - first) }];
        if ("price" in row.row) return [{ ...row.row, price: most }];
        return [
          {
            ...row.row,
            ...(row.most && { most }),
            ...(row.least && { least }),
          },
        ];
      }),
    );
    const leaf = fc
      .tuple(...priced)
      .map((some): CertificateNode => ({ kind: "leaf", rows: some.flat() as CertificateRow[] }));
    const waves = (problem.waves ?? []).map(({ id }) => id);
    const split = fc
      .tuple(
        fc.constantFrom(...(waves.length === 0 ? [""] : waves)),
        fc.constantFrom(...dates.slice(0, -1)),
        leaf,
        leaf,
      )
      .map(
        ([wave, to, first, second]): CertificateNode => ({
          kind: "wave",
          wave,
          parts: [{ to, node: first }, { node: second }],
        }),
      );
    const tree = waves.length === 0 ? leaf : fc.oneof(leaf, split);
    const leveled = problem.levels === "lexicographic";
    const objective = fc.constantFrom({}, ...(leveled ? [{ objective: LEFT_OUT }] : []));
    const within = leveled ? fc.nat(60).map((max) => ({ within: [{ ...LEFT_OUT, max }] })) : fc.constant({});
    return fc
      .tuple(tree, objective, within)
      .map(([node, goal, limits]) => ({ fingerprint: fingerprint(problem), ...goal, ...limits, unit, tree: node }));
  });
}

const LEFT_OUT = { kind: "unplaced" as const, ids: [] };

interface Priceable {
  readonly row: { readonly kind: string; readonly ids: readonly string[]; readonly price?: number };
  readonly byDay?: boolean;
  readonly most?: boolean;
  readonly least?: boolean;
}

/** Every row that may have prices. */
function rowsOf(problem: Problem): Priceable[] {
  const rows: Priceable[] = [];
  const add = (row: object, more: object): void => {
    rows.push({ row, ...more } as Priceable);
  };
  for (const { id, rooms, beds, limits } of problem.facilities) {
    for (const room of rooms) {
      for (const part of [undefined, "half", "morning", "afternoon"]) {
        const ids = [id, room.id];
        add({ kind: "room", ids, ...(part && { part }) }, { byDay: true });
        for (const k of room.shared === true ? [1, 2, 3] : []) {
          add({ kind: "room", ids, ...(part && { part }), k }, { byDay: true });
        }
        if (part !== "half")
          add({ kind: "room", ids, unit: (room.count ?? 1) - 1, ...(part && { part }) }, { byDay: true });
      }
    }
    for (const wave of problem.waves ?? []) {
      for (const room of rooms) add({ kind: "wave-room", ids: [wave.id, id, room.id] }, { most: true });
    }
    if (beds !== undefined) add({ kind: "beds", ids: [id] }, { byDay: true });
    if (limits?.concurrentCohorts !== undefined) add({ kind: "concurrent", ids: [id] }, { byDay: true });
    if (limits?.participantsPerYear !== undefined) add({ kind: "year", ids: [id, "2027"] }, { most: true });
    for (const cohort of hasPlaces(problem) ? problem.cohorts : []) {
      for (const phase of phasesOf(problem, cohort)) {
        add({ kind: "share", ids: [id, cohort.id, phase.id], price: 0 }, {});
      }
      if (cohort.series !== undefined) add({ kind: "series-share", ids: [cohort.series, id, cohort.id], price: 0 }, {});
    }
  }
  for (const { id } of problem.pools ?? []) add({ kind: "pool", ids: [id] }, { byDay: true });
  for (const { id, min } of problem.quotas ?? []) {
    add({ kind: "quota", ids: [id] }, { most: true, least: min !== undefined });
  }
  if (problem.budget !== undefined) add({ kind: "budget", ids: [] }, { most: true });
  if (problem.smoothing !== undefined) add({ kind: "smoothing", ids: ["2027-03"] }, { most: true });
  if (problem.levels === "lexicographic") add(LEFT_OUT, { most: true });
  return rows;
}

function hasPlaces({ costs, facilities, openings }: Problem): boolean {
  const rates = (costs?.activation ?? 0) + (costs?.seriesFacility ?? 0);
  return rates > 0 || openings !== undefined || facilities.some((one) => (one.costs?.activation ?? 0) > 0);
}
