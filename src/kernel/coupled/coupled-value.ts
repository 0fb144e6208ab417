import type { WorkBudget } from "../../base/index.ts";
import type { Layout } from "../layout.ts";
import { type AllocationModel, type Choice, emptyChoice, NONE, UNLIMITED } from "../model.ts";
import type { Positions } from "../positions.ts";
import { type Blocks, blocksOf } from "./blocks.ts";
import { GroupValuer } from "./group-value.ts";
import type { Multipliers, PricedRows } from "./multipliers.ts";
import { OpenPlaces } from "./open-places.ts";
import { OptionPricer } from "./option-pricer.ts";
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
    this.#trees = new TreeValuer(model, this.#blocks.trees, this.#pricer);
    this.#groups = new GroupValuer(model, this.#pricer);
    this.places = new OpenPlaces(model, rows.shares, unit);
  }

  *evaluate(multipliers: Multipliers, positions: Positions): Generator<void, number, void> {
    this.#pricer.load(multipliers);
    const opening = this.places.evaluate(multipliers);
    const worth = this.#worthOfRows(multipliers);
    this.magnitude = Math.abs(opening) + Math.abs(worth);
    let value = opening - worth;
    for (const task of this.#blocks.alone) {
      value += this.#alone(task);
      if (this.#isDue()) yield;
    }
    for (const tree of this.#blocks.trees) {
      value += this.#trees.evaluate(tree, this.choice);
      if (this.#isDue()) yield;
    }
    for (let group = 0; group < this.#blocks.groups.length; group++) {
      const [first, last] = [positions.first[group]!, positions.last[group]!];
      const spread = this.#model.groupSpread[group]!;
      value += this.#groups.evaluate(this.#blocks.groups[group]!, spread, first, last, this.choice);
      if (this.#isDue()) yield;
    }
    return value;
  }

  #alone(task: number): number {
    const { firstMode, earliest, pastLatest } = this.#model;
    const pricer = this.#pricer;
    let best = pricer.skip(task);
    let bestMode = NONE;
    let bestStart = NONE;
    for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
      for (let start = earliest[task]!; start < pastLatest[task]!; start++) {
        const end = pricer.endOf(mode, start);
        if (end === NONE) continue;
        const value = pricer.value(task, mode, start, end);
        if (value >= best) continue;
        best = value;
        bestMode = mode;
        bestStart = start;
      }
    }
    this.choice.mode[task] = bestMode;
    this.choice.start[task] = bestStart;
    return best;
  }

  #worthOfRows({ capacity, most, least }: Multipliers): number {
    const { min, max, count } = this.#rows.linear;
    let worth = 0;
    const { periods, resources } = this.#model;
    for (let resource = 0; resource < resources; resource++) {
      // What only one place has is part of what that place is worth.
      if (this.#rows.shares.ownerOf[resource] !== NONE) continue;
      for (let row = resource * periods; row < (resource + 1) * periods; row++) {
        if (capacity[row]! > 0 && this.#model.capacity[row] !== UNLIMITED)
          worth += capacity[row]! * this.#model.capacity[row]!;
      }
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
