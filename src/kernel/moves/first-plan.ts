import { sortByKey, type WorkBudget } from "../../base/index.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { Journal } from "./journal.ts";
import type { Ledger } from "./ledger.ts";
import type { UnitPlacer } from "./unit-placer.ts";
import type { Units } from "./units.ts";

const SLICE = 50_000;

/** Price-guided greedy: units that must be in, then the others in order of falling worth, take the cheapest priced options that are free. */
export function* firstPlan(
  { skipCost }: AllocationModel,
  units: Units,
  worth: Float64Array,
  ledger: Ledger,
  journal: Journal,
  placer: UnitPlacer,
  budget: WorkBudget,
): Generator<void, void, void> {
  const order = new Int32Array(units.count);
  const keys = new Float64Array(units.count);
  for (let unit = 0; unit < units.count; unit++) {
    const members = units.member.subarray(units.firstMember[unit], units.firstMember[unit + 1]);
    order[unit] = unit;
    keys[unit] = members.some((task) => skipCost[task] === Number.POSITIVE_INFINITY)
      ? Number.NEGATIVE_INFINITY
      : -worth[unit]!;
  }
  sortByKey(keys, order, 0, units.count);
  let spent = placer.evaluations;
  for (let at = 0; at < order.length && !budget.isExhausted; at++) {
    const unit = order[at]!;
    placer.evaluations++;
    if (ledger.choice.mode[units.member[units.firstMember[unit]!]!] !== NONE) continue;
    journal.begin();
    placer.insert(unit);
    journal.keep();
    if (placer.evaluations - spent < SLICE) continue;
    budget.spend(placer.evaluations - spent);
    spent = placer.evaluations;
    yield;
  }
  budget.spend(placer.evaluations - spent);
}
