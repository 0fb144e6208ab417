import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { closest } from "../../../src/domain/checks/closest.ts";

/** The fewest steps between two texts when a step leaves out, adds or replaces a letter, or swaps two neighbours, none touched twice. */
function distance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const same = a[0] === b[0] ? 0 : 1;
  const steps = [
    distance(a.slice(1), b) + 1,
    distance(a, b.slice(1)) + 1,
    distance(a.slice(1), b.slice(1)) + same,
    a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0] ? distance(a.slice(2), b.slice(2)) + 1 : 9,
  ];
  return Math.min(...steps);
}

describe("closest", () => {
  test.each([
    ["sise", ["id", "size"], "size"],
    ["programe", ["programme", "region"], "programme"],
    ["Blk-Denpasar ", ["blk-denpasra", "blk-denpasar"], "blk-denpasar"],
    ["wnidow", ["window"], "window"],
    ["35.10", ["35.11", "35.12"], "35.11"],
    ["B", ["A"], undefined],
    ["b", ["A", "B"], "B"],
    ["capacity", ["seats", "count"], undefined],
    ["", ["A"], undefined],
  ])("of %j among %j is %j", (word, candidates, expected) => {
    expect(closest(word, candidates)).toBe(expected);
  });

  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 6 });

  property.prop([word, fc.array(word, { maxLength: 6 })])(
    "is the first of the nearest, and near",
    (wanted, candidates) => {
      const limit = wanted.length < 3 ? 0 : wanted.length < 6 ? 1 : 2;
      const distances = candidates.map((candidate) => distance(wanted, candidate));
      const least = Math.min(...distances);
      expect(closest(wanted, candidates)).toBe(least <= limit ? candidates[distances.indexOf(least)] : undefined);
    },
  );
});
