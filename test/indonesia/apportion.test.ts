import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { apportion } from "../../src/indonesia/apportion.ts";

const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }).filter((list) => list.some((w) => w > 0));

describe("apportion", () => {
  test.prop([fc.nat(100_000_000), weights])("keeps the sum, and each share within one of its due", (total, list) => {
    const shares = apportion(total, list);
    const sum = list.reduce((a, b) => a + b, 0);
    expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
    shares.forEach((share, row) => {
      const least = Number((BigInt(total) * BigInt(list[row]!)) / BigInt(sum));
      expect(share === least || share === least + 1).toBe(true);
      if (list[row] === 0) expect(share).toBe(0);
    });
  });

  it.each([
    { total: 10, list: [1, 1, 1], shares: [4, 3, 3] },
    { total: 100, list: [47, 16, 159, 12], shares: [20, 7, 68, 5] },
    { total: 2, list: [0, 0, 3], shares: [0, 0, 2] },
    { total: 0, list: [5, 5], shares: [0, 0] },
    { total: 5, list: [0, 0], shares: [0, 0] },
    { total: 5, list: [], shares: [] },
  ])("shares $total by $list as $shares", ({ total, list, shares }) => {
    expect(apportion(total, list)).toEqual(shares);
  });
});
