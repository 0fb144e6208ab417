import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";

/** Options read between two yields. */
const YIELD_EVERY = 5000;

/** An option as what a resource may pack: `packing` NONE for one that nothing limits and that opens no place. */
export interface PlainItem {
  readonly mode: number;
  readonly start: number;
  readonly end: number;
  readonly cost: number;
  readonly amount: number;
  readonly packing: number;
}

/** What is packed by itself: items within a capacity, or intervals that do not overlap. */
export interface PlainPack {
  readonly isUnary: boolean;
  /** Infinity where everything fits. */
  readonly capacity: number;
  /** NONE for none. */
  readonly place: number;
}

/** A model as packings: each option is an item of one of them. */
export interface PlainItems {
  /** By packing, those of one from the cheapest to the dearest. [task] */
  readonly items: readonly (readonly PlainItem[])[];
  readonly packings: readonly PlainPack[];
}

interface Option extends Omit<PlainItem, "packing"> {
  readonly task: number;
  readonly place: number;
  /** How many of the rows (resource, period) that it uses could run out, and the first of them. */
  readonly scarce: number;
  readonly row: number;
}

/**
 * Reads a model as packings; undefined where some option uses more than one resource that could run out.
 *
 * What is packed at a resource does not overlap where each option takes all there is, and keeps within one row (resource, period) where
 * each of its options uses one at most that could run out, or all of them use a common one. In other resources anything goes: that
 * may leave out a limit, but a bound may leave out what it likes.
 */
export function* plainItems(model: AllocationModel): Generator<void, PlainItems | undefined, void> {
  const options = yield* readOptions(model);
  if (options === undefined) return undefined;
  const packings: PlainPack[] = [];
  const numberOf = new Map<string, number>();
  const items: PlainItem[][] = Array.from({ length: model.tasks }, () => []);
  for (const [resource, own] of options) {
    const common = resource === NONE ? NONE : commonRow(model, resource, own);
    const isUnary = resource !== NONE && common === NONE && own.every((option) => takesAll(model, resource, option));
    const isAlone = own.every(({ scarce }) => scarce <= 1);
    for (const { task, mode, start, end, cost, place, amount, row } of own) {
      const within = isUnary ? NONE : isAlone ? row : common;
      const item = { mode, start, end, cost, amount: within === NONE ? 0 : amount };
      if (within === NONE && !isUnary && place === NONE) {
        items[task]!.push({ ...item, packing: NONE });
        continue;
      }
      const key = `${isUnary ? resource : NONE} ${within} ${place}`;
      const capacity = within === NONE ? Number.POSITIVE_INFINITY : model.capacity[within]!;
      const packing = numberOf.get(key) ?? packings.push({ isUnary, capacity, place }) - 1;
      numberOf.set(key, packing);
      items[task]!.push({ ...item, packing });
    }
    yield;
  }
  let sorted = 0;
  for (const own of items) {
    own.sort((a, b) => a.packing - b.packing || a.cost - b.cost || a.amount - b.amount);
    sorted += own.length;
    if (sorted < YIELD_EVERY) continue;
    sorted = 0;
    yield;
  }
  return { items, packings };
}

/** The options that exist and fit when they are alone, by the one resource that they use and that could run out; NONE for none. */
function* readOptions(model: AllocationModel): Generator<void, Map<number, Option[]> | undefined, void> {
  const { periods, startCosts, startCostRow } = model;
  const isScarce = yield* scarceRows(model);
  const isShort = (resource: number): boolean =>
    isScarce.subarray(resource * periods, (resource + 1) * periods).includes(1);
  const shortOnes = new Set(Array.from({ length: model.resources }, (_, resource) => resource).filter(isShort));
  const options = new Map<number, Option[]>();
  let read = 0;
  for (let task = 0; task < model.tasks; task++) {
    for (const { mode, start, end, asked } of plainOptionsOf(model, task)) {
      let resource: number = NONE;
      let scarce = 0;
      let first: number = NONE;
      for (const each of asked.keys()) {
        if (!shortOnes.has(each)) continue;
        let count = 0;
        for (let row = each * periods + start; row < each * periods + end; row++) {
          if (isScarce[row] === 0) continue;
          if (scarce + count === 0) first = row;
          count++;
        }
        if (count > 0 && scarce > 0) return undefined;
        if (count > 0 || resource === NONE) resource = each;
        scarce += count;
      }
      const cost = model.modeCost[mode]! + startCosts[startCostRow[task]! * periods + start]!;
      const place = firstPlaceOf(model, mode);
      const amount = asked.get(resource) ?? 0;
      const option = { task, mode, start, end, cost, place, amount, scarce, row: first };
      const own = options.get(resource);
      if (own === undefined) options.set(resource, [option]);
      else own.push(option);
      if (++read % YIELD_EVERY === 0) yield;
    }
  }
  return options;
}

