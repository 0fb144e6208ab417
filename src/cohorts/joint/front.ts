import { climbPrices, firstWorth } from "../class-prices.ts";
import { BoundTree } from "./bound-tree.ts";
import type { Days, Ground } from "./ground.ts";
import { areOfSamePeople, transplant } from "./transplant.ts";

/** Rounds of the price search that a front starts with, without prices of another. */
const FIRST_ROUNDS = 20;

/** The bound of some days: one tree for each component, and what people cost who can be in no class. */
export class Front {
  readonly days: Days;
  readonly trees: readonly BoundTree[];
  readonly outside: number;
  /** What the trees of another front had proven when theirs were last taken over. [row of tree] */
  readonly #adopted: number[] = [];

  /** `worth`: prices to begin with, by source. */
  constructor(ground: Ground, days: Days, worth?: Float64Array) {
    const { models, outside } = ground.terrainOn(days);
    this.days = days;
    this.outside = outside;
    this.trees = models.map((model) => {
      const start =
        worth === undefined
          ? climbPrices(model, firstWorth(model), FIRST_ROUNDS).worth
          : Float64Array.from(model.sourceOf, (source) => worth[source]!);
      return new BoundTree(model, start);
    });
  }

  /** Takes over what another front has proven of the same people since the last time; whether that was anything. */
  adopt(other: Front): boolean {
    let isMore = false;
    this.trees.forEach((tree, row) => {
      const model = tree.model;
      const like = other.trees.find((one) => areOfSamePeople(one.model, model));
      if (like === undefined || like.value <= (this.#adopted[row] ?? Number.NEGATIVE_INFINITY)) return;
      this.#adopted[row] = like.value;
      if (tree.adopt(transplant(like.tree, like.model, model))) isMore = true;
    });
    return isMore;
  }

  get bound(): number {
    return this.trees.reduce((sum, { value }) => sum + value, this.outside);
  }

  get isDone(): boolean {
    return this.trees.every(({ isDone }) => isDone);
  }

  get work(): number {
    return this.trees.reduce((sum, { work }) => sum + work, 0);
  }

  /** What a participant of each source is worth by the last prices; what leaving them out costs for those who can be in no class. */
  worth(sources: number, leftCost: number): Float64Array {
    const worth = new Float64Array(sources).fill(leftCost);
    for (const { model, worth: here } of this.trees) {
      model.sourceOf.forEach((source, origin) => {
        worth[source] = here[origin]!;
      });
    }
    return worth;
  }
}
