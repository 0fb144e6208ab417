import type { Random } from "../../base/index.ts";
import { NONE } from "../model.ts";
import type { AssignmentState } from "./assignment-state.ts";
import type { PricedCore } from "./priced-core.ts";

/** Tasks drawn to begin a region with; the one of largest reduced cost is taken. */
const CANDIDATES = 3;
/** The least factor of chance in the choice of the next row; 1 is the range of the rest. */
const LEAST_CHANCE = 0.2;

/**
 * A set of rows that exchange tasks cheaply: it grows from a task whose option costs much more than its best one, along options of
 * small reduced cost of the tasks on its rows. Rows drawn at random would have nothing to exchange.
 */
export class Region {
  count = 0;
  /** [count] */
  readonly rows: Int32Array;
  /** 1 for a row that is in. [row] */
  readonly isIn: Uint8Array;

  readonly #state: AssignmentState;
  readonly #random: Random;
  /** How well a row exchanges tasks with those that are in. [row] */
  readonly #score: Float64Array;
  /** The option that a touch belongs to. [touch] */
  readonly #touchOption: Int32Array;

  constructor(state: AssignmentState, random: Random) {
    const { rows, firstTouch, touchRow } = state.view;
    this.#state = state;
    this.#random = random;
    this.#score = new Float64Array(rows);
    this.rows = new Int32Array(rows);
    this.isIn = new Uint8Array(rows);
    this.#touchOption = new Int32Array(touchRow.length);
    for (let option = 0; option + 1 < firstTouch.length; option++) {
      this.#touchOption.fill(option, firstTouch[option], firstTouch[option + 1]);
    }
  }

  /** The task that a touch of its present option belongs to. */
  taskOf(touch: number): number {
    return this.#state.view.optionTask[this.#touchOption[touch]!]!;
  }

  /** Whether a touch is the first of its option. */
  isFirst(touch: number): boolean {
    return this.#state.view.firstTouch[this.#touchOption[touch]!] === touch;
  }

  /** Whether all rows of a task's option are in. */
  holds(task: number): boolean {
    const { firstTouch, touchRow } = this.#state.view;
    const option = this.#state.option[task]!;
    for (let touch = firstTouch[option]!; touch < firstTouch[option + 1]!; touch++) {
      if (this.isIn[touchRow[touch]!] === 0) return false;
    }
    return true;
  }

  /** Grows a region of about `size` rows. */
  grow(core: PricedCore, size: number): void {
    const { rows } = this.#state.view;
    for (let i = 0; i < this.count; i++) this.isIn[this.rows[i]!] = 0;
    this.count = 0;
    this.#score.fill(0);
    const { option } = this.#state;
    const seed = this.#seed(core);
    this.#add(option[seed]!);
    this.#add(this.#other(core, seed));
    let scored = 0;
    while (this.count < size) {
      for (; scored < this.count; scored++) this.#link(core, this.rows[scored]!);
      let best = NONE;
      let most = 0;
      for (let row = 0; row < rows; row++) {
        if (this.isIn[row] === 1 || this.#score[row] === 0) continue;
        const draw = this.#random.nextUint32() / 4_294_967_296;
        const value = this.#score[row]! * (LEAST_CHANCE + draw);
        if (value <= most) continue;
        most = value;
        best = row;
      }
      if (best === NONE) return;
      this.isIn[best] = 1;
      this.rows[this.count++] = best;
    }
  }

  /** Counts the exchanges between a row and the others. */
  #link(core: PricedCore, row: number): void {
    const { head, next, option, view } = this.#state;
    const { firstTouch, touchRow, optionTask } = view;
    for (let touch = head[row]!; touch !== NONE; touch = next[touch]!) {
      const own = this.#touchOption[touch]!;
      const task = optionTask[own]!;
      for (let entry = core.first[task]!; entry < core.first[task + 1]!; entry++) {
        const other = core.option[entry]!;
        if (other === own) continue;
        const weight = this.#weight(core, core.reduced[other]! - core.reduced[own]!);
        for (let at = firstTouch[other]!; at < firstTouch[other + 1]!; at++) this.#score[touchRow[at]!]! += weight;
      }
    }
    for (let entry = core.firstEntry[row]!; entry < core.firstEntry[row + 1]!; entry++) {
      const other = core.entryOption[entry]!;
      const own = option[optionTask[other]!]!;
      if (other === own) continue;
      const weight = this.#weight(core, core.reduced[other]! - core.reduced[own]!);
      for (let at = firstTouch[own]!; at < firstTouch[own + 1]!; at++) this.#score[touchRow[at]!]! += weight;
    }
  }

  #weight(core: PricedCore, difference: number): number {
    const near = 1 / (1 + Math.max(0, difference) / core.scale);
    return near * near;
  }

  #below(bound: number): number {
    return Math.floor((this.#random.nextUint32() / 4_294_967_296) * bound);
  }

  #seed(core: PricedCore): number {
    const { option, view } = this.#state;
    let best = this.#below(view.tasks);
    for (let draw = 1; draw < CANDIDATES; draw++) {
      const task = this.#below(view.tasks);
      if (core.reduced[option[task]!]! > core.reduced[option[best]!]!) best = task;
    }
    return best;
  }

  /** One of the core options of a task, small reduced costs more likely. */
  #other(core: PricedCore, task: number): number {
    const first = core.first[task]!;
    const draw = this.#random.nextUint32() / 4_294_967_296;
    return core.option[first + Math.floor(draw * draw * (core.first[task + 1]! - first))]!;
  }

  #add(option: number): void {
    const { firstTouch, touchRow } = this.#state.view;
    for (let touch = firstTouch[option]!; touch < firstTouch[option + 1]!; touch++) {
      const row = touchRow[touch]!;
      if (this.isIn[row] === 1) continue;
      this.isIn[row] = 1;
      this.rows[this.count++] = row;
    }
  }
}
