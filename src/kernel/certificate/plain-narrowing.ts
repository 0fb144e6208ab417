import { type AllocationModel, NONE } from "../model.ts";
import type { OptionRange, PackingLeaf } from "../proof.ts";
import type { PlainDomain } from "./plain-domain.ts";
import type { PlainItem } from "./plain-items.ts";
import { pricedRoom } from "./plain-knapsack.ts";
import type { PlainPacking, PricedModel, PricedPacking } from "./plain-packing.ts";
import { limitsOf } from "./plain-places.ts";

/**
 * What is left of a domain once all that prices on tasks show to cost at least `least` is ruled out: options that are taken, places
 * that are opened, places that are not. Costs are integers, so a bound above `least - 1` shows it.
 *
 * One decision changes the value of the prices by no less than this: a place that is opened beyond those that pay takes the turn of the
 * last that its limit lets in; one that is not opened leaves its turn to the next; an item that is packed earns what it earns and leaves
 * less room, of which each unit is worth its price.
 */
export function* narrowed(
  model: AllocationModel,
  packing: PlainPacking,
  unit: number,
  least: number,
  leaf: PackingLeaf,
  domain: PlainDomain,
): Generator<void, PlainDomain, void> {
  if (!Number.isSafeInteger(least * unit))
    throw new RangeError(`least is ${least}, expected an integer that is exact in units`);
  const priced = yield* packing.price(unit, leaf, domain);
  if (priced === undefined || priced.value === Number.POSITIVE_INFINITY) return domain;
  const spare = (least - 1) * unit - priced.value;
  const places = placeLosses(model, priced);
  const known = priced.domain.decide(
    places.flatMap(({ unused }, place) => (unused > spare ? [place] : [])),
    places.flatMap(({ used }, place) => (used > spare ? [place] : [])),
  );
  const bans = new Map<number, OptionRange[]>();
  const { packings, items } = packing.items!;
  for (const [number, held] of priced.packings.entries()) {
    yield;
    const { place, isUnary } = packings[number]!;
    // Nothing is allowed any more at a place that is not used.
    if (known.closed.has(place)) continue;
    const opening = place === NONE ? 0 : places[place]!.used;
    const loss = lossOf(held, isUnary);
    packing.work += held.items.length;
    for (const { task, gain, amount, item } of held.items) {
      if (opening + loss(gain, amount) <= spare) continue;
      // What takes as much room and costs as much is no better.
      for (const other of isUnary ? [item] : packedIn(items[task]!, number)) {
        if (other.amount < amount || other.cost < item.cost) continue;
        const range = { mode: other.mode, from: other.start, past: other.start + 1 };
        const known = bans.get(task);
        if (known === undefined) bans.set(task, [range]);
        else known.push(range);
      }
    }
  }
  return known.ban(bans);
}

/** The items of a task that one packing takes: they follow one another. */
function packedIn(items: readonly PlainItem[], packing: number): readonly PlainItem[] {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.packing < packing) low = middle + 1;
    else high = middle;
  }
  let past = low;
  while (items[past]?.packing === packing) past++;
  return items.slice(low, past);
}

/** How much less a packing earns when it must take an item, at the least. */
function lossOf(
  { items, room, gain: best }: PricedPacking,
  isUnary: boolean,
): (gain: number, amount: number) => number {
  if (isUnary) return (gain) => Math.max(0, -gain);
  const { price, most } = room === Number.POSITIVE_INFINITY ? { price: 0, most: best } : pricedRoom(items, room);
  // With a price of 0 amounts play no part, and every worthwhile item is packed already.
  return (gain, amount) => Math.max(0, best - most - Math.min(0, price === 0 ? gain : gain - price * amount));
}

interface Loss {
  /** What the value rises by at the least when some task uses the place, and when none does. */
  readonly used: number;
  readonly unused: number;
}

function placeLosses(model: AllocationModel, { worth, domain }: PricedModel): Loss[] {
  const limitOf = limitsOf(model);
  const isFree = (place: number): boolean => !domain.open.has(place) && !domain.closed.has(place);
  const inLimit = [...model.couplings.places.most].map((most, limit) => {
    const gains = worth.filter((value, place) => limitOf[place] === limit && isFree(place) && value < 0);
    gains.sort((a, b) => a - b);
    const left = most - [...domain.open].filter((place) => limitOf[place] === limit).length;
    // Where a limit is full, what is opened beyond takes the turn of the last that it lets in.
    const last = left <= 0 ? Number.NEGATIVE_INFINITY : left <= gains.length ? gains[left - 1]! : 0;
    return { last, next: gains[Math.max(0, left)] ?? 0, left };
  });
  return worth.map((value, place) => {
    if (!isFree(place))
      return { used: domain.open.has(place) ? 0 : Number.POSITIVE_INFINITY, unused: Number.NEGATIVE_INFINITY };
    if (limitOf[place] === NONE) return { used: Math.max(0, value), unused: Math.max(0, -value) };
    const { last, next, left } = inLimit[limitOf[place]!]!;
    const isChosen = left > 0 && value < 0 && value <= last;
    return isChosen
      ? { used: 0, unused: next - value }
      : { used: Math.max(0, value - last), unused: Number.NEGATIVE_INFINITY };
  });
}
