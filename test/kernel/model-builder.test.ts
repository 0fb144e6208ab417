/** A model built piece by piece: what is wrong with it is named, all at once; what is right becomes rows. */
import { describe, expect, it } from "vitest";
import { checkModel, ModelBuilder, ModelError, NONE, optionOf, UNLIMITED } from "../../src/kernel/public.ts";

function faultsOf(say: (builder: ModelBuilder) => void, periods = 4): string[] {
  const builder = new ModelBuilder({ periods });
  say(builder);
  try {
    builder.build();
  } catch (error) {
    if (error instanceof ModelError) return error.faults.map(({ of, message }) => `${of}: ${message}`);
    throw error;
  }
  return [];
}

/** A task with one mode, so that nothing else is wrong. */
function job(builder: ModelBuilder, id?: string): { task: number; mode: number } {
  const task = builder.task(id === undefined ? {} : { id });
  return { task, mode: builder.mode(task, {}) };
}

describe("what is wrong is named", () => {
  const cases: [what: string, say: (builder: ModelBuilder) => void, expected: RegExp[]][] = [
    [
      "a capacity below 0",
      (b) => b.resource({ id: "oven", capacity: -1 }),
      [/^oven: capacity -1, expected an integer/],
    ],
    ["a capacity that is no number", (b) => b.resource({ capacity: Number.NaN }), [/^resource 0: capacity NaN/]],
    ["a capacity past 32 bits", (b) => b.resource({ capacity: 2 ** 31 }), [/capacity 2147483648/]],
    ["too few capacities", (b) => b.resource({ capacity: [1, 2] }), [/2 capacities, expected one for each of the 4/]],
    ["a task without modes", (b) => b.task({ id: "paint" }), [/^paint: has no mode/]],
    [
      "starts outside the horizon",
      (b) => b.mode(b.task({ earliest: -1, latest: 4 }), {}),
      [/task 0: earliest start -1, expected an integer from 0 to 3/],
    ],
    [
      "a window back to front",
      (b) => b.mode(b.task({ earliest: 3, latest: 1 }), {}),
      [/latest start 1, expected no earlier/],
    ],
    ["a skip cost below 0", (b) => b.mode(b.task({ skipCost: -5 }), {}), [/skip cost -5/]],
    [
      "a cost that is no integer",
      (b) => b.mode(b.task(), { id: "by hand", cost: 0.5 }),
      [/^by hand of task 0: cost 0.5/],
    ],
    [
      "a negative demand",
      (b) => b.mode(b.task(), { demands: [{ resource: b.resource({ capacity: 1 }), amount: -2 }] }),
      [/amount -2/],
    ],
    [
      "a resource that does not exist",
      (b) => b.mode(b.task(), { demands: [{ resource: 7 }] }),
      [/resource 7 does not exist/],
    ],
    ["a mode of no task", (b) => b.mode(3, {}), [/task 3 does not exist/]],
    ["no time at all", (b) => b.mode(b.task(), { duration: 0 }), [/duration 0, expected an integer from 1/]],
    [
      "an end before its start",
      (b) => b.mode(b.task(), { ends: () => 0 }),
      [/end of an option that starts in period 0/],
    ],
    [
      "a start of a mode outside",
      (b) => b.mode(b.task(), { starts: [9] }),
      [/start 9, expected an integer from 0 to 3/],
    ],
    ["start costs below 0", (b) => b.mode(b.task({ startCosts: (p) => -p }), {}), [/start cost of period 1 -1/]],
    ["too few start costs", (b) => b.mode(b.task({ startCosts: [1] }), {}), [/1 start costs, expected one for each/]],
    [
      "a task in two groups",
      (b) => {
        const { task } = job(b, "drill");
        b.sameStart([task]);
        b.sameStart([task]);
      },
      [/drill is in same start 0 already/],
    ],
    [
      "a circle of precedences",
      (b) => {
        const [one, two] = [job(b, "one").task, job(b, "two").task];
        b.precedence({ before: one, after: two });
        b.precedence({ before: two, after: one });
      },
      [/one: must end before it starts: one before two before one/],
    ],
    [
      "lags back to front",
      (b) => b.precedence({ before: job(b).task, after: job(b).task, minLag: 3, maxLag: 1 }),
      [/maxLag 1, expected at least minLag 3/],
    ],
    ["a limit on no place", (b) => b.atMost([2], 1), [/place 2 does not exist/]],
    [
      "a quota back to front",
      (b) => b.quota({ id: "North", terms: [], min: 2, max: 1 }),
      [/^North: maximum 1, expected at least/],
    ],
    ["a pair within one task", (b) => b.incompatible(job(b).mode, 0), [/expected modes of two tasks/]],
    [
      "needs of several tasks",
      (b) => b.requires(job(b).mode, [job(b).mode, job(b).mode]),
      [/needs modes of 2 tasks, expected all of one/],
    ],
    [
      "costs that leave the exact integers",
      (b) => {
        for (let k = 0; k < 2; k++) b.mode(b.task(), { cost: Number.MAX_SAFE_INTEGER });
      },
      [/costs that may add up to/],
    ],
  ];
  it.each(cases)("%s", (_, say, expected) => {
    const faults = faultsOf(say);
    for (const pattern of expected) expect(faults).toContainEqual(expect.stringMatching(pattern));
  });

  it("all at once", () => {
    const faults = faultsOf((b) => {
      b.resource({ id: "oven", capacity: -1 });
      b.task({ id: "paint", skipCost: -1 });
    });
    expect(faults).toHaveLength(3);
  });

  it("a number of periods that is none", () => {
    for (const periods of [0, -1, 1.5, Number.NaN, 40_000]) {
      expect(() => new ModelBuilder({ periods }).build()).toThrow(/the model: periods/);
    }
  });
});

