import type { WorkBudget } from "../base/index.ts";
import type { PeopleFlow } from "./people-flow.ts";

/** Sites tried for each origin, the nearest first. */
const MOST_TRIED = 12;

/** What one more class would take to hold someone of an origin who is left. */
export interface OneMore {
  /** Site of the class. */
  readonly site: number;
  /** Participants lacking, however those around are shared out. */
  readonly missing: number;
  /** What all would then cost more, in the model's unit; means nothing where people are missing. */
  readonly rise: number;
}

/** No class was tried, since the work was done that a search may do. */
export const UNTRIED = "untried";

/**
 * The class, near an origin with people left, that lacks the fewest participants and of those costs least; undefined where nobody
 * is left or no room near them is free. Each is tried: opened, everyone shared out anew, and undone. With a spent budget none is.
 */
export function oneMore(flow: PeopleFlow, origin: number, budget: WorkBudget): OneMore | typeof UNTRIED | undefined {
  const { firstArc, arcSite } = flow.model;
  const left = flow.left(origin);
  if (left === 0) return undefined;
  if (budget.isExhausted) return UNTRIED;
  const before = flow.work;
  const cost = flow.cost;
  let best: OneMore | undefined;
  let tried = 0;
  for (let arc = firstArc[origin]!; arc < firstArc[origin + 1]! && tried < MOST_TRIED; arc++) {
    const site = arcSite[arc]!;
    if (!flow.canOpen(site)) continue;
    tried++;
    flow.mark();
    flow.change(site, 1);
    flow.settle();
    const missing = flow.breaches;
    const rise = flow.cost - cost;
    const holds = missing > 0 || flow.left(origin) < left;
    flow.undo();
    if (!holds) continue;
    if (best === undefined || missing < best.missing || (missing === best.missing && rise < best.rise)) {
      best = { site, missing, rise };
    }
  }
  budget.spend(flow.work - before);
  return best;
}

/** Opens classes for people who are left as long as that costs less than leaving them and the budget lasts. */
export function openWhatPays(flow: PeopleFlow, budget: WorkBudget): void {
  for (let origin = 0; origin < flow.model.people.length; origin++) {
    const more = oneMore(flow, origin, budget);
    if (more === UNTRIED) return;
    if (more === undefined || more.missing > 0 || more.rise >= 0) continue;
    flow.change(more.site, 1);
    flow.settle();
    flow.mark();
    // What did not pay before may do now.
    origin = -1;
  }
}
