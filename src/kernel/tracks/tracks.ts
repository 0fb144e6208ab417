import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import type { StartView } from "../view.ts";

/** A resource with more is left to methods that do not tell its units apart. */
const MOST_TRACKS = 16;

/**
 * The units of each resource told apart: a resource of capacity three is three *tracks*, each of which serves one task at a
 * time, so that what happens on a track is a sequence of tasks.
 *
 * Track k of a resource is free in the periods whose capacity is above k: whatever the tracks hold, the resource can bear.
 * The starts of one shape or all of one task are looked up here too, since following a sequence asks for nothing else.
 */
export class Tracks {
  readonly count: number;
  /** [resource + 1] */
  readonly first: Int32Array;

  readonly #model: AllocationModel;
  readonly #view: StartView;
  /** 1 for a track that is free in every period. [track] */
  readonly #isOpen: Uint8Array;
  /** First period from this one on in which the track is not free. [track * periods + period] */
  readonly #freeUntil: Int16Array;
  /** First period from this one on in which an option of the shape may start, the number of periods for none. [shape * (periods + 1) + period] */
  readonly #nextStart: Int16Array;

  /** @internal Made by `tracksOf`. */
  constructor(model: AllocationModel, view: StartView, first: Int32Array) {
    const { resources, periods, capacity } = model;
    this.#model = model;
    this.#view = view;
    this.first = first;
    this.count = first[resources]!;
    this.#isOpen = new Uint8Array(this.count).fill(1);
    this.#freeUntil = new Int16Array(this.count * periods);
    for (let resource = 0; resource < resources; resource++) {
      for (let track = first[resource]!; track < first[resource + 1]!; track++) {
        let until = periods;
        for (let period = periods - 1; period >= 0; period--) {
          if (capacity[resource * periods + period]! <= track - first[resource]!) until = period;
          this.#freeUntil[track * periods + period] = until;
        }
        if (until < periods) this.#isOpen[track] = 0;
      }
    }
    this.#nextStart = nextStarts(model);
  }

  /** First start of a task, in this mode on this track, at or after a period; NONE for none. */
  firstStart(task: number, mode: number, track: number, after: number): number {
    const { modeShape, endOf, periods } = this.#model;
    const shape = modeShape[mode]!;
    const past = this.#view.past[task]!;
    const from = this.#view.from[task]!;
    let start = this.#nextStart[shape * (periods + 1) + Math.max(from, after)]!;
    if (this.#isOpen[track] === 0) {
      while (start < past && this.#freeUntil[track * periods + start]! < endOf[shape * periods + start]!) {
        start = this.#nextStart[shape * (periods + 1) + start + 1]!;
      }
    }
    return start < past ? start : NONE;
  }
}

/**
 * The tracks of a model in which every option takes one unit of one resource, a limited one, and starting later never costs
 * less; undefined for any other model. In such a model a plan is known by its sequences: each task starts as early as it can.
 */
export function tracksOf(model: AllocationModel, view: StartView, isRising: Uint8Array): Tracks | undefined {
  const { resources, periods, capacity, firstDemand, demandResource, demandAmount } = model;
  const modes = model.modeCost.length;
  const isUnit = demandAmount.every((amount) => amount === 1);
  const isSingle = firstDemand.every((demand, mode) => demand === mode) && demandResource.length === modes;
  if (!isUnit || !isSingle || !model.startCostRow.every((row) => isRising[row] === 1)) return undefined;
  const users = new Int32Array(resources);
  for (let mode = 0; mode < modes; mode++) users[demandResource[mode]!]!++;
  const first = new Int32Array(resources + 1);
  for (let resource = 0; resource < resources; resource++) {
    let most = 0;
    let isLimited = false;
    for (let row = resource * periods; row < (resource + 1) * periods; row++) {
      if (capacity[row] === UNLIMITED) continue;
      isLimited = true;
      most = Math.max(most, capacity[row]!);
    }
    const tracks = Math.min(most, users[resource]!);
    if (tracks > MOST_TRACKS || (!isLimited && users[resource]! > 0)) return undefined;
    first[resource + 1] = first[resource]! + tracks;
  }
  return new Tracks(model, view, first);
}

function nextStarts({ endOf, periods }: AllocationModel): Int16Array {
  const shapes = endOf.length / periods;
  const nextStart = new Int16Array(shapes * (periods + 1)).fill(periods);
  for (let shape = 0; shape < shapes; shape++) {
    const at = shape * (periods + 1);
    for (let period = periods - 1; period >= 0; period--) {
      nextStart[at + period] = endOf[shape * periods + period] === NONE ? nextStart[at + period + 1]! : period;
    }
  }
  return nextStart;
}