describe("what is right becomes rows", () => {
  it("sorts modes by cost, shares shapes and start costs, adds up demands on one resource", () => {
    const builder = new ModelBuilder({ periods: 4 });
    const oven = builder.resource({ capacity: [2, 2, Number.POSITIVE_INFINITY, 2] });
    const late = (start: number): number => 10 * start;
    const cake = builder.task({ startCosts: late, latest: 2 });
    const bread = builder.task({ startCosts: late, skipCost: 7 });
    const slow = builder.mode(cake, { cost: 5, duration: 3, demands: [{ resource: oven }, { resource: oven }] });
    const fast = builder.mode(cake, { cost: 2, duration: 3, starts: [1] });
    const same = builder.mode(bread, { duration: 3, demands: [{ resource: oven, amount: 0 }] });
    const model = builder.build();
    expect([...model.names!.modeRef]).toEqual([fast, slow, same]);
    expect([...model.modeCost]).toEqual([2, 5, 0]);
    expect([...model.firstMode]).toEqual([0, 2, 3]);
    expect(model.modeShape[1]).toBe(model.modeShape[2]);
    expect([...model.endOf.subarray(model.modeShape[0]! * 4)].slice(0, 4)).toEqual([NONE, 4, NONE, NONE]);
    expect([...model.endOf.subarray(model.modeShape[1]! * 4)].slice(0, 4)).toEqual([3, 4, NONE, NONE]);
    expect([...model.firstDemand]).toEqual([0, 0, 1, 1]);
    expect([...model.demandAmount]).toEqual([2]);
    expect([...model.capacity]).toEqual([2, 2, UNLIMITED, 2]);
    expect([...model.startCosts]).toEqual([0, 10, 20, 30]);
    expect([...model.pastLatest]).toEqual([3, 4]);
    expect([...model.skipCost]).toEqual([Number.POSITIVE_INFINITY, 7]);
    const choice = { mode: Int32Array.of(0, NONE), start: Int32Array.of(1, NONE) };
    expect(optionOf(model, choice, cake)).toEqual({ mode: fast, start: 1 });
    expect(optionOf(model, choice, bread)).toBeUndefined();
    expect(checkModel(model, choice)).toEqual({ ok: true, violations: [], cost: 19 });
  });
});

