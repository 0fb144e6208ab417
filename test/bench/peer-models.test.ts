/** The mixed-integer model that peers get, against the model it was made from. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { milpOf } from "../../bench/peers/models/milp.ts";
import type { Milp } from "../../bench/peers/models/milp-builder.ts";
import { optionsOf } from "../../bench/peers/models/options.ts";
import { setNames, translators } from "../../bench/public/sets/index.ts";
import { checkModel } from "../../src/kernel/check-model.ts";
import { emptyChoice } from "../../src/kernel/model.ts";
import { instances } from "./instances.ts";

/** Fills in columns that equations leave one value for, those of places as low as rows allow, and says whether all rows hold. */
function complete(milp: Milp, known: readonly number[]): number[] | undefined {
  const values: (number | undefined)[] = milp.cost.map((_, column) => known[column]);
  const entries = milp.rowLower.map((_, row) =>
    milp.column
      .slice(milp.firstEntry[row], milp.firstEntry[row + 1])
      .map((column, at) => [column, milp.coefficient[milp.firstEntry[row]! + at]!] as const),
  );
  for (let round = 0; round < 2; round++) {
    entries.forEach((row, index) => {
      const open = row.filter(([column]) => values[column] === undefined);
      if (open.length !== 1 || milp.rowLower[index] !== milp.rowUpper[index]) return;
      const sum = row.reduce((total, [column, by]) => total + by * (values[column] ?? 0), 0);
      values[open[0]![0]] = (milp.rowLower[index]! - sum) / open[0]![1];
    });
    // What is still open is a place: it is used when a row needs it.
    for (let column = 0; round === 0 && column < values.length; column++) {
      if (values[column] !== undefined || milp.isInteger[column] === 0) continue;
      const isNeeded = entries.some((row, index) => {
        if (milp.rowUpper[index] !== 0 || !row.some(([other, by]) => other === column && by < 0)) return false;
        return row.some(([other, by]) => by > 0 && (values[other] ?? 0) > 0);
      });
      values[column] = isNeeded ? 1 : 0;
    }
  }
  const whole = values.map((value) => value ?? 0);
  const isIn = whole.every((value, column) => value >= 0 && value <= milp.upper[column]!);
  const holds = entries.every((row, index) => {
    const sum = row.reduce((total, [column, by]) => total + by * whole[column]!, 0);
    return sum >= milp.rowLower[index]! && sum <= milp.rowUpper[index]!;
  });
  return isIn && holds ? whole : undefined;
}

describe.each(setNames)("the peers' model of %s", (set) => {
  const { name, tiny } = instances[set];

  test.prop([tiny, fc.infiniteStream(fc.nat())], { numRuns: 60 })(
    "allows a choice exactly when the model does, and at the same cost",
    ({ text }, seeds) => {
      const { model } = translators[set](text, name);
      const { milp, choiceOf } = milpOf(model);
      const options = optionsOf(model);
      for (let round = 0; round < 5; round++) {
        const choice = emptyChoice(model.tasks);
        const taken = Array.from({ length: options.count }, () => 0);
        for (let task = 0; task < model.tasks; task++) {
          const [first, past] = [options.firstOption[task]!, options.firstOption[task + 1]!];
          if (first === past) continue;
          const option = first + ((seeds.next().value ?? 0) % (past - first));
          taken[option] = 1;
          choice.mode[task] = options.mode[option]!;
          choice.start[task] = options.start[option]!;
        }
        const { ok, cost } = checkModel(model, choice);
        const values = complete(milp, taken);
        expect(values !== undefined).toBe(ok);
        if (values === undefined) continue;
        const total = values.reduce((sum, value, column) => sum + value * milp.cost[column]!, 0);
        expect(total * milp.costUnit).toBeCloseTo(cost, 6);
        expect(choiceOf(values)).toEqual(choice);
      }
    },
  );
});
