import { WorkBudget } from "../../base/index.ts";
import type { Compiled } from "../../compile/index.ts";
import {
  type AllocationModel,
  type ConflictAsker,
  DirectSearch,
  exactSearch,
  relaxedModel,
} from "../../kernel/index.ts";
import type { Liftables } from "./liftables.ts";
import type { Liftable } from "./statement.ts";

/**
 * Work of a search to the end, which answers most questions about few cohorts at once, and of the one by bounds and plans after it: as
 * often as each looks at all options, and more.
 */
const EXACT = { looks: 10, more: 500_000 };
const DIRECT = { looks: 60, more: 5_000_000 };

/** Asks whether a compiled problem has a plan when only some of its statements hold. */
export class StatementAsker implements ConflictAsker<Liftable> {
  isUnknown = false;

  readonly #model: AllocationModel;
  readonly #background: Liftables["background"];
  readonly #budget: WorkBudget;

  constructor({ model }: Compiled, { background }: Liftables, budget: WorkBudget) {
    this.#model = model;
    this.#background = background;
    this.#budget = budget;
  }

  *isInfeasible(kept: readonly Liftable[]): Generator<void, boolean, void> {
    if (this.isUnknown) return false;
    const constraints = kept.flatMap((one) => one.constraints);
    const model = relaxedModel(this.#model, [...this.#background, ...constraints]);
    const hasPlan = yield* isFeasible(model, this.#budget);
    this.isUnknown = hasPlan === undefined;
    return hasPlan === false;
  }
}

/** Whether a model has any choice; undefined when the budget ended before that was known. */
export function* isFeasible(model: AllocationModel, budget: WorkBudget): Generator<void, boolean | undefined, void> {
  const free = withoutCosts(model);
  const options = optionsOf(model);
  const workFor = ({ looks, more }: typeof EXACT): number => looks * options + more;
  const exact = yield* exactSearch(free, new WorkBudget(workFor(EXACT), budget), { stopsAtFirst: true });
  if (exact.choice !== undefined) return true;
  if (exact.status === "infeasible") return false;
  // Whether all can be placed who must be is a matter of cost once leaving one out costs 1: bounds see what counting sees.
  const { soft, placed } = placingModel(free);
  const part = new WorkBudget(workFor(DIRECT), budget);
  const search = new DirectSearch(soft, part);
  for (const _ of search.run()) {
    if (search.cost === placed || search.bound > placed) part.stop();
    yield;
  }
  const { cost, shown } = search.result();
  if (cost === placed) return true;
  return shown > placed ? false : undefined;
}

/** How many pairs of a mode and a start there are at the most. */
export function optionsOf({ tasks, firstMode, earliest, pastLatest }: AllocationModel): number {
  let options = 0;
  for (let task = 0; task < tasks; task++) {
    options += (firstMode[task + 1]! - firstMode[task]!) * (pastLatest[task]! - earliest[task]!);
  }
  return options;
}

/**
 * Leaving out a task that must be placed costs one more than placing it, which costs 1: what is the same in both gives searches a scale
 * for their steps. `placed` is what all of them cost together.
 */
function placingModel(model: AllocationModel): { readonly soft: AllocationModel; readonly placed: number } {
  const modeCost = model.modeCost.slice();
  let placed = 0;
  for (let task = 0; task < model.tasks; task++) {
    if (model.skipCost[task] !== Number.POSITIVE_INFINITY) continue;
    placed++;
    modeCost.fill(1, model.firstMode[task], model.firstMode[task + 1]);
  }
  const skipCost = model.skipCost.map((cost) => (cost === Number.POSITIVE_INFINITY ? 2 : 0));
  return { soft: { ...model, modeCost, skipCost }, placed };
}

/** The same where nothing costs anything, which does not change what may be. */
export function withoutCosts(model: AllocationModel): AllocationModel {
  const { couplings } = model;
  return {
    ...model,
    modeCost: new Float64Array(model.modeCost.length),
    startCosts: new Float64Array(model.startCosts.length),
    skipCost: model.skipCost.map((cost) => (cost === Number.POSITIVE_INFINITY ? cost : 0)),
    couplings: {
      ...couplings,
      places: { ...couplings.places, cost: new Float64Array(couplings.places.cost.length) },
      quotas: {
        ...couplings.quotas,
        overCost: couplings.quotas.overCost.map((cost) => (cost === Number.POSITIVE_INFINITY ? cost : 0)),
      },
    },
  };
}
