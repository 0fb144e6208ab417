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

/**
 * The class, near an origin with people left, that lacks the fewest participants and of those costs least; undefined where nobody
 * is left or no room near them is free. Each is tried: opened, everyone shared out anew, and undone.
 */
export function oneMore(flow: PeopleFlow, origin: number): OneMore | undefined {
  const { firstArc, arcSite } = flow.model;
  const left = flow.left(origin);
  if (left === 0) return undefined;
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
  return best;
}

/** Opens classes for people who are left as long as that costs less than leaving them. */
export function openWhatPays(flow: PeopleFlow): void {
  for (let origin = 0; origin < flow.model.people.length; origin++) {
    const more = oneMore(flow, origin);
    if (more === undefined || more.missing > 0 || more.rise >= 0) continue;
    flow.change(more.site, 1);
    flow.settle();
    flow.mark();
    // What did not pay before may do now.
    origin = -1;
  }
}
