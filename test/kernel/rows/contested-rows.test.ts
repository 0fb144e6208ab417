/** The rows that a dual ascent moves, against a twin that counts all that tasks have anew. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { type AllocationModel, NONE, UNLIMITED } from "../../../src/kernel/model.ts";
import { ContestedRows } from "../../../src/kernel/rows/contested-rows.ts";
import { zeroPrices } from "../../../src/kernel/rows/prices.ts";
import { optionsOf, rowsOf } from "../../oracle/enumerate-model.ts";
import { modelArb } from "../arbitrary-model.ts";

interface Taken {
  readonly modeOf: Int32Array;
  readonly startOf: Int16Array;
}

/** What tasks use of each row. */
function usageOf(model: AllocationModel, { modeOf, startOf }: Taken): number[] {
  const usage = new Array<number>(model.resources * model.periods).fill(0);
  for (let task = 0; task < model.tasks; task++) {
    const option = optionsOf(model, task).find(({ mode, start }) => mode === modeOf[task] && start === startOf[task]);
    for (const [row, amount] of option === undefined ? [] : rowsOf(model, option)) usage[row]! += amount;
  }
  return usage;
}

function priceOf(rows: ContestedRows, resource: number, period: number): number {
  const { sumAt, sumBefore } = rows.prices;
  const at = sumAt[resource]! + period;
  return sumBefore[at + 1]! - sumBefore[at]!;
}

describe("contested rows", () => {
  test.prop([modelArb, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 }), fc.integer({ min: 1, max: 9 })], {
    numRuns: 300,
  })("know what is in excess, and move prices where anything is and nowhere else", (model, moves, step) => {
    const rows = new ContestedRows(model, zeroPrices(model));
    const taken = { modeOf: new Int32Array(model.tasks).fill(NONE), startOf: new Int16Array(model.tasks).fill(NONE) };
    const tasks = Int32Array.from({ length: model.tasks }, (_, task) => task);
    moves.forEach(([taskSeed, optionSeed], turn) => {
      const task = taskSeed % model.tasks;
      const options = optionsOf(model, task);
      const option = options[optionSeed % (options.length + 1)];
      const slots = rows.slots;
      if (taken.modeOf[task] !== NONE) rows.use(taken.modeOf[task]!, taken.startOf[task]!, -1);
      if (option !== undefined) rows.use(option.mode, option.start, 1);
      taken.modeOf[task] = option?.mode ?? NONE;
      taken.startOf[task] = option?.start ?? NONE;
      if (rows.slots > slots) rows.recount(slots, tasks, taken.modeOf, taken.startOf);

      const usage = usageOf(model, taken);
      for (let resource = 0; resource < model.resources; resource++) {
        const periods = Array.from({ length: model.periods }, (_, period) => period);
        const capacityOf = (period: number): number => model.capacity[resource * model.periods + period]!;
        const isOver = periods.some((period) => usage[resource * model.periods + period]! > capacityOf(period));
        const before = periods.map((period) => priceOf(rows, resource, period));
        // A resource once moved stays live; before that, only excess makes it so.
        if (isOver) expect(rows.isLive(resource)).toBe(true);
        else if (rows.prices.sumAt[resource] === 0) expect(rows.isLive(resource)).toBe(false);
        if (!rows.isLive(resource) || turn % 2 === 0) continue;

        const fell = rows.fall[resource]!;
        rows.move(resource, step, 1 - 0.95 ** (turn + 1));
        const after = periods.map((period) => priceOf(rows, resource, period));
        expect(Math.min(...after)).toBeGreaterThanOrEqual(0);
        const worth = periods.reduce(
          (sum, period) => sum + (capacityOf(period) === UNLIMITED ? 0 : after[period]! * capacityOf(period)),
          0,
        );
        expect(rows.worth[resource]).toBeCloseTo(worth, 6);
        for (let from = 0; from < model.periods; from++) {
          let fall = 0;
          for (let period = from; period < model.periods; period++) {
            fall += before[period]! - after[period]!;
            expect(rows.fall[resource]! - fell).toBeGreaterThanOrEqual(fall - 1e-9);
          }
        }
      }
    });
  });
});
