import { describe, expect, test } from "vitest";
import { bugsOf } from "../../bench/public/bugs.ts";
import { againstBest, excessOver, type Facts, gapBetween } from "../../bench/public/figures.ts";
import type { PublicRow } from "../../bench/public/row.ts";
import { familyOf, summarise } from "../../bench/public/summary.ts";

const minimum: Facts = {
  sense: "min",
  unit: 1,
  value: 110,
  bound: 99,
  best: 100,
  listedBound: 98,
  rounding: 0.5,
};
const maximum: Facts = { ...minimum, sense: "max", value: 90, bound: 101, listedBound: 102 };

describe("figures", () => {
  test("count what is worse as positive, whatever the sense", () => {
    expect([excessOver(minimum), excessOver(maximum)]).toEqual([0.1, 0.1]);
    expect([gapBetween(minimum), gapBetween(maximum)]).toEqual([11 / 110, 11 / 90]);
    expect(excessOver({ ...minimum, value: 3, best: 0 })).toBe(3);
    expect(excessOver({ ...maximum, value: 105 })).toBe(-0.05);
  });

  test("are missing where a value is", () => {
    expect(excessOver({ ...minimum, value: undefined })).toBeUndefined();
    expect(gapBetween({ ...minimum, bound: undefined })).toBeUndefined();
    expect(againstBest({ ...minimum, best: undefined })).toBeUndefined();
  });

  test("take a listed value as rounded only where costs have more decimals than it", () => {
    expect(againstBest({ ...minimum, value: 99 })).toBe("below");
    expect(againstBest({ ...maximum, value: 101 })).toBe("below");
    expect(againstBest({ ...minimum, value: 100 })).toBe("at");
    expect(againstBest({ ...minimum, value: 101 })).toBe("above");
    const rounded = { ...minimum, unit: 0.0001, best: 796_648.44, rounding: 0.005 };
    expect(againstBest({ ...rounded, value: 796_648.4375 })).toBe("at");
    expect(againstBest({ ...rounded, value: 796_648.43 })).toBe("below");
  });
});

describe("a bug is", () => {
  const bugs = (
    facts: Partial<Facts>,
    status: "feasible" | "optimal" | "infeasible" | "unknown" = "feasible",
  ): string[] => {
    const all = { ...minimum, ...facts };
    return bugsOf(all, status, all.value === undefined ? undefined : { faults: [], value: all.value });
  };

  test("not a plan worse than the best known one with a bound below it", () => {
    expect(bugs({})).toEqual([]);
    expect(bugs(maximum)).toEqual([]);
    expect(bugs({ value: 100, bound: 100 }, "optimal")).toEqual([]);
    expect(bugs({ value: undefined, bound: undefined }, "unknown")).toEqual([]);
    expect(bugs({ value: 99, bound: 99, listedBound: undefined })).toEqual([]);
  });

  test("a solution that its checker refuses, or values otherwise", () => {
    const verdict = { faults: ["place 0 carries 15, may 10"], value: 110 };
    expect(bugsOf(minimum, "feasible", verdict)).toEqual([
      "the solution is not feasible, 1 faults: place 0 carries 15, may 10",
    ]);
    expect(bugsOf(minimum, "feasible", { faults: [], value: 109 })).toHaveLength(1);
    expect(bugsOf(minimum, "feasible", { faults: [], value: Number.NaN })).toHaveLength(1);
  });

  test("a bound beyond a value that is known to be feasible", () => {
    expect(bugs({ bound: 101 })).toEqual(["the bound 101 is beyond the best known value 100"]);
    expect(bugs({ ...maximum, bound: 99 })).toEqual(["the bound 99 is beyond the best known value 100"]);
    expect(bugs({ best: undefined, bound: 111 })).toEqual([
      "the bound 111 is beyond the value 110 of its own solution",
    ]);
  });

  test("a value beyond a proven bound", () => {
    expect(bugs({ value: 97, bound: 90 })).toEqual(["the value 97 is beyond the proven bound 98 of the list"]);
    expect(bugs({ ...maximum, value: 103, bound: 104 })).toHaveLength(1);
  });

  test("a status that does not fit", () => {
    expect(bugs({}, "optimal")).toHaveLength(1);
    expect(bugs({ bound: undefined }, "optimal")).toHaveLength(1);
    expect(bugs({}, "unknown")).toHaveLength(1);
    expect(bugs({ value: undefined })).toHaveLength(1);
    expect(bugs({ value: undefined, bound: undefined }, "infeasible")).toEqual([
      "called infeasible, but a solution of 100 is known",
    ]);
  });
});

describe("a summary", () => {
  const row = (set: PublicRow["set"], instance: string, excess: number, against: PublicRow["against"]): PublicRow => {
    const other = { bestKnown: 1, firstPlanMs: 1, ms: 1, peakRssMb: 1, status: "feasible" as const };
    return { set, instance, cost: 1, bound: 1, gap: excess / 2, excess, against, ...other };
  };

  test("averages by set, and by family where a set has several", () => {
    const rows = [
      row("gap", "d10400", 0.02, "above"),
      row("gap", "e10400", 0, "at"),
      row("dbap", "f9x2-01", -0.01, "below"),
    ];
    expect(
      summarise(rows).map(({ of, meanExcess, at, below, meanGap }) => [of, meanExcess, at, below, meanGap]),
    ).toEqual([
      ["gap", 0.01, 1, 0, 0.005],
      ["gap d", 0.02, 0, 0, 0.01],
      ["gap e", 0, 1, 0, 0],
      ["dbap", -0.01, 0, 1, -0.005],
    ]);
  });

  test.each([
    ["gap", "d201600", "d"],
    ["gap", "gap12-0", "small"],
    ["mmkp", "mmkp_a_07", "a"],
    ["wt", "wt40-002", "wt40"],
    ["dbap", "f200x15-01", "f200x15"],
    ["sscflp", "df01", "df"],
    ["sscflp", "y60-200-2", "y60"],
    ["sscflp", "i300_7", "i300"],
    ["pmedcap", "pmedcap01", "pmedcap"],
  ] as const)("knows the family of %s %s", (set, instance, family) => {
    expect(familyOf(row(set, instance, 0, "at"))).toBe(family);
  });
});
