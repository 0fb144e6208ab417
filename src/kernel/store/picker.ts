import type { Random } from "../../base/index.ts";
import { type AllocationModel, type Choice, NONE } from "../model.ts";
import type { Candidates } from "./candidates.ts";
import type { Occupants } from "./occupants.ts";
import type { Rules } from "./rules.ts";

/** Tasks among which the costliest is where a neighbourhood begins. */
const TOURNAMENT = 3;
/** Links followed at most, for each task asked for. */
const TRIES = 6;
/** Tasks of one rule that are freed together. */
const FROM_RULE = 4;

/**
 * Picks tasks whose options hang together: from a costly task along what keeps it from a better option, and so on.
 *
 * A link leads from a free task to who uses what one of its cheaper options needs, in those periods; or to who shares a rule
 * with it. Which link is followed is drawn at random, cheap options more often.
 */
export class Picker {
  /** The tasks picked. */
  readonly tasks: Int32Array;
  count = 0;

  readonly #model: AllocationModel;
  readonly #rules: Rules;
  readonly #occupants: Occupants;
  readonly #choice: Choice;
  readonly #random: Random;
  /** Neighbourhood in which a task was last picked. [task] */
  readonly #mark: Int32Array;
  #picks = 0;

  constructor(model: AllocationModel, rules: Rules, occupants: Occupants, choice: Choice, random: Random) {
    this.#model = model;
    this.#rules = rules;
    this.#occupants = occupants;
    this.#choice = choice;
    this.#random = random;
    this.tasks = new Int32Array(model.tasks);
    this.#mark = new Int32Array(model.tasks);
  }

  /** Picks at most so many tasks. `loss`: how much more a task costs than its cheapest option would. */
  pick(size: number, candidates: Candidates, loss: (task: number) => number): void {
    const random = this.#random;
    this.#picks++;
    this.count = 0;
    let seed = random.nextInt(this.#model.tasks);
    for (let draw = 1; draw < TOURNAMENT; draw++) {
      const other = random.nextInt(this.#model.tasks);
      if (loss(other) > loss(seed)) seed = other;
    }
    this.#free(seed);
    const most = Math.min(size, this.tasks.length);
    for (let tries = TRIES * most; tries > 0 && this.count < most; tries--) {
      const task = this.tasks[random.nextInt(this.count)]!;
      const rules = this.#rules.firstRule[task + 1]! - this.#rules.firstRule[task]!;
      if (rules > 0 && random.nextInt(2) === 0) this.#followRule(task, rules, most);
      else this.#followOption(task, candidates, most);
    }
    // What hangs together with nothing is filled up at random.
    for (let tries = 2 * most; tries > 0 && this.count < Math.min(most, 2); tries--) {
      this.#free(random.nextInt(this.#model.tasks));
    }
  }

  #free(task: number): void {
    if (this.#mark[task] === this.#picks) return;
    this.#mark[task] = this.#picks;
    this.tasks[this.count++] = task;
  }

  #followRule(task: number, rules: number, most: number): void {
    const { firstRule, ruleOfTask, firstTask, taskOfRule } = this.#rules;
    const rule = ruleOfTask[firstRule[task]! + this.#random.nextInt(rules)]!;
    const first = firstTask[rule]!;
    const size = firstTask[rule + 1]! - first;
    // A small rule as a whole, of a large one a few.
    for (let at = 0; at < Math.min(size, FROM_RULE) && this.count < most; at++) {
      this.#free(taskOfRule[first + (size <= FROM_RULE ? at : this.#random.nextInt(size))]!);
    }
  }

  #followOption(task: number, { first, mode, start }: Candidates, most: number): void {
    const options = first[task + 1]! - first[task]!;
    if (options === 0) return;
    const { firstDemand, demandResource, modeShape, endOf, periods } = this.#model;
    const draw = this.#random.nextFloat();
    const option = first[task]! + Math.floor(draw * draw * draw * options);
    const taken = mode[option]!;
    const demands = firstDemand[taken + 1]! - firstDemand[taken]!;
    if (demands === 0) return;
    const resource = demandResource[firstDemand[taken]! + this.#random.nextInt(demands)]!;
    const from = start[option]!;
    const past = endOf[modeShape[taken]! * periods + from]!;
    for (let node = this.#occupants.first(resource); node !== NONE; node = this.#occupants.next(node)) {
      if (this.count === most) return;
      const user = this.#occupants.taskOf(node);
      const userStart = this.#choice.start[user]!;
      if (userStart >= past) continue;
      if (endOf[modeShape[this.#choice.mode[user]!]! * periods + userStart]! > from) this.#free(user);
    }
  }
}
