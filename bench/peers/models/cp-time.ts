import { type AllocationModel, NONE, UNLIMITED } from "../../../src/kernel/model.ts";
import type { CpBuilder } from "./cp-builder.ts";
import type { CpExpression } from "./cp-proto.ts";
import { eachOption } from "./options.ts";

/** Where a task starts in a solution. */
export interface TimedTask {
  readonly startOf: (mode: number, values: readonly number[]) => number;
}

/** Costs with at most this many linear pieces are written as such. */
const MOST_PIECES = 8;

/** Starts, intervals, what they use and what they cost. */
export function addIntervals(
  model: AllocationModel,
  cp: CpBuilder,
  literals: readonly number[],
  places: readonly number[],
): TimedTask[] {
  if (places.length > 0 && model.groupSpread.length > 0) throw new Error("peers get no groups with places");
  const uses: Use[][] = Array.from({ length: model.resources }, () => []);
  const groupStart = Array.from(model.groupSpread, () => cp.variable(0, model.periods - 1));
  const tasks = Array.from({ length: model.tasks }, (_, task): TimedTask => {
    const [first, past] = [model.firstMode[task]!, model.firstMode[task + 1]!];
    const startsOfMode: number[][] = Array.from({ length: past - first }, () => []);
    for (const [mode, start] of eachOption(model, task)) startsOfMode[mode - first]!.push(start);
    const domain = [...new Set(startsOfMode.flat())].sort((a, b) => a - b);
    if (domain.length === 0) {
      for (const literal of literals.slice(first, past)) cp.variables[literal]!.domain = [0, 0];
      return { startOf: () => NONE };
    }
    const start = cp.variable(...rangesOf(domain));
    const shared = new Map<number, Ends>();
    const isAlone = past - first === 1 && model.skipCost[task] === Number.POSITIVE_INFINITY;
    startsOfMode.forEach((starts, index) => {
      const mode = first + index;
      const literal = literals[mode]!;
      if (starts.length === 0) {
        cp.variables[literal]!.domain = [0, 0];
        return;
      }
      const enforced = isAlone ? {} : { enforcementLiteral: [literal] };
      if (starts.length < domain.length) {
        cp.add({ ...enforced, linear: { vars: [start], coeffs: [1], domain: rangesOf(starts) } });
      }
      const interval = addInterval(model, cp, mode, start, starts, enforced, shared);
      for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
        const amount = model.demandAmount[demand]!;
        uses[model.demandResource[demand]!]!.push({ interval, amount, starts });
      }
    });
    addStartCost(model, cp, task, start, domain, literals.slice(first, past), isAlone);
    const group = model.groupOf[task]!;
    if (group !== NONE) {
      const vars = [start, groupStart[group]!];
      for (let mode = first; mode < past; mode++) {
        const linear = { vars, coeffs: [1, -1], domain: [0, model.groupSpread[group]!] };
        cp.add({ enforcementLiteral: [literals[mode]!], linear });
      }
    }
    return { startOf: (_, values) => Number(values[start]) };
  });
  uses.forEach((list, resource) => {
    addCapacity(model, cp, resource, list);
  });
  return tasks;
}

/** Sorted integers as closed ranges, one after another. */
function rangesOf(sorted: readonly number[]): number[] {
  const ranges: number[] = [];
  sorted.forEach((value, index) => {
    if (index > 0 && sorted[index - 1] === value - 1) ranges[ranges.length - 1] = value;
    else ranges.push(value, value);
  });
  return ranges;
}

/** Of fixed size; or with a size and an end that a table reads off the start, shared by the task's modes of one shape. */
function addInterval(
  model: AllocationModel,
  cp: CpBuilder,
  mode: number,
  start: number,
  starts: readonly number[],
  enforced: { enforcementLiteral?: number[] },
  shared: Map<number, Ends>,
): number {
  const shape = model.modeShape[mode]!;
  const from = { vars: [start], coeffs: [1] };
  const durationAt = (at: number): number => model.endOf[shape * model.periods + at]! - at;
  const duration = durationAt(starts[0]!);
  if (starts.every((at) => durationAt(at) === duration)) {
    const end = { ...from, offset: duration };
    return cp.add({ ...enforced, interval: { start: from, end, size: { offset: duration } } });
  }
  let ends = shared.get(shape);
  if (ends === undefined) {
    const all = cp.variables[start]!.domain;
    const possible: number[] = [];
    for (let at = all[0]!; at <= all.at(-1)!; at++) if (durationAt(at) > 0) possible.push(at);
    const durations = possible.map(durationAt);
    const size = cp.variable(...rangesOf([...new Set(durations)].sort((a, b) => a - b)));
    const end = cp.variable(0, model.periods);
    const isUsed = cp.variable(0, 1);
    ends = { size: { vars: [size], coeffs: [1] }, end: { vars: [end], coeffs: [1] }, isUsed };
    const values = possible.flatMap((at, index) => [at, durations[index]!]);
    cp.add({ enforcementLiteral: [isUsed], table: { exprs: [from, ends.size], values } });
    cp.add({
      enforcementLiteral: [isUsed],
      linear: { vars: [start, size, end], coeffs: [1, 1, -1], domain: [0, 0] },
    });
    shared.set(shape, ends);
  }
  cp.add({ ...enforced, boolOr: { literals: [ends.isUsed] } });
  return cp.add({ ...enforced, interval: { start: from, size: ends.size, end: ends.end } });
}

