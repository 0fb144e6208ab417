import type { FlowState } from "./flow-state.ts";
import { seatsOf } from "./forming-model.ts";

/** People come to a site, or go from it. */
export const COME = 1;
export const GO = -1;
export type Direction = typeof COME | typeof GO;

/**
 * When a site is in kilter (Fulkerson 1961): its price is no higher than that from which on it would take in more people (COME), and
 * no lower than that up to which it would let people go (GO). Below its least size and above its seats these are what a breach costs.
 */
export function limitAt(flow: FlowState, site: number, direction: Direction): number {
  const load = flow.load(site);
  const classes = flow.classes(site);
  const least = flow.model.minSize * classes;
  const most = seatsOf(flow.model, site, classes);
  if (direction === COME) return load < least ? -flow.breachCost : load < most ? 0 : Number.POSITIVE_INFINITY;
  return load > most ? flow.breachCost : load > least ? 0 : -flow.breachCost;
}

/** How many may come or go until that limit changes. */
export function roomAt(flow: FlowState, site: number, direction: Direction): number {
  const load = flow.load(site);
  const classes = flow.classes(site);
  const least = flow.model.minSize * classes;
  const most = seatsOf(flow.model, site, classes);
  if (direction === COME) return (load < least ? least : most) - load;
  return load - (load > most ? most : load > least ? least : 0);
}

/** How many come (above 0) or go (below) until a site is legal at last, as many as it likes at a price of that sign. */
export function dueAt(flow: FlowState, site: number, price: number): number {
  const classes = flow.classes(site);
  return (price > 0 ? seatsOf(flow.model, site, classes) : flow.model.minSize * classes) - flow.load(site);
}
