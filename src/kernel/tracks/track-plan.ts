import { type AllocationModel, type Choice, NONE } from "../model.ts";
import type { Tracks } from "./tracks.ts";

/**
 * A plan as the order of the tasks on each track. Each task starts as early as its predecessor's end lets it, which costs
 * least where starting later never costs less (left-shifted, or semi-active, schedules: Baker 1974).
 *
 * So putting one task between two others pushes those behind it by just as much as needed, and taking one out draws them
 * forward: a change that would take a long chain of moves of single tasks. Whoever is not moved by it ends the walk.
 */
export class TrackPlan {
  readonly tracks: Tracks;
  /** The tasks of a track in their order, `length[track]` from `track * periods` on: no start is used twice. [track * periods + place] */
  readonly order: Int32Array;
  /** [track] */
  readonly length: Int32Array;
  /** Mode, start, the period after the last, and the track of a task; NONE for a task that is left out. [task] */
  readonly mode: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly track: Int32Array;
  /** Places looked at so far. */
  evaluations = 0;

  readonly #model: AllocationModel;

  constructor(model: AllocationModel, tracks: Tracks) {
    this.#model = model;
    this.tracks = tracks;
    this.order = new Int32Array(tracks.count * model.periods);
    this.length = new Int32Array(tracks.count);
    this.mode = new Int32Array(model.tasks).fill(NONE);
    this.start = new Int32Array(model.tasks).fill(NONE);
    this.end = new Int32Array(model.tasks);
    this.track = new Int32Array(model.tasks).fill(NONE);
  }

  /** Takes in the tasks of a feasible choice, by their starts, into sequences that are empty. Those for which no track is left stay out, which needs capacities that change. */
  load(choice: Choice): void {
    const placed: number[] = [];
    for (let task = 0; task < this.#model.tasks; task++) if (choice.mode[task] !== NONE) placed.push(task);
    placed.sort((a, b) => choice.start[a]! - choice.start[b]! || a - b);
    for (const task of placed) {
      const mode = choice.mode[task]!;
      const resource = this.#model.demandResource[mode]!;
      for (let track = this.tracks.first[resource]!; track < this.tracks.first[resource + 1]!; track++) {
        const last = this.length[track]!;
        const start = this.tracks.firstStart(task, mode, track, this.endBefore(track, last));
        if (start === NONE || start > choice.start[task]!) continue;
        this.insert(task, mode, track, last);
        break;
      }
    }
  }

  /** Place on a track before the first task that starts in a period or later. */
  placeAt(track: number, period: number): number {
    const first = track * this.#model.periods;
    const past = first + this.length[track]!;
    let at = first;
    while (at < past && this.start[this.order[at]!]! < period) at++;
    this.evaluations += at - first;
    return at - first;
  }

  /** Place of a task on its track. */
  placeOf(task: number): number {
    const first = this.track[task]! * this.#model.periods;
    let at = first;
    while (this.order[at] !== task) at++;
    return at - first;
  }

  taskAt(track: number, place: number): number {
    return this.order[track * this.#model.periods + place]!;
  }

  /** Period in which whoever precedes a place has ended. */
  endBefore(track: number, place: number): number {
    return place === 0 ? 0 : this.end[this.taskAt(track, place - 1)]!;
  }

  /** Cost of a task as it is placed. */
  costOf(task: number): number {
    const { modeCost, startCosts, startCostRow, periods } = this.#model;
    return modeCost[this.mode[task]!]! + startCosts[startCostRow[task]! * periods + this.start[task]!]!;
  }

  /**
   * Change of the cost if a task, which is not on this track, took a place before whoever is at place `behind`, apart from whoever is
   * in between; Infinity if somebody would not fit, or as soon as it is above a limit.
   */
  insertCost(task: number, mode: number, track: number, place: number, behind: number, limit: number): number {
    const { modeCost, startCosts, startCostRow, periods } = this.#model;
    this.evaluations++;
    const start = this.tracks.firstStart(task, mode, track, this.endBefore(track, place));
    if (start === NONE) return Number.POSITIVE_INFINITY;
    const own = modeCost[mode]! + startCosts[startCostRow[task]! * periods + start]!;
    if (own > limit) return Number.POSITIVE_INFINITY;
    return own + this.#shiftCost(track, behind, this.#endOf(mode, start), limit - own);
  }

  /** Change of the cost if a task were left out, not counting what that costs. */
  removeCost(task: number, place: number): number {
    const track = this.track[task]!;
    const after = this.endBefore(track, place);
    return this.#shiftCost(track, place + 1, after, Number.POSITIVE_INFINITY) - this.costOf(task);
  }

  /** Gives a task that is out a place at which `insertCost` is finite. */
  insert(task: number, mode: number, track: number, place: number): void {
    const at = track * this.#model.periods;
    for (let i = at + this.length[track]!++; i > at + place; i--) this.order[i] = this.order[i - 1]!;
    this.#enter(task, mode, track, place);
  }

  /** Gives a task that is out the place of another, which is then out. */
  replace(other: number, task: number, mode: number, track: number, place: number): void {
    this.#leave(other);
    this.#enter(task, mode, track, place);
  }

  remove(task: number, place: number): void {
    const track = this.track[task]!;
    const at = track * this.#model.periods;
    const last = at + --this.length[track]!;
    for (let i = at + place; i < last; i++) this.order[i] = this.order[i + 1]!;
    this.#leave(task);
    this.#shift(track, place);
  }

  #enter(task: number, mode: number, track: number, place: number): void {
    this.order[track * this.#model.periods + place] = task;
    this.mode[task] = mode;
    this.track[task] = track;
    const start = this.tracks.firstStart(task, mode, track, this.endBefore(track, place));
    this.start[task] = start;
    this.end[task] = this.#endOf(mode, start);
    this.#shift(track, place + 1);
  }

  #leave(task: number): void {
    this.mode[task] = NONE;
    this.start[task] = NONE;
    this.track[task] = NONE;
  }

  /** Change of the start costs on a track if the tasks from a place on began after a period. */
  #shiftCost(track: number, place: number, after: number, limit: number): number {
    const { startCosts, startCostRow, periods } = this.#model;
    const first = track * periods + place;
    const past = track * periods + this.length[track]!;
    let previous = after;
    let change = 0;
    let at = first;
    for (; at < past; at++) {
      const task = this.order[at]!;
      const old = this.start[task]!;
      const start = this.tracks.firstStart(task, this.mode[task]!, track, previous);
      if (start === old) break;
      const row = startCostRow[task]! * periods;
      if (start !== NONE) change += startCosts[row + start]! - startCosts[row + old]!;
      if (start === NONE || change > limit) {
        change = Number.POSITIVE_INFINITY;
        break;
      }
      previous = this.#endOf(this.mode[task]!, start);
    }
    this.evaluations += at - first + 1;
    return change;
  }

  /** Brings the starts on a track up to date from a place on. */
  #shift(track: number, place: number): void {
    const first = track * this.#model.periods + place;
    const past = track * this.#model.periods + this.length[track]!;
    let previous = this.endBefore(track, place);
    let at = first;
    for (; at < past; at++) {
      const task = this.order[at]!;
      const start = this.tracks.firstStart(task, this.mode[task]!, track, previous);
      if (start === this.start[task]) break;
      this.start[task] = start;
      previous = this.#endOf(this.mode[task]!, start);
      this.end[task] = previous;
    }
    this.evaluations += at - first + 4;
  }

  #endOf(mode: number, start: number): number {
    return this.#model.endOf[this.#model.modeShape[mode]! * this.#model.periods + start]!;
  }
}
