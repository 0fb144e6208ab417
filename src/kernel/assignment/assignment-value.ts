import { type AllocationModel, NONE } from "../model.ts";

/** Entries of the largest table that a row is packed with. */
const MOST_ENTRIES = 67_108_864;
/** Integers of up to this size stay exact in all sums and products below. */
const SAFE = 2 ** 52;

/**
 * What prices on tasks prove about a model, in units of `1 / unit`, computed from the model alone and as plainly as can be.
 *
 * Every task has a price, an integer: whoever takes the task is paid that. Then the tasks and the rows (resource, period) no
 * longer depend on one another: a task that is taken by nobody costs its skip cost or nothing less than its price, and each row
 * packs the options that pay most within its capacity. The value is
 *
 * sum over tasks of min(price, skip, what is not listed) - sum over rows of the largest sum of (price - cost) of options that fit,
 *
 * and no plan costs less. A row is packed exactly by a table over its capacity; where that table would be too large, by its linear
 * relaxation rounded up, which is at least as much. Undefined when an option uses more than one limited row, or when a number
 * is too large to be exact: then prices on tasks prove nothing here.
 */
export function assignmentValue(model: AllocationModel, prices: ArrayLike<number>, unit: number): number | undefined {
  const rows = new Map<number, { gain: number; amount: number }[]>();
  const isScarce = scarceRows(model);
  let value = 0;
  for (let task = 0; task < model.tasks; task++) {
    const price = prices[task]!;
    if (!Number.isInteger(price) || Math.abs(price) > SAFE / (2 * model.tasks)) return undefined;
    const at = model.startCostRow[task]! * model.periods;
    let free = model.skipCost[task]!;
    for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
      free = Math.min(free, model.restCost[task]! + model.startCosts[at + start]!);
      for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
        const uses = usesOf(model, mode, start)?.filter(([row]) => isScarce.has(row));
        if (uses === undefined) continue;
        const cost = model.modeCost[mode]! + model.startCosts[at + start]!;
        if (uses.length > 1) return undefined;
        if (uses.length === 0) free = Math.min(free, cost);
        else if (price > cost * unit) {
          const [row, amount] = uses[0]!;
          const items = rows.get(row) ?? [];
          items.push({ gain: price - cost * unit, amount });
          rows.set(row, items);
        }
      }
    }
    value += Math.min(price, free * unit);
  }
  for (const [row, items] of rows) {
    const packed = mostGain(items, model.capacity[row]!);
    if (packed === undefined) return undefined;
    value -= packed;
  }
  return Number.isSafeInteger(value) ? value : undefined;
}

/** The rows that could run out if each task used the most that it can there. */
function scarceRows(model: AllocationModel): Set<number> {
  const most = new Map<number, number>();
  for (let task = 0; task < model.tasks; task++) {
    const ofTask = new Map<number, number>();
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
        for (const [row, amount] of usesOf(model, mode, start) ?? []) {
          ofTask.set(row, Math.max(ofTask.get(row) ?? 0, amount));
        }
      }
    }
    for (const [row, amount] of ofTask) most.set(row, (most.get(row) ?? 0) + amount);
  }
  return new Set([...most].filter(([row, amount]) => amount > model.capacity[row]!).map(([row]) => row));
}

/** The rows that an option uses, with amounts; undefined for an option that does not exist or never fits. */
function usesOf(model: AllocationModel, mode: number, start: number): [number, number][] | undefined {
  const end = model.endOf[model.modeShape[mode]! * model.periods + start]!;
  if (end === NONE) return undefined;
  const uses: [number, number][] = [];
  for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
    for (let period = start; period < end; period++) {
      const row = model.demandResource[demand]! * model.periods + period;
      const amount = model.demandAmount[demand]!;
      if (amount > model.capacity[row]!) return undefined;
      uses.push([row, amount]);
    }
  }
  return uses;
}

/** Largest sum of gains within a capacity. */
function mostGain(items: readonly { gain: number; amount: number }[], capacity: number): number | undefined {
  const sum = items.reduce((total, { gain }) => total + gain, 0);
  const largest = items.reduce((most, { gain, amount }) => Math.max(most, gain * amount), 0);
  if (sum > SAFE || largest > SAFE) return undefined;
  if (items.reduce((total, { amount }) => total + amount, 0) <= capacity) return sum;
  if (items.length * (capacity + 1) > MOST_ENTRIES) return relaxedGain(items, capacity);
  const best = new Float64Array(capacity + 1);
  for (const { gain, amount } of items) {
    for (let room = capacity; room >= amount; room--) {
      best[room] = Math.max(best[room]!, best[room - amount]! + gain);
    }
  }
  return best[capacity]!;
}

/** The linear relaxation of the same, rounded up. */
function relaxedGain(items: readonly { gain: number; amount: number }[], capacity: number): number {
  const sorted = [...items].sort((a, b) => b.gain * a.amount - a.gain * b.amount);
  let room = capacity;
  let total = 0;
  for (const { gain, amount } of sorted) {
    if (amount > room) return total + Math.ceil((room * gain) / amount);
    room -= amount;
    total += gain;
  }
  return total;
}
