import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";

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

/** A pair (resource, period) that an option uses and that could run out. */
interface Use {
  readonly row: number;
  readonly amount: number;
}

interface Option extends Omit<PlainItem, "packing" | "amount"> {
  readonly task: number;
  readonly place: number;
  /** What it uses of its resource; and the part of that which could run out. */
  readonly uses: readonly Use[];
  readonly scarce: readonly Use[];
}

/**
 * Reads a model as packings; undefined where some option uses more than one resource that could run out.
 *
 * What is packed at a resource does not overlap where each option takes all there is, and keeps within one row (resource, period) where
 * each of its options uses one at most that could run out, or all of them use a common one. In other resources anything goes: that
 * may leave out a limit, but a bound may leave out what it likes.
 */
export function plainItems(model: AllocationModel): PlainItems | undefined {
  const options = readOptions(model);
  if (options === undefined) return undefined;
  const packings: PlainPack[] = [];
  const numberOf = new Map<string, number>();
  const items: PlainItem[][] = Array.from({ length: model.tasks }, () => []);
  for (const [resource, own] of options) {
    const common = commonRow(model, own);
    const isUnary = resource !== NONE && common === NONE && own.every((option) => takesAll(model, option));
    const isAlone = own.every(({ scarce }) => scarce.length <= 1);
    for (const { task, mode, start, end, cost, place, uses, scarce } of own) {
      const use = isUnary ? undefined : isAlone ? scarce[0] : uses.find(({ row }) => row === common);
      const item = { mode, start, end, cost, amount: use?.amount ?? 0 };
      if (use === undefined && !isUnary && place === NONE) {
        items[task]!.push({ ...item, packing: NONE });
        continue;
      }
      const key = `${isUnary ? resource : NONE} ${use?.row} ${place}`;
      const capacity = use === undefined ? Number.POSITIVE_INFINITY : model.capacity[use.row]!;
      const packing = numberOf.get(key) ?? packings.push({ isUnary, capacity, place }) - 1;
      numberOf.set(key, packing);
      items[task]!.push({ ...item, packing });
    }
  }
  for (const own of items) own.sort((a, b) => a.packing - b.packing || a.cost - b.cost || a.amount - b.amount);
  return { items, packings };
}

/** The options that exist and fit when they are alone, by the one resource that they use and that could run out; NONE for none. */
function readOptions(model: AllocationModel): Map<number, Option[]> | undefined {
  const { periods, startCosts, startCostRow, couplings } = model;
  const resourceOf = (row: number): number => Math.floor(row / periods);
  const isScarce = scarceRows(model);
  const isShort = new Set([...isScarce].map(resourceOf));
  const options = new Map<number, Option[]>();
  for (let task = 0; task < model.tasks; task++) {
    for (const { mode, start, end, uses, asked } of plainOptionsOf(model, task)) {
      const scarce = uses.filter(({ row }) => isScarce.has(row));
      const resources = new Set(scarce.map(({ row }) => resourceOf(row)));
      if (resources.size > 1) return undefined;
      const [resource = [...asked.keys()].find((each) => isShort.has(each)) ?? NONE] = resources;
      const cost = model.modeCost[mode]! + startCosts[startCostRow[task]! * periods + start]!;
      const place = couplings.places.ofMode[mode] ?? NONE;
      const there = uses.filter(({ row }) => resourceOf(row) === resource);
      const option = { task, mode, start, end, cost, place, uses: there, scarce };
      const own = options.get(resource);
      if (own === undefined) options.set(resource, [option]);
      else own.push(option);
    }
  }
  return options;
}

/** The rows that could run out if each task used the most that it can there. */
export function scarceRows(model: AllocationModel): Set<number> {
  const most = new Map<number, number>();
  for (let task = 0; task < model.tasks; task++) {
    const ofTask = new Map<number, number>();
    for (const { uses } of plainOptionsOf(model, task)) {
      for (const { row, amount } of uses) ofTask.set(row, Math.max(ofTask.get(row) ?? 0, amount));
    }
    for (const [row, amount] of ofTask) most.set(row, (most.get(row) ?? 0) + amount);
  }
  return new Set([...most].filter(([row, amount]) => amount > model.capacity[row]!).map(([row]) => row));
}

/** An option that exists and fits when it is alone. */
interface Fitting {
  readonly mode: number;
  readonly start: number;
  readonly end: number;
  /** Amount by resource. */
  readonly asked: ReadonlyMap<number, number>;
  /** The limited rows that it uses. */
  readonly uses: readonly Use[];
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
      const uses: Use[] = [];
      for (const [resource, amount] of asked) {
        for (let row = resource * periods + start; row < resource * periods + end; row++) {
          if (capacity[row] !== UNLIMITED) uses.push({ row, amount });
        }
      }
      if (uses.every(({ row, amount }) => amount <= capacity[row]!)) yield { mode, start, end, asked, uses };
    }
  }
}

/** The tightest row that all options use, NONE for none. */
function commonRow(model: AllocationModel, [first, ...others]: readonly Option[]): number {
  const isShared = ({ row }: Use): boolean => others.every(({ uses }) => uses.some((use) => use.row === row));
  if (first === undefined) return NONE;
  const shared = first.uses.filter(isShared).map(({ row }) => row);
  return shared.reduce(
    (best, row) => (best === NONE || model.capacity[row]! < model.capacity[best]! ? row : best),
    NONE,
  );
}

/** Whether an option leaves nothing of its resource while it lasts. */
function takesAll({ capacity }: AllocationModel, { uses, start, end }: Option): boolean {
  return uses.length === end - start && uses.every(({ row, amount }) => amount >= capacity[row]!);
}
