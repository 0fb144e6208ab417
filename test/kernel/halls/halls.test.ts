import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { fitTogether, hallModelArb, hallsIn } from "./arbitrary-halls.ts";

describe("halls", () => {
  it("are none where a mode asks for something else as well, or many fit at a time", () => {
    const builder = new ModelBuilder({ periods: 3 });
    const [hall, beds, wide] = [9, 5, 100].map((capacity) => builder.resource({ capacity }));
    const both = [
      { resource: hall!, amount: 4 },
      { resource: beds!, amount: 2 },
    ];
    builder.mode(builder.task({ skipCost: 1 }), { duration: 2, demands: both });
    builder.mode(builder.task({ skipCost: 1 }), { duration: 2, demands: [{ resource: wide!, amount: 3 }] });
    expect(hallsIn(builder.build()).count).toBe(0);
  });

  it("have a moment where options meet, and none that says no more than another", () => {
    const builder = new ModelBuilder({ periods: 8 });
    const hall = builder.resource({ capacity: 9 });
    for (const duration of [2, 4]) {
      const task = builder.task({ skipCost: 9, startCosts: (start) => start });
      builder.mode(task, { duration, starts: [0, 4], demands: [{ resource: hall, amount: 4 }] });
    }
    // Both meet on days 0 and 1, and on 4 and 5.
    const { moments, from, past } = hallsIn(builder.build());
    expect([...moments]).toEqual([2]);
    expect([...from].map((first, option) => [first, past[option]])).toEqual([
      [0, 1],
      [0, 1],
      [1, 2],
      [1, 2],
    ]);
  });

  test.prop([hallModelArb(), fc.infiniteStream(fc.boolean())], { numRuns: 300 })(
    "hold together at moments what they hold at all times",
    (model, draws) => {
      const halls = hallsIn(model);
      for (let hall = 0; hall < halls.count; hall++) {
        const options: number[] = [];
        for (let option = halls.firstOption[hall]!; option < halls.firstOption[hall + 1]!; option++) {
          const drawn = [...options, option];
          if (draws.next().value !== true || new Set(drawn.map((one) => halls.task[one])).size < drawn.length) continue;
          const asked = new Int32Array(halls.moments[hall]!);
          for (const one of drawn) {
            for (let at = halls.from[one]!; at < halls.past[one]!; at++) asked[at]! += halls.amount[one]!;
          }
          const fits = asked.every((seats) => seats <= halls.seats[hall]!);
          expect(fits).toBe(fitTogether(model, halls, hall, drawn));
          if (fits) options.push(option);
        }
      }
    },
  );
});