/** 1 for a row that could run out if each task used the most that it can there. */
function* scarceRows(model: AllocationModel): Generator<void, Uint8Array, void> {
  const { periods, capacity } = model;
  const most = new Float64Array(capacity.length);
  const ofTask = new Float64Array(capacity.length);
  let read = 0;
  for (let task = 0; task < model.tasks; task++) {
    const seen: number[] = [];
    for (const { start, end, asked } of plainOptionsOf(model, task)) {
      for (const [resource, amount] of asked) {
        for (let row = resource * periods + start; row < resource * periods + end; row++) {
          if (ofTask[row] === 0) seen.push(row);
          ofTask[row] = Math.max(ofTask[row]!, amount);
        }
      }
      if (++read % YIELD_EVERY === 0) yield;
    }
    for (const row of seen) {
      most[row]! += ofTask[row]!;
      ofTask[row] = 0;
    }
  }
  return Uint8Array.from(capacity, (left, row) => (left !== UNLIMITED && most[row]! > left ? 1 : 0));
}

/** An option that exists and fits when it is alone. */
interface Fitting {
  readonly mode: number;
  readonly start: number;
  readonly end: number;
  /** Amount by resource. */
  readonly asked: ReadonlyMap<number, number>;
}

/** Every option of a task that exists and fits when it is alone. */
export function* plainOptionsOf(
  { periods, firstMode, modeShape, endOf, earliest, pastLatest, capacity, ...model }: AllocationModel,
  task: number,
): Generator<Fitting> {
  for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
    const asked = new Map<number, number>();
    for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
      const resource = model.demandResource[demand]!;
      asked.set(resource, (asked.get(resource) ?? 0) + model.demandAmount[demand]!);
    }
    for (let start = earliest[task]!; start < pastLatest[task]!; start++) {
      const end = endOf[modeShape[mode]! * periods + start]!;
      if (end === NONE) continue;
      let fits = true;
      for (const [resource, amount] of asked) {
        for (let row = resource * periods + start; row < resource * periods + end; row++) {
          if (capacity[row] !== UNLIMITED && amount > capacity[row]!) fits = false;
        }
      }
      if (fits) yield { mode, start, end, asked };
    }
  }
}

/** The place that what a mode earns is counted for, the first of several; NONE for none. */
export function firstPlaceOf({ couplings }: AllocationModel, mode: number): number {
  const { firstOfMode, ofMode } = couplings.places;
  return firstOfMode[mode] === firstOfMode[mode + 1] ? NONE : ofMode[firstOfMode[mode]!]!;
}

/** The tightest row that all options use, NONE for none. */
function commonRow({ capacity, periods }: AllocationModel, resource: number, options: readonly Option[]): number {
  const from = options.reduce((latest, { start }) => Math.max(latest, start), 0);
  const past = options.reduce((soonest, { end }) => Math.min(soonest, end), periods);
  let best = NONE;
  for (let row = resource * periods + from; row < resource * periods + past; row++) {
    if (capacity[row] !== UNLIMITED && (best === NONE || capacity[row]! < capacity[best]!)) best = row;
  }
  return best;
}

/** Whether an option leaves nothing of its resource while it lasts. */
function takesAll({ capacity, periods }: AllocationModel, resource: number, { start, end, amount }: Option): boolean {
  // An option that ends as it begins takes nothing.
  return (
    end > start &&
    capacity.subarray(resource * periods + start, resource * periods + end).every((left) => amount >= left)
  );
}
