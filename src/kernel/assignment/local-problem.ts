import { NONE } from "../model.ts";
import type { AssignmentState } from "./assignment-state.ts";
import type { PricedCore } from "./priced-core.ts";

/** Most tasks, options and touches of a sub-problem. */
export const MOST_TASKS = 400;
const MOST_OPTIONS = 8192;
const MOST_TOUCHES = 65_536;

/**
 * A sub-problem: some tasks are free to take any core option that touches certain rows only, and share what the others leave
 * of those rows. Flat copies of all that the search below looks at; made once, filled anew for each neighbourhood.
 */
export class LocalProblem {
  tasks = 0;
  rows = 0;
  options = 0;
  /** Cost of the options that the free tasks have now. */
  cost = 0;
  /** [task] */
  readonly task: Int32Array = new Int32Array(MOST_TASKS);
  /** Options of a task, and how many are left of them: what is dropped is swapped behind. [task + 1], [task] */
  readonly first: Int32Array = new Int32Array(MOST_TASKS + 1);
  readonly left: Int32Array = new Int32Array(MOST_TASKS);
  /** The option of the view, its cost, its price and its reduced cost. [option] */
  readonly option: Int32Array = new Int32Array(MOST_OPTIONS);
  readonly optionCost: Float64Array = new Float64Array(MOST_OPTIONS);
  readonly reduced: Float64Array = new Float64Array(MOST_OPTIONS);
  /** Touches of an option, rows numbered within the sub-problem. [option], [option], [touch], [touch] */
  readonly firstTouch: Int32Array = new Int32Array(MOST_OPTIONS);
  readonly pastTouch: Int32Array = new Int32Array(MOST_OPTIONS);
  readonly touchRow: Int32Array = new Int32Array(MOST_TOUCHES);
  readonly touchAmount: Int32Array = new Int32Array(MOST_TOUCHES);
  /** Row of the view, what is free there for the free tasks, and its price. [row] */
  readonly row: Int32Array;
  readonly capacity: Float64Array;
  readonly price: Float64Array;
  /** Row of the sub-problem, NONE for a row that is not in it. [row of the view] */
  readonly rowAt: Int32Array;

  readonly #state: AssignmentState;
  #touches = 0;

  constructor(state: AssignmentState) {
    const { rows } = state.view;
    this.#state = state;
    this.row = new Int32Array(rows);
    this.capacity = new Float64Array(rows);
    this.price = new Float64Array(rows);
    this.rowAt = new Int32Array(rows).fill(NONE);
  }

  /** Empties it. */
  clear(): void {
    for (let row = 0; row < this.rows; row++) this.rowAt[this.row[row]!] = NONE;
    this.tasks = this.rows = this.options = 0;
    this.cost = 0;
    this.#touches = 0;
  }
  /** Lets a row of the view in, with what nobody uses of it. */
  addRow(row: number, price: number): void {
    const at = this.rows++;
    this.row[at] = row;
    this.rowAt[row] = at;
    this.capacity[at] = this.#state.view.capacity[row]! - this.#state.load[row]!;
    this.price[at] = price;
  }

  /** Frees a task, all of whose option's rows are in; false when there is no room for it. */
  addTask(task: number, core: PricedCore): boolean {
    const { view } = this.#state;
    const { firstTouch, touchRow, touchAmount, optionCost } = view;
    if (this.tasks === MOST_TASKS) return false;
    const own = this.#state.option[task]!;
    let options = this.options;
    let touches = this.#touches;
    let hasOwn = false;
    const past = core.first[task + 1]!;
    for (let entry = core.first[task]!; entry <= past; entry++) {
      // The option that the task has now may be outside the core.
      const option = entry < past ? core.option[entry]! : own;
      if (entry === past && hasOwn) break;
      if (option === own) hasOwn = true;
      const before = touches;
      let isInside = true;
      if (options === MOST_OPTIONS || touches + firstTouch[option + 1]! - firstTouch[option]! > MOST_TOUCHES)
        return false;
      for (let touch = firstTouch[option]!; touch < firstTouch[option + 1]!; touch++) {
        const row = this.rowAt[touchRow[touch]!]!;
        if (row === NONE) {
          isInside = false;
          break;
        }
        this.touchRow[touches] = row;
        this.touchAmount[touches++] = touchAmount[touch]!;
      }
      if (!isInside) {
        touches = before;
        continue;
      }
      this.option[options] = option;
      this.optionCost[options] = optionCost[option]!;
      this.firstTouch[options] = before;
      this.pastTouch[options++] = touches;
    }
    for (let touch = firstTouch[own]!; touch < firstTouch[own + 1]!; touch++) {
      this.capacity[this.rowAt[touchRow[touch]!]!]! += touchAmount[touch]!;
    }
    this.cost += optionCost[own]!;
    this.task[this.tasks] = task;
    this.first[this.tasks] = this.options;
    this.left[this.tasks++] = options - this.options;
    this.first[this.tasks] = options;
    this.options = options;
    this.#touches = touches;
    return true;
  }
}
