import type { Random } from "../../base/index.ts";
import type { Core } from "../anneal/core.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { TrackPlan } from "./track-plan.ts";

/** Options at which a task that lost its place is tried. */
const CANDIDATES = 3;
/** Tasks that may lose their places, each to the one before. */
const MOST_DISPLACED = 3;
/** One task leaves, each displaced one is replaced, one enters. */
const MOST_STEPS = MOST_DISPLACED + 2;

/**
 * The move of the search over sequences: a task goes to where an option of its core begins. When pushing those behind it aside
 * costs too much it takes another's place, and that one goes wherever it costs least: to the best options of its core, or to
 * where the first one came from, which makes an exchange, and a cycle of several (an ejection chain, Glover 1996). When all that
 * costs too much it displaces a third in its turn.
 *
 * Nothing changes unless the whole costs no more than a limit, known beforehand: most moves end at the first look.
 */
export class Relocation {
  /** What the last move has added to the cost. */
  delta = 0;

  readonly #model: AllocationModel;
  readonly #core: Core;
  readonly #plan: TrackPlan;
  readonly #random: Random;
  /** Finite. [task] */
  readonly #skipCost: Float64Array;
  /** Where the move began: the place that it leaves empty. */
  #homeMode: number = NONE;
  #homeTrack: number = NONE;
  #homePlace = 0;
  /** The best place found for a displaced task. */
  #bestCost = 0;
  #bestMode: number = NONE;
  #bestTrack: number = NONE;
  #bestPlace = 0;
  /** What has been done: `left` lost the place to `entered`; NONE where there is no such task. [step] */
  #steps = 0;
  readonly #left = new Int32Array(MOST_STEPS);
  readonly #leftMode = new Int32Array(MOST_STEPS);
  readonly #entered = new Int32Array(MOST_STEPS);
  readonly #track = new Int32Array(MOST_STEPS);
  readonly #place = new Int32Array(MOST_STEPS);

  constructor(model: AllocationModel, core: Core, plan: TrackPlan, random: Random, skipCost: Float64Array) {
    this.#model = model;
    this.#core = core;
    this.#plan = plan;
    this.#random = random;
    this.#skipCost = skipCost;
  }

