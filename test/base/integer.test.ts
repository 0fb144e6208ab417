import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { divideHalfUp } from "../../src/base/index.ts";

describe("a rounded quotient", () => {
  const denominator = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 2 ** 31 - 1 }));
  test.prop([fc.maxSafeInteger(), denominator], { numRuns: 2000 })(
    "is what whole numbers of any size give",
    (seed, by) => {
      const numerator = Math.abs(seed) - (Math.abs(seed) > Number.MAX_SAFE_INTEGER - by ? by : 0);
      // Just below a multiple and just below a half are where a quotient of doubles could go wrong.
      const multiple = Math.floor(numerator / by) * by;
      const middle = multiple + Math.floor(by / 2);
      for (const n of [numerator, multiple, Math.max(0, multiple - 1), middle, middle + 1, Math.max(0, middle - 1)]) {
        const exact = (2n * BigInt(n) + BigInt(by)) / (2n * BigInt(by));
        expect(BigInt(divideHalfUp(n, by))).toBe(exact);
      }
    },
  );
});
