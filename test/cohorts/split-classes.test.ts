import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { type Members, splitClasses } from "../../src/cohorts/split-classes.ts";

const MIN = 4;

/** Seats of some classes, most first, and places whose people fit them. */
const cases = fc
  .record({
    seats: fc.array(fc.integer({ min: MIN, max: 9 }), { minLength: 1, maxLength: 6 }),
    fill: fc.nat(1000),
    cuts: fc.array(fc.nat(1000), { maxLength: 6 }),
  })
  .map(({ seats, fill, cuts }) => {
    const [least, most] = [MIN * seats.length, seats.reduce((sum, each) => sum + each, 0)];
    const people = least + Math.round(((most - least) * fill) / 1000);
    const ends = [...new Set([...cuts.map((cut) => Math.round((people * cut) / 1000)), people])].filter(
      (end) => end > 0,
    );
    const sorted = ends.sort((a, b) => a - b);
    const places = sorted.map((end, k): Members => ({ source: k, count: end - (sorted[k - 1] ?? 0) }));
    return { places, seats: seats.sort((a, b) => b - a) };
  });

describe("people at one site, split into classes", () => {
  test.prop([cases], { numRuns: 500 })("are all in a class of legal size", ({ places, seats }) => {
    const classes = splitClasses(places, seats, MIN);
    expect(classes).toHaveLength(seats.length);
    const counts = places.map(() => 0);
    classes.forEach((members, k) => {
      const size = members.reduce((sum, { count }) => sum + count, 0);
      expect(size).toBeGreaterThanOrEqual(MIN);
      expect(size).toBeLessThanOrEqual(seats[k]!);
      expect(new Set(members.map(({ source }) => source)).size).toBe(members.length);
      for (const { source, count } of members) {
        expect(count).toBeGreaterThan(0);
        counts[source]! += count;
      }
    });
    expect(counts).toEqual(places.map(({ count }) => count));
  });

  test.each<[string, number[], number[], number[][]]>([
    ["a class a place where that is legal", [8, 5], [9, 9], [[8], [5]]],
    ["even sizes where it is all the same", [15], [9, 9], [[8], [7]]],
    ["no more than the seats", [13], [9, 4], [[9], [4]]],
    ["a place with people for two classes has one of its own", [3, 20], [6, 6, 6, 6], [[6], [6], [3, 3], [5]]],
  ])("%s", (_, counts, seats, expected) => {
    const places = counts.map((count, source) => ({ source, count }));
    const classes = splitClasses(places, seats, MIN);
    expect(classes.map((members) => members.map(({ count }) => count))).toEqual(expected);
  });

  test("a hundred thousand people at one site take no time", () => {
    const seats = new Array<number>(4_400).fill(25);
    const places = Array.from({ length: 50 }, (_, source) => ({ source, count: 2_000 }));
    const classes = splitClasses(places, seats, 16);
    expect(classes.flat().reduce((sum, { count }) => sum + count, 0)).toBe(100_000);
  });
});
