import { expect, it } from "vitest";
import { generateHalls } from "../../bench/halls.ts";
import { parseProblem } from "../../src/domain/index.ts";

const OPTIONS = { cohorts: 100, load: 0.55, seed: 3 };

it("makes shared halls, two for every five cohorts, that hold at least one class and seldom more than a few", () => {
  const problem = parseProblem(generateHalls(OPTIONS));
  expect(problem.cohorts).toHaveLength(100);
  expect(problem.facilities).toHaveLength(40);
  for (const { rooms } of problem.facilities) {
    expect(rooms).toHaveLength(1);
    expect(rooms[0]!.shared).toBe(true);
    expect(rooms[0]!.seats).toBeGreaterThanOrEqual(30);
    expect(rooms[0]!.seats).toBeLessThanOrEqual(120);
  }
  for (const { size } of problem.cohorts) {
    expect(size).toBeGreaterThanOrEqual(20);
    expect(size).toBeLessThanOrEqual(40);
  }
});

it("makes the same of the same seed, and fewer weeks of a higher load", () => {
  expect(generateHalls(OPTIONS)).toEqual(generateHalls(OPTIONS));
  expect(generateHalls({ ...OPTIONS, seed: 4 })).not.toEqual(generateHalls(OPTIONS));
  expect(generateHalls({ ...OPTIONS, load: 0.2 }).horizon.end > generateHalls(OPTIONS).horizon.end).toBe(true);
});
