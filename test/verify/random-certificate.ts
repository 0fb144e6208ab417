import { fc } from "@fast-check/vitest";
import { fingerprint } from "../../src/base/index.ts";
import type { Certificate, CertificateNode, PriceRow, Problem } from "../../src/domain/index.ts";
import { datesOf } from "../oracle/enumerate.ts";

/** A certificate of a problem with any splits and prices: valid, seldom a good one. */
export function certificateArb(problem: Problem): fc.Arbitrary<Certificate> {
  return fc
    .constantFrom(1, 3, 100)
    .chain((unit) => nodeArb(problem, unit, 3).map((tree) => ({ fingerprint: fingerprint(problem), unit, tree })));
}

function nodeArb(problem: Problem, unit: number, depth: number): fc.Arbitrary<CertificateNode> {
  const rooms = problem.facilities.flatMap(({ id, rooms }) => rooms.map((room) => [id, room.id] as const));
  const leaf = fc
    .uniqueArray(fc.constantFrom(...rooms), { maxLength: 4 })
    .chain((ids) => fc.tuple(...ids.map((id) => rowArb(problem, unit, id))))
    .map((rows) => ({ kind: "leaf" as const, rows: rows.flat() }));
  const waves = (problem.waves ?? []).map(({ id }) => id);
  if (depth === 0 || waves.length === 0) return leaf;

  const split = fc
    .record({ wave: fc.constantFrom(...waves), ends: fc.subarray(datesOf(problem).slice(0, -1), { maxLength: 4 }) })
    .chain(({ wave, ends }) =>
      fc.tuple(...[...ends, undefined].map(() => nodeArb(problem, unit, depth - 1))).map((nodes) => ({
        kind: "wave" as const,
        wave,
        parts: nodes.map((node, k) => (ends[k] === undefined ? { node } : { to: ends[k], node })),
      })),
    );
  return fc.oneof({ withCrossShrink: true }, { weight: 1, arbitrary: leaf }, { weight: 2, arbitrary: split });
}

/** Prices of a room on a stretch of days, perhaps with a gap. */
function rowArb(problem: Problem, unit: number, ids: readonly [string, string]): fc.Arbitrary<PriceRow[]> {
  const dates = datesOf(problem);
  const price = fc.oneof(fc.constant(0), fc.nat(40 * unit), fc.nat(800 * unit));
  return fc
    .record({
      from: fc.nat(dates.length - 1),
      prices: fc.array(price, { maxLength: dates.length, size: "max" }),
      cut: fc.nat(20),
    })
    .map(({ from, prices, cut }) => {
      const row = (first: number, some: readonly number[]) =>
        some.length === 0 ? [] : [{ kind: "room" as const, ids, day: dates[first]!, prices: some }];
      const fitting = prices.slice(0, dates.length - from);
      return [...row(from, fitting.slice(0, cut)), ...row(from + cut + 1, fitting.slice(cut + 1))];
    });
}
