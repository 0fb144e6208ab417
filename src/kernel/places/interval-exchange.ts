import type { Random } from "../../base/index.ts";
import { sortByKey } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { SitePlan } from "./site-plan.ts";

/** Resources planned anew together, tasks at most, states kept a task, and tasks that are out at most. */
const LEAST_RESOURCES = 3;
const MOST_RESOURCES = 8;
const MOST_TASKS = 120;
const MOST_STATES = 200;
const MOST_OUT = 4;

/**
 * Plans all tasks of a few unary resources anew, together with tasks that are out, so that what stays out weighs least: dynamic
 * programming over tasks by start, where a state is until when each resource is busy, ties at random. Where there are more
 * states than are kept, the lightest are.
 */
export class IntervalExchange {
  readonly #plan: SitePlan;
  readonly #random: Random;
  readonly #resource = new Int32Array(MOST_RESOURCES);
  /** Place of a resource among those chosen, NONE for none. [resource] */
  readonly #place: Int32Array;
  readonly #task = new Int32Array(MOST_TASKS);
  readonly #keys = new Float64Array(MOST_TASKS);
  #tasks = 0;
  #size = 0;
  /** States of all layers: layer l begins at `#first[l]`. */
  readonly #first = new Int32Array(MOST_TASKS + 2);
  readonly #busyUntil = new Int32Array((MOST_TASKS + 1) * MOST_STATES * MOST_RESOURCES);
  readonly #weight = new Float64Array((MOST_TASKS + 1) * MOST_STATES);
  readonly #parent = new Int32Array((MOST_TASKS + 1) * MOST_STATES);
  readonly #taken = new Int32Array((MOST_TASKS + 1) * MOST_STATES);
  readonly #ways = new Int32Array((MOST_TASKS + 1) * MOST_STATES);
  readonly #seen = new Map<number, number>();
  readonly #busy = new Int32Array(MOST_RESOURCES);
  work = 0;

  constructor(plan: SitePlan, random: Random) {
    this.#plan = plan;
    this.#random = random;
    this.#place = new Int32Array(plan.problem.resources).fill(NONE);
  }