interface Ends {
  readonly size: CpExpression;
  readonly end: CpExpression;
  /** Literal of the shape: size and end are right where it holds. */
  readonly isUsed: number;
}

/** Convex costs as the largest of linear ones, others as a table. */
function addStartCost(
  model: AllocationModel,
  cp: CpBuilder,
  task: number,
  start: number,
  domain: readonly number[],
  literals: readonly number[],
  isAlone: boolean,
): void {
  const costs = domain.map((at) => model.startCosts[model.startCostRow[task]! * model.periods + at]!);
  const slopes = costs.slice(1).map((cost, index) => (cost - costs[index]!) / (domain[index + 1]! - domain[index]!));
  const isConvex = slopes.every(
    (slope, index) => Number.isInteger(slope) && (index === 0 || slope >= slopes[index - 1]!),
  );
  const pieces = [...new Set(slopes)];
  const isMandatory = model.skipCost[task] === Number.POSITIVE_INFINITY;
  if (isConvex && pieces.length <= 1 && isMandatory) {
    const slope = pieces[0] ?? 0;
    cp.cost(start, slope);
    cp.objective.offset += costs[0]! - slope * domain[0]!;
    return;
  }
  if (costs.every((cost) => cost === 0)) return;
  const cost = cp.variable(
    0,
    costs.reduce((most, value) => Math.max(most, value), 0),
  );
  cp.cost(cost, 1);
  for (const literal of isAlone || isMandatory ? [undefined] : literals) {
    const enforced = literal === undefined ? {} : { enforcementLiteral: [literal] };
    if (isConvex && pieces.length <= MOST_PIECES) {
      for (const slope of pieces) {
        const at = slopes.indexOf(slope);
        const least = costs[at]! - slope * domain[at]!;
        const linear = { vars: [cost, start], coeffs: [1, -slope], domain: [least, Number.MAX_SAFE_INTEGER] };
        cp.add({ ...enforced, linear });
      }
    } else {
      const exprs = [start, cost].map((variable) => ({ vars: [variable], coeffs: [1] }));
      cp.add({ ...enforced, table: { exprs, values: domain.flatMap((at, index) => [at, costs[index]!]) } });
    }
  }
}

interface Use {
  readonly interval: number;
  readonly amount: number;
  readonly starts: readonly number[];
}

/**
 * A capacity that changes is the largest one, with fixed intervals that use what is missing. A period without limit, in
 * which nothing starts, may have a limit: what runs in it has run in the last period before it that has one.
 */
function addCapacity(model: AllocationModel, cp: CpBuilder, resource: number, uses: readonly Use[]): void {
  const capacity = model.capacity.subarray(resource * model.periods, (resource + 1) * model.periods);
  if (uses.length === 0 || capacity.every((value) => value === UNLIMITED)) return;
  if (uses.some(({ starts }) => starts.some((start) => capacity[start] === UNLIMITED))) {
    throw new Error("peers get no starts in periods without limit of a resource that has one in others");
  }
  const most = capacity.reduce((largest, value) => (value === UNLIMITED ? largest : Math.max(largest, value)), 0);
  const all: { readonly interval: number; readonly amount: number }[] = [...uses];
  for (let from = 0, to = 0; from < model.periods; from = to) {
    while (to < model.periods && capacity[to] === capacity[from]) to++;
    // Where nothing fits, nothing may run: the starts say so.
    if (capacity[from] === most || capacity[from] === UNLIMITED || capacity[from] === 0) continue;
    const interval = { start: { offset: from }, end: { offset: to }, size: { offset: to - from } };
    all.push({ interval: cp.add({ interval }), amount: most - capacity[from]! });
  }
  const intervals = all.map(({ interval }) => interval);
  if (most === 1) cp.add({ noOverlap: { intervals } });
  else
    cp.add({
      cumulative: { capacity: { offset: most }, intervals, demands: all.map(({ amount }) => ({ offset: amount })) },
    });
}
