import { type AllocationModel, NONE } from "../../../src/kernel/model.ts";
import { refuseOthers } from "../models/options.ts";
import { isWave } from "../models/wave.ts";

/** The arrays that `timefold/ModelFile.java` reads, each a length and that many values, little-endian. */
export function timefoldFile(model: AllocationModel): Buffer {
  refuseOthers(model);
  const { tasks, resources, periods } = model;
  const wave = isWave(model);
  if (!wave && model.groupSpread.length > 0)
    throw new Error("Timefold gets no groups but one of all that start together");
  if (model.demandAmount.length !== model.modeCost.length || model.demandAmount.some((amount) => amount !== 1)) {
    throw new Error("Timefold gets modes that need one room each");
  }
  const integers = [
    Int32Array.of(tasks, resources, periods, wave ? 1 : 0),
    model.firstMode,
    model.modeShape,
    model.demandResource,
    model.endOf,
    model.earliest,
    model.pastLatest,
    model.startCostRow,
    model.capacity,
  ];
  if (model.skipCost.includes(Number.POSITIVE_INFINITY)) throw new Error("Timefold gets tasks that may be left out");
  const costs = [model.modeCost, model.startCosts, model.skipCost];
  return Buffer.concat([...integers, ...costs].flatMap((array) => [lengthOf(array), bytesOf(array)]));
}

function lengthOf(array: Int32Array | Float64Array): Buffer {
  return bytesOf(Int32Array.of(array.length));
}

function bytesOf(array: Int32Array | Float64Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

/** Modes of all tasks, then starts. */
export function timefoldChoice(
  tasks: number,
  values: readonly number[],
): { readonly mode: Int32Array; readonly start: Int32Array } {
  const mode = Int32Array.from(values.slice(0, tasks));
  const start = Int32Array.from(values.slice(tasks), (value, task) => (mode[task] === NONE ? NONE : value));
  return { mode, start };
}
