import { describe, expect, test } from "vitest";
import { GROWTH, RoundSchedule } from "../../../src/kernel/sequences/round-schedule.ts";

/** Levels of so many rounds, where `isBest` says whether a round ends below all before it. */
function levelsOf(rounds: number, isBest: (level: number, turn: number, round: number) => boolean): number[] {
  const schedule = new RoundSchedule();
  return Array.from({ length: rounds }, (_, round) => {
    const { level, turn } = schedule;
    schedule.end(isBest(level, turn, round));
    return level;
  });
}

describe("a schedule of rounds", () => {
  test("gives each length the same share of the work while none pays", () => {
    const levels = levelsOf(GROWTH ** 8 - 1, () => false);
    expect(levels.slice(0, 7)).toEqual([0, 0, 1, 0, 0, 1, 2]);
    for (let level = 0; level < 5; level++) {
      const share = levels.filter((one) => one === level).length * GROWTH ** level;
      expect(Math.abs(share - levels.filter((one) => one === 0).length)).toBeLessThanOrEqual(GROWTH ** (level + 1));
    }
  });

  test("makes rounds longer as long as longer ones find more", () => {
    expect(levelsOf(9, () => true)).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test("keeps short rounds where they find more", () => {
    const levels = levelsOf(300, (level) => level === 0);
    expect(levels.filter((level) => level === 0).length).toBeGreaterThan(150);
  });

  test("gives up shorter rounds once a longer one ends below all of them, for good", () => {
    const levels = levelsOf(100, (level, turn) => level === 3 && turn === 0);
    const first = levels.indexOf(3);
    expect(levels[first + 1]).toBe(4);
    expect(Math.min(...levels.slice(first))).toBe(3);
    expect(levels.slice(first).filter((level) => level === 3).length).toBeGreaterThan(20);
  });
});
