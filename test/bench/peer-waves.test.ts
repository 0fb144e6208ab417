/** Peers' models of tasks that start together, and of a part of the options, against the models they were made from. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { milpOfWave } from "../../bench/peers/models/milp-wave.ts";
import { eachOption, optionsOf } from "../../bench/peers/models/options.ts";
import { thinnedOptions } from "../../bench/peers/models/thinned.ts";
import { isWave, waveOf } from "../../bench/peers/models/wave.ts";
import { ModelBuilder } from "../../src/kernel/build/model-builder.ts";
import { checkModel } from "../../src/kernel/check-model.ts";
import { type AllocationModel, emptyChoice, optionCost } from "../../src/kernel/model.ts";

const PERIODS = 4;

/** Tasks that start together, on resources that have all their capacity or none. */
const waveArb: fc.Arbitrary<AllocationModel> = fc
  .record({
    resources: fc.array(
      fc.record({
        capacity: fc.integer({ min: 1, max: 2 }),
        isOpen: fc.array(fc.boolean(), { minLength: PERIODS, maxLength: PERIODS }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    startCosts: fc.array(fc.nat(6), { minLength: PERIODS, maxLength: PERIODS }),
    tasks: fc.array(
      fc.record({
        skipCost: fc.option(fc.nat(20), { nil: undefined }),
        modes: fc.array(fc.tuple(fc.nat(2), fc.nat(9), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ resources, startCosts, tasks }) => {
    const builder = new ModelBuilder({ periods: PERIODS });
    const rows = resources.map(({ capacity, isOpen }) =>
      builder.resource({ capacity: isOpen.map((open) => (open ? capacity : 0)) }),
    );
    const group = tasks.map(({ skipCost, modes }) => {
      const task = builder.task({
        startCosts: (start) => startCosts[start]!,
        ...(skipCost === undefined ? {} : { skipCost }),
      });
      for (const [at, cost, duration] of modes) {
        builder.mode(task, { cost, duration, demands: [{ resource: rows[at % rows.length]! }] });
      }
      return task;
    });
    builder.sameStart(group);
    return builder.build();
  });

/** What the mixed-integer model says of modes (NONE is -1) taken from a start: its cost, undefined where a row does not hold. */
function costIn(model: AllocationModel, start: number, modes: readonly number[]): number | undefined {
  const { milp } = milpOfWave(model);
  const values = milp.cost.map(() => 0);
  for (const mode of modes) if (mode >= 0) values[mode] = 1;
  values[model.modeCost.length + waveOf(model).starts.indexOf(start)] = 1;
  const entries = milp.rowLower.map((_, row) =>
    milp.column
      .slice(milp.firstEntry[row], milp.firstEntry[row + 1])
      .map((column, at) => [column, milp.coefficient[milp.firstEntry[row]! + at]!] as const),
  );
  const sumOf = (row: readonly (readonly [number, number])[]): number =>
    row.reduce((sum, [column, by]) => sum + by * values[column]!, 0);
  // What is left out is what an equation lacks, and what it saves too much is as little as its row allows.
  const known = model.modeCost.length + waveOf(model).starts.length;
  entries.forEach((row, index) => {
    const open = row.find(([column]) => column >= known && milp.isInteger[column] === 1);
    if (open !== undefined && milp.rowLower[index] === 1) values[open[0]] = 1 - sumOf(row);
  });
  entries.forEach((row) => {
    const open = row.find(([column]) => milp.isInteger[column] === 0);
    if (open !== undefined) values[open[0]] = Math.max(0, sumOf(row));
  });
  const isIn = values.every((value, column) => value >= 0 && value <= milp.upper[column]!);
  const holds = entries.every((row, index) => {
    const sum = sumOf(row);
    return sum >= milp.rowLower[index]! - 1e-9 && sum <= milp.rowUpper[index]! + 1e-9;
  });
  if (!isIn || !holds) return undefined;
  return values.reduce((sum, value, column) => sum + value * milp.cost[column]!, 0) * milp.costUnit;
}

/** Every mode, or none, for every task. */
function* selections(model: AllocationModel, task = 0): Generator<number[]> {
  if (task === model.tasks) {
    yield [];
    return;
  }
  for (const rest of selections(model, task + 1)) {
    yield [-1, ...rest];
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) yield [mode, ...rest];
  }
}

describe("the peers' model of a wave", () => {
  test.prop([waveArb], { numRuns: 80 })(
    "allows from each start what the model does at its cost, and loses no optimum with the starts it drops",
    (model) => {
      expect(isWave(model)).toBe(true);
      const { starts } = waveOf(model);
      let [optimum, least] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (let start = 0; start < PERIODS; start++) {
        for (const modes of selections(model)) {
          const choice = emptyChoice(model.tasks);
          modes.forEach((mode, task) => {
            choice.mode[task] = mode;
            choice.start[task] = mode < 0 ? -1 : start;
          });
          const { ok, cost } = checkModel(model, choice);
          if (ok) optimum = Math.min(optimum, cost);
          if (!starts.includes(start)) continue;
          const said = costIn(model, start, modes);
          expect(said !== undefined).toBe(ok);
          if (said === undefined) continue;
          expect(said).toBeCloseTo(cost, 6);
          least = Math.min(least, cost);
        }
      }
      // Without any start there is nothing to choose from.
      if (starts.length > 0) expect(least).toBe(optimum);
    },
  );
});

/** Tasks that may be left out, over time. */
const optionalArb: fc.Arbitrary<AllocationModel> = fc
  .array(
    fc.record({
      skipCost: fc.integer({ min: 1, max: 20 }),
      modes: fc.array(fc.tuple(fc.nat(1), fc.nat(15), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((tasks) => {
    const builder = new ModelBuilder({ periods: 8 });
    const rows = [builder.resource({ capacity: 1 }), builder.resource({ capacity: [1, 1, 0, 1, 1, 1, 1, 1] })];
    for (const { skipCost, modes } of tasks) {
      const task = builder.task({ skipCost, startCosts: (start) => start });
      for (const [at, cost, duration] of modes)
        builder.mode(task, { cost, duration, demands: [{ resource: rows[at]! }] });
    }
    return builder.build();
  });

describe("a part of the options", () => {
  test.prop([optionalArb, fc.integer({ min: 1, max: 60 })], { numRuns: 150 })(
    "has all where they are few enough, else the cheapest of those a length apart that pay, and counts what is left",
    (model, most) => {
      const all = optionsOf(model);
      const { options, left } = thinnedOptions(model, most);
      expect(options.count + left).toBe(all.count);
      if (all.count <= most) {
        expect(options).toEqual(all);
        return;
      }
      const each = Math.max(1, Math.floor(most / model.tasks));
      for (let task = 0; task < model.tasks; task++) {
        const [first, past] = [options.firstOption[task]!, options.firstOption[task + 1]!];
        expect(past - first).toBeLessThanOrEqual(each);
        const possible = [...eachOption(model, task)];
        for (let option = first; option < past; option++) {
          const [mode, start, end] = [options.mode[option]!, options.start[option]!, options.end[option]!];
          expect(possible).toContainEqual([mode, start, end]);
          expect(options.cost[option]).toBe(optionCost(model, task, mode, start));
          expect(options.cost[option]).toBeLessThan(model.skipCost[task]!);
          if (option > first) expect(options.cost[option]).toBeGreaterThanOrEqual(options.cost[option - 1]!);
          for (let other = first; other < option; other++) {
            const isApart = options.end[other]! <= start || end <= options.start[other]!;
            expect(options.mode[other] !== mode || isApart).toBe(true);
          }
        }
      }
    },
  );
});
