import type { WorkBudget } from "../../base/index.ts";
import type { Layout } from "../layout.ts";
import { type AllocationModel, type Choice, choiceCost, copyChoice, NONE } from "../model.ts";
import { Occupancy } from "../occupancy.ts";
import { earliestStarts, isEarlier } from "../positions.ts";
import { Pricer } from "../rows/pricer.ts";
import { NO_PRICES } from "../rows/prices.ts";

/** The best choice found: cheapest first, then with the earliest groups. It is only ever replaced by a better one. */
export class Incumbent {
  cost: number;
  skippedCost: number;
  /** Where its groups start. [group] */
  positions: Int32Array;

  readonly #model: AllocationModel;
  #choice: Choice;

  constructor(model: AllocationModel, choice: Choice) {
    this.#model = model;
    this.#choice = copyChoice(choice);
    this.cost = choiceCost(model, choice);
    this.skippedCost = skippedCost(model, choice);
    this.positions = earliestStarts(model, choice);
  }

  get choice(): Choice {
    return this.#choice;
  }

  /** Whether groups that start at these positions would start earlier. */
  isLaterThan(positions: Int32Array): boolean {
    return isEarlier(positions, this.positions);
  }

  /** Keeps a feasible choice, whose groups start at these positions, if it is better. */
  offer(choice: Choice, positions: Int32Array): void {
    const cost = choiceCost(this.#model, choice);
    if (cost > this.cost || (cost === this.cost && !this.isLaterThan(positions))) return;
    this.cost = cost;
    this.skippedCost = skippedCost(this.#model, choice);
    this.positions = positions;
    this.#choice = copyChoice(choice);
  }

  /** Places whoever is left out though a free option is cheaper: a search that was cut short may leave such tasks. */
  fill(layout: Layout, budget: WorkBudget): void {
    const { tasks, groupSpread, periods, groupOf, earliest, pastLatest } = this.#model;
    const occupancy = new Occupancy(this.#model, layout);
    const { mode, start } = this.#choice;
    for (let task = 0; task < tasks; task++) {
      if (mode[task] !== NONE) occupancy.place(task, mode[task]!, start[task]!);
    }
    const pricer = new Pricer(this.#model, layout);
    for (let task = 0; task < tasks; task++) {
      if (occupancy.choice.mode[task] !== NONE) continue;
      const group = groupOf[task]!;
      const position = group === NONE ? 0 : this.positions[group]!;
      const past = group === NONE ? periods : position + groupSpread[group]! + 1;
      const from = Math.max(earliest[task]!, position);
      pricer.price(task, from, Math.min(pastLatest[task]!, past), NO_PRICES, 1, occupancy.freeUntil);
      if (pricer.mode !== NONE) occupancy.place(task, pricer.mode, pricer.start);
    }
    budget.spend(pricer.evaluations);
    this.offer(occupancy.choice, this.positions);
  }
}

function skippedCost(model: AllocationModel, choice: Choice): number {
  let skipped = 0;
  for (let task = 0; task < model.tasks; task++) if (choice.mode[task] === NONE) skipped += model.skipCost[task]!;
  return skipped;
}
