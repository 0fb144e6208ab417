import type { WorkBudget } from "../../base/index.ts";
import type { Layout } from "../layout.ts";
import { type AllocationModel, type Choice, emptyChoice, NONE } from "../model.ts";
import type { Positions } from "../positions.ts";
import { type Blocks, blocksOf } from "./blocks.ts";
import { GroupValuer } from "./group-value.ts";
import type { Multipliers, PricedRows } from "./multipliers.ts";
import { OpenPlaces } from "./open-places.ts";
import { OptionPricer } from "./option-pricer.ts";
import { cheapestOption } from "./task-value.ts";
import { TreeValuer } from "./tree-value.ts";

const YIELD_EVERY = 50_000;

/**
 * The Lagrangian value of a model with couplings at given multipliers, times `unit`: a bound on the cost of every choice.
 *
 * Capacities, quotas, pairs and the costs of places are priced; groups and trees of precedences are solved as they are; limits
 * on places by opening the most worthwhile.
 */
export class CoupledValuer {
  /** What the blocks take at the multipliers last evaluated: it need not be feasible. */
  readonly choice: Choice;
  readonly places: OpenPlaces;
  /** Size of what was taken off the sum over the tasks: with it sums are exact only up to 2^53. */
  magnitude = 0;

  readonly #model: AllocationModel;
  readonly #rows: PricedRows;
  readonly #budget: WorkBudget;
  readonly #pricer: OptionPricer;
  readonly #blocks: Blocks;
  readonly #trees: TreeValuer;
  readonly #groups: GroupValuer;
  #counted = 0;

  constructor(model: AllocationModel, layout: Layout, rows: PricedRows, unit: number, budget: WorkBudget) {
    this.#model = model;
    this.#rows = rows;
    this.#budget = budget;
    this.choice = emptyChoice(model.tasks);
    this.#pricer = new OptionPricer(model, layout, rows, unit);
    this.#blocks = blocksOf(model);
    this.#trees = new TreeValuer(model, [...this.#blocks.trees, ...this.#blocks.groups.flat()], this.#pricer);
    this.#groups = new GroupValuer(model, this.#pricer, this.#trees);
    this.places = new OpenPlaces(model, rows.shares, rows.linear, unit);
  }

  *evaluate(multipliers: Multipliers, positions: Positions): Generator<void, number, void> {
    this.#pricer.load(multipliers);
    const opening = this.places.evaluate(multipliers);
    const worth = this.#worthOfRows(multipliers);
    this.magnitude = Math.abs(opening) + Math.abs(worth);
    let value = opening - worth;
    for (const task of this.#blocks.alone) {
      value += cheapestOption(this.#model, this.#pricer, task, this.choice);
      if (this.#isDue()) yield;
    }
    for (const tree of this.#blocks.trees) {
      value += this.#trees.evaluate(tree, this.choice);
      if (this.#isDue()) yield;
    }
    for (let group = 0; group < this.#blocks.groups.length; group++) {
      const [first, last] = [positions.first[group]!, positions.last[group]!];
      const spread = this.#model.groupSpread[group]!;
      const steps = this.#groups.evaluate(this.#blocks.groups[group]!, spread, first, last, this.choice);
      for (;;) {
        const { done, value: least } = steps.next();
        if (done === true) {
          value += least;
          break;
        }
        if (this.#isDue()) yield;
      }
    }
    return value;
  }

  #worthOfRows({ capacity, most, least }: Multipliers): number {
    const { min, max, count } = this.#rows.linear;
    let worth = 0;
    // What only one place has is part of what that place is worth.
    for (let slot = 0; slot < capacity.slots; slot++) {
      if (this.#rows.shares.ownerOf[capacity.resourceOf[slot]!] !== NONE) continue;
      worth += capacity.worth(slot, this.#model.capacity);
    }
    for (let row = 0; row < count; row++) {
      if (most[row]! > 0) worth += most[row]! * max[row]!;
      worth -= least[row]! * min[row]!;
    }
    return worth;
  }

  #isDue(): boolean {
    const work = this.#pricer.evaluations - this.#counted;
    if (work < YIELD_EVERY) return false;
    this.#budget.spend(work);
    this.#counted = this.#pricer.evaluations;
    return true;
  }
}