describe("a check finds each broken rule", () => {
  /** Two jobs of two periods on one machine, at two places. */
  function twoJobs(say: (builder: ModelBuilder, modes: readonly number[], tasks: readonly number[]) => void): {
    rules(mode: number[], start: number[]): string[];
  } {
    const builder = new ModelBuilder({ periods: 6 });
    const machine = builder.resource({ capacity: 1 });
    const tasks = ["a", "b"].map((id) => builder.task({ id, skipCost: 9 }));
    const modes = tasks.flatMap((task) =>
      [3, 4].map((cost) =>
        builder.mode(task, {
          cost,
          duration: 2,
          demands: [{ resource: machine }],
          place: builder.place({ cost: 100 }),
        }),
      ),
    );
    say(builder, modes, tasks);
    const model = builder.build();
    return {
      rules: (mode, start) =>
        checkModel(model, { mode: Int32Array.from(mode), start: Int32Array.from(start) }).violations.map(
          ({ rule }) => rule,
        ),
    };
  }

  it("options, capacities, groups", () => {
    const { rules } = twoJobs((b, _, tasks) => b.sameStart(tasks, { spread: 2 }));
    expect(rules([0, 2], [0, 2])).toEqual([]);
    expect(rules([0, 1], [0, 2])).toEqual(["option"]);
    expect(rules([0, 2], [0, 5])).toEqual(["option"]);
    expect(rules([0, 2], [0, 1])).toEqual(["capacity"]);
    expect(rules([0, 2], [0, 3])).toEqual(["sameStart"]);
    expect(rules([0, NONE], [3, NONE])).toEqual([]);
  });

  it("lags, only where both are placed", () => {
    const { rules } = twoJobs((b, _, [before, after]) =>
      b.precedence({ before: before!, after: after!, minLag: 1, maxLag: 2 }),
    );
    expect(rules([0, 2], [0, 3])).toEqual([]);
    expect(rules([0, 2], [0, 2])).toEqual(["precedence"]);
    expect(rules([0, 2], [4, 0])).toEqual(["precedence"]);
    expect(rules([NONE, 2], [NONE, 0])).toEqual([]);
  });

  it("limits, quotas, pairs, needs", () => {
    const limited = twoJobs((b) => b.atMost([0, 2], 1));
    expect(limited.rules([0, 2], [0, 2])).toEqual(["limit"]);
    expect(limited.rules([0, 3], [0, 2])).toEqual([]);
    const quota = twoJobs((b, modes) =>
      b.quota({ terms: modes.map((mode) => ({ mode, coefficient: 3, to: 2 })), min: 3, max: 5 }),
    );
    expect(quota.rules([0, 2], [0, 2])).toEqual(["quota"]);
    expect(quota.rules([0, 2], [0, 3])).toEqual([]);
    expect(quota.rules([0, NONE], [3, NONE])).toEqual(["quota"]);
    const apart = twoJobs((b, [one, , other]) => b.incompatible(one!, other!));
    expect(apart.rules([0, 2], [0, 2])).toEqual(["incompatible"]);
    expect(apart.rules([1, 2], [0, 2])).toEqual([]);
    const needing = twoJobs((b, [one, , other]) => b.requires(one!, [other!]));
    expect(needing.rules([0, 3], [0, 2])).toEqual(["requirement"]);
    expect(needing.rules([0, NONE], [0, NONE])).toEqual(["requirement"]);
    expect(needing.rules([0, 2], [0, 2])).toEqual([]);
  });

  it("counts each place that is opened once", () => {
    const builder = new ModelBuilder();
    const centre = builder.place({ cost: 100 });
    for (let k = 0; k < 3; k++) builder.mode(builder.task(), { cost: 1, place: centre });
    const model = builder.build();
    const all = { mode: Int32Array.of(0, 1, 2), start: new Int32Array(3) };
    expect(checkModel(model, all).cost).toBe(103);
    const missing = { mode: Int32Array.of(0, NONE, NONE), start: Int32Array.of(0, NONE, NONE) };
    expect(checkModel(model, missing).violations.map(({ rule }) => rule)).toEqual(["mandatory", "mandatory"]);
  });
});
