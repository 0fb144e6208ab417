import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { emptyPacking, HallPacker } from "../../../src/kernel/halls/hall-packer.ts";
import { fitTogether, hallModelArb, hallsIn, mostEarned } from "./arbitrary-halls.ts";

const worthsArb = fc.array(fc.array(fc.nat(60), { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 4 });

describe("a hall", () => {
  test.prop([hallModelArb(2), worthsArb], { numRuns: 200 })(
    "is packed at the best, time and again",
    (model, rounds) => {
      const halls = hallsIn(model);
      const packer = new HallPacker(halls, model.tasks);
      const packings = Array.from(halls.moments, emptyPacking);
      for (const worths of rounds) {
        const worth = Float64Array.from(worths);
        for (let hall = 0; hall < halls.count; hall++) {
          const packing = packings[hall]!;
          packer.pack(hall, worth, halls.cost, packing, 100_000);
          const options = [...packing.option.subarray(0, packing.count)];
          expect(fitTogether(model, halls, hall, options)).toBe(true);
          const earned = options.reduce((sum, one) => sum + worth[halls.task[one]!]! - halls.cost[one]!, 0);
          const best = mostEarned(model, halls, hall, worth);
          expect([earned, packing.most]).toEqual([best, best]);
          expect(packer.evaluations % 1).toBe(0);
        }
      }
    },
  );

  test.prop([hallModelArb(1), worthsArb, fc.integer({ min: 1, max: 5 })], { numRuns: 200 })(
    "earns no more than is told where the search ends early",
    (model, rounds, nodes) => {
      const halls = hallsIn(model);
      const packer = new HallPacker(halls, model.tasks);
      const packing = emptyPacking(halls.moments[0] ?? 0);
      for (const worths of halls.count === 0 ? [] : rounds) {
        packer.pack(0, Float64Array.from(worths), halls.cost, packing, nodes);
        expect(packing.most).toBeGreaterThanOrEqual(mostEarned(model, halls, 0, worths));
      }
    },
  );

  test.prop([hallModelArb(1), worthsArb], { numRuns: 100 })(
    "is packed the same however profits are split",
    (model, rounds) => {
      const halls = hallsIn(model);
      const packer = new HallPacker(halls, model.tasks);
      const packing = emptyPacking(halls.moments[0] ?? 0);
      for (const worths of halls.count === 0 ? [] : rounds) {
        const worth = Float64Array.from(worths);
        packer.splitBy((option, moment) => (option * 7 + moment * 5) % 3, worth, halls.cost);
        packer.pack(0, worth, halls.cost, packing, 100_000);
        expect(packing.most).toBe(mostEarned(model, halls, 0, worths));
      }
    },
  );
});