  /** One exchange; true when what is out weighs less. @param isAllowed [site] */
  step(isAllowed: Uint8Array, weightOf: (task: number) => number): boolean {
    const plan = this.#plan;
    const { resources } = plan.problem;
    if (plan.missing === 0 || plan.missing > MOST_OUT) return false;
    this.#choose(isAllowed);
    this.#tasks = 0;
    let before = 0;
    for (let task = plan.firstTask[resources]!; task !== NONE; task = plan.nextTask[task]!) {
      before += weightOf(task);
      this.#add(task);
    }
    let fits = true;
    for (let i = 0; i < this.#size; i++) {
      for (let task = plan.firstTask[this.#resource[i]!]!; task !== NONE; task = plan.nextTask[task]!) {
        if (!this.#add(task)) fits = false;
      }
    }
    const best = fits ? this.#sweep(weightOf) : NONE;
    for (let i = 0; i < this.#size; i++) this.#place[this.#resource[i]!] = NONE;
    if (best === NONE || this.#weight[best]! > before) return false;
    this.#take(best);
    return this.#weight[best]! < before;
  }

  /** Draws allowed resources, the first where a task that is out may go. */
  #choose(isAllowed: Uint8Array): void {
    const { firstOption, optionResource, resources, siteOf } = this.#plan.problem;
    const out = this.#plan.firstTask[resources]!;
    const wanted = LEAST_RESOURCES + this.#random.nextInt(MOST_RESOURCES - LEAST_RESOURCES + 1);
    this.#size = 0;
    const options = firstOption[out + 1]! - firstOption[out]!;
    for (let tries = 0; tries < 8 * MOST_RESOURCES && this.#size < wanted; tries++) {
      const isForOut = this.#size < 2 && options > 0;
      const resource = isForOut
        ? optionResource[firstOption[out]! + this.#random.nextInt(options)]!
        : this.#random.nextInt(resources);
      if (this.#place[resource] !== NONE || isAllowed[siteOf[resource]!] === 0) continue;
      this.#place[resource] = this.#size;
      this.#resource[this.#size++] = resource;
    }
  }

  #add(task: number): boolean {
    if (this.#tasks === MOST_TASKS) return false;
    const { firstOption, optionStart } = this.#plan.problem;
    let start = Number.POSITIVE_INFINITY;
    for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
      start = Math.min(start, optionStart[option]!);
    }
    this.#keys[this.#tasks] = start;
    this.#task[this.#tasks++] = task;
    return true;
  }

  /** The lightest state after all tasks; NONE when there is none. */
  #sweep(weightOf: (task: number) => number): number {
    const { firstOption, optionResource, optionStart } = this.#plan.problem;
    sortByKey(this.#keys, this.#task, 0, this.#tasks);
    this.#busyUntil.fill(0, 0, this.#size);
    this.#weight[0] = 0;
    this.#first[0] = 0;
    this.#first[1] = 1;
    for (let layer = 0; layer < this.#tasks; layer++) {
      const task = this.#task[layer]!;
      const now = this.#keys[layer]!;
      const out = weightOf(task);
      this.#seen.clear();
      this.#first[layer + 2] = this.#first[layer + 1]!;
      for (let state = this.#first[layer]!; state < this.#first[layer + 1]!; state++) {
        this.#push(layer, state, now, NONE, out);
        for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
          const place = this.#place[optionResource[option]!]!;
          if (place === NONE || this.#busyUntil[state * this.#size + place]! > optionStart[option]!) continue;
          this.#push(layer, state, now, option, 0);
        }
      }
    }
    let best: number = NONE;
    for (let state = this.#first[this.#tasks]!; state < this.#first[this.#tasks + 1]!; state++) {
      if (best === NONE || this.#weight[state]! < this.#weight[best]!) best = state;
    }
    return best;
  }

  /** A state of the next layer; one that is known already is kept once, with the lighter way to it. */
  #push(layer: number, from: number, now: number, option: number, out: number): void {
    const { optionEnd, optionResource } = this.#plan.problem;
    const size = this.#size;
    const busy = this.#busy;
    this.work += size;
    let key = 0;
    for (let place = 0; place < size; place++) {
      const until = this.#busyUntil[from * size + place]!;
      // What ended before now makes no difference.
      busy[place] = until > now ? until : 0;
    }
    if (option !== NONE) busy[this.#place[optionResource[option]!]!] = optionEnd[option]!;
    for (let place = 0; place < size; place++) key = (key * 7919 + busy[place]!) % 9_007_199_254_000;
    const weight = this.#weight[from]! + out;
    let to = this.#seen.get(key) ?? NONE;
    if (to === NONE) {
      to = this.#first[layer + 2]!;
      if (to - this.#first[layer + 1]! === MOST_STATES) {
        to = this.#first[layer + 1]! + this.#random.nextInt(MOST_STATES);
        if (this.#weight[to]! <= weight) return;
      } else this.#first[layer + 2] = to + 1;
      this.#seen.set(key, to);
      this.#ways[to] = 1;
    } else if (!this.#isSame(to)) return;
    else if (weight > this.#weight[to]!) return;
    else if (weight < this.#weight[to]!) this.#ways[to] = 1;
    else if (this.#random.nextInt(++this.#ways[to]!) > 0) return;
    for (let place = 0; place < size; place++) this.#busyUntil[to * size + place] = busy[place]!;
    this.#weight[to] = weight;
    this.#parent[to] = from;
    this.#taken[to] = option;
  }

  /** Whether a state is the one at hand: two may have the same key. */
  #isSame(state: number): boolean {
    for (let place = 0; place < this.#size; place++) {
      if (this.#busyUntil[state * this.#size + place] !== this.#busy[place]) return false;
    }
    return true;
  }

  #take(last: number): void {
    const plan = this.#plan;
    for (let i = 0; i < this.#tasks; i++) plan.set(this.#task[i]!, NONE);
    for (let layer = this.#tasks, state = last; layer > 0; layer--, state = this.#parent[state]!) {
      plan.set(this.#task[layer - 1]!, this.#taken[state]!);
    }
    plan.commit();
  }
}
