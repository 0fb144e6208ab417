import { sortByKey } from "../../base/index.ts";
import type { Core } from "../anneal/core.ts";
import { type Multipliers, type PricedRows, pricedRowsOf, zeroMultipliers } from "../coupled/multipliers.ts";
import { OptionPricer } from "../coupled/option-pricer.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { Search } from "../search.ts";
import type { ModeClasses } from "./mode-classes.ts";
import { OptionLister } from "./option-lister.ts";
import { type PricedList, UnitKeys } from "./unit-keys.ts";
import type { Units } from "./units.ts";

/** Options looked at between two yields. */
const SLICE = 50_000;
/** Options put in order between two yields. */
const ROWS = 20_000;
/** Options held for all tasks together, and for one task at least and at most. */
const MOST = 3_000_000;
const LEAST_PER_TASK = 60;
const MOST_PER_TASK = 400;

/**
 * The core of a model with couplings: the options of each task that cost least at the multipliers of the best bound, together
 * with the best that the others of its unit can do then; least first. Besides these the best one of each mode and, for a task
 * whose time is tied to others, of each start, so that it finds an option wherever the others are.
 */
export interface PricedOptions extends Core {
  /** Cost of an option at the multipliers with the best of the others of its unit, and on its own. [option] */
  readonly optionKey: Float64Array;
  readonly ownKey: Float64Array;
  /** Options of a task, earliest start first: rows of the options. [firstOption[task] ..] */
  readonly byStart: Int32Array;
  /** The same, least own key first. */
  readonly byOwn: Int32Array;
}

export function* pricedOptionsOf(
  search: Search,
  units: Units,
  classes: readonly (ModeClasses | undefined)[],
): Generator<void, PricedOptions, void> {
  const { model, layout, budget } = search;
  const rows: PricedRows = search.guide?.rows ?? pricedRowsOf(model);
  const multipliers: Multipliers = search.guide?.multipliers ?? zeroMultipliers(model, rows);
  const pricer = new OptionPricer(model, layout, rows, 1);
  yield;
  pricer.load(multipliers);
  const perTask = Math.min(MOST_PER_TASK, Math.max(LEAST_PER_TASK, Math.floor(MOST / Math.max(1, model.tasks))));
  const lister = new OptionLister(search, pricer);
  const keys = new UnitKeys(model, units.unitOf, classes);
  const kept: Kept[] = new Array(model.tasks);
  let spent = 0;
  for (let unit = 0; unit < units.count; unit++) {
    const members = units.member.subarray(units.firstMember[unit], units.firstMember[unit + 1]);
    const lists = new Map<number, PricedList>();
    for (const task of members) lists.set(task, lister.list(task));
    for (const task of members) {
      const isTied = model.groupOf[task] !== NONE || keys.isTied(task);
      kept[task] = keep(model, task, lists, keys, isTied, perTask);
      lister.evaluations += 2 * lists.get(task)!.items.length;
    }
    if (pricer.evaluations + lister.evaluations - spent < SLICE) continue;
    budget.spend(pricer.evaluations + lister.evaluations - spent);
    spent = pricer.evaluations + lister.evaluations;
    yield;
  }
  budget.spend(pricer.evaluations + lister.evaluations - spent);
  yield;
  const core = yield* assembled(model, kept);
  budget.spend(core.optionMode.length);
  return core;
}

/** What is kept of a task's options, least key first. */
interface Kept {
  readonly items: Int32Array;
  readonly keys: Float64Array;
  readonly own: Float64Array;
}

function keep(
  model: AllocationModel,
  task: number,
  lists: ReadonlyMap<number, PricedList>,
  unitKeys: UnitKeys,
  isTied: boolean,
  most: number,
): Kept {
  const { periods } = model;
  const { items, keys: own } = lists.get(task)!;
  const keys = unitKeys.keysOf(task, lists);
  const order = new Int32Array(items.length);
  const sorted = keys.slice();
  let count = 0;
  for (let at = 0; at < items.length; at++) {
    if (keys[at] === Number.POSITIVE_INFINITY) continue;
    sorted[count] = keys[at]!;
    order[count++] = at;
  }
  sortByKey(sorted, order, 0, count);
  const modes = model.firstMode[task + 1]! - model.firstMode[task]!;
  const hasMode = new Uint8Array(modes);
  const hasStart = new Uint8Array(isTied ? periods : 0);
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const at = order[i]!;
    const mode = Math.floor(items[at]! / periods);
    const start = items[at]! % periods;
    const isNew = hasMode[mode] === 0 || (isTied && hasStart[start] === 0);
    if (kept >= most && !isNew) continue;
    hasMode[mode] = 1;
    if (isTied) hasStart[start] = 1;
    order[kept++] = at;
  }
  const rows = order.subarray(0, kept);
  return {
    items: rows.map((at) => items[at]!),
    keys: Float64Array.from(rows, (at) => keys[at]!),
    own: Float64Array.from(rows, (at) => own[at]!),
  };
}

function* assembled(model: AllocationModel, kept: readonly Kept[]): Generator<void, PricedOptions, void> {
  const { periods } = model;
  const firstOption = new Int32Array(model.tasks + 1);
  for (let task = 0; task < model.tasks; task++) firstOption[task + 1] = firstOption[task]! + kept[task]!.items.length;
  const size = firstOption[model.tasks]!;
  const optionMode = new Int32Array(size);
  const optionStart = new Int16Array(size);
  const optionEnd = new Int16Array(size);
  const optionCost = new Float64Array(size);
  const optionKey = new Float64Array(size);
  const ownKey = new Float64Array(size);
  const byStart = new Int32Array(size);
  const byOwn = new Int32Array(size);
  const sortKeys = new Float64Array(size);
  for (let task = 0; task < model.tasks; task++) {
    const first = firstOption[task]!;
    const { items, keys, own } = kept[task]!;
    const costAt = model.startCostRow[task]! * periods;
    optionKey.set(keys, first);
    ownKey.set(own, first);
    for (let i = 0; i < items.length; i++) {
      const mode = model.firstMode[task]! + Math.floor(items[i]! / periods);
      const start = items[i]! % periods;
      optionMode[first + i] = mode;
      optionStart[first + i] = start;
      optionEnd[first + i] = model.endOf[model.modeShape[mode]! * periods + start]!;
      optionCost[first + i] = model.modeCost[mode]! + model.startCosts[costAt + start]!;
      byStart[first + i] = byOwn[first + i] = first + i;
      sortKeys[first + i] = start * items.length + i;
    }
    sortByKey(sortKeys, byStart, first, first + items.length);
    sortKeys.set(own, first);
    sortByKey(sortKeys, byOwn, first, first + items.length);
    if (Math.floor(first / ROWS) < Math.floor((first + items.length) / ROWS)) yield;
  }
  const scale = scaleOf(firstOption, optionKey);
  return { scale, firstOption, optionMode, optionStart, optionEnd, optionCost, optionKey, ownKey, byStart, byOwn };
}

/** The reduced cost that eight options of a task stay below on average, beside its best: the scale of what is worth deciding. */
function scaleOf(firstOption: Int32Array, key: Float64Array): number {
  const costs: number[] = [];
  for (let task = 0; task + 1 < firstOption.length; task++) {
    const first = firstOption[task]!;
    for (let at = first + 1; at < Math.min(firstOption[task + 1]!, first + 24); at++) {
      costs.push(key[at]! - key[first]!);
    }
  }
  const sorted = Float64Array.from(costs).sort();
  return Math.max(1, sorted[Math.min(sorted.length - 1, 8 * firstOption.length)] ?? 1);
}