  /** Moves a task, which has options in the core, to one of them if that and all that follows from it costs no more than a limit; tells whether it did. */
  try(task: number, limit: number): boolean {
    const plan = this.#plan;
    const option = this.#drawOption(task);
    const mode = this.#core.optionMode[option]!;
    const track = this.#drawTrack(mode);
    if (track === NONE) return false;
    this.#steps = 0;
    this.#homeMode = plan.mode[task]!;
    this.#homeTrack = plan.track[task]!;
    let change = -this.#skipCost[task]!;
    if (this.#homeMode !== NONE) {
      this.#homePlace = plan.placeOf(task);
      change = plan.removeCost(task, this.#homePlace);
    }
    if (change + this.#model.modeCost[mode]! > limit) return false;
    if (this.#homeTrack === track) this.#remove(task, this.#homePlace);
    const place = plan.placeAt(track, this.#core.optionStart[option]!);
    const isHome = this.#homeTrack === track && this.#homeMode === mode && this.#homePlace === place;
    if (!isHome) {
      const pushed = change + plan.insertCost(task, mode, track, place, place, limit - change);
      if (pushed <= limit) {
        this.#leaveHome(task);
        plan.insert(task, mode, track, place);
        this.delta = pushed;
        return true;
      }
      if (this.#displace(task, mode, track, place, change, limit, 1)) return true;
    }
    this.#undo();
    return false;
  }

  /** Gives a task the place of one of its neighbours there, and that one another. */
  #displace(
    task: number,
    mode: number,
    track: number,
    place: number,
    before: number,
    limit: number,
    depth: number,
  ): boolean {
    const plan = this.#plan;
    const length = plan.length[track]!;
    if (length === 0) return false;
    const isEarlier = place === length || (place > 0 && (this.#random.nextUint32() & 1) === 1);
    const at = isEarlier ? place - 1 : place;
    const other = plan.taskAt(track, at);
    if (this.#isMoved(other)) return false;
    let change = before - plan.costOf(other);
    // Modes come cheapest first.
    const least = Math.min(this.#model.modeCost[this.#model.firstMode[other]!]!, this.#skipCost[other]!);
    change += plan.insertCost(task, mode, track, at, at + 1, limit - change - least);
    if (change + least > limit) return false;
    this.#leaveHome(task);
    this.#log(other, plan.mode[other]!, task, track, at);
    plan.replace(other, task, mode, track, at);
    return this.#settle(other, change, limit, depth);
  }

  /** Places a displaced task where it costs least, or has it displace another. */
  #settle(task: number, before: number, limit: number, depth: number): boolean {
    const { modeCost, demandResource } = this.#model;
    const { firstOption, optionMode, optionStart } = this.#core;
    const plan = this.#plan;
    const firstTrack = plan.tracks.first;
    this.#bestCost = this.#skipCost[task]!;
    this.#bestMode = NONE;
    const first = firstOption[task]!;
    const past = firstOption[task + 1]!;
    const pastCandidate = Math.min(past, first + CANDIDATES);
    for (let option = first; option < pastCandidate; option++) {
      const mode = optionMode[option]!;
      if (modeCost[mode]! >= this.#bestCost) continue;
      const resource = demandResource[mode]!;
      for (let track = firstTrack[resource]!; track < firstTrack[resource + 1]!; track++) {
        this.#consider(task, mode, track, plan.placeAt(track, optionStart[option]!));
      }
    }
    if (before + this.#bestCost > limit) this.#considerHome(task);
    if (before + this.#bestCost <= limit) {
      if (this.#bestMode !== NONE) plan.insert(task, this.#bestMode, this.#bestTrack, this.#bestPlace);
      this.delta = before + this.#bestCost;
      return true;
    }
    if (depth === MOST_DISPLACED || first === past) return false;
    const option = this.#drawOption(task);
    const mode = optionMode[option]!;
    const track = this.#drawTrack(mode);
    if (track === NONE) return false;
    return this.#displace(task, mode, track, plan.placeAt(track, optionStart[option]!), before, limit, depth + 1);
  }

  #consider(task: number, mode: number, track: number, place: number): void {
    const cost = this.#plan.insertCost(task, mode, track, place, place, this.#bestCost);
    if (cost >= this.#bestCost) return;
    this.#bestCost = cost;
    this.#bestMode = mode;
    this.#bestTrack = track;
    this.#bestPlace = place;
  }

  /** Considers the place that the move has left empty, if a task has a mode there. */
  #considerHome(task: number): void {
    if (this.#homeMode === NONE || this.#homePlace > this.#plan.length[this.#homeTrack]!) return;
    const { firstMode, modeCost, demandResource } = this.#model;
    const resource = demandResource[this.#homeMode]!;
    for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
      if (modeCost[mode]! >= this.#bestCost) return;
      if (demandResource[mode] !== resource) continue;
      this.#consider(task, mode, this.#homeTrack, this.#homePlace);
      return;
    }
  }

  /** The sixth power favours small reduced costs. */
  #drawOption(task: number): number {
    const { firstOption } = this.#core;
    const first = firstOption[task]!;
    const draw = this.#random.nextFloat();
    const square = draw * draw;
    return first + Math.floor(square * square * square * (firstOption[task + 1]! - first));
  }

  #drawTrack(mode: number): number {
    const { first } = this.#plan.tracks;
    const resource = this.#model.demandResource[mode]!;
    const count = first[resource + 1]! - first[resource]!;
    if (count === 0) return NONE;
    return count === 1 ? first[resource]! : first[resource]! + this.#random.nextInt(count);
  }

  /** Takes the first task out, unless it is out. */
  #leaveHome(task: number): void {
    if (this.#steps === 0 && this.#homeMode !== NONE) this.#remove(task, this.#homePlace);
  }

  #remove(task: number, place: number): void {
    this.#log(task, this.#plan.mode[task]!, NONE, this.#plan.track[task]!, place);
    this.#plan.remove(task, place);
  }

  #log(left: number, leftMode: number, entered: number, track: number, place: number): void {
    const step = this.#steps++;
    this.#left[step] = left;
    this.#leftMode[step] = leftMode;
    this.#entered[step] = entered;
    this.#track[step] = track;
    this.#place[step] = place;
  }

  #isMoved(task: number): boolean {
    for (let step = 0; step < this.#steps; step++) {
      if (this.#left[step] === task || this.#entered[step] === task) return true;
    }
    return false;
  }

  #undo(): void {
    const plan = this.#plan;
    while (this.#steps > 0) {
      const step = --this.#steps;
      const left = this.#left[step]!;
      const mode = this.#leftMode[step]!;
      const track = this.#track[step]!;
      const place = this.#place[step]!;
      const entered = this.#entered[step]!;
      if (entered === NONE) plan.insert(left, mode, track, place);
      else plan.replace(entered, left, mode, track, place);
    }
  }
}
