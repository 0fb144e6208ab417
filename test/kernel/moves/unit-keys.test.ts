/** What units and groups cost at the prices, against all their combinations of options. */
import { test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { type AllocationModel, NONE, optionCost } from "../../../src/kernel/model.ts";
import { bestPositions } from "../../../src/kernel/moves/group-curves.ts";
import { modeClassesOf } from "../../../src/kernel/moves/mode-classes.ts";
import { type PricedList, UnitKeys } from "../../../src/kernel/moves/unit-keys.ts";
import { unitsOf } from "../../../src/kernel/moves/units.ts";
import { coupledModelArb } from "../arbitrary-coupled-model.ts";

interface Option {
  readonly mode: number;
  readonly start: number;
  readonly end: number;
  readonly item: number;
  readonly cost: number;
}

function optionsOf(model: AllocationModel, task: number): Option[] {
  const options: Option[] = [];
  for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
    for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
      const end = model.endOf[model.modeShape[mode]! * model.periods + start]!;
      const item = (mode - model.firstMode[task]!) * model.periods + start;
      if (end !== NONE) options.push({ mode, start, end, item, cost: optionCost(model, task, mode, start) });
    }
  }
  return options;
}

/** Whether a mode of another task serves all that a mode needs of that task. */
function isServed({ couplings: { pairs }, firstMode }: AllocationModel, mode: number, other: number): boolean {
  const taskOf = (row: number): number => firstMode.findLastIndex((first) => first <= row);
  return pairs.needing.every((needing, row) => {
    const helpers = [...pairs.needed.subarray(pairs.firstNeeded[row], pairs.firstNeeded[row + 1])];
    const isAboutOther = helpers.length > 0 && helpers.every((helper) => taskOf(helper) === taskOf(other));
    return needing !== mode || !isAboutOther || helpers.includes(other);
  });
}

/** Whether one precedence lets two options be. */
function agree(model: AllocationModel, row: number, first: Option, second: Option): boolean {
  const { minLag, maxLag, isZoned, zoneAsBefore, zoneAsAfter } = model.couplings.precedences;
  const lag = second.start - first.end;
  if (lag < minLag[row]! || lag > maxLag[row]!) return false;
  if (isZoned[row] === 1) {
    const [one, other] = [zoneAsBefore[first.mode]!, zoneAsAfter[second.mode]!];
    if (one !== other && one !== NONE && other !== NONE) return false;
  }
  return isServed(model, first.mode, second.mode) && isServed(model, second.mode, first.mode);
}

describe("keys of a unit", () => {
  test.prop([coupledModelArb], { numRuns: 500 })("are the least that two tied tasks cost together", (model) => {
    const { before, after, isJoint } = model.couplings.precedences;
    // A single precedence: the tree is the pair.
    if (before.length !== 1) return;
    const keys = new UnitKeys(model, unitsOf(model).unitOf, modeClassesOf(model));
    const [one, other] = [before[0]!, after[0]!];
    const lists = new Map<number, PricedList>();
    for (const task of [one, other]) {
      const options = optionsOf(model, task);
      lists.set(task, {
        items: Int32Array.from(options, ({ item }) => item),
        keys: Float64Array.from(options, ({ cost }) => cost),
      });
    }
    for (const [task, partner] of [
      [one, other],
      [other, one],
    ] as const) {
      const absent = isJoint[0] === 1 ? Number.POSITIVE_INFINITY : model.skipCost[partner]!;
      const expected = optionsOf(model, task).map((option) =>
        optionsOf(model, partner)
          .filter((rest) => (task === one ? agree(model, 0, option, rest) : agree(model, 0, rest, option)))
          .reduce((least, { cost }) => Math.min(least, option.cost + cost), option.cost + absent),
      );
      expect([...keys.keysOf(task, lists)]).toEqual(expected);
    }
  });
});

describe("positions of groups", () => {
  test.prop([coupledModelArb], { numRuns: 300 })("cost least of all that their orders allow", (model) => {
    const { before, after, minLag, maxLag } = model.couplings.orders;
    const groups = model.groupSpread.length;
    const { periods } = model;
    if (groups !== 2) return;
    const curves = Float64Array.from({ length: groups * periods }, (_, at) => (at * 7 + model.tasks * 3) % 11);
    let from = Number.NEGATIVE_INFINITY;
    let to = Number.POSITIVE_INFINITY;
    if (before.length === 1) {
      from = minLag[0]! + model.groupSpread[before[0]!]!;
      to = maxLag[0]! - model.groupSpread[after[0]!]!;
      if (from > to) [from, to] = [minLag[0]!, maxLag[0]!];
    }
    let least = Number.POSITIVE_INFINITY;
    for (let a = 0; a < periods; a++) {
      for (let b = 0; b < periods; b++) {
        const lag = before[0] === 1 ? a - b : b - a;
        if (lag >= from && lag <= to) least = Math.min(least, curves[a]! + curves[periods + b]!);
      }
    }
    const [a, b] = bestPositions(model, curves) as unknown as [number, number];
    if (least === Number.POSITIVE_INFINITY) expect(Math.min(a, b)).toBe(NONE);
    else expect(curves[a]! + curves[periods + b]!).toBe(least);
  });
});
