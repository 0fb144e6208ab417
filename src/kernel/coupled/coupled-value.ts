import type { WorkBudget } from "../../base/index.ts";
import type { Layout } from "../layout.ts";
import { type AllocationModel, type Choice, emptyChoice, NONE } from "../model.ts";
import type { Positions } from "../positions.ts";
import { type Blocks, blocksOf } from "./blocks.ts";
import { GroupValuer } from "./group-value.ts";
import type { Multipliers, PricedRows } from "./multipliers.ts";
import { OpenPlaces } from "./open-places.ts";
import { OptionPricer } from "./option-pricer.ts";
import { OrderValuer } from "./order-value.ts";
import { cheapestOption } from "./task-value.ts";
import { TreeValuer } from "./tree-value.ts";

const YIELD_EVERY = 20_000;

/**
 * The Lagrangian value of a model with couplings at given multipliers, times `unit`: a bound on the cost of every choice.
 *
 * Capacities, quotas, pairs and the costs of places are priced; groups, the order in which they follow one another and trees of
 * precedences are solved as they are; limits on places by opening the most worthwhile.
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
  readonly #orders: OrderValuer;
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
    this.#orders = new OrderValuer(model);
    this.places = new OpenPlaces(model, rows.shares, rows.linear, unit);
  }

  *evaluate(multipliers: Multipliers, positions: Positions): Generator<void, number, void> {
    this.#pricer.load(multipliers);
    if (this.#model.modeCost.length > YIELD_EVERY) yield;
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
    if (this.#blocks.groups.length > 0) value += yield* this.#groupsValue(positions);
    return value;
  }

  /** Of a model with one group: the value last found, by the position of the group. [position] */
  curveFrom(value: number): Float64Array {
    if (this.#model.groupSpread.length !== 1) return new Float64Array(0);
    const { costs, empty } = this.#orders;
    const least = costs.reduce((min, cost) => Math.min(min, cost), empty[0]!);
    if (!Number.isFinite(least)) return costs.map(() => value);
    return costs.map((cost) => value - least + Math.min(cost, empty[0]!));
  }

  *#groupsValue({ first, last }: Positions): Generator<void, number, void> {
    const { groupSpread, periods } = this.#model;
    const orders = this.#orders;
    for (const [group, members] of this.#blocks.groups.entries()) {
      const curve = orders.costs.subarray(group * periods, (group + 1) * periods);
      const [from, to] = [first[group]!, last[group]!];
      const steps = this.#groups.tabulate(members, groupSpread[group]!, from, to, this.choice, curve);
      orders.empty[group] = yield* this.#whenDue(steps);
    }
    const value = orders.evaluate();
    for (const [group, members] of this.#blocks.groups.entries()) {
      const steps = this.#groups.read(members, groupSpread[group]!, orders.position[group]!, this.choice);
      yield* this.#whenDue(steps);
    }
    return value;
  }

  /** Yields only where enough has been looked at. */
  *#whenDue<Result>(steps: Generator<void, Result, void>): Generator<void, Result, void> {
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) return value;
      if (this.#isDue()) yield;
    }
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
