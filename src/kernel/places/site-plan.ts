import { type Choice, NONE } from "../model.ts";
import type { PlaceProblem } from "./place-problem.ts";

/**
 * A choice of an option for each task at knapsack sites, kept up to date move by move, with a journal to go back by.
 *
 * Tasks may be out: one that need not be placed costs its skip cost, one that must be placed a penalty, so that the search
 * may pass through plans that place not all.
 */
export class SitePlan {
  readonly problem: PlaceProblem;
  /** NONE for a task that is out. [task] */
  readonly optionOf: Int32Array;
  readonly load: Float64Array;
  /**
   * Tasks at a resource, in a linked list: the first, and the next and last of each task. Those that are out are listed
   * under the number past the last resource. [resource + 1]
   */
  readonly firstTask: Int32Array;
  readonly nextTask: Int32Array;
  readonly #lastTask: Int32Array;
  /** Tasks at a site. [site] */
  readonly count: Int32Array;
  /** Sites used of each limit. [limit] */
  readonly used: Int32Array;
  /** What a task costs that is out. [task] */
  readonly outCost: Float64Array;
  cost = 0;
  /** Tasks that are out but must be placed. */
  missing = 0;

  readonly #isMandatory: Uint8Array;
  #journalTask: Int32Array;
  #journalOption: Int32Array;
  #length = 0;

  constructor(problem: PlaceProblem, penalty: Float64Array) {
    const { tasks, resources, sites, skipCost } = problem;
    this.problem = problem;
    this.optionOf = new Int32Array(tasks).fill(NONE);
    this.load = new Float64Array(resources);
    this.firstTask = new Int32Array(resources + 1).fill(NONE);
    this.nextTask = new Int32Array(tasks).fill(NONE);
    this.#lastTask = new Int32Array(tasks).fill(NONE);
    this.count = new Int32Array(sites);
    this.used = new Int32Array(problem.most.length);
    this.#isMandatory = Uint8Array.from(skipCost, (cost) => (cost === Number.POSITIVE_INFINITY ? 1 : 0));
    this.outCost = Float64Array.from(skipCost, (cost, task) =>
      cost === Number.POSITIVE_INFINITY ? penalty[task]! : cost,
    );
    this.#journalTask = new Int32Array(4 * tasks + 64);
    this.#journalOption = new Int32Array(4 * tasks + 64);
    for (let task = 0; task < tasks; task++) {
      this.cost += this.outCost[task]!;
      this.missing += this.#isMandatory[task]!;
      this.#link(task, resources);
    }
  }

  siteOfTask(task: number): number {
    const option = this.optionOf[task]!;
    return option === NONE ? NONE : this.problem.siteOf[this.problem.optionResource[option]!]!;
  }

  /** What a task costs where it is, opening apart. */
  costOf(task: number): number {
    const option = this.optionOf[task]!;
    return option === NONE ? this.outCost[task]! : this.problem.optionCost[option]!;
  }

  room(resource: number): number {
    return this.problem.capacity[resource]! - this.load[resource]!;
  }

  /** Whether a site is open or may be opened. */
  mayUse(site: number): boolean {
    if (this.count[site]! > 0) return true;
    const limit = this.problem.limitOf[site]!;
    return limit === NONE || this.used[limit]! < this.problem.most[limit]!;
  }

  /** Gives a task an option, or NONE. Whether it fits is the caller's business. */
  set(task: number, option: number): void {
    if (this.#length === this.#journalTask.length) this.#grow();
    this.#journalTask[this.#length] = task;
    this.#journalOption[this.#length++] = this.optionOf[task]!;
    this.#put(task, option);
  }

  /** A point to go back to. */
  get mark(): number {
    return this.#length;
  }

  undoTo(mark: number): void {
    while (this.#length > mark) {
      this.#length--;
      this.#put(this.#journalTask[this.#length]!, this.#journalOption[this.#length]!);
    }
  }

  /** Keeps all that was done: there is no way back from here. */
  commit(): void {
    this.#length = 0;
  }

  /** A task that was moved since a mark; `mark <= at < this.mark`. */
  movedTask(at: number): number {
    return this.#journalTask[at]!;
  }

  /** Takes up other options for all tasks. */
  restore(options: Int32Array): void {
    for (let task = 0; task < options.length; task++) {
      if (this.optionOf[task] !== options[task]) this.#put(task, options[task]!);
    }
    this.#length = 0;
  }

  /** Says anew what it costs when a task is out that must be placed. @param penalty Whole numbers. [task] */
  setPenalty(penalty: Float64Array): void {
    for (let task = 0; task < penalty.length; task++) {
      if (this.#isMandatory[task] === 0) continue;
      if (this.optionOf[task] === NONE) this.cost += penalty[task]! - this.outCost[task]!;
      this.outCost[task] = penalty[task]!;
    }
  }

  choiceTo(choice: Choice): void {
    const { optionMode, optionStart } = this.problem;
    for (let task = 0; task < this.optionOf.length; task++) {
      const option = this.optionOf[task]!;
      choice.mode[task] = option === NONE ? NONE : optionMode[option]!;
      choice.start[task] = option === NONE ? NONE : optionStart[option]!;
    }
  }

  #put(task: number, option: number): void {
    const old = this.optionOf[task]!;
    if (old === option) return;
    if (old === NONE) {
      this.cost -= this.outCost[task]!;
      this.missing -= this.#isMandatory[task]!;
      this.#unlink(task, this.problem.resources);
    } else this.#leave(task, old);
    this.optionOf[task] = option;
    if (option === NONE) {
      this.cost += this.outCost[task]!;
      this.missing += this.#isMandatory[task]!;
      this.#link(task, this.problem.resources);
    } else this.#enter(task, option);
  }

  #leave(task: number, option: number): void {
    const { optionResource, optionAmount, optionCost, siteOf, siteCost, limitOf } = this.problem;
    const resource = optionResource[option]!;
    const site = siteOf[resource]!;
    this.cost -= optionCost[option]!;
    this.load[resource]! -= optionAmount[option]!;
    this.#unlink(task, resource);
    if (--this.count[site]! > 0) return;
    this.cost -= siteCost[site]!;
    if (limitOf[site] !== NONE) this.used[limitOf[site]!]!--;
  }

  #enter(task: number, option: number): void {
    const { optionResource, optionAmount, optionCost, siteOf, siteCost, limitOf } = this.problem;
    const resource = optionResource[option]!;
    const site = siteOf[resource]!;
    this.cost += optionCost[option]!;
    this.load[resource]! += optionAmount[option]!;
    this.#link(task, resource);
    if (this.count[site]!++ > 0) return;
    this.cost += siteCost[site]!;
    if (limitOf[site] !== NONE) this.used[limitOf[site]!]!++;
  }

  #link(task: number, list: number): void {
    const next = this.firstTask[list]!;
    this.#lastTask[task] = NONE;
    this.nextTask[task] = next;
    if (next !== NONE) this.#lastTask[next] = task;
    this.firstTask[list] = task;
  }

  #unlink(task: number, list: number): void {
    const last = this.#lastTask[task]!;
    const next = this.nextTask[task]!;
    if (last === NONE) this.firstTask[list] = next;
    else this.nextTask[last] = next;
    if (next !== NONE) this.#lastTask[next] = last;
  }

  #grow(): void {
    const longer = (array: Int32Array): Int32Array => {
      const copy = new Int32Array(2 * array.length);
      copy.set(array);
      return copy;
    };
    this.#journalTask = longer(this.#journalTask);
    this.#journalOption = longer(this.#journalOption);
  }
}
