/** Formats and checkers, on instances small enough to solve by hand. */
import { describe, expect, test } from "vitest";
import { scaleOf } from "../../bench/public/formats/scale.ts";
import type { SetName } from "../../bench/public/sets/index.ts";
import { translators } from "../../bench/public/sets/index.ts";
import { checkers } from "./instances.ts";

interface Case {
  readonly set: SetName;
  readonly name: string;
  readonly text: string;
  readonly place: readonly number[];
  readonly start: readonly number[];
  readonly value: number;
}

const dbap = "2\n2\n0 3\n1 0\n2 99999\n4 3\n10 10\n10 10\n1 1\n";
const smptsp = "# two tasks meet\nType = 1\nJobs = 3\n0 5\n5 9\n4 6\nQualifications = 2\n 3: 0 1 2\n 2: 2 1\n";
const sscflp = "2 2\n10 4\n100.500000 7.25\n4 4\n1.125 9\n2.000000 0.0625\n";
const gap = "2 3\n1 2 3\n9 9 9\n5 5 5\n2 2 2\n10 2\n";
const mmkp = "2 2\n9 9\n2\n10 5 5\n3 1 1\n1\n4 4 8\n";
const pmedcap = "1 3\n4 2 7\n1 0 0 3\n2 3 4 4\n3 1 1 2\n4 3 5 3\n";

const solutions: Case[] = [
  { set: "gap", name: "a02003", text: gap, place: [0, 0, 1], start: [0, 0, 0], value: 12 },
  // Ship 0 waits for the berth to open at 1, ship 1 arrives at 3 and starts at once.
  { set: "dbap", name: "f2x2-01", text: dbap, place: [0, 0], start: [1, 3], value: 3 + 4 },
  { set: "wt", name: "wt2-5", text: "5 2\n3 2\n4 1\n2 5\n", place: [0, 0], start: [2, 0], value: 12 },
  { set: "mmkp", name: "mmkp_a_1", text: mmkp, place: [1, 0], start: [0, 0], value: 7 },
  { set: "smptsp", name: "data_1", text: smptsp, place: [0, 0, 1], start: [0, 5, 4], value: 2 },
  { set: "sscflp", name: "df01", text: sscflp, place: [0, 1], start: [0, 0], value: 100.5 + 7.25 + 1.125 + 0.0625 },
  // From (0, 0) to (1, 1) it is 1, from (3, 5) to (3, 4) as well.
  { set: "pmedcap", name: "pmedcap01", text: pmedcap, place: [2, 1, 2, 1], start: [0, 0, 0, 0], value: 2 },
];

test.each(solutions)("$set: a solution found by hand is feasible and worth $value", (given) => {
  expect(checkers[given.set](given.text, given.name, given)).toEqual({ faults: [], value: given.value });
});

describe("a checker finds", () => {
  const faults = (set: SetName, change: Partial<Case>): readonly string[] => {
    const given = { ...solutions.find((one) => one.set === set)!, ...change };
    return checkers[set](given.text, given.name, given).faults;
  };

  test.each(solutions)("$set: tasks without a place, and places that do not exist", ({ set, place }) => {
    for (const at of [-1, 99, 0.5, Number.NaN]) expect(faults(set, { place: [at, ...place.slice(1)] })).toHaveLength(1);
    expect(faults(set, { place: place.slice(1) })).toHaveLength(1);
  });

  test("loads above a capacity", () => {
    expect(faults("gap", { place: [0, 0, 0] })).toEqual(["place 0 carries 15, may 10"]);
    expect(faults("mmkp", { place: [0, 0] })).toEqual(["resource 1 is used by 13, has 9"]);
    expect(faults("sscflp", { place: [1, 1] })).toEqual(["place 1 carries 8, may 4"]);
    expect(faults("pmedcap", { place: [0, 1, 0, 0] })).toEqual(["place 0 carries 8, may 7"]);
  });

  test("overlaps, but not where one ends as the other starts", () => {
    expect(faults("dbap", { start: [2, 3] })).toHaveLength(1);
    expect(faults("wt", { start: [1, 0] })).toHaveLength(1);
    expect(faults("wt", { start: [0, 3] })).toEqual([]);
    expect(faults("smptsp", { place: [0, 1, 1] })).toHaveLength(1);
  });

  test("times that a berth, a ship or a task does not allow", () => {
    expect(faults("dbap", { start: [0, 3] })).toEqual(["ship 0 starts at 0, before 1"]);
    expect(faults("dbap", { start: [1, 7] })).toEqual(["ship 1 leaves at 11, after 10"]);
    expect(faults("dbap", { place: [1, 0] })).toContain("ship 0 may not use berth 1");
    expect(faults("smptsp", { start: [0, 6, 4] })).toEqual(["task 1 starts at 6, not 5"]);
    expect(faults("wt", { start: [2, -2] })).toEqual(["job 1 starts at -2, expected at least 0"]);
  });

  test("workers without the skill, and too many medians", () => {
    expect(faults("smptsp", { place: [1, 0, 0] })).toContain("worker 1 is not qualified for task 0");
    expect(faults("pmedcap", { place: [0, 1, 2, 3] })).toEqual(["4 medians are used, may be 2"]);
  });
});

describe("a format refuses", () => {
  test.each<[SetName, string, string, RegExp]>([
    ["gap", "a", "1 1 x", /"x", expected an integer \(number 3/],
    ["gap", "a", "1 1 1.5", /"1\.5", expected an integer/],
    ["gap", "a", "", /ends after 0 numbers, expected the number of agents/],
    ["sscflp", "df", "1 1 1 1e5", /"1e5", expected a number/],
    ["wt", "wt2-6", "5 2\n3 2\n4 1\n2 5\n", /no instance number 6 of 2 jobs/],
    ["wt", "forty", "", /expected a name like wt40-002/],
    ["smptsp", "d", "Type = 2", /type 2, expected 1/],
    ["smptsp", "d", "Type = 1\nJobs = 1\n0 2\nQualifications = 1\n2: 0", /worker 0 has 1 tasks, says 2/],
    ["smptsp", "d", "Type = 1\nJobs = 1\n0 2\nQualifications = 1\n1: 1", /may do task 1, of 1 tasks/],
    ["dbap", "f", dbap.replace(/1 1\n$/, "1 2\n"), /last number of ship 1 is 2, expected 1/],
  ])("%s %s", (set, name, text, message) => {
    expect(() => translators[set](text, name)).toThrow(message);
  });
});

test("decimals become integers digit by digit", () => {
  const { factor, toInteger } = scaleOf(["1.10", "0.007000", "25"]);
  expect(factor).toBe(1000);
  expect(["1.10", "0.007000", "25", "-0.3"].map(toInteger)).toEqual([1100, 7, 25_000, -300]);
  // 1.005 * 1000 is 1004.9999999999999 in doubles.
  expect(scaleOf(["1.005"]).toInteger("1.005")).toBe(1005);
  expect(() => scaleOf(["0.000001"]).toInteger("99999999999")).toThrow(/too many digits/);
});
