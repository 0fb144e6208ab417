import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { ExactSums } from "../../src/verify/bound/exact-sums.ts";

describe("exact sums", () => {
  const value = fc.oneof(fc.maxSafeNat(), fc.constant(Number.MAX_SAFE_INTEGER), fc.nat(9));
  const times = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 100_000 }));
  test.prop([fc.array(fc.tuple(fc.nat(2), value, times), { maxLength: 30 })])(
    "are those of big integers, far beyond 2^53",
    (terms) => {
      const sums = new ExactSums(3);
      const exact = [0n, 0n, 0n];
      for (const [k, one, many] of terms) {
        sums.add(k, one, many);
        exact[k]! += BigInt(one) * BigInt(many);
      }
      expect([0, 1, 2].map((k) => sums.at(k))).toEqual(exact);
    },
  );
});
