import type { AllocationModel } from "../kernel/index.ts";

/** A way of doing a task that is no class. */
export interface ExtraMode {
  /** End by start, NONE where it may not start. [start] */
  readonly ends: Int32Array;
  /** What it asks of a resource, if of any. */
  readonly resource?: number;
  readonly amount?: number;
}

/** A task that is no class: it costs nothing, and is tied to a class that is placed or left out with it. */
export interface ExtraTask {
  readonly group: number;
  readonly modes: readonly ExtraMode[];
}

/** A model with more tasks behind its own. They may start in any period, at no cost, which is what the first row of start costs says. */
export function withExtraTasks(model: AllocationModel, extra: readonly ExtraTask[]): AllocationModel {
  if (extra.length === 0) return model;
  const { periods } = model;
  const modes = extra.flatMap((task) => task.modes);
  const shapes = model.endOf.length / periods;
  const shapeOf = new Map<Int32Array, number>();
  for (const { ends } of modes) if (!shapeOf.has(ends)) shapeOf.set(ends, shapes + shapeOf.size);
  const endOf = new Int32Array(model.endOf.length + shapeOf.size * periods);
  endOf.set(model.endOf);
  for (const [ends, row] of shapeOf) endOf.set(ends, row * periods);
  const firstMode = [...model.firstMode];
  for (const task of extra) firstMode.push(firstMode.at(-1)! + task.modes.length);
  const firstDemand = [...model.firstDemand];
  for (const { resource } of modes) firstDemand.push(firstDemand.at(-1)! + (resource === undefined ? 0 : 1));
  const demands = modes.filter(({ resource }) => resource !== undefined);
  const more = (own: Int32Array, value: (task: ExtraTask) => number): Int32Array =>
    Int32Array.from([...own, ...extra.map(value)]);
  const floats = (own: Float64Array, count: number, value: number): Float64Array =>
    Float64Array.from([...own, ...new Array<number>(count).fill(value)]);
  return {
    ...model,
    tasks: model.tasks + extra.length,
    firstMode: Int32Array.from(firstMode),
    modeCost: floats(model.modeCost, modes.length, 0),
    modeShape: Int32Array.from([...model.modeShape, ...modes.map(({ ends }) => shapeOf.get(ends)!)]),
    firstDemand: Int32Array.from(firstDemand),
    demandResource: Int32Array.from([...model.demandResource, ...demands.map(({ resource }) => resource!)]),
    demandAmount: Int32Array.from([...model.demandAmount, ...demands.map(({ amount }) => amount ?? 1)]),
    endOf,
    earliest: more(model.earliest, () => 0),
    pastLatest: more(model.pastLatest, () => periods),
    startCostRow: more(model.startCostRow, () => 0),
    skipCost: floats(model.skipCost, extra.length, 0),
    restCost: floats(model.restCost, extra.length, Number.POSITIVE_INFINITY),
    groupOf: more(model.groupOf, ({ group }) => group),
  };
}
