import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import { firstPlaceOf, plainOptionsOf } from "./plain-items.ts";

/** What tasks that must be placed ask for at one moment, and what can be given to them then. */
export interface PlainCover {
  readonly demand: number;
  /** By each place, if it is open. [place] */
  readonly supply: readonly number[];
  /** Without any place. */
  readonly unplaced: number;
}

/** When a resource is looked at, and what it has then; at no time in particular where it has enough for all. */
interface Moment {
  /** All options use it then, or any time will do. */
  readonly isForAll: boolean;
  readonly period: number;
  readonly capacity: number;
}

/**
 * What must be served at a moment, by whatever is open. Where all options of a resource use it at some period, or it has enough
 * for all, an option asks for its amount whenever it is; elsewhere only if it is there at the moment. The least that a task asks for,
 * whatever it takes, is its demand if it must be placed. A resource gives no more than it has, and no more than it can be asked for.
 *
 * It holds for every choice, so it holds whatever has been decided.
 */
export function plainCover(model: AllocationModel, period: number): PlainCover {
  const moments = momentsOf(model, period);
  const { places } = model.couplings;
  /** What each task can ask for at most, by resource and place; and all tasks. */
  const taken = new Map<string, { resource: number; place: number; amount: number }>();
  let demand = 0;
  for (let task = 0; task < model.tasks; task++) {
    const own = new Map<string, { resource: number; place: number; amount: number }>();
    let least = Number.POSITIVE_INFINITY;
    for (const { mode, start, end, asked } of plainOptionsOf(model, task)) {
      const place = firstPlaceOf(model, mode);
      let sum = 0;
      for (const [resource, amount] of asked) {
        const moment = moments.get(resource)!;
        if (!moment.isForAll && (start > moment.period || end <= moment.period)) continue;
        sum += amount;
        const key = `${resource} ${place}`;
        own.set(key, { resource, place, amount: Math.max(amount, own.get(key)?.amount ?? 0) });
      }
      least = Math.min(least, sum);
    }
    for (const [key, most] of own) {
      taken.set(key, { ...most, amount: most.amount + (taken.get(key)?.amount ?? 0) });
    }
    const isOptional =
      model.skipCost[task]! < Number.POSITIVE_INFINITY || model.restCost[task]! < Number.POSITIVE_INFINITY;
    if (!isOptional && least < Number.POSITIVE_INFINITY) demand += least;
  }
  const supply = Array.from(places.cost, () => 0);
  let unplaced = 0;
  for (const { resource, place, amount } of taken.values()) {
    const given = Math.min(amount, moments.get(resource)!.capacity);
    if (place === NONE) unplaced = Math.min(demand, unplaced + given);
    else supply[place] = Math.min(demand, supply[place]! + given);
  }
  return { demand, supply, unplaced };
}

/** The periods that all options of a resource use, those that any uses, and what all tasks together can ask for. */
interface Span {
  readonly from: number;
  readonly past: number;
  readonly first: number;
  readonly last: number;
  readonly total: number;
}

/** When each resource that some option uses is looked at. [resource] */
function momentsOf(model: AllocationModel, period: number): Map<number, Moment> {
  const { periods, capacity } = model;
  const spans = new Map<number, Span>();
  for (let task = 0; task < model.tasks; task++) {
    const most = new Map<number, number>();
    for (const { start, end, asked } of plainOptionsOf(model, task)) {
      for (const [resource, amount] of asked) {
        const { from, past, first, last, total } = spans.get(resource) ?? {
          from: 0,
          past: periods,
          first: periods,
          last: 0,
          total: 0,
        };
        const more = Math.max(0, amount - (most.get(resource) ?? 0));
        most.set(resource, (most.get(resource) ?? 0) + more);
        spans.set(resource, {
          from: Math.max(from, start),
          past: Math.min(past, end),
          first: Math.min(first, start),
          last: Math.max(last, end),
          total: total + more,
        });
      }
    }
  }
  const moments = new Map<number, Moment>();
  for (const [resource, { from, past, first, last, total }] of spans) {
    const leastOf = (begin: number, end: number): number => {
      const least = Math.min(...capacity.subarray(resource * periods + begin, resource * periods + end));
      return least === UNLIMITED ? Number.POSITIVE_INFINITY : least;
    };
    if (total <= leastOf(first, last))
      moments.set(resource, { isForAll: true, period, capacity: Number.POSITIVE_INFINITY });
    else if (from < past) moments.set(resource, { isForAll: true, period, capacity: leastOf(from, past) });
    else moments.set(resource, { isForAll: false, period, capacity: leastOf(period, period + 1) });
  }
  return moments;
}
