import { type Compiled, carryOver, placementWeights, unplacedWeight } from "../compile/index.ts";
import { type Choice, choiceCost, NONE } from "../kernel/index.ts";

/** A plan as a choice of a problem as it was compiled for it. */
export interface Candidate {
  readonly compiled: Compiled;
  readonly choice: Choice | undefined;
}

/** The best plan of a search that places before it saves: fewest left out, then cheapest. */
export class LevelIncumbent {
  /** The problem with the longest lists of modes so far. */
  compiled: Compiled;
  choice: Choice | undefined;
  /** What it leaves out, by size and priority; Infinity before there is one. */
  leftOut: number = Number.POSITIVE_INFINITY;
  readonly weights: Float64Array;
  /** What can be left out at the most. */
  readonly whole: number;

  constructor(compiled: Compiled) {
    this.compiled = compiled;
    this.weights = placementWeights(compiled);
    this.whole = this.weights.reduce((sum, weight) => sum + weight, 0);
  }

  unplacedOf(choice: Choice): number {
    return unplacedWeight(choice, this.weights);
  }

  /** The least that is known to suffice: all, before there is a plan. */
  get mostLeftOut(): number {
    return Math.min(this.leftOut, this.whole);
  }

  get cost(): number {
    return this.choice === undefined ? Number.POSITIVE_INFINITY : choiceCost(this.compiled.model, this.choice);
  }

  /** Takes over longer lists, and a plan that leaves fewer out, or as many and costs less. */
  consider({ compiled, choice }: Candidate): void {
    if (compiled !== this.compiled) {
      if (this.choice !== undefined) this.choice = carryOver(this.choice, this.compiled.model, compiled.model);
      this.compiled = compiled;
    }
    if (choice === undefined) return;
    const leftOut = this.unplacedOf(choice);
    if (leftOut > this.leftOut || (leftOut === this.leftOut && choiceCost(compiled.model, choice) >= this.cost)) return;
    this.choice = choice;
    this.leftOut = leftOut;
  }
}

/** What a plan pays for those whom it leaves out. */
export function skippedCost({ compiled: { model }, choice }: Candidate): number {
  let cost = 0;
  for (let task = 0; task < model.tasks; task++) if (choice?.mode[task] === NONE) cost += model.skipCost[task]!;
  return cost;
}
