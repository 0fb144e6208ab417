import { type Choice, emptyChoice, NONE } from "../model.ts";
import type { AssignmentView } from "./assignment-view.ts";

/**
 * An option for each task, with what it costs, how full it makes each row, and who is on a row.
 *
 * Who is on a row is a linked list through the touches of the options taken: a touch belongs to one option, and an option to
 * one task, so two arrays over the touches hold all lists.
 */
export class AssignmentState {
  readonly view: AssignmentView;
  /** The option taken, NONE for none yet. [task] */
  readonly option: Int32Array;
  /** [row] */
  readonly load: Float64Array;
  /** First touch on a row, NONE for none. [row] */
  readonly head: Int32Array;
  /** [touch] */
  readonly next: Int32Array;
  readonly #previous: Int32Array;
  /** How many tasks are on a row. [row] */
  readonly count: Int32Array;
  /** Cost of the options taken. */
  cost = 0;
  /** Rows with more load than capacity. */
  overloaded = 0;

  constructor(view: AssignmentView) {
    this.view = view;
    this.option = new Int32Array(view.tasks).fill(NONE);
    this.load = new Float64Array(view.rows);
    this.head = new Int32Array(view.rows).fill(NONE);
    this.next = new Int32Array(view.touchRow.length).fill(NONE);
    this.#previous = new Int32Array(view.touchRow.length).fill(NONE);
    this.count = new Int32Array(view.rows);
  }

  /** Gives a task another option; NONE takes it out. */
  set(task: number, option: number): void {
    const { optionCost, firstTouch, touchRow, touchAmount, capacity } = this.view;
    const former = this.option[task]!;
    if (former === option) return;
    if (former !== NONE) {
      this.cost -= optionCost[former]!;
      for (let touch = firstTouch[former]!; touch < firstTouch[former + 1]!; touch++) {
        const row = touchRow[touch]!;
        const before = this.load[row]!;
        this.load[row] = before - touchAmount[touch]!;
        if (before > capacity[row]! && this.load[row]! <= capacity[row]!) this.overloaded--;
        this.#unlink(touch, row);
      }
    }
    this.option[task] = option;
    if (option === NONE) return;
    this.cost += optionCost[option]!;
    for (let touch = firstTouch[option]!; touch < firstTouch[option + 1]!; touch++) {
      const row = touchRow[touch]!;
      const before = this.load[row]!;
      this.load[row] = before + touchAmount[touch]!;
      if (before <= capacity[row]! && this.load[row]! > capacity[row]!) this.overloaded++;
      this.#link(touch, row);
    }
  }

  /** Whether an option fits beside what is there, the task's own option not counted. */
  fits(task: number, option: number): boolean {
    const { firstTouch, touchRow, touchAmount, capacity } = this.view;
    const own = this.option[task]!;
    for (let touch = firstTouch[option]!; touch < firstTouch[option + 1]!; touch++) {
      const row = touchRow[touch]!;
      let free = capacity[row]! - this.load[row]! - touchAmount[touch]!;
      if (free >= 0) continue;
      if (own === NONE) return false;
      for (let other = firstTouch[own]!; other < firstTouch[own + 1]!; other++) {
        if (touchRow[other] === row) free += touchAmount[other]!;
      }
      if (free < 0) return false;
    }
    return true;
  }

  choice(): Choice {
    const { optionMode, optionStart, tasks } = this.view;
    const choice = emptyChoice(tasks);
    for (let task = 0; task < tasks; task++) {
      const option = this.option[task]!;
      if (option === NONE) continue;
      choice.mode[task] = optionMode[option]!;
      choice.start[task] = optionStart[option]!;
    }
    return choice;
  }

  /** Takes the options of a choice; false when it has some that the view does not list. */
  take(choice: Choice): boolean {
    const { optionMode, optionStart, firstOption, tasks } = this.view;
    for (let task = 0; task < tasks; task++) {
      let found = NONE;
      for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) {
        if (optionMode[option] === choice.mode[task] && optionStart[option] === choice.start[task]) found = option;
      }
      if (found === NONE) return false;
      this.set(task, found);
    }
    return true;
  }

  #link(touch: number, row: number): void {
    const first = this.head[row]!;
    this.next[touch] = first;
    this.#previous[touch] = NONE;
    if (first !== NONE) this.#previous[first] = touch;
    this.head[row] = touch;
    this.count[row]!++;
  }

  #unlink(touch: number, row: number): void {
    const before = this.#previous[touch]!;
    const after = this.next[touch]!;
    if (before === NONE) this.head[row] = after;
    else this.next[before] = after;
    if (after !== NONE) this.#previous[after] = before;
    this.count[row]!--;
  }
}
